#include "evidence/spec-silhouette.h"

#include <math.h>
#include <string.h>

/* @sums: a sample's distances to each cluster's samples; @sizes: of the clusters; @own: the sample's. */
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

double
spec_silhouette_compute (const SpecPairDistances *pairs, const guint *clusters, guint n_clusters, double *values)
{
  g_autofree double *sums = g_new (double, n_clusters);
  g_autofree gsize *sizes = g_new0 (gsize, n_clusters);
  double total = 0;

  for (gsize i = 0; i < pairs->count; i++)
    sizes[clusters[i]]++;
  for (gsize i = 0; i < pairs->count; i++)
    {
      memset (sums, 0, n_clusters * sizeof *sums);
      for (gsize j = 0; j < pairs->count; j++)
        sums[clusters[j]] += pairs->distances[i * pairs->count + j];
      values[i] = silhouette_of (sums, sizes, n_clusters, clusters[i]);
      total += values[i];
    }
  return pairs->count > 0 ? total / (double) pairs->count : NAN;
}
