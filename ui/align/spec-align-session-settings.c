/* What is set for an alignment: properties, and what becomes of them with the comparison's bandwidths. */
#include "align/spec-align-session-private.h"

/* The comparison's bandwidth; the median stays a rule, so that it follows the seed as on the command line. */
static void
take_bandwidth (SpecAlignSession *self, SpecSide side, SpecKernel *kernel)
{
  const SpecKernel *compared = &spec_session_get_params (self->session)->kernel[side];
  double median;

  g_object_get (self->session, side == SPEC_SIDE_X ? "median-x" : "median-y", &median, NULL);
  kernel->rule = SPEC_BANDWIDTH_MEDIAN;
  kernel->sigma = 0;
  if (compared->rule != SPEC_BANDWIDTH_NUMBER || compared->sigma == median || !(compared->sigma > 0))
    return;
  kernel->rule = SPEC_BANDWIDTH_NUMBER;
  kernel->sigma = compared->sigma;
}

SpecAlignParams
spec_align_session_get_params (SpecAlignSession *self)
{
  SpecAlignParams params = self->settings;

  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), params);

  params.comparison.memory = spec_session_get_params (self->session)->memory;
  params.comparison.threads = spec_session_get_params (self->session)->threads;
  for (guint side = 0; side < 2; side++)
    if (params.comparison.kernel[side].kind == SPEC_KERNEL_GAUSSIAN)
      take_bandwidth (self, side, &params.comparison.kernel[side]);
  return params;
}

static gboolean
params_equal (const SpecAlignParams *a, const SpecAlignParams *b)
{
  return spec_params_equal (&a->comparison, &b->comparison) && a->side == b->side && a->steps == b->steps
         && a->batch == b->batch && a->rate == b->rate && a->fidelity == b->fidelity && a->holdout == b->holdout;
}

gboolean
spec_align_session_is_current (SpecAlignSession *self)
{
  SpecAlignParams params;

  g_return_val_if_fail (SPEC_IS_ALIGN_SESSION (self), FALSE);

  if (self->task == NULL)
    return TRUE;
  for (guint side = 0; side < 2; side++)
    if (self->task->embeddings[side] != spec_session_get_embedding (self->session, side))
      return FALSE;
  params = spec_align_session_get_params (self);
  return params_equal (&params, &self->task->params);
}

