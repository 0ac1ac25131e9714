#include "agreement/spec-agreement-session-private.h"

#include "paint/spec-measure-rows.h"

enum
{
  PROP_METRIC_X = 1,
  PROP_METRIC_Y,
  PROP_K,
  PROP_LARGEST_K,
  PROP_NORMALISED,
  PROP_BAND,
  PROP_SHOWN,
  N_PROPERTIES
};

enum
{
  SIGNAL_CHANGED,
  SIGNAL_PROGRESS,
  SIGNAL_SELECTED,
  SIGNAL_FILTERED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecAgreementSession, spec_agreement_session, G_TYPE_OBJECT)

static void
set_metric (SpecAgreementSession *self, SpecSide side, SpecMetric metric)
{
  if (self->params.metric[side] == metric)
    return;
  self->params.metric[side] = metric;
  spec_agreement_session_invalidate (self, SPEC_AGREEMENT_NNGS);
}

static void
set_shown (SpecAgreementSession *self, guint shown)
{
  SpecAgreementParts before = spec_agreement_session_get_missing (self);

  self->shown = shown | 1u << SPEC_MEASURE_NNGS;
  /* Only what is new is measured; what is not wanted any more need not be finished. */
  spec_agreement_session_invalidate (self, spec_agreement_session_get_missing (self) & ~before);
  spec_agreement_session_drop_unwanted (self);
}

static void
spec_agreement_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpecAgreementSession *self = SPEC_AGREEMENT_SESSION (object);

  switch (id)
    {
    case PROP_METRIC_X:
    case PROP_METRIC_Y:
      set_metric (self, id == PROP_METRIC_X ? SPEC_SIDE_X : SPEC_SIDE_Y, g_value_get_uint (value));
      break;
    case PROP_K:
      if (self->k == g_value_get_uint (value))
        return;
      self->k = g_value_get_uint (value);
      spec_agreement_session_invalidate (self, SPEC_AGREEMENT_NNGS | SPEC_AGREEMENT_MUTUAL);
      break;
    case PROP_LARGEST_K:
      if (self->params.largest_k == g_value_get_uint (value))
        return;
      self->params.largest_k = g_value_get_uint (value);
      self->chosen = TRUE;
      spec_agreement_session_invalidate (self, SPEC_AGREEMENT_NNGS);
      break;
    case PROP_NORMALISED:
      self->normalised = g_value_get_boolean (value);
      break;
    case PROP_BAND:
      self->band = g_value_get_boolean (value);
      break;
    case PROP_SHOWN:
      set_shown (self, g_value_get_uint (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  g_object_notify_by_pspec (object, pspec);
}

static void
spec_agreement_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpecAgreementSession *self = SPEC_AGREEMENT_SESSION (object);
  const guint numbers[] = { [PROP_METRIC_X] = self->params.metric[0],
                            [PROP_METRIC_Y] = self->params.metric[1],
                            [PROP_K] = self->k,
                            [PROP_LARGEST_K] = (guint) self->params.largest_k,
                            [PROP_NORMALISED] = (guint) self->normalised,
                            [PROP_BAND] = (guint) self->band,
                            [PROP_SHOWN] = self->shown };

  if (id == 0 || id >= N_PROPERTIES)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
  else if (id == PROP_NORMALISED || id == PROP_BAND)
    g_value_set_boolean (value, numbers[id] != 0);
  else
    g_value_set_uint (value, numbers[id]);
}

static void
spec_agreement_session_dispose (GObject *object)
{
  SpecAgreementSession *self = SPEC_AGREEMENT_SESSION (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  self->visible = FALSE;
  g_clear_object (&self->engine);
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&self->embedding[side], spec_embedding_unref);
  g_clear_pointer (&self->samples, spec_samples_unref);
  g_clear_pointer (&self->agreement, spec_agreement_unref);
  g_clear_pointer (&self->error, g_free);
  g_clear_object (&self->session);
  G_OBJECT_CLASS (spec_agreement_session_parent_class)->dispose (object);
}

#define FLAGS (G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY)

static void
spec_agreement_session_class_init (SpecAgreementSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const char *const names[] = { "changed", "progress", "selected", "filtered" };

  object_class->set_property = spec_agreement_session_set_property;
  object_class->get_property = spec_agreement_session_get_property;
  object_class->dispose = spec_agreement_session_dispose;
  properties[PROP_METRIC_X] = g_param_spec_uint ("metric-x", NULL, NULL, 0, SPEC_METRIC_SNR, 0, FLAGS);
  properties[PROP_METRIC_Y] = g_param_spec_uint ("metric-y", NULL, NULL, 0, SPEC_METRIC_SNR, 0, FLAGS);
  properties[PROP_K] = g_param_spec_uint ("k", NULL, NULL, 1, G_MAXUINT, 20, FLAGS);
  properties[PROP_LARGEST_K] = g_param_spec_uint ("largest-k", NULL, NULL, 0, G_MAXUINT, 0, FLAGS);
  properties[PROP_NORMALISED] = g_param_spec_boolean ("normalised", NULL, NULL, FALSE, FLAGS);
  properties[PROP_BAND] = g_param_spec_boolean ("band", NULL, NULL, TRUE, FLAGS);
  properties[PROP_SHOWN] = g_param_spec_uint ("shown", NULL, NULL, 0, SPEC_MEASURES_ALL, SPEC_MEASURES_ALL, FLAGS);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);
  for (guint i = 0; i < N_SIGNALS; i++)
    if (i == SIGNAL_PROGRESS)
      signals[i] = g_signal_new (names[i], SPEC_TYPE_AGREEMENT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_DOUBLE);
    else
      signals[i] = g_signal_new (names[i], SPEC_TYPE_AGREEMENT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                 G_TYPE_NONE, 0);
}

