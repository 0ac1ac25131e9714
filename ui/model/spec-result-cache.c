#include "model/spec-result-cache.h"

#define MAX_RESULTS 8
/* Eigenvectors of large comparisons are large themselves. */
#define MAX_BYTES (G_GUINT64_CONSTANT (256) << 20)

typedef struct
{
  SpecEmbedding *x;
  SpecEmbedding *y;
  SpecParams params;
  SpecResult *result;
} SpecResultCacheEntry;

struct _SpecResultCache
{
  GQueue entries; /* SpecResultCacheEntry, the latest first */
};

static void
entry_free (gpointer data)
{
  SpecResultCacheEntry *entry = data;

  spec_embedding_unref (entry->x);
  spec_embedding_unref (entry->y);
  spec_result_unref (entry->result);
  g_free (entry);
}

static guint64
entry_get_bytes (const SpecResultCacheEntry *entry)
{
  guint64 modes = spec_result_get_mode_count (entry->result, SPEC_DIRECTION_POSITIVE)
                  + spec_result_get_mode_count (entry->result, SPEC_DIRECTION_NEGATIVE);

  return modes * spec_problem_get_samples (spec_result_get_problem (entry->result)) * sizeof (float);
}

SpecResultCache *
spec_result_cache_new (void)
{
  SpecResultCache *cache = g_new (SpecResultCache, 1);

  g_queue_init (&cache->entries);

  return cache;
}

void
spec_result_cache_free (SpecResultCache *cache)
{
  spec_result_cache_clear (cache);
  g_free (cache);
}

static GList *
find_link (SpecResultCache *cache, SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params)
{
  for (GList *link = cache->entries.head; link != NULL; link = link->next)
    {
      SpecResultCacheEntry *entry = link->data;

      if (entry->x == x && entry->y == y && spec_params_equal (&entry->params, params))
        return link;
    }

  return NULL;
}

static void
spec_result_cache_trim (SpecResultCache *cache)
{
  guint64 bytes = 0;

  for (GList *link = cache->entries.head; link != NULL; link = link->next)
    bytes += entry_get_bytes (link->data);
  while (cache->entries.length > 1 && (cache->entries.length > MAX_RESULTS || bytes > MAX_BYTES))
    {
      SpecResultCacheEntry *oldest = g_queue_pop_tail (&cache->entries);

      bytes -= entry_get_bytes (oldest);
      entry_free (oldest);
    }
}

void
spec_result_cache_add (SpecResultCache *cache, SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params,
                       SpecResult *result)
{
  GList *link = find_link (cache, x, y, params);
  SpecResultCacheEntry *entry = g_new (SpecResultCacheEntry, 1);

  *entry = (SpecResultCacheEntry) { spec_embedding_ref (x), spec_embedding_ref (y), *params, spec_result_ref (result) };
  if (link != NULL)
    {
      entry_free (link->data);
      g_queue_delete_link (&cache->entries, link);
    }
  g_queue_push_head (&cache->entries, entry);
  spec_result_cache_trim (cache);
}

SpecResult *
spec_result_cache_find (SpecResultCache *cache, SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params)
{
  GList *link = find_link (cache, x, y, params);

  if (link == NULL)
    return NULL;

  g_queue_unlink (&cache->entries, link);
  g_queue_push_head_link (&cache->entries, link);

  return spec_result_ref (((SpecResultCacheEntry *) link->data)->result);
}

void
spec_result_cache_clear (SpecResultCache *cache)
{
  g_queue_clear_full (&cache->entries, entry_free);
}
