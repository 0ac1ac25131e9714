/* Parameters: setting them. */
#include "model/spec-session-private.h"

gboolean
spec_session_get_param (SpecSession *session, SpecSessionProp prop, GValue *value)
{
  const SpecParams *params = &session->params;

  switch (prop)
    {
    case SPEC_PROP_KERNEL_X:
    case SPEC_PROP_KERNEL_Y:
      g_value_set_int (value, params->kernel[prop - SPEC_PROP_KERNEL_X].kind);
      return TRUE;
    case SPEC_PROP_SIGMA_X:
    case SPEC_PROP_SIGMA_Y:
      g_value_set_double (value, params->kernel[prop - SPEC_PROP_SIGMA_X].sigma);
      return TRUE;
    case SPEC_PROP_ETA:
      g_value_set_double (value, params->eta);
      return TRUE;
    case SPEC_PROP_CENTRE:
      g_value_set_boolean (value, params->centre);
      return TRUE;
    case SPEC_PROP_METHOD:
      g_value_set_int (value, params->method);
      return TRUE;
    case SPEC_PROP_RFF_DIM:
      g_value_set_uint (value, params->rff_dim);
      return TRUE;
    case SPEC_PROP_MODES:
      g_value_set_uint (value, params->modes);
      return TRUE;
    case SPEC_PROP_SEED:
      g_value_set_uint64 (value, params->seed);
      return TRUE;
    default:
      return FALSE;
    }
}

gboolean
spec_session_set_param (SpecSession *session, SpecSessionProp prop, const GValue *value)
{
  SpecParams params = session->params;

  switch (prop)
    {
    case SPEC_PROP_KERNEL_X:
    case SPEC_PROP_KERNEL_Y:
      params.kernel[prop - SPEC_PROP_KERNEL_X].kind = g_value_get_int (value);
      break;
    case SPEC_PROP_SIGMA_X:
    case SPEC_PROP_SIGMA_Y:
      params.kernel[prop - SPEC_PROP_SIGMA_X].rule = SPEC_BANDWIDTH_NUMBER;
      params.kernel[prop - SPEC_PROP_SIGMA_X].sigma = g_value_get_double (value);
      break;
    case SPEC_PROP_ETA:
      params.eta = g_value_get_double (value);
      break;
    case SPEC_PROP_CENTRE:
      params.centre = g_value_get_boolean (value);
      break;
    case SPEC_PROP_METHOD:
      params.method = g_value_get_int (value);
      break;
    case SPEC_PROP_RFF_DIM:
      params.rff_dim = g_value_get_uint (value);
      break;
    case SPEC_PROP_MODES:
      params.modes = g_value_get_uint (value);
      break;
    case SPEC_PROP_SEED:
      params.seed = g_value_get_uint64 (value);
      break;
    default:
      return FALSE;
    }

  spec_session_change_params (session, &params, prop);
  return TRUE;
}

void
spec_session_apply_params (SpecSession *session, const SpecParams *params)
{
  SpecParams old = session->params;

  session->params = *params;
  if (!spec_params_equal (&old, params))
    spec_session_remove_notice (session, "balance-refused");
  g_object_freeze_notify (G_OBJECT (session));
  for (guint side = 0; side < 2; side++)
    {
      if (old.kernel[side].kind != params->kernel[side].kind)
        spec_session_notify (session, SPEC_PROP_KERNEL_X + side);
      if (old.kernel[side].sigma != params->kernel[side].sigma)
        spec_session_notify (session, SPEC_PROP_SIGMA_X + side);
    }
  if (old.eta != params->eta)
    spec_session_notify (session, SPEC_PROP_ETA);
  if (old.centre != params->centre)
    spec_session_notify (session, SPEC_PROP_CENTRE);
  if (old.method != params->method)
    spec_session_notify (session, SPEC_PROP_METHOD);
  if (old.rff_dim != params->rff_dim)
    spec_session_notify (session, SPEC_PROP_RFF_DIM);
  if (old.modes != params->modes)
    spec_session_notify (session, SPEC_PROP_MODES);
  if (old.seed != params->seed)
    spec_session_notify (session, SPEC_PROP_SEED);
  spec_session_update_estimate (session);
  spec_session_update_state (session);
  spec_session_update_modified (session);
  g_object_thaw_notify (G_OBJECT (session));
}

