/* The plane of the largest variance: PCA in two dimensions, a map by itself and the start of the others. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-points.h"

G_BEGIN_DECLS

/**
 * spec_principal_plane_find:
 * @points: rows whose mean is 0
 * @seed: of the starting vectors, which do not show in the result beyond its last digits
 * @positions: (out caller-allocates): C-order (count, 2): the coordinates, that of the larger variance first; each
 *   direction is oriented so that the largest of its loadings (by size) is positive
 * @explained: (out) (optional): the share of the variance in the plane
 *
 * Block Krylov with restarts on X'X, without forming it; products in single precision, the rest in double, on the
 * calling thread alone. Accurate to about 1e-5 of the larger coordinate's spread. Where there is one dimension (or one
 * direction with variance) y is 0.
 */
gboolean spec_principal_plane_find (const SpecPoints *points,
                                    guint64 seed,
                                    float *positions,
                                    double *explained,
                                    GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
