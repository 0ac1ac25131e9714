/* What ThreadSanitizer cannot see of a GLib that is not instrumented: that a lock, a reference count or a task orders what two threads
 * do. Linked into the test programs of a build with -Db_sanitize=thread alone, by -Wl,--wrap=NAME: each function tells the
 * sanitizer of the order that GLib documents, and then does what it always does.
 *
 * Only what is handed over is ordered, by its own address: a race past a lock or past a hand-over is still seen. */
#include <gio/gio.h>
#include <malloc.h>

/* Of the sanitizer's run-time library (sanitizer/tsan_interface.h, which not all compilers bring). */
void __tsan_acquire (void *address);
void __tsan_release (void *address);
void __tsan_write_range (void *address, long size);

/* Declares the function of GLib behind @name, and the one that takes its place. */
#define WRAP(type, name, ...)                                                                                               \
  type __real_##name (__VA_ARGS__);                                                                                         \
  type __wrap_##name (__VA_ARGS__);                                                                                         \
  type __wrap_##name (__VA_ARGS__)

/* --- memory: free() is not looked at, as GLib's own frees look like races (races-elsewhere.supp); what the program frees is --- */

WRAP (void, g_free, gpointer memory)
{
  if (memory != NULL)
    __tsan_write_range (memory, malloc_usable_size (memory));
  __real_g_free (memory);
}

/* --- locks --- */

WRAP (void, g_mutex_lock, GMutex *mutex)
{
  __real_g_mutex_lock (mutex);
  __tsan_acquire (mutex);
}

WRAP (gboolean, g_mutex_trylock, GMutex *mutex)
{
  gboolean locked = __real_g_mutex_trylock (mutex);

  if (locked)
    __tsan_acquire (mutex);
  return locked;
}

WRAP (void, g_mutex_unlock, GMutex *mutex)
{
  __tsan_release (mutex);
  __real_g_mutex_unlock (mutex);
}

WRAP (void, g_cond_wait, GCond *cond, GMutex *mutex)
{
  __tsan_release (mutex);
  __real_g_cond_wait (cond, mutex);
  __tsan_acquire (mutex);
}

WRAP (gboolean, g_cond_wait_until, GCond *cond, GMutex *mutex, gint64 end)
{
  gboolean signalled;

  __tsan_release (mutex);
  signalled = __real_g_cond_wait_until (cond, mutex, end);
  __tsan_acquire (mutex);
  return signalled;
}

/* --- reference counts: whoever lets go last has seen what the others did before --- */


WRAP (gboolean, g_atomic_ref_count_dec, gatomicrefcount *count)
{
  gboolean last;

  __tsan_release (count);
  last = __real_g_atomic_ref_count_dec (count);
  if (last)
    __tsan_acquire (count);
  return last;
}

/* Frees inside GLib, which the sanitizer sees as free(): the last must be ordered before it is known to be the last. */
WRAP (void, g_object_unref, gpointer object)
{
  __tsan_acquire (object);
  __tsan_release (object);
  __real_g_object_unref (object);
}

WRAP (void, g_bytes_unref, GBytes *bytes)
{
  if (bytes != NULL)
    {
      __tsan_acquire (bytes);
      __tsan_release (bytes);
    }
  __real_g_bytes_unref (bytes);
}

WRAP (void, g_atomic_rc_box_release_full, gpointer box, GDestroyNotify clear)
{
  __tsan_acquire (box);
  __tsan_release (box);
  __real_g_atomic_rc_box_release_full (box, clear);
}

WRAP (void, g_once_init_leave, volatile void *location, gsize result)
{
  __tsan_release ((void *) location);
  __real_g_once_init_leave (location, result);
  __atomic_store_n ((volatile gsize *) location, result, __ATOMIC_RELEASE); /* what the readers' atomic load pairs with */
}

/* --- sources and thread pools: what was prepared before is seen by what is called --- */

typedef struct
{
  GSourceFunc source;
  GFunc pooled;
  gpointer data;
  GDestroyNotify destroy;
} Call;

static gboolean
call_source (gpointer data)
{
  Call *call = data;

  __tsan_acquire (call);
  return call->source (call->data);
}

static void
call_destroy (gpointer data)
{
  Call *call = data;

  __tsan_acquire (call);
  if (call->destroy != NULL)
    call->destroy (call->data);
  g_free (call);
}

static Call *
call_new (GSourceFunc source, gpointer data, GDestroyNotify destroy)
{
  Call *call = g_new0 (Call, 1);

  *call = (Call){ source, NULL, data, destroy };
  __tsan_release (call);
  return call;
}

guint __real_g_idle_add_full (int priority, GSourceFunc func, gpointer data, GDestroyNotify destroy);

WRAP (void, g_source_set_callback, GSource *source, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  __real_g_source_set_callback (source, call_source, call_new (func, data, destroy), call_destroy);
}