/* A drag is one step, and so is a row of changes of one parameter without a rest between them. */
static gboolean
spec_session_joins_last_step (SpecSession *session, SpecSessionProp prop)
{
  if (session->dragging)
    return session->drag_recorded;

  return session->rest_timer != 0 && session->last_change == prop;
}

void
spec_session_change_params (SpecSession *session, const SpecParams *params, SpecSessionProp prop)
{
  if (spec_params_equal (params, &session->params) || !spec_params_validate (params, NULL))
    return;

  if (!spec_session_joins_last_step (session, prop))
    spec_session_record (session);
  session->drag_recorded = session->dragging;
  session->last_change = prop;
  /* The worker begins before anybody is told: what follows the slider on the screen takes its time too. */
  g_object_freeze_notify (G_OBJECT (session));
  spec_session_apply_params (session, params);
  if (!session->dragging)
    spec_session_start_rest (session);
  spec_session_request_preview (session);
  g_object_thaw_notify (G_OBJECT (session));
}

void
spec_session_begin_drag (SpecSession *session)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  if (session->dragging)
    return;

  session->dragging = TRUE;
  session->drag_recorded = FALSE;
  spec_session_stop_rest (session);
}

void
spec_session_end_drag (SpecSession *session)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  if (!session->dragging)
    return;

  session->dragging = FALSE;
  session->drag_recorded = FALSE;
  spec_session_settle (session);
}

static void
spec_session_exchange_sides (SpecSession *session)
{
  g_autoptr (SpecCuration) curation = spec_curation_swapped (session->curation);
  SpecParams params = session->params;
  SpecEmbedding *embedding = session->embedding[SPEC_SIDE_X];
  double median = session->median[SPEC_SIDE_X];
  gboolean known = session->median_known[SPEC_SIDE_X];

  session->embedding[SPEC_SIDE_X] = session->embedding[SPEC_SIDE_Y];
  session->embedding[SPEC_SIDE_Y] = embedding;
  session->median[SPEC_SIDE_X] = session->median[SPEC_SIDE_Y];
  session->median[SPEC_SIDE_Y] = median;
  session->median_known[SPEC_SIDE_X] = session->median_known[SPEC_SIDE_Y];
  session->median_known[SPEC_SIDE_Y] = known;

  g_object_freeze_notify (G_OBJECT (session));
  spec_session_notify (session, SPEC_PROP_X);
  spec_session_notify (session, SPEC_PROP_Y);
  spec_session_notify (session, SPEC_PROP_MEDIAN_X);
  spec_session_notify (session, SPEC_PROP_MEDIAN_Y);
  params.kernel[SPEC_SIDE_X] = session->params.kernel[SPEC_SIDE_Y];
  params.kernel[SPEC_SIDE_Y] = session->params.kernel[SPEC_SIDE_X];
  spec_session_apply_params (session, &params);
  /* The clusters listed are still those of before: their names come with the new ones. */
  g_clear_pointer (&session->curation, spec_curation_unref);
  session->curation = g_steal_pointer (&curation);
  spec_session_notify (session, SPEC_PROP_CURATION);
  g_object_thaw_notify (G_OBJECT (session));
}

void
spec_session_swap (SpecSession *session)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  spec_session_record (session);
  /* What is being measured is of the sides as they were. */
  spec_session_stop_job (session);
  spec_session_exchange_sides (session);
  spec_session_request_preview (session);
}

void
spec_session_reset (SpecSession *session)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;

  g_return_if_fail (SPEC_IS_SESSION (session));

  params.memory = session->params.memory;
  params.threads = session->params.threads;
  for (guint side = 0; side < 2; side++)
    {
      if (session->median[side] > 0)
        params.kernel[side] = (SpecKernel) { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, session->median[side] };
    }
  spec_session_stop_rest (session);
  spec_session_change_params (session, &params, 0);
}
