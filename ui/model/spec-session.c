#include "model/spec-session-private.h"

#define UNREAD (G_USEC_PER_SEC / 10)

enum
{
  SIGNAL_OPEN_FAILED,
  SIGNAL_CHOOSE_ARRAY,
  SIGNAL_MESSAGE,
  N_SIGNALS
};

static GParamSpec *properties[SPEC_N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecSession, spec_session, G_TYPE_OBJECT)

void
spec_session_notify (SpecSession *session, SpecSessionProp prop)
{
  g_object_notify_by_pspec (G_OBJECT (session), properties[prop]);
}

void
spec_session_emit_open_failed (SpecSession *session, SpecRole role, const char *path, const char *message)
{
  g_signal_emit (session, signals[SIGNAL_OPEN_FAILED], 0, (int) role, path, message);
}

void
spec_session_emit_choose_array (SpecSession *session, SpecRole role, const char *path)
{
  g_signal_emit (session, signals[SIGNAL_CHOOSE_ARRAY], 0, (int) role, path);
}

void
spec_session_emit_message (SpecSession *session, const char *message)
{
  g_signal_emit (session, signals[SIGNAL_MESSAGE], 0, message);
}

SpecSession *
spec_session_new (void)
{
  return g_object_new (SPEC_TYPE_SESSION, NULL);
}

SpecState
spec_session_get_state (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), SPEC_STATE_EMPTY);

  return session->state;
}

SpecEmbedding *
spec_session_get_embedding (SpecSession *session, SpecSide side)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return session->embedding[side];
}

SpecSamples *
spec_session_get_samples (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return session->samples;
}

SpecResult *
spec_session_get_result (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return session->result;
}

const SpecParams *
spec_session_get_params (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return &session->params;
}

const char *
spec_session_get_name (SpecSession *session, SpecSide side)
{
  SpecEmbedding *embedding;

  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  embedding = session->embedding[side];
  if (embedding != NULL && spec_embedding_get_name (embedding) != NULL)
    return spec_embedding_get_name (embedding);

  return side == SPEC_SIDE_X ? "X" : "Y";
}

