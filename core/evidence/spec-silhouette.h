/* How well given clusters hold together in an embedding (Rousseeuw 1987). */
#pragma once

#include "evidence/spec-pair-distances.h"

G_BEGIN_DECLS

/**
 * spec_silhouette_compute:
 * @clusters: (array length=pairs->count): the cluster of each sample, below @n_clusters
 * @values: (out caller-allocates) (array length=pairs->count): s = (b - a)/max(a, b) of each: a is its mean Euclidean
 * distance to the others of its cluster, b the least mean distance to another cluster; 0 where it is alone in its
 * cluster or there is no other
 *
 * O(count^2). Returns: the mean over all samples; NaN where there is none
 */
double spec_silhouette_compute (const SpecPairDistances *pairs, const guint *clusters, guint n_clusters, double *values);

G_END_DECLS
