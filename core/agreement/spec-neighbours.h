/* The directed graph of the k nearest neighbours of every sample within one embedding, exactly: arXiv 2411.08687. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-metric.h"
#include "agreement/spec-points.h"
#include "base/spec-progress.h"
#include "base/spec-team.h"

G_BEGIN_DECLS

typedef struct
{
  gsize count; /* samples */
  gsize k;
  SpecMetric metric;
  guint32 *indices; /* owned; (count, k): the neighbours of each sample, nearest first */
} SpecNeighbours;

/**
 * spec_neighbours_find:
 * @k: 1 … count - 1
 *
 * A sample is no neighbour of itself; among equal distances the lower index is the nearer. Candidates are found by
 * matrix products in single precision, with room for their error; what is told is decided by distances in double, and
 * where the room was too small (many equal distances) by all of a row's. So the graph does not depend on the number of
 * lanes. Needs memory for count x k indices, never for count x count of anything.
 */
SpecNeighbours *spec_neighbours_find (const SpecPoints *points,
                                      SpecMetric metric,
                                      gsize k,
                                      SpecTeam *team,
                                      GCancellable *cancellable,
                                      const SpecProgress *progress,
                                      GError **error);
/** @neighbours: (nullable) (transfer full): with its indices, also those that spec_neighbours_get() handed out. */
void spec_neighbours_free (SpecNeighbours *neighbours);

/** Returns: (transfer none): the k neighbours of sample @index. */
const guint32 *spec_neighbours_get (const SpecNeighbours *neighbours, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecNeighbours, spec_neighbours_free)

G_END_DECLS
