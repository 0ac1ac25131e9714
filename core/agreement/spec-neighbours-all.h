/* Nearest neighbours where many of all rows are wanted: every distance is estimated well and sorted, and only those too
 * near to each other to tell apart are computed by their definition. */
#pragma once

#include "agreement/spec-neighbour-space.h"
#include "agreement/spec-neighbours.h"

G_BEGIN_DECLS

/** Returns: whether this way is the faster one for @k neighbours of @count rows. */
gboolean spec_neighbours_all_is_faster (gsize count, gsize k);

/**
 * spec_neighbours_all_fill:
 * @result: whose indices have room
 *
 * The same graph as by any other way. Fails with SPEC_ERROR_MEMORY or G_IO_ERROR_CANCELLED.
 */
gboolean spec_neighbours_all_fill (const SpecNeighbourSpace *space,
                                   SpecNeighbours *result,
                                   SpecTeam *team,
                                   GCancellable *cancellable,
                                   const SpecProgress *progress,
                                   GError **error);

G_END_DECLS
