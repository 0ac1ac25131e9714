/* The .json beside a figure: everything needed to make it again. Times and memory have no place in it. */
#pragma once

#include <json-glib/json-glib.h>

#include "paint/spec-montage-layout.h"

G_BEGIN_DECLS

/**
 * spec_figure_record_build_montage:
 * @origin: (nullable): of the montage's result (spec_report_origin_build())
 *
 * Adds "figure" (kind, settings, size in inches) and "modes": direction, mode, signed eigenvalue, residual, name,
 * similarities, and the samples shown (index, score, path, label, text); "folded": near-duplicates not shown (index) and the
 * sample shown in their place (into); "excluded": rows left out by hand, "pinned" of each mode: those put first. Returns: (transfer full): the bytes of the
 * file
 */
GBytes *spec_figure_record_build_montage (JsonNode *origin,
                                          const SpecMontage *montage,
                                          const SpecMontageStyle *style,
                                          const SpecMontageLayout *layout);

/** Adds "figure", "spectrum_x", "spectrum_y" and "eigenvalues" (signed: positive ones descending, negative ones
 * ascending). */
GBytes *
spec_figure_record_build_spectrum (JsonNode *origin, SpecResult *result, double width_inches, double height_inches);

/** Returns: (transfer full): where the record of the figure @path belongs: its name with .json. */
char *spec_figure_record_dup_path (const char *path);

/** Returns: whether @path is free or an older figure record; otherwise it is someone's file (G_IO_ERROR_EXISTS). */
gboolean spec_figure_record_may_replace (const char *path, GError **error);

G_END_DECLS
