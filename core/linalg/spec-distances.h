/* Squared Euclidean distances of all pairs of rows, in tiles. They do not depend on the bandwidth: computed once, a change of sigma
 * is one pass of exp. Stored when the memory allows, else computed tile by tile as they are asked for. */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "linalg/spec-rows.h"
#include "linalg/spec-tiles.h"

G_BEGIN_DECLS

typedef struct _SpecDistances SpecDistances;

/** @rows: (transfer none): must outlive the distances. */
SpecDistances *spec_distances_new (const SpecRows *rows);
/** @distances: (nullable) (transfer full): stored or not; the rows stay their owner's. */
void spec_distances_free (SpecDistances *distances);

/** Computes all of them now and keeps them. */
gboolean spec_distances_store (SpecDistances *distances, SpecTeam *team, GCancellable *cancellable, GError **error);

/** Returns: (transfer none): the rows it was made of */
const SpecRows *spec_distances_get_rows (const SpecDistances *distances);

/**
 * spec_distances_prepare:
 * Makes ready for spec_distances_get_tile(): nothing to do for stored ones, else the rows are laid out for fast products.
 */
gboolean spec_distances_prepare (SpecDistances *distances, SpecTeam *team, GCancellable *cancellable, GError **error);

/** Gives back the memory that spec_distances_prepare() took; stored distances stay. */
void spec_distances_release (SpecDistances *distances);

/** Returns: bytes that spec_distances_prepare() takes for rows of @dimensions values. */
guint64 spec_distances_get_bytes (gsize count, gsize dimensions);

/**
 * spec_distances_get_tile:
 * @like: tiles of the same order: they say how the matrix is cut
 * @workspace: a tile's room
 *
 * Returns: (transfer none): |a_i - a_j|^2 / unit^2 of a tile, >= 0 and 0 on the diagonal; stored or in @workspace
 */
const float *spec_distances_get_tile (const SpecDistances *distances, const SpecTiles *like, gsize row, gsize column,
                                      float *workspace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecDistances, spec_distances_free)

G_END_DECLS
