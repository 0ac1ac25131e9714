/* The maps of bandwidths in the result folder: bandwidth.csv and the member "bandwidth" of result.json. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "spec/spec-bandwidth-map.h"

G_BEGIN_DECLS

/**
 * spec_bandwidth_report_write_table:
 * @maps: by SpecSide, (nullable) each
 *
 * Writes side,sigma,lambda_1,lambda_2,separation,separation_rank,effective_modes for every point, into @path.
 */
gboolean spec_bandwidth_report_write_table (SpecBandwidthMap *const maps[2], const char *path, GError **error);

/**
 * spec_bandwidth_report_add:
 * @suggested: by SpecSide; 0 where there is no suggestion
 *
 * Adds "bandwidth": {"samples", "median_x", "median_y", "suggested_sigma_x", "suggested_sigma_y"}; null where there is none.
 */
void spec_bandwidth_report_add (JsonNode *root, SpecBandwidthMap *const maps[2], const double suggested[2]);

G_END_DECLS