guint __wrap_g_idle_add_full (int priority, GSourceFunc func, gpointer data, GDestroyNotify destroy);
guint
__wrap_g_idle_add_full (int priority, GSourceFunc func, gpointer data, GDestroyNotify destroy)
{
  return __real_g_idle_add_full (priority, call_source, call_new (func, data, destroy), call_destroy);
}

guint __wrap_g_idle_add (GSourceFunc func, gpointer data);
guint
__wrap_g_idle_add (GSourceFunc func, gpointer data)
{
  return __wrap_g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, func, data, NULL);
}

static void
call_pooled (gpointer item, gpointer data)
{
  Call *call = data;

  __tsan_acquire (item);
  call->pooled (item, call->data);
}

/* The few bytes of the call are the pool's, and live as long as the program. */
WRAP (GThreadPool *, g_thread_pool_new, GFunc func, gpointer data, int threads, gboolean exclusive, GError **error)
{
  static GPtrArray *calls; /* reachable, so that no leak is reported */
  Call *call = call_new (NULL, data, NULL);

  if (calls == NULL)
    calls = g_ptr_array_new ();
  g_ptr_array_add (calls, call);
  call->pooled = func;
  return __real_g_thread_pool_new (call_pooled, call, threads, exclusive, error);
}

WRAP (gboolean, g_thread_pool_push, GThreadPool *pool, gpointer item, GError **error)
{
  __tsan_release (item);
  return __real_g_thread_pool_push (pool, item, error);
}

WRAP (void, g_async_queue_push, GAsyncQueue *queue, gpointer item)
{
  __tsan_release (item);
  __real_g_async_queue_push (queue, item);
}

WRAP (gpointer, g_async_queue_pop, GAsyncQueue *queue)
{
  gpointer item = __real_g_async_queue_pop (queue);

  __tsan_acquire (item);
  return item;
}

/* --- tasks: out to a thread and back --- */

typedef struct
{
  GTask *task;
  GAsyncReadyCallback reply;
  gpointer data;
  GDestroyNotify destroy;
} TaskCall;

/* Whoever lets go of the task last frees its data, after the thread's function and after the reply. */
static void
destroy_task_data (gpointer data)
{
  TaskCall *call = data;

  __tsan_acquire (call->task);
  if (call->destroy != NULL)
    call->destroy (call->data);
  g_free (call);
}

static void
reply_task (GObject *source, GAsyncResult *result, gpointer data)
{
  TaskCall *call = data;

  __tsan_acquire (result);
  call->reply (source, result, call->data);
  __tsan_release (result);
  g_free (call);
}

WRAP (GTask *, g_task_new, gpointer source, GCancellable *cancellable, GAsyncReadyCallback reply, gpointer data)
{
  TaskCall *call;

  if (reply == NULL)
    return __real_g_task_new (source, cancellable, NULL, data);
  call = g_new0 (TaskCall, 1);
  call->reply = reply;
  call->data = data;
  return __real_g_task_new (source, cancellable, reply_task, call);
}

WRAP (void, g_task_set_task_data, GTask *task, gpointer data, GDestroyNotify destroy)
{
  TaskCall *call = g_new0 (TaskCall, 1);

  *call = (TaskCall){ task, NULL, data, destroy };
  __tsan_release (task);
  __real_g_task_set_task_data (task, call, destroy_task_data);
}

static void
run_task (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GTaskThreadFunc func = g_object_get_data (G_OBJECT (task), "func-of-thread");

  __tsan_acquire (task);
  func (task, source, data != NULL ? ((TaskCall *) data)->data : NULL, cancellable);
  __tsan_release (task);
}

WRAP (void, g_task_run_in_thread, GTask *task, GTaskThreadFunc func)
{
  g_object_set_data (G_OBJECT (task), "func-of-thread", func);
  __tsan_release (task);
  __real_g_task_run_in_thread (task, run_task);
}

WRAP (void, g_task_return_pointer, GTask *task, gpointer result, GDestroyNotify destroy)
{
  __tsan_release (task);
  __real_g_task_return_pointer (task, result, destroy);
}

WRAP (void, g_task_return_boolean, GTask *task, gboolean result)
{
  __tsan_release (task);
  __real_g_task_return_boolean (task, result);
}

WRAP (void, g_task_return_error, GTask *task, GError *error)
{
  __tsan_release (task);
  __real_g_task_return_error (task, error);
}

WRAP (gpointer, g_task_propagate_pointer, GTask *task, GError **error)
{
  __tsan_acquire (task);
  return __real_g_task_propagate_pointer (task, error);
}

WRAP (gboolean, g_task_propagate_boolean, GTask *task, GError **error)
{
  __tsan_acquire (task);
  return __real_g_task_propagate_boolean (task, error);
}

WRAP (gpointer, g_task_get_task_data, GTask *task)
{
  TaskCall *call = __real_g_task_get_task_data (task);

  __tsan_acquire (task);
  return call != NULL ? call->data : NULL;
}
