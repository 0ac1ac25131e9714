/* How well given clusters hold together in an embedding (Rousseeuw 1987). */
#pragma once

#include <gio/gio.h>

#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

/**
 * spec_silhouette_compute:
 * @rows: (array length=count): rows of @embedding
 * @clusters: (array length=count): the cluster of each, below @n_clusters
 * @values: (out caller-allocates) (array length=count): s = (b - a)/max(a, b) of each: a is its mean Euclidean distance
 * to the others of its cluster, b the least mean distance to another cluster; 0 where it is alone in its cluster or
 * there is no other
 *
 * In double; O(count^2 d).
 */
gboolean spec_silhouette_compute (const SpecEmbedding *embedding, const guint32 *rows, const guint *clusters,
                                  gsize count, guint n_clusters, double *values, GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
