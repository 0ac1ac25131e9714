#include "base/spec-detached.h"

#include "base/spec-stray-threads.h"

#define INTERVAL (G_USEC_PER_SEC / 20)

/* Shared by the two threads; the last to leave frees it. */
typedef struct
{
  GMutex mutex;
  GCond ended;
  gboolean done;
  gboolean left; /* the caller has */
  SpecDetachedFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Call;

static void
call_free (Call *call)
{
  g_mutex_clear (&call->mutex);
  g_cond_clear (&call->ended);
  g_free (call);
}

static gpointer
run_call (gpointer data)
{
  Call *call = data;
  gboolean left;

  call->func (call->data);
  g_mutex_lock (&call->mutex);
  call->done = TRUE;
  left = call->left;
  g_cond_signal (&call->ended);
  g_mutex_unlock (&call->mutex);
  if (left)
    {
      call->destroy (call->data);
      call_free (call);
      spec_stray_threads_remove ();
    }
  return NULL;
}

gboolean
spec_detached_run (
    SpecDetachedFunc func, gpointer data, GDestroyNotify destroy, GCancellable *cancellable, GError **error)
{
  Call *call = g_new0 (Call, 1);
  GThread *thread;
  gboolean done;

  g_mutex_init (&call->mutex);
  g_cond_init (&call->ended);
  call->func = func;
  call->data = data;
  call->destroy = destroy;
  thread = g_thread_new ("spec-detached", run_call, call);
  g_mutex_lock (&call->mutex);
  while (!call->done && !g_cancellable_is_cancelled (cancellable))
    g_cond_wait_until (&call->ended, &call->mutex, g_get_monotonic_time () + INTERVAL);
  done = call->done;
  call->left = !done;
  if (!done)
    spec_stray_threads_add ();
  g_mutex_unlock (&call->mutex);
  if (!done)
    {
      g_thread_unref (thread);
      g_cancellable_set_error_if_cancelled (cancellable, error);
      return FALSE;
    }
  g_thread_join (thread);
  call_free (call);
  return TRUE;
}
