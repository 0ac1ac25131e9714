#include "engine/spec-engine-worker.h"

#include "base/spec-stray-threads.h"

/* Work looks at its cancellable between two products of a block, so the end of a worker hardly ever takes this long. Where it does,
 * the window that closes has better things to do than to wait. */
#define PATIENCE (G_USEC_PER_SEC / 20)

/* Held by the owner, by the thread, and by every source on its way to the owner's context, so that none of them outlives it. */
struct _SpecEngineWorker
{
  gatomicrefcount references;
  GMainContext *context; /* of the thread that made it */
  SpecEngineWorkerAnswer answer;
  SpecEngineWorkerProgress progress;

  /* touched on the owner's thread alone */
  gpointer owner; /* borrowed; NULL once it is gone */
  GThread *thread;

  GMutex lock; /* over all below */
  GCond wake;
  GCond ended;
  SpecEngineJob *waiting;
  SpecEngineJob *running;
  gboolean stop;
  gboolean done;  /* the thread is */
  gboolean stray; /* and nobody waits for it */
  gboolean progress_pending;
  guint64 progress_generation;
  SpecStage progress_stage;
  double progress_fraction;
};

/* A finished job on its way back. */
typedef struct
{
  SpecEngineWorker *worker;
  SpecEngineJob *job;
} Delivery;

static SpecEngineWorker *
worker_ref (SpecEngineWorker *worker)
{
  g_atomic_ref_count_inc (&worker->references);
  return worker;
}

static void
worker_unref (SpecEngineWorker *worker)
{
  if (!g_atomic_ref_count_dec (&worker->references))
    return;

  g_clear_pointer (&worker->waiting, spec_engine_job_unref);
  g_mutex_clear (&worker->lock);
  g_cond_clear (&worker->wake);
  g_cond_clear (&worker->ended);
  g_main_context_unref (worker->context);
  g_free (worker);
}

static void
post (SpecEngineWorker *worker, GSourceFunc func, gpointer data, GDestroyNotify free_data)
{
  g_autoptr (GSource) source = g_idle_source_new ();

  g_source_set_priority (source, G_PRIORITY_DEFAULT);
  g_source_set_callback (source, func, data, free_data);
  g_source_attach (source, worker->context);
}

/* On the owner's thread. */
static gboolean
deliver_progress (gpointer data)
{
  SpecEngineWorker *worker = data;
  guint64 generation;
  SpecStage stage;
  double fraction;

  g_mutex_lock (&worker->lock);
  worker->progress_pending = FALSE;
  generation = worker->progress_generation;
  stage = worker->progress_stage;
  fraction = worker->progress_fraction;
  g_mutex_unlock (&worker->lock);

  if (worker->owner != NULL)
    worker->progress (generation, stage, fraction, worker->owner);

  return G_SOURCE_REMOVE;
}

/* On the worker's thread. */
static void
store_progress (SpecStage stage, double fraction, gpointer data)
{
  SpecEngineWorker *worker = data;
  gboolean posting;

  g_mutex_lock (&worker->lock);
  worker->progress_generation = worker->running->generation;
  worker->progress_stage = stage;
  worker->progress_fraction = fraction;
  posting = !worker->progress_pending;
  worker->progress_pending = TRUE;
  g_mutex_unlock (&worker->lock);

  if (posting)
    post (worker, deliver_progress, worker_ref (worker), (GDestroyNotify) worker_unref);
}

static void
delivery_free (gpointer data)
{
  Delivery *delivery = data;

  spec_engine_job_unref (delivery->job);
  worker_unref (delivery->worker);
  g_free (delivery);
}

/* On the owner's thread. */
static gboolean
deliver_answer (gpointer data)
{
  Delivery *delivery = data;

  if (delivery->worker->owner != NULL)
    delivery->worker->answer (delivery->job, delivery->worker->owner);

  return G_SOURCE_REMOVE;
}

