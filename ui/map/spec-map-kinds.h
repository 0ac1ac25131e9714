/* Which point of a map belongs to which cluster, or has which label. */
#pragma once

#include "map/spec-map-display.h"

G_BEGIN_DECLS

/**
 * spec_map_kinds_of_clusters:
 * @modes: (element-type SpecModeItem): the clusters shown
 * @entries: (out): (element-type SpecMapEntry): one for each of @modes, in that order, names to be freed with the array
 *
 * A cluster has about |lambda| n samples: its leading ones. A sample of two clusters counts for the first. A cluster that there is not
 * memory enough to look at has none; then @error is set as well.
 * Returns: (transfer full): of each point the index of its entry, or −1
 */
gint16 *spec_map_kinds_of_clusters (const SpecMapLayout *layout, GPtrArray *modes, GArray **entries, GError **error);

/** Likewise for the most frequent labels, at most @most of them; the others are −1. */
gint16 *spec_map_kinds_of_labels (const SpecMapLayout *layout, SpecSamples *samples, guint most, GArray **entries);

G_END_DECLS
