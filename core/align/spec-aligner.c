#include "align/spec-aligner.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "align/spec-adapter.h"
#include "align/spec-align-basis.h"
#include "align/spec-align-batch.h"
#include "align/spec-align-descent.h"
#include "align/spec-align-measure.h"
#include "align/spec-align-split.h"
#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-vector-math.h"

/* Residuals of the eigenpairs of a step, and of a look at held-out rows. */
#define STEP_TOLERANCE 1e-2
#define LOOK_TOLERANCE 1e-4

/* A held-out value that much above the best is as good: SPEC-diff of some hundred rows is not known better, and later
 * steps help the other rows. */
#define AS_GOOD 1.03

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
  SpecAlignParams scaled; /* those for rows in the unit of `turned` */
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
  SpecAlignBasis *basis;
  SpecEmbedding *turned; /* the side that is adapted, in the coordinates of the basis and a unit of its own */
  SpecAlignDescent *descent;
  float *core, *gradient, *kept; /* C-order (rank, rank): of the adapter now, and of the one kept */
  double best;                   /* the least held-out value so far */
} Run;

/* Takes the bandwidths used. */
static gboolean
measure_before (Run *run, GError **error)
{
  SpecAlignment *alignment = run->alignment;

  run->params.comparison.spectrum = 0;   /* an alignment has no use of it */
  run->params.comparison.centre = FALSE; /* what is trained is the difference of the kernels as they are */
  spec_progress_report (run->progress, SPEC_STAGE_DIFFERENCE, 0.02);
  if (!spec_align_measure (run->solver, run->embeddings, run->held, run->held_count, &run->params.comparison, run->team,
                           &alignment->spec_diff_before, &alignment->holdout_before, &alignment->before,
                           run->cancellable, error))
    return FALSE;
  alignment->params = run->params;
  return TRUE;
}

static gboolean
write_adapter (Run *run, GError **error)
{
  return spec_align_basis_write_adapter (run->basis, run->kept, run->alignment->adapter, run->team, run->cancellable,
                                         error);
}

static gboolean
measure_after (Run *run, GError **error)
{
  SpecAlignment *alignment = run->alignment;
  SpecParams params = run->params.comparison;
  SpecEmbedding *pair[2] = { run->embeddings[SPEC_SIDE_X], run->embeddings[SPEC_SIDE_Y] };
  SpecSide side = run->params.side;

  spec_progress_report (run->progress, SPEC_STAGE_DIFFERENCE, STEPS_END);
  if (!write_adapter (run, error))
    return FALSE;
  alignment->aligned = spec_adapter_map (alignment->adapter, run->embeddings[side], run->team, run->cancellable, error);
  if (alignment->aligned == NULL)
    return FALSE;
  pair[side] = alignment->aligned;
  return spec_align_measure (run->solver, pair, run->held, run->held_count, &params, run->team,
                             &alignment->spec_diff_after, &alignment->holdout_after, &alignment->after,
                             run->cancellable, error)
         && spec_embedding_check_unchanged (run->embeddings[SPEC_SIDE_X], error)
         && spec_embedding_check_unchanged (run->embeddings[SPEC_SIDE_Y], error);
}