/* On the worker's thread. Returns: (transfer full) (nullable): the job to do next, NULL to stop. */
static SpecEngineJob *
take_next (SpecEngineWorker *worker)
{
  SpecEngineJob *job = NULL;

  g_mutex_lock (&worker->lock);
  while (!worker->stop && worker->waiting == NULL)
    g_cond_wait (&worker->wake, &worker->lock);
  if (!worker->stop)
    {
      job = g_steal_pointer (&worker->waiting);
      worker->running = spec_engine_job_ref (job);
    }
  g_mutex_unlock (&worker->lock);

  return job;
}

/* On the worker's thread: hands @job (transfer full) over to the owner's, the last to hold it. */
static void
hand_over (SpecEngineWorker *worker, SpecEngineJob *job)
{
  Delivery *delivery = g_new (Delivery, 1);

  g_mutex_lock (&worker->lock);
  g_clear_pointer (&worker->running, spec_engine_job_unref);
  g_mutex_unlock (&worker->lock);

  *delivery = (Delivery) { worker_ref (worker), job };
  post (worker, deliver_answer, delivery, delivery_free);
}

static void
work (SpecEngineWorker *worker)
{
  SpecProgress progress = { store_progress, worker };
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  SpecEngineJob *job;

  spec_solver_set_reuse (solver, TRUE);
  while ((job = take_next (worker)) != NULL)
    {
      spec_engine_job_run (job, solver, &progress);
      hand_over (worker, job);
    }
}

static gpointer
run_thread (gpointer data)
{
  SpecEngineWorker *worker = data;
  gboolean stray;

  work (worker);
  g_mutex_lock (&worker->lock);
  worker->done = TRUE;
  stray = worker->stray;
  g_cond_signal (&worker->ended);
  g_mutex_unlock (&worker->lock);
  worker_unref (worker);
  if (stray)
    spec_stray_threads_remove ();

  return NULL;
}

SpecEngineWorker *
spec_engine_worker_new (SpecEngineWorkerAnswer answer, SpecEngineWorkerProgress progress, gpointer owner)
{
  SpecEngineWorker *worker = g_new0 (SpecEngineWorker, 1);

  g_atomic_ref_count_init (&worker->references);
  worker->context = g_main_context_ref_thread_default ();
  worker->answer = answer;
  worker->progress = progress;
  worker->owner = owner;
  g_mutex_init (&worker->lock);
  g_cond_init (&worker->wake);
  g_cond_init (&worker->ended);
  worker->thread = g_thread_new ("spec-engine", run_thread, worker_ref (worker));

  return worker;
}

void
spec_engine_worker_replace (SpecEngineWorker *worker, SpecEngineJob *job)
{
  g_autoptr (SpecEngineJob) running = NULL;
  g_autoptr (SpecEngineJob) dropped = NULL;

  g_mutex_lock (&worker->lock);
  dropped = worker->waiting;
  worker->waiting = job;
  if (worker->running != NULL)
    running = spec_engine_job_ref (worker->running);
  g_cond_signal (&worker->wake);
  g_mutex_unlock (&worker->lock);

  /* Outside the lock: whoever listens to the cancellable, and the destructor of the dropped input, run here. */
  if (running != NULL)
    g_cancellable_cancel (running->cancellable);
}

/* Whether the thread came to its end within PATIENCE; else it is a stray from now on. */
static gboolean
wait_for_end (SpecEngineWorker *worker)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;
  gboolean done;

  g_mutex_lock (&worker->lock);
  while (!worker->done && g_cond_wait_until (&worker->ended, &worker->lock, until))
    ;
  done = worker->done;
  worker->stray = !done;
  if (!done)
    spec_stray_threads_add ();
  g_mutex_unlock (&worker->lock);

  return done;
}

void
spec_engine_worker_end (SpecEngineWorker *worker)
{
  worker->owner = NULL;
  g_mutex_lock (&worker->lock);
  worker->stop = TRUE;
  g_mutex_unlock (&worker->lock);
  spec_engine_worker_replace (worker, NULL);
  if (wait_for_end (worker))
    g_thread_join (worker->thread);
  else
    g_thread_unref (worker->thread);
  worker_unref (worker);
}
