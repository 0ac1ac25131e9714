/* How many of a sample's neighbours in two graphs are the same, for all numbers of neighbours at once. */
#pragma once

#include "agreement/spec-neighbours.h"

G_BEGIN_DECLS

typedef struct
{
  const SpecNeighbours *x, *y; /* borrowed */
  gsize most;                  /* the largest k */
  guint32 *places;             /* by sample: 1 + which neighbour in X it is; 0: none */
  guint32 *begins_at;          /* by rank: how many common neighbours begin to count with it */
} SpecOverlapCounter;

/**
 * spec_overlap_counter_new:
 * @most: the largest k, not beyond that of @x and @y
 *
 * Returns: (transfer full): a counter that borrows both graphs, or NULL with SPEC_ERROR_MEMORY
 */
SpecOverlapCounter *
spec_overlap_counter_new (const SpecNeighbours *x, const SpecNeighbours *y, gsize most, GError **error);
/** @counter: (nullable) (transfer full): both graphs stay their owner's. */
void spec_overlap_counter_free (SpecOverlapCounter *counter);

/** Fills begins_at for sample @index: number p in X and number q in Y count wherever k > max (p, q). */
void spec_overlap_counter_count (SpecOverlapCounter *counter, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecOverlapCounter, spec_overlap_counter_free)

G_END_DECLS
