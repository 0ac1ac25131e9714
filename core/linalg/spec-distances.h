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
void spec_distances_free (SpecDistances *distances);

/** Computes all of them now and keeps them. */
gboolean spec_distances_store (SpecDistances *distances, SpecTeam *team, GCancellable *cancellable, GError **error);

const SpecRows *spec_distances_get_rows (const SpecDistances *distances);

/** What a lane needs to compute strips; not needed for stored ones. */
typedef struct
{
  float *left;  /* the row panel, side x d, kept between calls for strips of one row */
  float *right; /* the column panel, SPEC_STRIP_TILES side x d */
  gsize row;    /* of which tile row `left` holds, or G_MAXSIZE */
} SpecDistancePanels;

gboolean spec_distance_panels_init (SpecDistancePanels *panels, const SpecDistances *distances, gsize side);
void spec_distance_panels_clear (SpecDistancePanels *panels);

/**
 * spec_distances_get_strip:
 * @like: tiles of the same order: they say how the matrix is cut
 * @workspace: a strip's room
 *
 * Returns: (transfer none): |a_i - a_j|^2 / unit^2 of a strip, >= 0 and 0 on the diagonal; stored or in @workspace
 */
const float *spec_distances_get_strip (const SpecDistances *distances, const SpecTiles *like, const SpecStrip *strip,
                                       SpecDistancePanels *panels, float *workspace);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecDistances, spec_distances_free)

G_END_DECLS
