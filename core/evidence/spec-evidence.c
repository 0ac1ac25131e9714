#include "evidence/spec-evidence.h"

#include <math.h>

#include "base/spec-progress-span.h"
#include "base/spec-random.h"
#include "evidence/spec-cluster-evidence.h"
#include "evidence/spec-mean-distance.h"
#include "evidence/spec-sampling-error.h"
#include "evidence/spec-shuffled.h"
#include "spec/spec-solver-private.h"

#define MOST_SAMPLES 50    /* of a mode */
#define MOST_TOGETHER 2000 /* of a direction: k-means and silhouettes take the square of it */
#define OUTSIDE_SAMPLES 200

/* Who listens, and how much it was told: solvers on the way may fall back a little. */
typedef struct
{
  const SpecProgress *outer;
  double reached;
} Steady;

/* What is needed on the way. */
typedef struct
{
  SpecEvidence *evidence;
  SpecSolver *solver;
  SpecSamples *samples;
  GCancellable *cancellable;
  const SpecProgress *progress;
  SpecTopSamples *tops[2]; /* by SpecDirection */
} Inquiry;

G_DEFINE_BOXED_TYPE (SpecEvidence, spec_evidence, spec_evidence_ref, spec_evidence_unref)

static void
report_steadily (SpecStage stage, double fraction, gpointer data)
{
  Steady *steady = data;

  steady->reached = MAX (steady->reached, fraction);
  spec_progress_report (steady->outer, stage, steady->reached);
}

static SpecEvidence *
evidence_new (SpecResult *result)
{
  SpecEvidence *evidence = g_new0 (SpecEvidence, 1);
  const SpecParams *params = spec_problem_get_params (spec_result_get_problem (result));
  gsize samples = spec_problem_get_samples (spec_result_get_problem (result));

  g_atomic_ref_count_init (&evidence->references);
  evidence->result = spec_result_ref (result);
  evidence->samples_per_mode
      = MAX (2, MIN (MIN (params->samples_per_mode, MOST_SAMPLES), MOST_TOGETHER / MAX (params->modes, 1)));
  evidence->samples_per_mode = MIN (evidence->samples_per_mode, samples);
  evidence->outside_samples = MIN (OUTSIDE_SAMPLES, samples - evidence->samples_per_mode);
  evidence->distance_samples = MIN (samples, SPEC_PREVIEW_SAMPLES);
  for (guint direction = 0; direction < 2; direction++)
    {
      evidence->sets[direction].shuffled = NAN;
      evidence->mode_count[direction] = spec_result_get_mode_count (result, direction);
      evidence->modes[direction] = g_new0 (SpecModeEvidence, evidence->mode_count[direction] + 1);
      for (gsize mode = 0; mode < evidence->mode_count[direction]; mode++)
        {
          SpecModeEvidence *found = &evidence->modes[direction][mode];

          found->sampling = (SpecSamplingError){ { NAN, NAN }, NAN, NAN, NAN, FALSE };
          found->stability = (SpecSpread){ NAN, NAN };
        }
    }
  return evidence;
}

/* All rows of the problem where there are few; else some, chosen by the seed. */
static gboolean
find_mean_distances (const Inquiry *inquiry, GError **error)
{
  SpecEvidence *evidence = inquiry->evidence;
  SpecProblem *problem = spec_result_get_problem (evidence->result);
  gsize samples = spec_problem_get_samples (problem), count = evidence->distance_samples;
  const guint32 *used = spec_problem_get_rows (problem);
  g_autofree guint32 *rows = spec_random_choose_rows (spec_problem_get_params (problem)->seed, samples, count, error);

  if (rows == NULL)
    return FALSE;
  for (gsize i = 0; used != NULL && i < count; i++)
    rows[i] = used[rows[i]];
  for (guint side = 0; side < 2; side++)
    {
      evidence->mean_distance[side]
          = spec_mean_distance_compute (spec_problem_get_embedding (problem, side), rows, count,
                                        spec_solver_get_team (inquiry->solver), inquiry->cancellable, error);
      if (isnan (evidence->mean_distance[side]))
        return FALSE;
    }
  return TRUE;
}

/* @part: what of the whole job this is. */
static gboolean
examine_clusters (Inquiry *inquiry, double part, GError **error)
{
  SpecEvidence *evidence = inquiry->evidence;

  spec_progress_report (inquiry->progress, SPEC_STAGE_EVIDENCE, 0);
  if (!find_mean_distances (inquiry, error))
    return FALSE;
  for (guint direction = 0; direction < 2; direction++)
    {
      SpecProgressSpan span
          = { inquiry->progress, SPEC_STAGE_EVIDENCE, part * (0.1 + 0.45 * direction), part * (0.55 + 0.45 * direction) };
      SpecProgress inner = spec_progress_span_get (&span);

      inquiry->tops[direction] = spec_top_samples_new (evidence->result, direction, evidence->samples_per_mode, error);
      if (inquiry->tops[direction] == NULL)
        return FALSE;
      if (!spec_cluster_evidence_fill (evidence, direction, inquiry->tops[direction], inquiry->samples,
                                       spec_solver_get_team (inquiry->solver), inquiry->cancellable, &inner, error))
        return FALSE;
    }
  return TRUE;
}

