/* When to ask the engine for what, and what to do with the answer. */
#include "model/spec-session-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_SIGMAS 200

static gpointer
solve (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  return spec_solver_solve (solver, input, cancellable, progress, error);
}

void
spec_session_submit (SpecSession *session, SpecJob job, SpecEngineWork work, gpointer input, GDestroyNotify free_input,
                     GDestroyNotify free_output, SpecEngineReply reply)
{
  session->job = job;
  session->job_params = session->params;
  session->failed = FALSE;
  session->fraction = 0;
  session->seconds_left = 0;
  spec_time_left_start (&session->time_left, g_get_monotonic_time ());
  spec_engine_submit (session->engine, work, input, free_input, free_output, reply, session);
  spec_session_update_state (session);
}

void
spec_session_fail (SpecSession *session, const GError *error)
{
  session->job = SPEC_JOB_NONE;
  session->failed = TRUE;
  spec_session_note_failure (session, error);
  spec_session_update_state (session);
  spec_session_check_values (session);
}

void
spec_session_drop_result (SpecSession *session)
{
  g_clear_pointer (&session->result, spec_result_unref);
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&session->result_embedding[side], spec_embedding_unref);
  spec_session_notify (session, SPEC_PROP_RESULT);
  spec_session_update_modes (session);
}

/* The pairs of bandwidths that were looked at, for the project's record. */
static void
spec_session_note_sigmas (SpecSession *session)
{
  const SpecKernel *kernels = session->params.kernel;
  SpecSigmaPair pair = { { kernels[SPEC_SIDE_X].sigma, kernels[SPEC_SIDE_Y].sigma } }, *last;

  last = session->sigmas->len > 0 ? &g_array_index (session->sigmas, SpecSigmaPair, session->sigmas->len - 1) : NULL;
  if (last != NULL && memcmp (last, &pair, sizeof pair) == 0)
    return;
  g_array_append_val (session->sigmas, pair);
  if (session->sigmas->len > MAX_SIGMAS)
    g_array_remove_index (session->sigmas, 0);
}

/* Settings the hand only passed by are not kept: they would drive out those that undo goes back to. */
static void
spec_session_keep_result (SpecSession *session)
{
  if (spec_session_is_settled (session) && spec_session_is_current (session)
      && !spec_problem_is_preview (spec_result_get_problem (session->result)))
    {
      spec_result_cache_add (session->cache, session->embedding[SPEC_SIDE_X], session->embedding[SPEC_SIDE_Y], &session->params,
                             session->result);
      spec_session_note_sigmas (session);
    }
}

/* Whether @params have changed from those @result was asked for does not matter here: it is shown all the same, and the state
 * says that it is behind. */
static void
spec_session_take_result (SpecSession *session, SpecResult *result, const SpecParams *params)
{
  g_object_freeze_notify (G_OBJECT (session));
  g_clear_pointer (&session->result, spec_result_unref);
  session->result = spec_result_ref (result);
  session->result_params = *params;
  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&session->result_embedding[side], spec_embedding_unref);
      session->result_embedding[side] = spec_embedding_ref (session->embedding[side]);
    }
  spec_session_keep_result (session);
  if (session->saved == NULL) /* what the files say by themselves is nothing to lose */
    spec_session_mark_saved (session, spec_session_get_setting (session));
  spec_session_notify (session, SPEC_PROP_RESULT);
  /* While the hand moves, the lists keep the last answer. */
  if (spec_session_is_settled (session) || session->modes_result == NULL)
    spec_session_update_modes (session);
  spec_session_note_result (session);
  spec_session_update_state (session);
  spec_session_check_values (session);
  g_object_thaw_notify (G_OBJECT (session));
}

