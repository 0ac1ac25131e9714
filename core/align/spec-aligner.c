#include "align/spec-aligner.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "align/spec-adapter.h"
#include "align/spec-align-batch.h"
#include "align/spec-align-descent.h"
#include "align/spec-align-split.h"
#include "base/spec-error.h"
#include "base/spec-random.h"
#include "spec/spec-solver.h"

/* Residuals of the eigenpairs of a step, and of a look at held-out rows. */
#define STEP_TOLERANCE 1e-3
#define LOOK_TOLERANCE 1e-4

/* A held-out value that much above the best is as good: flat is fine, and later steps help the other rows. */
#define AS_GOOD 1.01

/* Rows whose second moments smooth the gradient, at most. */
#define MOMENT_ROWS 8192

/* Parts of the whole job: where the steps begin and end. */
#define STEPS_BEGIN 0.05
#define STEPS_END 0.93

typedef struct
{
  SpecEmbedding *embeddings[2]; /* borrowed */
  SpecAlignment *alignment;     /* borrowed: what is being made */
  SpecAlignParams params;
  SpecAlignStepFunc watch;
  gpointer data;
  GCancellable *cancellable;
  const SpecProgress *progress;

  SpecTeam *team;
  SpecSolver *solver;
  GRand *random;
  guint32 *training; /* rows, in the order of the epoch */
  guint32 *held;     /* rows, ascending */
  gsize training_count, held_count, d;
  gsize next;             /* in `training` */
  SpecAlignBatch *looked; /* held-out rows that are watched; NULL: none */
  SpecAlignDescent *descent;
  float *adapter, *gradient;
  double best; /* the least held-out value so far */
} Run;

/* SPEC-diff of two embeddings as a comparison computes it. *@params takes the bandwidths used, *@review (nullable) what
 * else it says. */
static gboolean
compare (Run *run,
         SpecEmbedding *x,
         SpecEmbedding *y,
         SpecParams *params,
         double *spec_diff,
         SpecAlignReview *review,
         GError **error)
{
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, params, error);
  g_autoptr (SpecResult) result = NULL;

  if (problem != NULL)
    result = spec_solver_solve (run->solver, problem, run->cancellable, NULL, error);
  if (result == NULL)
    return FALSE;
  *params = *spec_problem_get_params (spec_result_get_problem (result));
  *spec_diff = spec_result_get_spec_diff (result);
  if (review == NULL)
    return TRUE;
  spec_align_review_take_spectrum (review, result);
  return spec_align_review_take_neighbours (review, x, y, params->seed, run->team, run->cancellable, error);
}

static SpecEmbedding *
gather_held (const Run *run, SpecEmbedding *embedding, GError **error)
{
  gsize d = spec_embedding_get_dimensions (embedding);
  float *rows = g_try_malloc_n (run->held_count, d * sizeof (float));

  if (rows == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu held-out rows"),
                   run->held_count);
      return NULL;
    }
  spec_embedding_gather_rows (embedding, run->held, run->held_count, rows);
  return spec_embedding_new_take (rows, run->held_count, d, spec_embedding_get_name (embedding));
}

static gboolean
compare_held (Run *run, SpecEmbedding *x, SpecEmbedding *y, double *spec_diff, SpecAlignReview *review, GError **error)
{
  SpecParams params = run->params.comparison;
  g_autoptr (SpecEmbedding) held_x = NULL, held_y = NULL;

  *spec_diff = NAN;
  if (run->held_count == 0)
    return TRUE;
  held_x = gather_held (run, x, error);
  held_y = held_x != NULL ? gather_held (run, y, error) : NULL;
  return held_y != NULL && compare (run, held_x, held_y, &params, spec_diff, review, error);
}

/* A comparison without what an alignment has no use of. */
static gboolean
measure_before (Run *run, GError **error)
{
  SpecAlignment *alignment = run->alignment;
  SpecEmbedding *x = run->embeddings[SPEC_SIDE_X], *y = run->embeddings[SPEC_SIDE_Y];
  SpecAlignReview *review = run->held_count == 0 ? &alignment->before : NULL;

  run->params.comparison.spectrum = 0;
  run->params.comparison.centre = FALSE; /* what is trained is the difference of the kernels as they are */
  spec_progress_report (run->progress, SPEC_STAGE_DIFFERENCE, 0.02);
  if (!compare (run, x, y, &run->params.comparison, &alignment->spec_diff_before, review, error)
      || !compare_held (run, x, y, &alignment->holdout_before, &alignment->before, error))
    return FALSE;
  alignment->params = run->params;
  return TRUE;
}

