/* What is told of the work: state, stage, time left, estimate. All of it follows from the fields, by one function each. */
#include "model/spec-session-private.h"

#include <glib/gi18n-lib.h>

gboolean
spec_session_is_settled (SpecSession *session)
{
  return !session->dragging && session->rest_timer == 0;
}

gboolean
spec_session_is_current (SpecSession *session)
{
  return session->result != NULL && session->result_embedding[SPEC_SIDE_X] == session->embedding[SPEC_SIDE_X]
         && session->result_embedding[SPEC_SIDE_Y] == session->embedding[SPEC_SIDE_Y]
         && spec_params_equal (&session->result_params, &session->params);
}

gboolean
spec_session_is_reading (SpecSession *session)
{
  for (guint role = 0; role < SPEC_N_ROLES; role++)
    {
      if (session->loading[role] != NULL)
        return TRUE;
    }

  return FALSE;
}

static SpecState
spec_session_find_state (SpecSession *session)
{
  gboolean busy = spec_engine_get_busy (session->engine);

  if (session->result == NULL && spec_session_is_reading (session))
    return SPEC_STATE_LOADING;
  if (session->embedding[SPEC_SIDE_X] == NULL || session->embedding[SPEC_SIDE_Y] == NULL)
    return SPEC_STATE_EMPTY;
  if (session->failed)
    return SPEC_STATE_FAILED;
  if (session->result == NULL)
    return SPEC_STATE_WAITING;
  if (!spec_session_is_current (session) && !busy && spec_session_is_settled (session))
    return SPEC_STATE_OUT_OF_DATE;
  /* While the hand moves, marks would else flicker between solid and hollow. */
  if (!spec_session_is_current (session) || !spec_session_is_settled (session)
      || spec_problem_is_preview (spec_result_get_problem (session->result)))
    return SPEC_STATE_PREVIEW;

  return spec_result_get_method (session->result) == SPEC_METHOD_RFF ? SPEC_STATE_APPROXIMATE : SPEC_STATE_EXACT;
}

static char *
spec_session_describe_reading (SpecSession *session)
{
  for (guint role = 0; role < SPEC_N_ROLES; role++)
    {
      if (session->loading[role] != NULL)
        {
          g_autofree char *name = g_path_get_basename (session->loading_path[role]);

          return g_strdup_printf (_ ("Reading %s"), name);
        }
    }

  return NULL;
}

static char *
spec_session_describe_stage (SpecSession *session, SpecStage stage)
{
  switch (session->job)
    {
    case SPEC_JOB_MEDIAN:
      return g_strdup (_ ("Measuring distances"));
    case SPEC_JOB_BALANCE:
      return g_strdup (_ ("Balancing"));
    case SPEC_JOB_PREVIEW:
      return g_strdup (_ ("Preview"));
    case SPEC_JOB_FULL:
      /* Translators: %s is a stage of the computation, such as "kernel of Y". */
      return g_strdup_printf (_ ("Refining: %s"), spec_stage_get_name (stage));
    case SPEC_JOB_NONE:
    default:
      return NULL;
    }
}

/* Takes @text, which may be NULL. */
static void
spec_session_set_text (SpecSession *session, char **field, char *text, SpecSessionProp prop)
{
  if (g_strcmp0 (*field, text) == 0)
    {
      g_free (text);
      return;
    }

  g_free (*field);
  *field = text;
  spec_session_notify (session, prop);
}

static void
spec_session_update_busy (SpecSession *session)
{
  gboolean solving = spec_engine_get_busy (session->engine);
  gboolean busy = solving || spec_session_is_reading (session);

  if (!solving)
    {
      session->fraction = 0;
      session->seconds_left = 0;
      spec_session_set_text (session, &session->stage, spec_session_describe_reading (session), SPEC_PROP_STAGE);
      spec_session_notify (session, SPEC_PROP_FRACTION);
      spec_session_notify (session, SPEC_PROP_SECONDS_LEFT);
    }
  if (busy == session->busy)
    return;

  session->busy = busy;
  if (solving)
    spec_session_set_progress (session, SPEC_STAGE_BANDWIDTH, 0);
  spec_session_notify (session, SPEC_PROP_BUSY);
}

