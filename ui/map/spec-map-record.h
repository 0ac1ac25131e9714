/* The .json beside a figure of the maps: what was compared, how the maps were made, and where every point lies. */
#pragma once

#include <gio/gio.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

typedef struct _SpecMapRecord SpecMapRecord;

/** Returns: (transfer full): what is shown now, to be written on any thread. There must be a layout. */
SpecMapRecord *spec_map_record_new (SpecMapDisplay *display);
/** @record: (transfer full): not NULL; gives up its shares of result, samples and maps. */
void spec_map_record_free (SpecMapRecord *record);

/**
 * spec_map_record_build:
 * Reads the input files for their SHA-256: not for the main thread.
 *
 * What spec_report_origin_build() gives, "figure", "eigenvalues", "map" (method and its parameters, metric, trustworthiness of each side) and
 * "points": rows, the cluster of each (+1 …, −1 …, 0: none shown) and the places "x" and "y", pairs one after the other.
 * Returns: (transfer full): the bytes of the file, or NULL
 */
GBytes *spec_map_record_build (const SpecMapRecord *record, double width_inches, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMapRecord, spec_map_record_free)

G_END_DECLS