void
spec_align_session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  SpecAlignSession *self = SPEC_ALIGN_SESSION (object);
  const SpecAlignParams *settings = &self->settings;

  switch ((SpecAlignProp) id)
    {
    case SPEC_ALIGN_PROP_SIDE:
      g_value_set_int (value, settings->side);
      break;
    case SPEC_ALIGN_PROP_KERNEL:
      g_value_set_int (value, settings->comparison.kernel[SPEC_SIDE_X].kind);
      break;
    case SPEC_ALIGN_PROP_STEPS:
      g_value_set_uint (value, settings->steps);
      break;
    case SPEC_ALIGN_PROP_BATCH:
      g_value_set_uint (value, settings->batch);
      break;
    case SPEC_ALIGN_PROP_RATE:
      g_value_set_double (value, settings->rate);
      break;
    case SPEC_ALIGN_PROP_FIDELITY:
      g_value_set_double (value, settings->fidelity);
      break;
    case SPEC_ALIGN_PROP_HOLDOUT:
      g_value_set_double (value, settings->holdout);
      break;
    case SPEC_ALIGN_PROP_SEED:
      g_value_set_uint64 (value, settings->comparison.seed);
      break;
    case SPEC_ALIGN_PROP_ORDER:
      g_value_set_int (value, self->order);
      break;
    case SPEC_ALIGN_PROP_STATE:
      g_value_set_int (value, self->state);
      break;
    case SPEC_ALIGN_PROP_STOPPING:
      g_value_set_boolean (value, self->stopping);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
set_kernel (SpecAlignParams *settings, SpecKernelKind kind)
{
  for (guint side = 0; side < 2; side++)
    settings->comparison.kernel[side].kind = kind;
}

void
spec_align_session_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  SpecAlignSession *self = SPEC_ALIGN_SESSION (object);
  SpecAlignParams *settings = &self->settings;

  switch ((SpecAlignProp) id)
    {
    case SPEC_ALIGN_PROP_SIDE:
      settings->side = g_value_get_int (value) == SPEC_SIDE_Y ? SPEC_SIDE_Y : SPEC_SIDE_X;
      break;
    case SPEC_ALIGN_PROP_KERNEL:
      set_kernel (settings, g_value_get_int (value));
      break;
    case SPEC_ALIGN_PROP_STEPS:
      settings->steps = g_value_get_uint (value);
      break;
    case SPEC_ALIGN_PROP_BATCH:
      settings->batch = g_value_get_uint (value);
      break;
    case SPEC_ALIGN_PROP_RATE:
      settings->rate = g_value_get_double (value);
      break;
    case SPEC_ALIGN_PROP_FIDELITY:
      settings->fidelity = g_value_get_double (value);
      break;
    case SPEC_ALIGN_PROP_HOLDOUT:
      settings->holdout = g_value_get_double (value);
      break;
    case SPEC_ALIGN_PROP_SEED:
      settings->comparison.seed = g_value_get_uint64 (value);
      break;
    case SPEC_ALIGN_PROP_ORDER:
      self->order = g_value_get_int (value);
      break;
    case SPEC_ALIGN_PROP_STATE:
    case SPEC_ALIGN_PROP_STOPPING:
    case SPEC_ALIGN_N_PROPS:
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
      return;
    }
  if (self->session == NULL)
    return;
  spec_align_session_want_kernels (self);
  spec_align_session_emit (self, SPEC_ALIGN_SIGNAL_SETTINGS, NULL);
}

static GParamSpec *
new_uint (const char *name, guint low, guint high, guint value)
{
  return g_param_spec_uint (name, NULL, NULL, low, high, value,
                            G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
new_double (const char *name, double low, double high, double value)
{
  return g_param_spec_double (name, NULL, NULL, low, high, value, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
}

static GParamSpec *
new_choice (const char *name, int most, int value)
{
  return g_param_spec_int (name, NULL, NULL, 0, most, value, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
}

void
spec_align_session_make_properties (GParamSpec **properties)
{
  const SpecAlignParams params = SPEC_ALIGN_PARAMS_DEFAULT;

  properties[SPEC_ALIGN_PROP_SIDE] = new_choice ("side", SPEC_SIDE_Y, params.side);
  properties[SPEC_ALIGN_PROP_KERNEL]
      = new_choice ("kernel", SPEC_KERNEL_COSINE, params.comparison.kernel[SPEC_SIDE_X].kind);
  properties[SPEC_ALIGN_PROP_STEPS] = new_uint ("steps", 0, 1000000, params.steps);
  properties[SPEC_ALIGN_PROP_BATCH] = new_uint ("batch", 2, 1000000, params.batch);
  properties[SPEC_ALIGN_PROP_RATE] = new_double ("rate", 1e-9, 1000, params.rate);
  properties[SPEC_ALIGN_PROP_FIDELITY] = new_double ("fidelity", 0, G_MAXDOUBLE, params.fidelity);
  properties[SPEC_ALIGN_PROP_HOLDOUT] = new_double ("holdout", 0, 0.9, params.holdout);
  properties[SPEC_ALIGN_PROP_SEED]
      = g_param_spec_uint64 ("seed", NULL, NULL, 0, G_MAXINT64, params.comparison.seed,
                             G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[SPEC_ALIGN_PROP_ORDER] = new_choice ("order", SPEC_ALIGN_BY_CLUSTER, SPEC_ALIGN_BY_LABEL);
  properties[SPEC_ALIGN_PROP_STATE] = g_param_spec_int ("state", NULL, NULL, 0, SPEC_ALIGN_FAILED, SPEC_ALIGN_IDLE,
                                                        G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[SPEC_ALIGN_PROP_STOPPING]
      = g_param_spec_boolean ("stopping", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
}