static gboolean
measure_after (Run *run, GError **error)
{
  SpecAlignment *alignment = run->alignment;
  SpecParams params = run->params.comparison;
  SpecEmbedding *pair[2] = { run->embeddings[SPEC_SIDE_X], run->embeddings[SPEC_SIDE_Y] };
  SpecSide side = run->params.side;
  SpecAlignReview *review = run->held_count == 0 ? &alignment->after : NULL;

  spec_progress_report (run->progress, SPEC_STAGE_DIFFERENCE, STEPS_END);
  alignment->aligned = spec_adapter_map (alignment->adapter, run->embeddings[side], run->team, run->cancellable, error);
  if (alignment->aligned == NULL)
    return FALSE;
  pair[side] = alignment->aligned;
  return compare (run, pair[SPEC_SIDE_X], pair[SPEC_SIDE_Y], &params, &alignment->spec_diff_after, review, error)
         && compare_held (run, pair[SPEC_SIDE_X], pair[SPEC_SIDE_Y], &alignment->holdout_after, &alignment->after,
                       error)
         && spec_embedding_check_unchanged (run->embeddings[SPEC_SIDE_X], error)
         && spec_embedding_check_unchanged (run->embeddings[SPEC_SIDE_Y], error);
}

static gboolean
split_rows (Run *run, GError **error)
{
  gsize n = spec_embedding_get_samples (run->embeddings[SPEC_SIDE_X]);
  gsize count, at = 0;

  run->held = spec_align_split_choose_held (&run->params, n, &count);
  run->held_count = run->alignment->holdout_count = count;
  run->training = g_try_new (guint32, n - count);
  if (run->training == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), n);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    if (at < count && run->held[at] == i)
      at++;
    else
      run->training[run->training_count++] = (guint32) i;
  return TRUE;
}

/* Brings a random row of those not yet used in this epoch to each of the next places. */
static const guint32 *
choose_rows (Run *run, gsize count)
{
  guint32 *rows;

  if (run->next + count > run->training_count)
    run->next = 0;
  rows = run->training + run->next;
  for (gsize i = 0; i < count; i++)
    {
      gsize j = i + (gsize) (g_rand_double (run->random) * (double) (run->training_count - run->next - i));
      guint32 row = rows[i];

      rows[i] = rows[j];
      rows[j] = row;
    }
  run->next += count;
  return rows;
}

static gboolean
make_descent (Run *run, GError **error)
{
  gsize count = MIN (run->training_count, MOMENT_ROWS);
  g_autofree float *rows = g_try_malloc_n (count, run->d * sizeof (float));

  if (rows == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu rows"), count);
      return FALSE;
    }
  spec_embedding_gather_rows (run->embeddings[run->params.side], choose_rows (run, count), count, rows);
  run->next = 0;
  run->descent = spec_align_descent_new (rows, count, run->d, run->params.ridge, run->team, run->cancellable, error);
  return run->descent != NULL;
}

/* Where memory for the whole run is asked for, before the first step. */
static gboolean
prepare (Run *run, GError **error)
{
  gsize looked = MIN (run->held_count, run->params.batch);
  g_autofree guint32 *chosen = NULL;

  run->adapter = spec_adapter_new (run->d, error);
  run->alignment->adapter = run->adapter != NULL ? spec_adapter_new (run->d, error) : NULL;
  run->gradient = run->alignment->adapter != NULL ? spec_adapter_new (run->d, error) : NULL;
  if (run->gradient == NULL || (run->params.steps > 0 && !make_descent (run, error)))
    return FALSE;
  if (looked < 2)
    return TRUE;
  chosen = spec_random_choose_rows (run->params.comparison.seed, run->held_count, looked);
  for (gsize i = 0; i < looked; i++)
    chosen[i] = run->held[chosen[i]];
  run->looked
      = spec_align_batch_new (run->embeddings, chosen, looked, &run->params, NULL, run->team, run->cancellable, error);
  return run->looked != NULL;
}

/* The loss on the next rows and, but for the last step, its gradient. */
static gboolean
evaluate (Run *run, gboolean last, SpecAlignStep *step, GError **error)
{
  gsize count = MIN (run->params.batch, MAX (2, run->training_count / 3));
  g_autoptr (SpecAlignBatch) batch = spec_align_batch_new (
      run->embeddings, choose_rows (run, count), count, &run->params, run->random, run->team, run->cancellable, error);
  SpecAlignValue value;

  if (batch == NULL
      || !spec_align_batch_evaluate (batch, run->adapter, STEP_TOLERANCE, &value, last ? NULL : run->gradient,
                                     run->cancellable, error))
    return FALSE;
  step->loss = value.loss;
  step->spec_diff = value.spec_diff;
  return TRUE;
}

static void
keep_adapter (Run *run, guint step)
{
  memcpy (run->alignment->adapter, run->adapter, run->d * run->d * sizeof (float));
  run->alignment->best_step = step;
}

