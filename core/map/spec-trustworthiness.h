/* How far a map can be believed: Venna and Kaski, "Neighborhood preservation in nonlinear projection methods" (2001).
 */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-points.h"
#include "base/spec-progress.h"
#include "base/spec-team.h"

G_BEGIN_DECLS

/** Neighbours it is told for, where there are enough rows. */
#define SPEC_TRUSTWORTHINESS_NEIGHBOURS 12

/** Returns: the neighbours it is told for among @count rows: SPEC_TRUSTWORTHINESS_NEIGHBOURS, fewer where that is not
 * below half of the rows; 0: there are too few rows for any. */
gsize spec_trustworthiness_get_neighbours (gsize count);

/**
 * spec_trustworthiness_compute:
 * @points: what was mapped; Euclidean distances of it count
 * @positions: C-order (points->count, 2)
 * @k: neighbours, above 0 and below half of the rows
 *
 * T(k) = 1 - 2 / (n k (2n - 3k - 1)) sum_i sum_j (r(i, j) - k), j over those of the k nearest of i in the map that are
 * not among its k nearest in the data, r(i, j) the rank of j by distance from i in the data, 1 the nearest. Ties by
 * lower index, in the map too. Exact: ranks come from products in single precision where these are sure and from
 * distances in double where they are not; no n x n matrix is held.
 *
 * Returns: 0 … 1; or NaN with an error set: SPEC_ERROR_MEMORY, G_IO_ERROR_CANCELLED
 */
double spec_trustworthiness_compute (const SpecPoints *points,
                                     const float *positions,
                                     gsize k,
                                     SpecTeam *team,
                                     GCancellable *cancellable,
                                     const SpecProgress *progress,
                                     GError **error);

G_END_DECLS