static void
spec_agreement_session_init (SpecAgreementSession *self)
{
  self->params = (SpecAgreementParams) SPEC_AGREEMENT_PARAMS_DEFAULT;
  self->k = 20;
  self->shown = SPEC_MEASURES_ALL;
  self->band = TRUE;
  self->dirty = SPEC_AGREEMENT_ALL;
  self->filter = (SpecHistogramRange){ 0, 1 };
  self->selected = -1;
  self->engine = spec_engine_new ();
}

SpecAgreementSession *
spec_agreement_session_new (SpecSession *session)
{
  SpecAgreementSession *self = g_object_new (SPEC_TYPE_AGREEMENT_SESSION, NULL);

  self->session = g_object_ref (session);
  spec_agreement_session_follow (self);
  return self;
}

void
spec_agreement_session_emit_changed (SpecAgreementSession *self)
{
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

void
spec_agreement_session_emit_selected (SpecAgreementSession *self)
{
  g_signal_emit (self, signals[SIGNAL_SELECTED], 0);
}

void
spec_agreement_session_emit_progress (SpecAgreementSession *self, const char *stage, double fraction)
{
  g_signal_emit (self, signals[SIGNAL_PROGRESS], 0, stage, fraction);
}

SpecSession *
spec_agreement_session_get_session (SpecAgreementSession *self)
{
  return self->session;
}

const SpecAgreement *
spec_agreement_session_get_agreement (SpecAgreementSession *self)
{
  return self->agreement;
}

SpecEmbedding *
spec_agreement_session_get_embedding (SpecAgreementSession *self, SpecSide side)
{
  return self->embedding[side];
}

SpecSamples *
spec_agreement_session_get_samples (SpecAgreementSession *self)
{
  return self->samples;
}

gboolean
spec_agreement_session_is_busy (SpecAgreementSession *self)
{
  return self->running != 0
         || (self->visible && self->timeout != 0 && spec_agreement_session_get_missing (self) != 0);
}

SpecAgreementState
spec_agreement_session_get_state (SpecAgreementSession *self)
{
  if (self->error != NULL)
    return SPEC_AGREEMENT_FAILED;
  if (self->agreement == NULL)
    return SPEC_AGREEMENT_EMPTY;
  if (spec_agreement_session_is_busy (self))
    return SPEC_AGREEMENT_PARTIAL;
  return spec_agreement_session_get_missing (self) == 0 ? SPEC_AGREEMENT_COMPLETE : SPEC_AGREEMENT_OUT_OF_DATE;
}

const char *
spec_agreement_session_get_error (SpecAgreementSession *self)
{
  return self->error;
}

guint
spec_agreement_session_get_k (SpecAgreementSession *self)
{
  return self->k;
}

guint
spec_agreement_session_get_shown (SpecAgreementSession *self)
{
  return self->shown;
}

SpecMetric
spec_agreement_session_get_metric (SpecAgreementSession *self, SpecSide side)
{
  return self->params.metric[side];
}

void
spec_agreement_session_set_visible (SpecAgreementSession *self, gboolean visible)
{
  self->visible = visible;
  spec_agreement_session_start (self);
  spec_agreement_session_emit_changed (self);
}

void
spec_agreement_session_run (SpecAgreementSession *self)
{
  self->stopped = FALSE;
  g_clear_pointer (&self->error, g_free);
  g_clear_handle_id (&self->timeout, g_source_remove);
  spec_agreement_session_start (self);
  spec_agreement_session_emit_changed (self);
}

void
spec_agreement_session_cancel (SpecAgreementSession *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  spec_engine_cancel (self->engine);
  self->running = 0;
  self->stopped = TRUE;
  spec_agreement_session_emit_changed (self);
}

gint64
spec_agreement_session_get_selected (SpecAgreementSession *self)
{
  return self->selected;
}

void
spec_agreement_session_select (SpecAgreementSession *self, gint64 row)
{
  guint32 selected = (guint32) row;

  if (self->selected == row)
    return;
  self->selected = row;
  if (row >= 0)
    spec_selection_replace (spec_session_get_selection (self->session), &selected, 1);
  spec_agreement_session_emit_selected (self);
}

const SpecHistogramRange *
spec_agreement_session_get_filter (SpecAgreementSession *self)
{
  return &self->filter;
}

void
spec_agreement_session_set_filter (SpecAgreementSession *self, const SpecHistogramRange *range)
{
  if (self->filter.low == range->low && self->filter.high == range->high)
    return;
  self->filter = *range;
  g_signal_emit (self, signals[SIGNAL_FILTERED], 0);
}
