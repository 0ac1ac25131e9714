/* Euclidean distances of all pairs of a few samples. In double and by differences: nothing cancels, equal rows are 0
 * apart. Silhouettes, k-means and violins all work on these, whatever the dimension. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

/** Both symmetric (count, count), 0 on the diagonal. */
typedef struct
{
  gsize count;
  double *squares;
  double *distances;
} SpecPairDistances;

/** @rows: (array length=count): rows of @embedding. O(count^2 d). Returns: (transfer full): or NULL: cancelled, no memory */
SpecPairDistances *spec_pair_distances_new (const SpecEmbedding *embedding, const guint32 *rows, gsize count, SpecTeam *team,
                                            GCancellable *cancellable, GError **error);

/** @pairs: (nullable) (transfer full): with both matrices */
void spec_pair_distances_free (SpecPairDistances *pairs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecPairDistances, spec_pair_distances_free)

G_END_DECLS
