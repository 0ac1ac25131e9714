/* The graph of UMAP: how certainly two rows are neighbours (McInnes, Healy and Melville 2018, section 3). */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "base/spec-team.h"
#include "map/spec-graph.h"

G_BEGIN_DECLS

/**
 * spec_fuzzy_graph_smooth:
 * @distances: (array length=count): of one row to its neighbours, ascending
 * @floor: the least sigma
 * @weights: (out caller-allocates) (array length=count): exp (-max (0, d - rho) / sigma)
 *
 * rho is the smallest distance above 0 (the nearest other row is a neighbour for certain), and sigma is such that the
 * weights sum to log2 (count + 1), count + 1 being the neighbours with the row itself.
 * Returns: sigma
 */
double spec_fuzzy_graph_smooth (gsize count, const double *distances, double floor, float *weights);

/**
 * spec_fuzzy_graph_find:
 * @neighbours: of each row, itself counted: 2 … rows
 *
 * Returns: (transfer full): the fuzzy union a + b - ab of both directions, whatever the number of lanes; or NULL:
 *   SPEC_ERROR_MEMORY, G_IO_ERROR_CANCELLED
 */
SpecGraph *spec_fuzzy_graph_find (const SpecPoints *points,
                                  gsize neighbours,
                                  SpecTeam *team,
                                  GCancellable *cancellable,
                                  const SpecProgress *progress,
                                  GError **error);

G_END_DECLS
