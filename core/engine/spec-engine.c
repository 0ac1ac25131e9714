#include "engine/spec-engine.h"

#include "engine/spec-engine-job.h"

/* What the engine and its worker share. The worker holds a reference of its own, and so does every source on its way to the
 * engine's thread, so that none of them can outlive it. */
typedef struct
{
  gatomicrefcount references;
  GMainContext *context; /* of the thread that made the engine */
  SpecEngine *engine;    /* borrowed; NULL once finalized; touched on the engine's thread alone */

  GMutex lock; /* over all below */
  GCond wake;
  SpecEngineJob *waiting;
  SpecEngineJob *running;
  gboolean stop;
  gboolean progress_pending;
  guint64 progress_generation;
  SpecStage progress_stage;
  double progress_fraction;
} SpecEngineShared;

struct _SpecEngine
{
  GObject parent_instance;

  /* owned */
  SpecEngineShared *shared;
  GThread *worker;

  guint64 generation; /* of the newest job */
  gboolean active;    /* whether that job still owes an answer */
  gboolean notified;  /* the value of "busy" told last */
  gboolean replying;  /* within a reply, which may submit the next job */
  double fraction;    /* reported last for it */
};

/* A finished job on its way back. */
typedef struct
{
  SpecEngineShared *shared;
  SpecEngineJob *job;
} SpecEngineDelivery;

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

static SpecEngineShared *
shared_new (SpecEngine *engine)
{
  SpecEngineShared *shared = g_new0 (SpecEngineShared, 1);

  g_atomic_ref_count_init (&shared->references);
  shared->context = g_main_context_ref_thread_default ();
  shared->engine = engine;
  g_mutex_init (&shared->lock);
  g_cond_init (&shared->wake);

  return shared;
}

static SpecEngineShared *
shared_ref (SpecEngineShared *shared)
{
  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

static void
shared_unref (SpecEngineShared *shared)
{
  if (!g_atomic_ref_count_dec (&shared->references))
    return;

  g_clear_pointer (&shared->waiting, spec_engine_job_unref);
  g_mutex_clear (&shared->lock);
  g_cond_clear (&shared->wake);
  g_main_context_unref (shared->context);
  g_free (shared);
}

static void
shared_post (SpecEngineShared *shared, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, shared->context);
}

static void
spec_engine_notify_busy (SpecEngine *engine)
{
  if (engine->replying || engine->notified == engine->active)
    return;

  engine->notified = engine->active;
  g_object_notify_by_pspec (G_OBJECT (engine), properties[PROP_BUSY]);
}

/* On the engine's thread: one report of the newest job, however many were made since the last. */
static gboolean
deliver_progress (gpointer data)
{
  SpecEngineShared *shared = data;
  SpecEngine *engine = shared->engine;
  guint64 generation;
  SpecStage stage;
  double fraction;

  g_mutex_lock (&shared->lock);
  shared->progress_pending = FALSE;
  generation = shared->progress_generation;
  stage = shared->progress_stage;
  fraction = shared->progress_fraction;
  g_mutex_unlock (&shared->lock);

  if (engine != NULL && engine->active && generation == engine->generation)
    {
      engine->fraction = MAX (engine->fraction, fraction);
      g_signal_emit (engine, signals[SIGNAL_PROGRESS], 0, (int) stage, engine->fraction);
    }

  return G_SOURCE_REMOVE;
}

/* On the worker. */
static void
store_progress (SpecStage stage, double fraction, gpointer data)
{
  SpecEngineShared *shared = data;
  gboolean post;

  g_mutex_lock (&shared->lock);
  shared->progress_generation = shared->running->generation;
  shared->progress_stage = stage;
  shared->progress_fraction = fraction;
  post = !shared->progress_pending;
  shared->progress_pending = TRUE;
  g_mutex_unlock (&shared->lock);

  if (post)
    shared_post (shared, deliver_progress, shared_ref (shared), (GDestroyNotify) shared_unref);
}

static void
delivery_free (gpointer data)
{
  SpecEngineDelivery *delivery = data;

  spec_engine_job_unref (delivery->job);
  shared_unref (delivery->shared);
  g_free (delivery);
}

