/* The nearest neighbours of the same samples in X and in Y, and how far they agree. Immutable; any thread may read it. */
#pragma once

#include "agreement/spec-overlap-curve.h"

G_BEGIN_DECLS

#define SPEC_NEIGHBOUR_PAIR_USUAL 3000

typedef struct
{
  gatomicrefcount references;
  SpecNeighbours *neighbours[2]; /* owned; by SpecSide */
  SpecOverlapCurve *curve;       /* owned; as far as the neighbours go */
} SpecNeighbourPair;

/**
 * spec_neighbour_pair_new:
 * @points: (array length=2): X and Y, the same number of rows
 * @metric: (array length=2): of each
 * @k: how many neighbours, below the number of samples
 * @seed: of the bootstrap band
 *
 * Returns: (transfer full): or NULL with SPEC_ERROR_MEMORY (how much is needed, what would fit) or G_IO_ERROR_CANCELLED
 */
SpecNeighbourPair *spec_neighbour_pair_new (SpecPoints *const *points,
                                            const SpecMetric *metric,
                                            gsize k,
                                            guint64 seed,
                                            SpecTeam *team,
                                            GCancellable *cancellable,
                                            const SpecProgress *progress,
                                            GError **error);
/** Share it and give a share up, on any thread; @pair may be NULL for the latter. Neighbours and curve go with the last
 * share. */
SpecNeighbourPair *spec_neighbour_pair_ref (SpecNeighbourPair *pair);
void spec_neighbour_pair_unref (SpecNeighbourPair *pair);

/** Returns: whether it is of these metrics. */
gboolean spec_neighbour_pair_has_metric (const SpecNeighbourPair *pair, const SpecMetric *metric);

/** Returns: how far a curve over k usually goes: a third of the samples, as beyond it chance is all there is to see, but
 * no further than SPEC_NEIGHBOUR_PAIR_USUAL and than @bytes of memory can hold. */
gsize spec_neighbour_pair_choose_k (gsize samples, guint64 bytes);

/** Returns: the largest k up to @wanted whose neighbours of @samples samples @bytes of memory can hold; at least 1. */
gsize spec_neighbour_pair_fit (gsize samples, gsize wanted, guint64 bytes);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecNeighbourPair, spec_neighbour_pair_unref)

G_END_DECLS
