#include "engine/spec-engine.h"

#include "engine/spec-engine-worker.h"

struct _SpecEngine
{
  GObject parent_instance;

  /* owned */
  SpecEngineWorker *worker;

  guint64 generation; /* of the newest job */
  gboolean active;    /* whether that job still owes an answer */
  gboolean notified;  /* the value of "busy" told last */
  gboolean replying;  /* within a reply, which may submit the next job */
  double fraction;    /* reported last for it */
};

enum
{
  PROP_BUSY = 1,
  N_PROPERTIES
};

enum
{
  SIGNAL_PROGRESS,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPERTIES];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecEngine, spec_engine, G_TYPE_OBJECT)

static void
spec_engine_notify_busy (SpecEngine *engine)
{
  if (engine->replying || engine->notified == engine->active)
    return;

  engine->notified = engine->active;
  g_object_notify_by_pspec (G_OBJECT (engine), properties[PROP_BUSY]);
}

static void
on_progress (guint64 generation, SpecStage stage, double fraction, gpointer owner)
{
  SpecEngine *engine = owner;

  if (!engine->active || generation != engine->generation)
    return;
  engine->fraction = MAX (engine->fraction, fraction);
  g_signal_emit (engine, signals[SIGNAL_PROGRESS], 0, (int) stage, engine->fraction);
}

/* The answer, unless the job is no longer the newest or was cancelled. */
static void
on_answer (SpecEngineJob *job, gpointer owner)
{
  g_autoptr (SpecEngine) engine = g_object_ref (owner); /* the reply may let go of it */

  if (!engine->active || job->generation != engine->generation)
    return;

  engine->active = FALSE;
  engine->replying = TRUE;
  if (job->reply != NULL)
    job->reply (job->output, job->error, job->data);
  engine->replying = FALSE;
  /* If the reply submitted the next job, the engine was never idle. */
  spec_engine_notify_busy (engine);
}

SpecEngine *
spec_engine_new (void)
{
  return g_object_new (SPEC_TYPE_ENGINE, NULL);
}

void
spec_engine_submit (SpecEngine *engine, SpecEngineWork work, gpointer input, GDestroyNotify free_input,
                    GDestroyNotify free_output, SpecEngineReply reply, gpointer data)
{
  g_return_if_fail (SPEC_IS_ENGINE (engine));
  g_return_if_fail (work != NULL);

  engine->generation++;
  engine->fraction = 0;
  spec_engine_worker_replace (engine->worker, spec_engine_job_new (engine->generation, work, input, free_input, free_output,
                                                                   reply, data));
  engine->active = TRUE;
  spec_engine_notify_busy (engine);
}

void
spec_engine_cancel (SpecEngine *engine)
{
  g_return_if_fail (SPEC_IS_ENGINE (engine));

  engine->generation++;
  spec_engine_worker_replace (engine->worker, NULL);
  engine->active = FALSE;
  spec_engine_notify_busy (engine);
}

gboolean
spec_engine_get_busy (SpecEngine *engine)
{
  g_return_val_if_fail (SPEC_IS_ENGINE (engine), FALSE);

  return engine->active;
}

static void
spec_engine_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, SPEC_ENGINE (object)->active);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
spec_engine_finalize (GObject *object)
{
  spec_engine_worker_end (SPEC_ENGINE (object)->worker);

  G_OBJECT_CLASS (spec_engine_parent_class)->finalize (object);
}

static void
spec_engine_class_init (SpecEngineClass *class)
{
  GObjectClass *object_class = G_OBJECT_CLASS (class);

  object_class->get_property = spec_engine_get_property;
  object_class->finalize = spec_engine_finalize;

  properties[PROP_BUSY]
      = g_param_spec_boolean ("busy", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPERTIES, properties);

  signals[SIGNAL_PROGRESS] = g_signal_new ("progress", SPEC_TYPE_ENGINE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                           G_TYPE_NONE, 2, G_TYPE_INT, G_TYPE_DOUBLE);
}

static void
spec_engine_init (SpecEngine *engine)
{
  engine->worker = spec_engine_worker_new (on_answer, on_progress, engine);
}