/* What the solver holds already is there to be used again, beside half of what is still free. */
static gboolean
make_plan (const Inquiry *inquiry, SpecPlan *plan, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (inquiry->evidence->result);
  SpecParams params = *spec_problem_get_params (problem);
  g_autoptr (SpecProblem) planned = NULL;

  params.method = spec_result_get_method (inquiry->evidence->result);
  if (params.memory == 0)
    params.memory
        = spec_plan_get_allowance () + spec_workspace_get_held (spec_solver_get_workspace (inquiry->solver, problem));
  planned = spec_problem_with_params (problem, &params, error);
  return planned != NULL && spec_plan_make (plan, planned, FALSE, error);
}

static gboolean
examine_sampling (Inquiry *inquiry, double part, GError **error)
{
  SpecProgressSpan halves = { inquiry->progress, SPEC_STAGE_EVIDENCE, part, part + 0.7 * (1 - part) };
  SpecProgressSpan shuffled = { inquiry->progress, SPEC_STAGE_EVIDENCE, part + 0.7 * (1 - part), 1 };
  SpecProgress progress[2] = { spec_progress_span_get (&halves), spec_progress_span_get (&shuffled) };
  SpecPlan plan;

  return make_plan (inquiry, &plan, error)
         && spec_sampling_error_compute (inquiry->evidence, inquiry->solver, &plan, inquiry->tops, inquiry->cancellable,
                                         &progress[0], error)
         && spec_shuffled_compute (inquiry->evidence, inquiry->solver, &plan, inquiry->cancellable, &progress[1], error);
}

/* A file rewritten meanwhile gave rows of two sorts. */
static gboolean
check_files (SpecResult *result, GError **error)
{
  const SpecProblem *problem = spec_result_get_problem (result);

  return spec_embedding_check_unchanged (spec_problem_get_embedding (problem, SPEC_SIDE_X), error)
         && spec_embedding_check_unchanged (spec_problem_get_embedding (problem, SPEC_SIDE_Y), error);
}

static SpecEvidence *
compute (SpecSolver *solver, SpecResult *result, SpecSamples *samples, gboolean sampling, GCancellable *cancellable,
         const SpecProgress *progress, GError **error)
{
  g_autoptr (SpecSolver) own = solver == NULL ? spec_solver_new () : NULL;
  g_autoptr (SpecEvidence) evidence = evidence_new (result);
  Steady steady = { progress, 0 };
  SpecProgress listener = { report_steadily, &steady };
  Inquiry inquiry = { evidence, solver != NULL ? solver : own, samples, cancellable, &listener, { NULL, NULL } };
  double part = sampling ? 0.2 : 1;
  gboolean done;

  spec_solver_get_workspace (inquiry.solver, spec_result_get_problem (result)); /* makes its threads */
  done = examine_clusters (&inquiry, part, error) && (!sampling || examine_sampling (&inquiry, part, error))
         && check_files (result, error) && !g_cancellable_set_error_if_cancelled (cancellable, error);
  spec_top_samples_free (inquiry.tops[0]);
  spec_top_samples_free (inquiry.tops[1]);
  return done ? g_steal_pointer (&evidence) : NULL;
}

SpecEvidence *
spec_evidence_compute (SpecSolver *solver, SpecResult *result, SpecSamples *samples, GCancellable *cancellable,
                       const SpecProgress *progress, GError **error)
{
  return compute (solver, result, samples, TRUE, cancellable, progress, error);
}

SpecEvidence *
spec_evidence_compute_clusters (SpecSolver *solver, SpecResult *result, SpecSamples *samples, GCancellable *cancellable,
                                const SpecProgress *progress, GError **error)
{
  return compute (solver, result, samples, FALSE, cancellable, progress, error);
}

SpecEvidence *
spec_evidence_ref (SpecEvidence *evidence)
{
  g_atomic_ref_count_inc (&evidence->references);
  return evidence;
}

void
spec_evidence_unref (SpecEvidence *evidence)
{
  if (!g_atomic_ref_count_dec (&evidence->references))
    return;
  for (guint direction = 0; direction < 2; direction++)
    {
      for (gsize mode = 0; mode < evidence->mode_count[direction]; mode++)
        g_free (evidence->modes[direction][mode].label);
      g_free (evidence->modes[direction]);
    }
  spec_result_unref (evidence->result);
  g_free (evidence);
}
