#include "spec/spec-silhouette.h"

#include <math.h>

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-math.h"

/** Adds up, for each sample, its distances to each cluster's samples: @sums is (count, n_clusters) and starts as zeros.
 */
static gboolean
sum_distances (const float *rows, gsize dimensions, const guint *clusters, gsize count, guint n_clusters, double *sums,
               GCancellable *cancellable, GError **error)
{
  for (gsize i = 0; i < count; i++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      for (gsize j = i + 1; j < count; j++)
        {
          double d = sqrt (spec_vector_squared_distance (dimensions, rows + i * dimensions, rows + j * dimensions));

          sums[i * n_clusters + clusters[j]] += d;
          sums[j * n_clusters + clusters[i]] += d;
        }
    }
  return TRUE;
}

/** @sums: of one sample, to each cluster; @sizes: of the clusters; @own: the sample's. */
static double
silhouette_of (const double *sums, const gsize *sizes, guint n_clusters, guint own)
{
  double a, b = INFINITY, larger;

  if (sizes[own] < 2)
    return 0;
  a = sums[own] / (double) (sizes[own] - 1);
  for (guint cluster = 0; cluster < n_clusters; cluster++)
    if (cluster != own && sizes[cluster] > 0)
      b = MIN (b, sums[cluster] / (double) sizes[cluster]);
  larger = MAX (a, b);
  return isfinite (b) && larger > 0 ? (b - a) / larger : 0;
}

gboolean
spec_silhouette_compute (const SpecEmbedding *embedding, const guint32 *rows, const guint *clusters, gsize count,
                         guint n_clusters, double *values, GCancellable *cancellable, GError **error)
{
  gsize dimensions = spec_embedding_get_dimensions (embedding);
  g_autofree float *vectors = g_try_malloc_n (MAX (count, 1) * dimensions, sizeof *vectors);
  g_autofree double *sums = g_try_malloc0_n (MAX (count, 1) * n_clusters, sizeof *sums);
  g_autofree gsize *sizes = g_new0 (gsize, n_clusters);

  if (vectors == NULL || sums == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                   _ ("Not enough memory for the silhouette of %" G_GSIZE_FORMAT " samples; ask for fewer modes"),
                   count);
      return FALSE;
    }
  spec_embedding_gather_rows (embedding, rows, count, vectors);
  for (gsize i = 0; i < count; i++)
    sizes[clusters[i]]++;
  if (!sum_distances (vectors, dimensions, clusters, count, n_clusters, sums, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < count; i++)
    values[i] = silhouette_of (sums + i * n_clusters, sizes, n_clusters, clusters[i]);
  return TRUE;
}