/* Returns: FALSE when @id is none of these. */
static gboolean
get_file_property (SpecSession *session, guint id, GValue *value)
{
  switch (id)
    {
    case SPEC_PROP_X:
      g_value_set_boxed (value, session->embedding[SPEC_SIDE_X]);
      return TRUE;
    case SPEC_PROP_Y:
      g_value_set_boxed (value, session->embedding[SPEC_SIDE_Y]);
      return TRUE;
    case SPEC_PROP_SAMPLES:
      g_value_set_boxed (value, session->samples);
      return TRUE;
    case SPEC_PROP_MEDIAN_X:
      g_value_set_double (value, session->median[SPEC_SIDE_X]);
      return TRUE;
    case SPEC_PROP_MEDIAN_Y:
      g_value_set_double (value, session->median[SPEC_SIDE_Y]);
      return TRUE;
    case SPEC_PROP_COMPARING:
      g_value_set_boolean (value, session->comparing);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
get_progress_property (SpecSession *session, guint id, GValue *value)
{
  switch (id)
    {
    case SPEC_PROP_STATE:
      g_value_set_int (value, session->state);
      return TRUE;
    case SPEC_PROP_BUSY:
      g_value_set_boolean (value, session->busy);
      return TRUE;
    case SPEC_PROP_CLUSTERS_BEHIND:
      g_value_set_boolean (value, session->clusters_behind);
      return TRUE;
    case SPEC_PROP_STAGE:
      g_value_set_string (value, session->stage);
      return TRUE;
    case SPEC_PROP_FRACTION:
      g_value_set_double (value, session->fraction);
      return TRUE;
    case SPEC_PROP_SECONDS_LEFT:
      g_value_set_double (value, session->seconds_left);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
get_answer_property (SpecSession *session, guint id, GValue *value)
{
  switch (id)
    {
    case SPEC_PROP_RESULT:
      g_value_set_boxed (value, session->result);
      return TRUE;
    case SPEC_PROP_EVIDENCE:
      g_value_set_boxed (value, session->evidence);
      return TRUE;
    case SPEC_PROP_EVIDENCE_FRACTION:
      g_value_set_double (value, session->evidence_fraction);
      return TRUE;
    case SPEC_PROP_ESTIMATE:
      g_value_set_string (value, session->estimate);
      return TRUE;
    case SPEC_PROP_METHOD_TEXT:
      g_value_set_string (value, session->method_text);
      return TRUE;
    case SPEC_PROP_SELECTED:
      g_value_set_object (value, session->selected);
      return TRUE;
    case SPEC_PROP_OPPOSITE:
      g_value_set_boolean (value, session->opposite);
      return TRUE;
    case SPEC_PROP_CAN_UNDO:
      g_value_set_boolean (value, spec_history_can_undo (session->history));
      return TRUE;
    case SPEC_PROP_CAN_REDO:
      g_value_set_boolean (value, spec_history_can_redo (session->history));
      return TRUE;
    case SPEC_PROP_MODIFIED:
      g_value_set_boolean (value, session->modified);
      return TRUE;
    case SPEC_PROP_CURATION:
      g_value_set_boxed (value, session->curation);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
spec_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpecSession *session = SPEC_SESSION (object);

  if (!get_file_property (session, id, value) && !get_progress_property (session, id, value)
      && !get_answer_property (session, id, value) && !spec_session_get_param (session, id, value)
      && !spec_session_get_view_property (session, id, value))
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
spec_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpecSession *session = SPEC_SESSION (object);

  switch (id)
    {
    case SPEC_PROP_SELECTED:
      spec_session_select (session, g_value_get_object (value));
      break;
    case SPEC_PROP_OPPOSITE:
      spec_session_set_opposite (session, g_value_get_boolean (value));
      break;
    case SPEC_PROP_CURATION:
      spec_session_set_curation (session, g_value_get_boxed (value));
      break;
    default:
      if (!spec_session_set_param (session, id, value) && !spec_session_set_view_property (session, id, value))
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spec_session_dispose (GObject *object)
{
  SpecSession *session = SPEC_SESSION (object);

  for (guint role = 0; role < SPEC_N_ROLES; role++)
    spec_session_cancel_loading (session, role);
  if (session->checking != NULL)
    g_cancellable_cancel (session->checking);
  g_clear_object (&session->checking);
  g_cancellable_cancel (session->values_checking);
  spec_session_stop_rest (session);
  if (session->engine != NULL)
    g_signal_handlers_disconnect_by_data (session->engine, session);
  g_clear_object (&session->engine);
  spec_session_close_evidence (session);

  G_OBJECT_CLASS (spec_session_parent_class)->dispose (object);
}

static void
spec_session_finalize (GObject *object)
{
  SpecSession *session = SPEC_SESSION (object);

  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&session->embedding[side], spec_embedding_unref);
      g_clear_pointer (&session->pending[side], spec_embedding_unref);
      g_clear_pointer (&session->result_embedding[side], spec_embedding_unref);
    }
  g_ptr_array_unref (session->unchecked);
  g_clear_object (&session->values_checking);
  g_clear_pointer (&session->listed, spec_samples_unref);
  g_clear_pointer (&session->samples, spec_samples_unref);
  g_clear_pointer (&session->names, spec_embedding_unref);
  g_clear_pointer (&session->result, spec_result_unref);
  g_clear_pointer (&session->modes_result, spec_result_unref);
  spec_history_free (session->history);
  g_clear_pointer (&session->saved, spec_setting_free);
  g_clear_pointer (&session->curation, spec_curation_unref);
  g_array_unref (session->sigmas);
  spec_result_cache_free (session->cache);
  g_clear_object (&session->modes);
  g_clear_object (&session->cluster);
  g_clear_object (&session->selected);
  g_clear_object (&session->selection);
  g_clear_object (&session->notices);
  g_hash_table_unref (session->dismissed);
  g_free (session->view);
  g_free (session->exports);
  g_free (session->samples_path);
  g_free (session->samples_root);
  g_free (session->labels_path);
  g_free (session->stage);
  g_free (session->estimate);
  g_free (session->method_text);

  G_OBJECT_CLASS (spec_session_parent_class)->finalize (object);
}

#define READ (G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)
#define EDIT (READ | G_PARAM_WRITABLE)

static void
install_file_properties (void)
{
  properties[SPEC_PROP_X] = g_param_spec_boxed ("x", NULL, NULL, SPEC_TYPE_EMBEDDING, READ);
  properties[SPEC_PROP_Y] = g_param_spec_boxed ("y", NULL, NULL, SPEC_TYPE_EMBEDDING, READ);
  properties[SPEC_PROP_SAMPLES] = g_param_spec_boxed ("samples", NULL, NULL, SPEC_TYPE_SAMPLES, READ);
  properties[SPEC_PROP_MEDIAN_X] = g_param_spec_double ("median-x", NULL, NULL, 0, G_MAXDOUBLE, 0, READ);
  properties[SPEC_PROP_MEDIAN_Y] = g_param_spec_double ("median-y", NULL, NULL, 0, G_MAXDOUBLE, 0, READ);
  properties[SPEC_PROP_COMPARING] = g_param_spec_boolean ("comparing", NULL, NULL, FALSE, READ);
}

static void
install_param_properties (void)
{
  properties[SPEC_PROP_KERNEL_X] = g_param_spec_int ("kernel-x", NULL, NULL, 0, SPEC_KERNEL_COSINE, 0, EDIT);
  properties[SPEC_PROP_KERNEL_Y] = g_param_spec_int ("kernel-y", NULL, NULL, 0, SPEC_KERNEL_COSINE, 0, EDIT);
  properties[SPEC_PROP_SIGMA_X] = g_param_spec_double ("sigma-x", NULL, NULL, 0, G_MAXDOUBLE, 0, EDIT);
  properties[SPEC_PROP_SIGMA_Y] = g_param_spec_double ("sigma-y", NULL, NULL, 0, G_MAXDOUBLE, 0, EDIT);
  properties[SPEC_PROP_ETA] = g_param_spec_double ("eta", NULL, NULL, 0, G_MAXDOUBLE, 1, EDIT);
  properties[SPEC_PROP_CENTRE] = g_param_spec_boolean ("centre", NULL, NULL, FALSE, EDIT);
  properties[SPEC_PROP_METHOD] = g_param_spec_int ("method", NULL, NULL, 0, SPEC_METHOD_RFF, 0, EDIT);
  properties[SPEC_PROP_RFF_DIM] = g_param_spec_uint ("rff-dim", NULL, NULL, 1, G_MAXUINT, 3000, EDIT);
  properties[SPEC_PROP_MODES] = g_param_spec_uint ("modes", NULL, NULL, 1, G_MAXUINT, 10, EDIT);
  properties[SPEC_PROP_SEED] = g_param_spec_uint64 ("seed", NULL, NULL, 0, G_MAXUINT64, 0, EDIT);
  properties[SPEC_PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, READ);
  properties[SPEC_PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, READ);
  properties[SPEC_PROP_MODIFIED] = g_param_spec_boolean ("modified", NULL, NULL, FALSE, READ);
  properties[SPEC_PROP_CURATION] = g_param_spec_boxed ("curation", NULL, NULL, SPEC_TYPE_CURATION, EDIT);
}

static void
install_answer_properties (void)
{
  properties[SPEC_PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, SPEC_STATE_FAILED, 0, READ);
  properties[SPEC_PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, READ);
  properties[SPEC_PROP_CLUSTERS_BEHIND] = g_param_spec_boolean ("clusters-behind", NULL, NULL, FALSE, READ);
  properties[SPEC_PROP_STAGE] = g_param_spec_string ("stage", NULL, NULL, NULL, READ);
  properties[SPEC_PROP_FRACTION] = g_param_spec_double ("fraction", NULL, NULL, 0, 1, 0, READ);
  properties[SPEC_PROP_SECONDS_LEFT] = g_param_spec_double ("seconds-left", NULL, NULL, 0, G_MAXDOUBLE, 0, READ);
  properties[SPEC_PROP_RESULT] = g_param_spec_boxed ("result", NULL, NULL, SPEC_TYPE_RESULT, READ);
  properties[SPEC_PROP_EVIDENCE] = g_param_spec_boxed ("evidence", NULL, NULL, SPEC_TYPE_EVIDENCE, READ);
  properties[SPEC_PROP_EVIDENCE_FRACTION] = g_param_spec_double ("evidence-fraction", NULL, NULL, 0, 1, 1, READ);
  properties[SPEC_PROP_ESTIMATE] = g_param_spec_string ("estimate", NULL, NULL, NULL, READ);
  properties[SPEC_PROP_METHOD_TEXT] = g_param_spec_string ("method-text", NULL, NULL, NULL, READ);
  properties[SPEC_PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, SPEC_TYPE_MODE_ITEM, EDIT);
  properties[SPEC_PROP_VIEW] = g_param_spec_string ("view", NULL, NULL, NULL, EDIT);
  properties[SPEC_PROP_TILE_SIZE] = g_param_spec_int ("tile-size", NULL, NULL, 0, G_MAXINT16, 0, EDIT);
  properties[SPEC_PROP_LINEAR] = g_param_spec_boolean ("linear", NULL, NULL, FALSE, EDIT);
  properties[SPEC_PROP_OPPOSITE] = g_param_spec_boolean ("opposite", NULL, NULL, FALSE, EDIT);
}

static void
spec_session_class_init (SpecSessionClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = spec_session_get_property;
  object_class->set_property = spec_session_set_property;
  object_class->dispose = spec_session_dispose;
  object_class->finalize = spec_session_finalize;

  install_file_properties ();
  install_param_properties ();
  install_answer_properties ();
  g_object_class_install_properties (object_class, SPEC_N_PROPS, properties);

  signals[SIGNAL_OPEN_FAILED] = g_signal_new ("open-failed", SPEC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_STRING, G_TYPE_STRING);
  signals[SIGNAL_CHOOSE_ARRAY]
      = g_signal_new ("choose-array", SPEC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_STRING);
  signals[SIGNAL_MESSAGE] = g_signal_new ("message", SPEC_TYPE_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

/* A job that is over before anybody could read of it, as a preview is while a hand moves sigma, tells nothing. */
static void
on_progress (SpecEngine *engine, int stage, double fraction, SpecSession *session)
{
  if (g_get_monotonic_time () - session->time_left.started < UNREAD)
    return;
  spec_session_set_progress (session, stage, fraction);
}

static void
spec_session_init (SpecSession *session)
{
  session->params = (SpecParams) SPEC_PARAMS_DEFAULT;
  session->history = spec_history_new ();
  session->curation = spec_curation_new ();
  session->sigmas = g_array_new (FALSE, FALSE, sizeof (SpecSigmaPair));
  session->cache = spec_result_cache_new ();
  session->modes = g_list_store_new (SPEC_TYPE_MODE_ITEM);
  spec_session_open_cluster (session);
  session->selection = spec_selection_new ();
  session->notices = g_list_store_new (SPEC_TYPE_NOTICE);
  session->dismissed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  session->unchecked = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_embedding_unref);
  session->values_checking = g_cancellable_new ();
  session->engine = spec_engine_new ();
  spec_session_open_evidence (session);
  g_signal_connect (session->engine, "progress", G_CALLBACK (on_progress), session);
  g_signal_connect_swapped (session->engine, "notify::busy", G_CALLBACK (spec_session_update_state), session);
}
