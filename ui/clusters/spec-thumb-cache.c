#include "clusters/spec-thumb-cache.h"

#include <string.h>

#include "clusters/spec-thumb-job.h"

#define MAX_THREADS 4
#define ENTRY_BYTES 256 /* of an entry without a picture, roughly */

/* One picture asked for: being decoded (job), there (texture), or known to be missing or broken. */
typedef struct
{
  /* owned */
  char *key;
  SpecThumbJob *job;
  GdkTexture *texture;
  char *reason;     /* (nullable): of a failure */
  GSList *requests; /* Request, the newest first; owned by the cache's table */
  /* borrowed */
  SpecThumbCache *cache;
  SpecThumbState state;
  gsize bytes;
  GList link; /* in cache->recent when nothing is being decoded */
} Entry;

typedef struct
{
  Entry *entry; /* NULL once the answer is there and being told */
  SpecThumbFunc func;
  gpointer data;
} Request;

struct _SpecThumbCache
{
  GObject parent_instance;

  /* owned */
  GHashTable *entries;  /* key → Entry */
  GHashTable *requests; /* number → Request */
  GQueue recent;        /* of entries at rest, the newest use first */
  GThreadPool *pool;

  gsize max_bytes;
  gsize bytes;
  guint last_request;
  guint started;
};

G_DEFINE_FINAL_TYPE (SpecThumbCache, spec_thumb_cache, G_TYPE_OBJECT)

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  if (entry->job != NULL)
    {
      spec_thumb_job_cancel (entry->job);
      spec_thumb_job_unref (entry->job);
    }
  g_clear_object (&entry->texture);
  g_free (entry->reason);
  g_slist_free (entry->requests);
  g_free (entry->key);
  g_free (entry);
}

static void
run_job (gpointer data, gpointer unused)
{
  spec_thumb_job_run (data);
  spec_thumb_job_unref (data);
}

static void
spec_thumb_cache_init (SpecThumbCache *self)
{
  int threads = CLAMP ((int) g_get_num_processors (), 1, MAX_THREADS);

  self->entries = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, entry_free);
  self->requests = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->pool = g_thread_pool_new (run_job, NULL, threads, FALSE, NULL);
}

static void
spec_thumb_cache_finalize (GObject *object)
{
  SpecThumbCache *self = SPEC_THUMB_CACHE (object);

  g_hash_table_unref (self->entries); /* cancels what runs */
  g_hash_table_unref (self->requests);
  g_thread_pool_free (self->pool, FALSE, FALSE); /* cancelled jobs are let go one by one, and nobody waits for that */
  G_OBJECT_CLASS (spec_thumb_cache_parent_class)->finalize (object);
}

static void
spec_thumb_cache_class_init (SpecThumbCacheClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = spec_thumb_cache_finalize;
}

SpecThumbCache *
spec_thumb_cache_new (gsize max_bytes)
{
  SpecThumbCache *self = g_object_new (SPEC_TYPE_THUMB_CACHE, NULL);

  self->max_bytes = max_bytes;
  return self;
}

SpecThumbCache *
spec_thumb_cache_find (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  SpecThumbCache *cache;

  if (root == NULL)
    return NULL;
  cache = g_object_get_data (G_OBJECT (root), "spec-thumb-cache");
  if (cache == NULL)
    {
      cache = spec_thumb_cache_new (SPEC_THUMB_CACHE_BYTES);
      g_object_set_data_full (G_OBJECT (root), "spec-thumb-cache", cache, g_object_unref);
    }
  return cache;
}

static void
drop_entry (SpecThumbCache *self, Entry *entry)
{
  if (entry->job == NULL)
    {
      g_queue_unlink (&self->recent, &entry->link);
      self->bytes -= entry->bytes;
    }
  g_hash_table_remove (self->entries, entry->key);
}

static void
trim (SpecThumbCache *self)
{
  while (self->bytes > self->max_bytes && self->recent.length > 1)
    drop_entry (self, g_queue_peek_tail (&self->recent));
}

