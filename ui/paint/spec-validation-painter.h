/* Whether an embedding by itself would find the clusters of one direction: bars for X and for Y with the standard deviation over the
 * seeds of k-means. */
#pragma once

#include "evidence/spec-evidence.h"
#include "paint/spec-plot-style.h"

G_BEGIN_DECLS

/** Returns: the height the bars take, in user units. */
double spec_validation_get_height (const SpecPlotStyle *style);

/** Paints AMI, NMI and silhouettes, from 0 or the least of them to 1, into a box @width wide at the origin of @cr. */
void spec_validation_paint (const SpecSetEvidence *set, const SpecPlotStyle *style, cairo_t *cr, double width);

G_END_DECLS
