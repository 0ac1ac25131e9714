/* What the curves under a slider show, as numbers. */
#pragma once

#include "plots/spec-number-table.h"
#include "spec/spec-bandwidth-map.h"

G_BEGIN_DECLS

/** Returns: (transfer full): a row for each bandwidth of @map */
SpecNumberTable *spec_bandwidth_table_new (const SpecBandwidthMap *map, const char *name);

G_END_DECLS
