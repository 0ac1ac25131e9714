/* Bandwidths that the data suggests: the medians a comparison starts at, and Balance. */
#include "model/spec-session-private.h"

#include <math.h>

#include "spec/spec-bandwidth.h"

typedef struct
{
  SpecEmbedding *embedding[2]; /* (nullable): not asked for */
  guint64 seed;
} SpecMedianInput;

typedef struct
{
  gboolean asked[2];
  double median[2]; /* 0: there is none */
} SpecMedians;

typedef struct
{
  SpecProblem *problem;
  SpecBalance how;
} SpecBalanceInput;

typedef struct
{
  double sigma[2];
} SpecBalanced;

static void
median_input_free (SpecMedianInput *input)
{
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&input->embedding[side], spec_embedding_unref);
  g_free (input);
}

static gpointer
find_medians (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  SpecMedianInput *input = data;
  g_autofree SpecMedians *medians = g_new0 (SpecMedians, 1);

  for (guint side = 0; side < 2; side++)
    {
      g_autoptr (GError) none = NULL;

      spec_progress_report (progress, SPEC_STAGE_BANDWIDTH, side / 2.0);
      if (input->embedding[side] == NULL)
        continue;
      medians->asked[side] = TRUE;
      medians->median[side] = spec_bandwidth_median (input->embedding[side], input->seed, cancellable, &none);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
    }

  return g_steal_pointer (&medians);
}

static void
on_medians (gpointer output, const GError *error, gpointer data)
{
  SpecSession *session = data;
  const SpecMedians *medians = output;
  SpecParams params = session->params;

  session->job = SPEC_JOB_NONE;
  if (error != NULL)
    {
      spec_session_fail (session, error);
      return;
    }

  g_object_freeze_notify (G_OBJECT (session));
  for (guint side = 0; side < 2; side++)
    {
      if (!medians->asked[side])
        continue;
      session->median_known[side] = TRUE;
      session->median[side] = medians->median[side];
      spec_session_notify (session, side == SPEC_SIDE_X ? SPEC_PROP_MEDIAN_X : SPEC_PROP_MEDIAN_Y);
      if (params.kernel[side].rule != SPEC_BANDWIDTH_MEDIAN)
        continue;
      /* Rows that are all alike have no median distance: any bandwidth says the same of them. */
      params.kernel[side].rule = SPEC_BANDWIDTH_NUMBER;
      params.kernel[side].sigma = medians->median[side] > 0 ? medians->median[side] : 1;
    }
  spec_session_apply_params (session, &params);
  g_object_thaw_notify (G_OBJECT (session));
  spec_session_advance (session);
}

gboolean
spec_session_needs_medians (SpecSession *session)
{
  for (guint side = 0; side < 2; side++)
    {
      if (session->embedding[side] != NULL && !session->median_known[side])
        return TRUE;
    }

  return FALSE;
}

void
spec_session_request_medians (SpecSession *session)
{
  SpecMedianInput *input = g_new0 (SpecMedianInput, 1);

  for (guint side = 0; side < 2; side++)
    {
      if (session->embedding[side] != NULL && !session->median_known[side])
        input->embedding[side] = spec_embedding_ref (session->embedding[side]);
    }
  input->seed = session->params.seed;
  spec_session_submit (session, SPEC_JOB_MEDIAN, find_medians, input, (GDestroyNotify) median_input_free, g_free, on_medians);
}

static void
balance_input_free (SpecBalanceInput *input)
{
  spec_problem_unref (input->problem);
  g_free (input);
}

/* Half the way of X, in ln sigma, towards Y; Y then goes the rest. Returns: (transfer full): the problem with that sigma of X. */
static SpecProblem *
move_x_halfway (SpecSolver *solver, SpecProblem *problem, GCancellable *cancellable, GError **error)
{
  SpecParams params = *spec_problem_get_params (problem);
  double sigma = spec_bandwidth_balance (solver, problem, SPEC_SIDE_X, cancellable, error);

  if (sigma <= 0)
    return NULL;

  params.kernel[SPEC_SIDE_X].sigma = sqrt (params.kernel[SPEC_SIDE_X].sigma * sigma);

  return spec_problem_with_params (problem, &params, error);
}

static gpointer
balance (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  SpecBalanceInput *input = data;
  SpecSide side = input->how == SPEC_BALANCE_X_TO_Y ? SPEC_SIDE_X : SPEC_SIDE_Y;
  g_autoptr (SpecProblem) problem = spec_problem_ref (input->problem);
  g_autofree SpecBalanced *balanced = g_new (SpecBalanced, 1);
  double sigma;

  spec_progress_report (progress, SPEC_STAGE_BANDWIDTH, 0);
  if (input->how == SPEC_BALANCE_HALFWAY)
    {
      g_clear_pointer (&problem, spec_problem_unref);
      problem = move_x_halfway (solver, input->problem, cancellable, error);
      if (problem == NULL)
        return NULL;
    }
  sigma = spec_bandwidth_balance (solver, problem, side, cancellable, error);
  if (sigma <= 0)
    return NULL;

  for (guint i = 0; i < 2; i++)
    balanced->sigma[i] = spec_problem_get_params (problem)->kernel[i].sigma;
  balanced->sigma[side] = sigma;

  return g_steal_pointer (&balanced);
}

void
spec_session_set_bandwidths (SpecSession *session, const double sigma[2])
{
  SpecParams params;

  g_return_if_fail (SPEC_IS_SESSION (session));

  params = session->params;
  for (guint side = 0; side < 2; side++)
    {
      if (params.kernel[side].kind == SPEC_KERNEL_GAUSSIAN)
        params.kernel[side] = (SpecKernel) { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, sigma[side] };
    }
  spec_session_stop_rest (session);
  spec_session_change_params (session, &params, 0);
  spec_session_stop_rest (session);
  spec_session_settle (session);
}

/* What was shown stays, and what Balance had interrupted is done. */
static void
spec_session_refuse_balance (SpecSession *session, const GError *error)
{
  spec_session_note_refused_balance (session, error);
  spec_session_settle (session);
}

static void
on_balanced (gpointer output, const GError *error, gpointer data)
{
  SpecSession *session = data;
  const SpecBalanced *balanced = output;

  session->job = SPEC_JOB_NONE;
  if (error != NULL)
    spec_session_refuse_balance (session, error);
  else
    spec_session_set_bandwidths (session, balanced->sigma);
}

void
spec_session_balance (SpecSession *session, SpecBalance how)
{
  g_autoptr (GError) error = NULL;
  SpecBalanceInput *input;
  SpecProblem *problem;

  g_return_if_fail (SPEC_IS_SESSION (session));

  if (!session->comparing || spec_session_needs_medians (session))
    return;

  spec_session_remove_notice (session, "balance-refused");
  problem = spec_problem_new (session->embedding[SPEC_SIDE_X], session->embedding[SPEC_SIDE_Y], &session->params, &error);
  if (problem == NULL)
    {
      spec_session_refuse_balance (session, error);
      return;
    }
  input = g_new (SpecBalanceInput, 1);
  *input = (SpecBalanceInput) { problem, how };
  spec_session_stop_rest (session);
  spec_session_submit (session, SPEC_JOB_BALANCE, balance, input, (GDestroyNotify) balance_input_free, g_free, on_balanced);
}