/* Looks at the held-out rows now and then, and keeps the adapter while it is good there; without such rows, the newest.
 */
static gboolean
look (Run *run, SpecAlignStep *step, gboolean last, GError **error)
{
  SpecAlignValue value;

  step->holdout = NAN;
  if (run->looked == NULL)
    {
      if (last)
        keep_adapter (run, step->step);
      return TRUE;
    }
  if (step->step % SPEC_ALIGN_LOOK != 0 && !last)
    return TRUE;
  if (!spec_align_batch_evaluate (run->looked, run->adapter, LOOK_TOLERANCE, &value, NULL, run->cancellable, error))
    return FALSE;
  step->holdout = value.spec_diff;
  if (step->step == 0 || value.spec_diff <= AS_GOOD * run->best)
    keep_adapter (run, step->step);
  run->best = step->step == 0 ? value.spec_diff : MIN (run->best, value.spec_diff);
  return TRUE;
}

/* Whether this is the last step. */
static gboolean
is_over (Run *run, guint step)
{
  guint patience = run->params.patience;

  if (run->looked != NULL && patience > 0 && step >= run->alignment->best_step + patience)
    run->alignment->stopped_early = TRUE;
  return step == run->params.steps || run->alignment->stopped_early;
}

/* Returns: whether to go on. */
static gboolean
step (Run *run, guint number, GError **error)
{
  gboolean last = is_over (run, number);
  double share = run->params.steps > 0 ? number / (double) run->params.steps : 1;
  SpecAlignStep now = { .step = number };

  spec_progress_report (run->progress, SPEC_STAGE_ALIGN, STEPS_BEGIN + (STEPS_END - STEPS_BEGIN) * share);
  if (!evaluate (run, last, &now, error) || !look (run, &now, last, error))
    return FALSE;
  g_array_append_val (run->alignment->history, now);
  if (run->watch != NULL && !run->watch (&now, run->alignment, run->data))
    {
      if (run->looked == NULL)
        keep_adapter (run, number);
      return FALSE;
    }
  return !last
         && spec_align_descent_step (run->descent, run->params.rate * 0.5 * (1 + cos (G_PI * share)), run->gradient,
                                     run->adapter, run->cancellable, error);
}

static gboolean
descend (Run *run, GError **error)
{
  GError *failure = NULL;

  for (guint number = 0; step (run, number, &failure); number++)
    ;
  if (failure != NULL)
    g_propagate_error (error, failure);
  return failure == NULL;
}

static gboolean
run_all (Run *run, GError **error)
{
  for (guint side = 0; side < 2; side++)
    if (!spec_embedding_check (run->embeddings[side], run->params.comparison.kernel[side].kind == SPEC_KERNEL_COSINE,
                               run->cancellable, error))
      return FALSE;
  return split_rows (run, error) && measure_before (run, error) && prepare (run, error) && descend (run, error)
         && measure_after (run, error);
}

static void
run_clear (Run *run)
{
  spec_align_batch_free (run->looked);
  spec_align_descent_free (run->descent);
  spec_solver_free (run->solver);
  spec_team_free (run->team);
  g_rand_free (run->random);
  g_free (run->training);
  g_free (run->held);
  g_free (run->adapter);
  g_free (run->gradient);
}

SpecAlignment *
spec_aligner_run (SpecEmbedding *x,
                  SpecEmbedding *y,
                  const SpecAlignParams *params,
                  SpecAlignStepFunc watch,
                  gpointer data,
                  GCancellable *cancellable,
                  const SpecProgress *progress,
                  GError **error)
{
  g_autoptr (SpecAlignment) alignment = g_new0 (SpecAlignment, 1);
  g_autoptr (SpecProblem) problem = NULL;
  Run run = { .embeddings = { x, y },
              .alignment = alignment,
              .params = *params,
              .watch = watch,
              .data = data,
              .cancellable = cancellable,
              .progress = progress };
  gboolean done;

  if (!spec_align_params_validate (params, error))
    return NULL;
  problem = spec_problem_new (x, y, &params->comparison, error); /* rows of one number */
  if (problem == NULL)
    return NULL;
  alignment->history = g_array_new (FALSE, FALSE, sizeof (SpecAlignStep));
  alignment->dimensions = run.d = spec_embedding_get_dimensions (run.embeddings[params->side]);
  run.team = spec_team_new (params->comparison.threads);
  run.solver = spec_solver_new ();
  run.random = spec_random_new (params->comparison.seed, SPEC_STREAM_ALIGN);
  done = run_all (&run, error);
  run_clear (&run);
  return done ? g_steal_pointer (&alignment) : NULL;
}
