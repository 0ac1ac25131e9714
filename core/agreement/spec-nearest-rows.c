#include "agreement/spec-nearest-rows.h"

#include <glib/gi18n-lib.h>

#include "agreement/spec-nearest.h"
#include "agreement/spec-proximity.h"
#include "base/spec-error.h"

#define BLOCK 256 /* rows read at a time, between two looks at the cancellable */

typedef struct
{
  const SpecEmbedding *embedding;
  SpecMetric metric;
  guint32 row;
  gsize dimensions;
  float *own;   /* the row itself */
  float *block; /* BLOCK rows */
  SpecNearest nearest;
} Search;

/* What is kept is the smallest: of similarities the negative. */
static void
offer_block (Search *search, gsize first, gsize count)
{
  double sign = spec_proximity_is_similarity (search->metric) ? -1 : 1;

  spec_embedding_read_rows (search->embedding, first, count, search->block);
  for (gsize i = 0; i < count; i++)
    {
      double distance;

      if (first + i == search->row)
        continue;
      distance = sign * spec_proximity_between (search->metric, search->dimensions, search->own, search->block + i * search->dimensions);
      if (distance < search->nearest.worst)
        spec_nearest_offer (&search->nearest, distance, (guint32) (first + i));
    }
}

static gboolean
offer_all (Search *search, GCancellable *cancellable, GError **error)
{
  gsize count = spec_embedding_get_samples (search->embedding);

  spec_embedding_read_rows (search->embedding, search->row, 1, search->own);
  for (gsize first = 0; first < count; first += BLOCK)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      offer_block (search, first, MIN (BLOCK, count - first));
    }

  return TRUE;
}

gboolean
spec_nearest_rows_find (const SpecEmbedding *embedding, SpecMetric metric, guint32 row, gsize k, guint32 *rows, double *values,
                        GCancellable *cancellable, GError **error)
{
  gsize samples = spec_embedding_get_samples (embedding), dimensions = spec_embedding_get_dimensions (embedding);
  g_autofree float *read = g_try_malloc_n (dimensions, (BLOCK + 1) * sizeof (float));
  g_autofree SpecNearestEntry *entries = g_try_new (SpecNearestEntry, k);
  Search search = { embedding, metric, row, dimensions, read, read + dimensions, { 0 } };

  g_return_val_if_fail (row < samples, FALSE);
  g_return_val_if_fail (k >= 1 && k < samples, FALSE);

  if (read == NULL || entries == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the %zu nearest neighbours of %zu samples"), k, samples);
      return FALSE;
    }
  spec_nearest_init (&search.nearest, entries, k);
  if (!offer_all (&search, cancellable, error))
    return FALSE;
  spec_nearest_sort (entries, k);
  for (gsize i = 0; i < k; i++)
    {
      rows[i] = entries[i].index;
      values[i] = spec_proximity_is_similarity (metric) ? -entries[i].distance : entries[i].distance;
    }

  return TRUE;
}