/* The lists, the pictures and the evidence keep the last answer while a hand moves sigma, and after a change without an answer. */
static void
spec_session_update_clusters_behind (SpecSession *session)
{
  gboolean behind = session->modes_result != NULL
                    && (session->modes_result != session->result || session->state == SPEC_STATE_OUT_OF_DATE);

  if (behind == session->clusters_behind)
    return;
  session->clusters_behind = behind;
  spec_session_notify (session, SPEC_PROP_CLUSTERS_BEHIND);
}

gboolean
spec_session_get_clusters_behind (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), FALSE);

  return session->clusters_behind;
}

void
spec_session_update_state (SpecSession *session)
{
  SpecState state;

  if (session->engine == NULL)
    return;

  g_object_freeze_notify (G_OBJECT (session));
  state = spec_session_find_state (session);
  if (state == SPEC_STATE_LOADING)
    spec_session_set_text (session, &session->stage, spec_session_describe_reading (session), SPEC_PROP_STAGE);
  spec_session_update_busy (session);
  if (state != session->state)
    {
      session->state = state;
      spec_session_notify (session, SPEC_PROP_STATE);
    }
  spec_session_update_clusters_behind (session);
  spec_session_update_evidence (session);
  g_object_thaw_notify (G_OBJECT (session));
}

void
spec_session_set_progress (SpecSession *session, SpecStage stage, double fraction)
{
  double seconds = spec_time_left_update (&session->time_left, g_get_monotonic_time (), fraction);

  g_object_freeze_notify (G_OBJECT (session));
  spec_session_set_text (session, &session->stage, spec_session_describe_stage (session, stage), SPEC_PROP_STAGE);
  if (session->fraction != fraction)
    {
      session->fraction = fraction;
      spec_session_notify (session, SPEC_PROP_FRACTION);
    }
  if (session->seconds_left != seconds)
    {
      session->seconds_left = seconds;
      spec_session_notify (session, SPEC_PROP_SECONDS_LEFT);
    }
  g_object_thaw_notify (G_OBJECT (session));
}

static char *
describe_seconds (double seconds)
{
  if (seconds < 1)
    return g_strdup (_ ("under 1 s"));
  if (seconds < 90)
    /* Translators: an estimate of time. */
    return g_strdup_printf (_ ("about %.0f s"), seconds);

  return g_strdup_printf (_ ("about %.0f min"), seconds / 60);
}

/* Returns: (transfer full): what Auto, Exact or RFF would do here. */
static char *
spec_session_describe_method (SpecSession *session, SpecMethod method)
{
  if (method == SPEC_METHOD_RFF)
    return session->params.method == SPEC_METHOD_AUTO ? g_strdup_printf (_ ("Auto: RFF %'u"), session->params.rff_dim)
                                                      : g_strdup_printf (_ ("RFF %'u"), session->params.rff_dim);

  return g_strdup (session->params.method == SPEC_METHOD_AUTO ? _ ("Auto: exact") : _ ("Exact"));
}

static char *
spec_session_describe_estimate (SpecSession *session, SpecMethod method, guint64 bytes, double seconds)
{
  g_autofree char *size = g_format_size (bytes);
  g_autofree char *duration = describe_seconds (seconds);

  if (method == SPEC_METHOD_RFF)
    return g_strdup_printf (_ ("RFF %'u: %s of memory, %s"), session->params.rff_dim, size, duration);

  return g_strdup_printf (_ ("Exact: %s of memory, %s"), size, duration);
}

void
spec_session_update_estimate (SpecSession *session)
{
  g_autoptr (SpecProblem) problem = NULL;
  char *estimate = NULL, *method_text = NULL;

  if (spec_session_is_ready (session))
    problem = spec_problem_new (session->embedding[SPEC_SIDE_X], session->embedding[SPEC_SIDE_Y], &session->params, NULL);
  if (problem != NULL)
    {
      guint64 bytes = 0;
      double seconds = 0;
      SpecMethod method = spec_solver_estimate (problem, &bytes, &seconds);

      method_text = spec_session_describe_method (session, method);
      estimate = spec_session_describe_estimate (session, method, bytes, seconds);
    }
  spec_session_set_text (session, &session->method_text, method_text, SPEC_PROP_METHOD_TEXT);
  spec_session_set_text (session, &session->estimate, estimate, SPEC_PROP_ESTIMATE);
}