static gboolean
split_rows (Run *run, GError **error)
{
  gsize n = spec_embedding_get_samples (run->embeddings[SPEC_SIDE_X]);
  gsize count, at = 0;

  run->held = spec_align_split_choose_held (&run->params, n, &count, error);
  if (count > 0 && run->held == NULL)
    return FALSE;
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

/* Returns: a power of two with which values are about 1: squares of those of extreme units are no numbers in single precision. */
static double
choose_scale (const float *values, gsize size)
{
  double square = spec_vector_sum_squares (size, values) / (double) size;

  return square > 0 ? exp2 (-CLAMP (round (log2 (square) / 2), -100, 100)) : 1;
}

/* The rows times @scale in the coordinates of the basis. */
static gboolean
turn_rows (Run *run, double scale, GError **error)
{
  SpecSide side = run->params.side;
  g_autofree float *turn = g_try_malloc_n (run->d, run->d * sizeof (float));

  if (turn == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu rows"), run->d);
      return FALSE;
    }
  for (gsize i = 0; i < run->d * run->d; i++)
    turn[i] = (float) (scale * run->basis->turn[i]);
  run->turned = spec_adapter_map (turn, run->embeddings[side], run->team, run->cancellable, error);
  run->scaled = run->params;
  run->scaled.comparison.kernel[side].sigma *= scale;
  return run->turned != NULL;
}

/* The rows in coordinates of which the steps change the leading ones. */
static gboolean
make_basis (Run *run, GError **error)
{
  gsize count = MIN (run->training_count, MOMENT_ROWS);
  SpecEmbedding *embedding = run->embeddings[run->params.side];
  g_autofree float *rows = g_try_malloc_n (count, run->d * sizeof (float));
  double scale;

  if (rows == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu rows"), count);
      return FALSE;
    }
  spec_embedding_gather_rows (embedding, choose_rows (run, count), count, rows);
  run->next = 0;
  scale = choose_scale (rows, count * run->d);
  for (gsize i = 0; i < count * run->d; i++)
    rows[i] = (float) (scale * rows[i]);
  run->basis = spec_align_basis_new (rows, count, run->d, run->params.rank, run->team, run->cancellable, error);
  run->descent = run->basis != NULL && turn_rows (run, scale, error)
                     ? spec_align_descent_new (run->basis->values, run->basis->rank, run->params.ridge, error)
                     : NULL;
  return run->descent != NULL;
}

static gboolean
make_cores (Run *run, GError **error)
{
  gsize rank = run->basis->rank;

  return (run->core = spec_adapter_new (rank, error)) != NULL && (run->kept = spec_adapter_new (rank, error)) != NULL
         && (run->gradient = spec_adapter_new (rank, error)) != NULL
         && (run->alignment->adapter = spec_adapter_new (run->d, error)) != NULL;
}

static SpecAlignBatch *
make_batch (Run *run, const guint32 *rows, gsize count, GRand *noise, GError **error)
{
  SpecEmbedding *embeddings[2] = { run->embeddings[SPEC_SIDE_X], run->embeddings[SPEC_SIDE_Y] };

  embeddings[run->params.side] = run->turned;
  return spec_align_batch_new (embeddings, rows, count, run->basis->rank, &run->scaled, noise, run->team,
                               run->cancellable, error);
}

/* Where memory for the whole run is asked for, before the first step. */
static gboolean
prepare (Run *run, GError **error)
{
  gsize looked = MIN (run->held_count, run->params.batch);
  g_autofree guint32 *chosen = NULL;

  if (!make_basis (run, error) || !make_cores (run, error))
    return FALSE;
  if (looked < 2)
    return TRUE;
  chosen = spec_random_choose_rows (run->params.comparison.seed, run->held_count, looked, error);
  if (chosen == NULL)
    return FALSE;
  for (gsize i = 0; i < looked; i++)
    chosen[i] = run->held[chosen[i]];
  run->looked = make_batch (run, chosen, looked, NULL, error);
  return run->looked != NULL;
}

/* The loss on the next rows and, but for the last step, its gradient. */
static gboolean
evaluate (Run *run, gboolean last, SpecAlignStep *step, GError **error)
{
  gsize count = MIN (run->params.batch, MAX (2, run->training_count / 3));
  g_autoptr (SpecAlignBatch) batch = make_batch (run, choose_rows (run, count), count, run->random, error);
  SpecAlignValue value;

  if (batch == NULL
      || !spec_align_batch_evaluate (batch, run->core, STEP_TOLERANCE, &value, last ? NULL : run->gradient,
                                     run->cancellable, error))
    return FALSE;
  step->loss = value.loss;
  step->spec_diff = value.spec_diff;
  return TRUE;
}

/* Whoever follows the steps is shown the whole adapter. */
static gboolean
keep_adapter (Run *run, guint step, GError **error)
{
  memcpy (run->kept, run->core, run->basis->rank * run->basis->rank * sizeof (float));
  run->alignment->best_step = step;
  return run->watch == NULL || write_adapter (run, error);
}

/* Looks at the held-out rows now and then, and keeps the adapter while it is good there; without such rows, the newest.
 */
static gboolean
look (Run *run, SpecAlignStep *step, gboolean last, GError **error)
{
  SpecAlignValue value;

  step->holdout = NAN;
  if (run->looked == NULL)
    return !last || keep_adapter (run, step->step, error);
  if (step->step % SPEC_ALIGN_LOOK != 0 && !last)
    return TRUE;
  if (!spec_align_batch_evaluate (run->looked, run->core, LOOK_TOLERANCE, &value, NULL, run->cancellable, error))
    return FALSE;
  step->holdout = value.spec_diff;
  if ((step->step == 0 || value.spec_diff <= AS_GOOD * run->best) && !keep_adapter (run, step->step, error))
    return FALSE;
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
        keep_adapter (run, number, error);
      return FALSE;
    }
  if (!last)
    spec_align_descent_step (run->descent, run->params.rate * 0.5 * (1 + cos (G_PI * share)), run->gradient, run->core);
  return !last;
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
  spec_align_basis_free (run->basis);
  g_clear_pointer (&run->turned, spec_embedding_unref);
  spec_solver_free (run->solver);
  spec_team_free (run->team);
  g_rand_free (run->random);
  g_free (run->training);
  g_free (run->held);
  g_free (run->core);
  g_free (run->kept);
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
