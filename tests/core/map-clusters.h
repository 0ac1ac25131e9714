/* Rows in clusters, and what is asked of every layout of them, for the tests of maps. */
#pragma once

#include "agreement/spec-points.h"
#include "map/spec-projector.h"

/** Returns: (transfer full): @n rows around @clusters far centres, row i around centre i % clusters. */
SpecPoints *clusters_new (gsize n, gsize d, gsize clusters, guint64 seed);

/** Fails unless each point's nearest others are of its own cluster, and the clusters are apart. */
void assert_clusters_apart (const SpecProjection *map, gsize clusters);

/** Makes the map of @points; fails where that fails. */
SpecProjection *make_map (const SpecPoints *points, const SpecProjectionParams *params);

/** Fails unless the map is the same bits with one, two and three threads, another with another seed, and all of it is
 * finite. */
void assert_deterministic (const SpecPoints *points, SpecProjectionParams params);

/** Stops a map after some steps, and fails unless the layout of then remains; cancels one, and fails unless nothing
 * does. */
void assert_ends (const SpecPoints *points, const SpecProjectionParams *params);

/** Fails unless a map that is stopped before its first step is its start. */
void assert_stops_at_start (const SpecPoints *points, const SpecProjectionParams *params);
