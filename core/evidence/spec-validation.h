/* k-means over many seeds against given clusters: whether an embedding by itself would find them. */
#pragma once

#include "evidence/spec-evidence.h"
#include "evidence/spec-pair-distances.h"

G_BEGIN_DECLS

/** Returns: mean and standard deviation (over all, divided by @count) of @values. */
SpecSpread spec_spread_of (const double *values, gsize count);

/**
 * spec_validation_compute:
 * @clusters: (array length=pairs->count): the cluster of each sample, below @k
 * @seed: each run of k-means has its own stream of it
 *
 * Sets the figures of k-means with @k clusters; NaN where @k < 2.
 */
gboolean spec_validation_compute (SpecValidation *validation, const SpecPairDistances *pairs, const guint *clusters, guint k,
                                  guint64 seed, SpecTeam *team, GCancellable *cancellable, GError **error);

G_END_DECLS