static void
spec_session_go_on (SpecSession *session, SpecResult *result, const GError *error)
{
  SpecParams params = session->job_params;

  session->job = SPEC_JOB_NONE;
  if (error != NULL)
    {
      spec_session_fail (session, error);
      return;
    }

  spec_session_take_result (session, result, &params);
  if (!spec_params_equal (&params, &session->params))
    spec_session_request_preview (session);
  else if (spec_session_is_settled (session))
    spec_session_request_full (session);
}

static void
on_solved (gpointer output, const GError *error, gpointer data)
{
  /* Between this answer and the next job nobody is told that the engine rests. */
  g_object_freeze_notify (data);
  spec_session_go_on (data, output, error);
  g_object_thaw_notify (data);
}

/* Returns: whether the full answer to the present setting was still known, and is shown. */
static gboolean
spec_session_recall (SpecSession *session)
{
  g_autoptr (SpecResult) result = spec_result_cache_find (session->cache, session->embedding[SPEC_SIDE_X],
                                                          session->embedding[SPEC_SIDE_Y], &session->params);

  if (result == NULL)
    return FALSE;

  spec_engine_cancel (session->engine);
  session->job = SPEC_JOB_NONE;
  session->failed = FALSE;
  spec_session_take_result (session, result, &session->params);

  return TRUE;
}

/* Returns: (nullable): the preview shown, when one with other parameters would be of the same rows: to choose those takes half a
 * millisecond, which counts while a hand moves sigma. */
static SpecProblem *
spec_session_get_preview (SpecSession *session)
{
  SpecProblem *shown = session->result != NULL ? spec_result_get_problem (session->result) : NULL;

  if (shown == NULL || !spec_problem_is_preview (shown) || spec_problem_get_params (shown)->seed != session->params.seed)
    return NULL;
  for (guint side = 0; side < 2; side++)
    if (spec_problem_get_embedding (shown, side) != session->embedding[side])
      return NULL;
  return shown;
}

static SpecProblem *
spec_session_make_problem (SpecSession *session, gboolean preview, GError **error)
{
  SpecParams params = session->params;
  g_autoptr (SpecProblem) problem = NULL;

  /* So few rows are solved exactly in less time than random features take. */
  if (preview)
    params.method = SPEC_METHOD_EXACT;
  if (preview && spec_session_get_preview (session) != NULL)
    return spec_problem_with_params (spec_session_get_preview (session), &params, error);
  problem = spec_problem_new (session->embedding[SPEC_SIDE_X], session->embedding[SPEC_SIDE_Y], &params, error);
  if (problem == NULL || !preview)
    return g_steal_pointer (&problem);

  return spec_problem_new_preview (problem, SPEC_PREVIEW_SAMPLES, error);
}

static void
spec_session_submit_solve (SpecSession *session, SpecJob job)
{
  g_autoptr (GError) error = NULL;
  SpecProblem *problem = spec_session_make_problem (session, job == SPEC_JOB_PREVIEW, &error);

  if (problem == NULL)
    {
      spec_session_fail (session, error);
      return;
    }

  spec_session_submit (session, job, solve, problem, (GDestroyNotify) spec_problem_unref,
                       (GDestroyNotify) spec_result_unref, on_solved);
}

void
spec_session_request_preview (SpecSession *session)
{
  if (!session->comparing)
    return;
  if (spec_session_needs_medians (session))
    {
      /* They were cancelled, perhaps; files that change ask anew by themselves. */
      if (session->job != SPEC_JOB_MEDIAN)
        spec_session_request_medians (session);
      return;
    }
  if (spec_session_recall (session))
    return;

  /* A short job is let run to its end and asked again then: cancelled at each move of the hand, it would never end. */
  if (spec_engine_get_busy (session->engine) && session->job == SPEC_JOB_PREVIEW
      && session->result_embedding[SPEC_SIDE_X] == session->embedding[SPEC_SIDE_X]
      && session->result_embedding[SPEC_SIDE_Y] == session->embedding[SPEC_SIDE_Y])
    return;

  spec_session_submit_solve (session, SPEC_JOB_PREVIEW);
}