/* On the engine's thread: the answer, unless the job is no longer the newest or was cancelled. */
static gboolean
deliver_answer (gpointer data)
{
  SpecEngineDelivery *delivery = data;
  SpecEngineJob *job = delivery->job;
  g_autoptr (SpecEngine) engine = NULL;

  if (delivery->shared->engine == NULL)
    return G_SOURCE_REMOVE;

  /* The reply may let go of the engine. */
  engine = g_object_ref (delivery->shared->engine);
  if (!engine->active || job->generation != engine->generation)
    return G_SOURCE_REMOVE;

  engine->active = FALSE;
  engine->replying = TRUE;
  if (job->reply != NULL)
    job->reply (job->output, job->error, job->data);
  engine->replying = FALSE;
  /* If the reply submitted the next job, the engine was never idle. */
  spec_engine_notify_busy (engine);

  return G_SOURCE_REMOVE;
}

/* On the worker. Returns: (transfer full) (nullable): the job to do next, NULL to stop. */
static SpecEngineJob *
shared_wait (SpecEngineShared *shared)
{
  SpecEngineJob *job = NULL;

  g_mutex_lock (&shared->lock);
  while (!shared->stop && shared->waiting == NULL)
    g_cond_wait (&shared->wake, &shared->lock);
  if (!shared->stop)
    {
      job = g_steal_pointer (&shared->waiting);
      shared->running = spec_engine_job_ref (job);
    }
  g_mutex_unlock (&shared->lock);

  return job;
}

/* On the worker: hands @job (transfer full) over to the engine's thread, the last to hold it. */
static void
shared_deliver (SpecEngineShared *shared, SpecEngineJob *job)
{
  SpecEngineDelivery *delivery = g_new (SpecEngineDelivery, 1);

  g_mutex_lock (&shared->lock);
  g_clear_pointer (&shared->running, spec_engine_job_unref);
  g_mutex_unlock (&shared->lock);

  delivery->shared = shared_ref (shared);
  delivery->job = job;
  shared_post (shared, deliver_answer, delivery, delivery_free);
}

static gpointer
run_worker (gpointer data)
{
  SpecEngineShared *shared = data;
  SpecProgress progress = { store_progress, shared };
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  SpecEngineJob *job;

  spec_solver_set_reuse (solver, TRUE);
  while ((job = shared_wait (shared)) != NULL)
    {
      spec_engine_job_run (job, solver, &progress);
      shared_deliver (shared, job);
    }

  shared_unref (shared);
  return NULL;
}

/* Cancels what runs and puts @job (nullable) in the place of what waits. */
static void
shared_replace (SpecEngineShared *shared, SpecEngineJob *job)
{
  g_autoptr (SpecEngineJob) running = NULL;
  g_autoptr (SpecEngineJob) dropped = NULL;

  g_mutex_lock (&shared->lock);
  dropped = shared->waiting;
  shared->waiting = job;
  if (shared->running != NULL)
    running = spec_engine_job_ref (shared->running);
  g_cond_signal (&shared->wake);
  g_mutex_unlock (&shared->lock);

  /* Outside the lock: whoever listens to the cancellable, and the destructor of the dropped input, run here. */
  if (running != NULL)
    g_cancellable_cancel (running->cancellable);
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
  shared_replace (engine->shared, spec_engine_job_new (engine->generation, work, input, free_input, free_output, reply,
                                                       data));
  engine->active = TRUE;
  spec_engine_notify_busy (engine);
}

void
spec_engine_cancel (SpecEngine *engine)
{
  g_return_if_fail (SPEC_IS_ENGINE (engine));

  engine->generation++;
  shared_replace (engine->shared, NULL);
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
  SpecEngine *engine = SPEC_ENGINE (object);
  SpecEngineShared *shared = engine->shared;

  shared->engine = NULL;
  g_mutex_lock (&shared->lock);
  shared->stop = TRUE;
  g_mutex_unlock (&shared->lock);
  shared_replace (shared, NULL);
  /* Work looks at its cancellable between two products of a block, so this is short. */
  g_thread_join (engine->worker);
  shared_unref (shared);

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
  engine->shared = shared_new (engine);
  engine->worker = g_thread_new ("spec-engine", run_worker, shared_ref (engine->shared));
}
