#include "agreement/spec-points.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"

#define BLOCK 1024 /* rows read between two looks at the cancellable */

SpecPoints *
spec_points_new (
    const SpecEmbedding *embedding, const guint32 *indices, gsize count, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecPoints) points = g_new0 (SpecPoints, 1);

  points->count = indices != NULL ? count : spec_embedding_get_samples (embedding);
  points->dimensions = spec_embedding_get_dimensions (embedding);
  if (points->dimensions <= G_MAXSIZE / sizeof (float) / points->count)
    points->values = g_try_malloc_n (points->count * points->dimensions, sizeof (float));
  if (points->values == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                   _ ("%s: not enough memory: %.1f GB are needed for %zu × %zu numbers"),
                   spec_embedding_get_name (embedding), 4e-9 * (double) points->count * (double) points->dimensions,
                   points->count, points->dimensions);
      return NULL;
    }
  for (gsize first = 0; first < points->count; first += BLOCK)
    {
      gsize block = MIN (BLOCK, points->count - first);
      float *out = points->values + first * points->dimensions;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      if (indices != NULL)
        spec_embedding_gather_rows (embedding, indices + first, block, out);
      else
        spec_embedding_read_rows (embedding, first, block, out);
    }
  return g_steal_pointer (&points);
}

void
spec_points_free (SpecPoints *points)
{
  if (points == NULL)
    return;
  g_free (points->values);
  g_free (points);
}

const float *
spec_points_get (const SpecPoints *points, gsize index)
{
  return points->values + index * points->dimensions;
}
