/* Rows and what is meant by their distance: what both ways of finding neighbours share. */
#pragma once

#include "agreement/spec-cloud.h"
#include "agreement/spec-metric.h"
#include "linalg/spec-packed.h"

G_BEGIN_DECLS

typedef struct
{
  const SpecPoints *points; /* borrowed */
  SpecMetric metric;
  SpecCloud *cloud;   /* owned; NULL: the metric is no Euclidean distance of anything, and there are */
  SpecPacked *packed; /* owned; the points as panels; NULL beside a cloud */
} SpecNeighbourSpace;

/**
 * spec_neighbour_space_init:
 * @space: (out caller-allocates): to be cleared, even after a failure
 * @points: borrowed until then
 *
 * Copies the points, once. Returns: whether there was memory for it, or SPEC_ERROR_MEMORY.
 */
gboolean spec_neighbour_space_init (
    SpecNeighbourSpace *space, const SpecPoints *points, SpecMetric metric, SpecTeam *team, GError **error);
/** Frees what it owns, not the points. Harmless twice, and after an init that failed. */
void spec_neighbour_space_clear (SpecNeighbourSpace *space);

/** Returns: the distance of two rows by its definition, in double; for a cloud the squared one. */
double spec_neighbour_space_get_distance (const SpecNeighbourSpace *space, gsize i, gsize j);

/**
 * spec_neighbour_space_estimate:
 * @left, @right: multiples of SPEC_PANEL_ROWS
 * @out: (out caller-allocates): (height, width), rows @pitch apart: distances of rows left … to rows right …
 *
 * In single precision, for metrics without a cloud; spec_neighbour_space_get_error() tells how far off it may be.
 */
void spec_neighbour_space_estimate (
    const SpecNeighbourSpace *space, gsize left, gsize height, gsize right, gsize width, float *out, gsize pitch);

/** Returns: by what share of itself an estimate may be off. */
double spec_neighbour_space_get_error (const SpecNeighbourSpace *space);

G_END_DECLS