/* The entry comes to rest and everyone who waits is told. A callback may ask for, or cancel, whatever it likes. */
static void
on_job_done (SpecThumbJob *job, gpointer data)
{
  Entry *entry = data;
  SpecThumbCache *self = g_object_ref (entry->cache);
  g_autoptr (GdkTexture) texture = NULL;
  SpecThumbState state = spec_thumb_job_get_state (job);
  g_autofree char *reason = g_strdup (spec_thumb_job_get_reason (job));
  GSList *waiting = g_slist_reverse (g_steal_pointer (&entry->requests));

  g_set_object (&texture, spec_thumb_job_get_texture (job));
  g_set_object (&entry->texture, texture);
  entry->state = state;
  entry->reason = g_strdup (reason);
  entry->bytes = ENTRY_BYTES + (reason != NULL ? strlen (reason) : 0);
  if (texture != NULL)
    entry->bytes += (gsize) gdk_texture_get_width (texture) * (gsize) gdk_texture_get_height (texture) * 4;
  self->bytes += entry->bytes;
  g_queue_push_head_link (&self->recent, &entry->link);
  g_clear_pointer (&entry->job, spec_thumb_job_unref);
  for (GSList *l = waiting; l != NULL; l = l->next) /* the entry may go while they are told */
    ((Request *) g_hash_table_lookup (self->requests, l->data))->entry = NULL;
  trim (self);
  for (GSList *l = waiting; l != NULL; l = l->next)
    {
      g_autofree Request *request = NULL;

      if (g_hash_table_steal_extended (self->requests, l->data, NULL, (gpointer *) &request))
        request->func (state, texture, reason, request->data);
    }
  g_slist_free (waiting);
  g_object_unref (self);
}

static Entry *
start_entry (SpecThumbCache *self, char *key, const char *path, int width, int height, SpecFit fit)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->key = key;
  entry->cache = self;
  entry->link.data = entry;
  entry->job = spec_thumb_job_new (path, width, height, fit, on_job_done, entry);
  g_hash_table_insert (self->entries, key, entry);
  g_thread_pool_push (self->pool, spec_thumb_job_ref (entry->job), NULL);
  self->started++;
  return entry;
}

guint
spec_thumb_cache_request (SpecThumbCache *self, const char *path, int width, int height, SpecFit fit, SpecThumbFunc func,
                          gpointer data)
{
  g_autofree char *key = g_strdup_printf ("%d %d %d %s", width, height, fit, path);
  Entry *entry;
  Request *request;

  g_return_val_if_fail (SPEC_IS_THUMB_CACHE (self) && path != NULL && width > 0 && height > 0, 0);

  entry = g_hash_table_lookup (self->entries, key);
  if (entry != NULL && entry->job == NULL)
    {
      g_autoptr (GdkTexture) texture = NULL;
      g_autofree char *reason = g_strdup (entry->reason);

      g_set_object (&texture, entry->texture);
      g_queue_unlink (&self->recent, &entry->link);
      g_queue_push_head_link (&self->recent, &entry->link);
      func (entry->state, texture, reason, data);
      return 0;
    }
  if (entry == NULL)
    entry = start_entry (self, g_steal_pointer (&key), path, width, height, fit);
  g_thread_pool_move_to_front (self->pool, entry->job);
  request = g_new (Request, 1);
  *request = (Request){ entry, func, data };
  do
    self->last_request++;
  while (self->last_request == 0 || g_hash_table_contains (self->requests, GUINT_TO_POINTER (self->last_request)));
  g_hash_table_insert (self->requests, GUINT_TO_POINTER (self->last_request), request);
  entry->requests = g_slist_prepend (entry->requests, GUINT_TO_POINTER (self->last_request));
  return self->last_request;
}

void
spec_thumb_cache_cancel (SpecThumbCache *self, guint number)
{
  Request *request = g_hash_table_lookup (self->requests, GUINT_TO_POINTER (number));
  Entry *entry;

  if (request == NULL)
    return;
  entry = request->entry;
  if (entry != NULL)
    {
      entry->requests = g_slist_remove (entry->requests, GUINT_TO_POINTER (number));
      if (entry->requests == NULL)
        drop_entry (self, entry);
    }
  g_hash_table_remove (self->requests, GUINT_TO_POINTER (number));
}

static gboolean
is_failure (gpointer key, gpointer value, gpointer data)
{
  Entry *entry = value;
  SpecThumbCache *self = data;

  if (entry->job != NULL || entry->state == SPEC_THUMB_READY)
    return FALSE;
  g_queue_unlink (&self->recent, &entry->link);
  self->bytes -= entry->bytes;
  return TRUE;
}

void
spec_thumb_cache_forget_failures (SpecThumbCache *self)
{
  g_hash_table_foreach_remove (self->entries, is_failure, self);
}

gsize
spec_thumb_cache_get_bytes (SpecThumbCache *self)
{
  return self->bytes;
}

guint
spec_thumb_cache_get_started (SpecThumbCache *self)
{
  return self->started;
}