void
spec_session_request_full (SpecSession *session)
{
  gboolean full = session->result != NULL && !spec_problem_is_preview (spec_result_get_problem (session->result));

  if (!session->comparing || (full && spec_session_is_current (session)) || spec_session_recall (session))
    return;
  if (spec_engine_get_busy (session->engine) && session->job == SPEC_JOB_FULL
      && spec_params_equal (&session->job_params, &session->params))
    return;

  spec_session_submit_solve (session, SPEC_JOB_FULL);
}

void
spec_session_settle (SpecSession *session)
{
  if (!session->comparing)
    return;

  /* A preview on its way is worth waiting for: its reply goes on to the full solve. */
  if (!(spec_engine_get_busy (session->engine) && session->job == SPEC_JOB_PREVIEW))
    {
      if (session->result != NULL && spec_session_is_current (session) && session->modes_result != session->result)
        spec_session_update_modes (session);
      if (!session->failed && !spec_session_needs_medians (session))
        spec_session_request_full (session);
    }
  if (session->result != NULL && spec_session_is_current (session))
    {
      spec_session_keep_result (session);
      spec_session_note_result (session);
    }
  spec_session_update_state (session);
}

static gboolean
on_rest (gpointer data)
{
  SpecSession *session = data;

  session->rest_timer = 0;
  spec_session_settle (session);

  return G_SOURCE_REMOVE;
}

void
spec_session_stop_rest (SpecSession *session)
{
  if (session->rest_timer != 0)
    g_source_remove (session->rest_timer);
  session->rest_timer = 0;
}

void
spec_session_start_rest (SpecSession *session)
{
  spec_session_stop_rest (session);
  session->rest_timer = g_timeout_add (SPEC_REST_MILLISECONDS, on_rest, session);
}

void
spec_session_refine (SpecSession *session)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  session->failed = FALSE;
  spec_session_stop_rest (session);
  spec_session_advance (session);
  if (session->comparing && !spec_session_needs_medians (session))
    spec_session_request_full (session);
}

void
spec_session_stop_job (SpecSession *session)
{
  spec_session_stop_rest (session);
  spec_engine_cancel (session->engine);
  session->job = SPEC_JOB_NONE;
}

void
spec_session_cancel (SpecSession *session)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  for (guint role = 0; role < SPEC_N_ROLES; role++)
    spec_session_cancel_loading (session, role);
  spec_session_forget_pending (session);
  spec_session_stop_job (session);
  if (session->result != NULL && session->modes_result != session->result)
    spec_session_update_modes (session);
  spec_session_update_state (session);
}

gboolean
spec_session_is_ready (SpecSession *session)
{
  SpecEmbedding *x, *y;

  g_return_val_if_fail (SPEC_IS_SESSION (session), FALSE);

  x = session->embedding[SPEC_SIDE_X];
  y = session->embedding[SPEC_SIDE_Y];

  return x != NULL && y != NULL && spec_embedding_get_samples (x) == spec_embedding_get_samples (y);
}

void
spec_session_advance (SpecSession *session)
{
  gboolean of_these = session->result != NULL
                      && session->result_embedding[SPEC_SIDE_X] == session->embedding[SPEC_SIDE_X]
                      && session->result_embedding[SPEC_SIDE_Y] == session->embedding[SPEC_SIDE_Y];

  if (session->compare_wanted && !session->comparing && spec_session_is_ready (session))
    {
      session->comparing = TRUE;
      spec_session_notify (session, SPEC_PROP_COMPARING);
    }
  if (spec_session_needs_medians (session))
    spec_session_request_medians (session);
  else if (session->comparing && !of_these)
    spec_session_request_preview (session);
  spec_session_update_state (session);
}

void
spec_session_compare (SpecSession *session)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  session->compare_wanted = TRUE;
  spec_session_advance (session);
}
