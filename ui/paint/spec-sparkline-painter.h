/* The tiny spectrum of one embedding: bars of equal width, their height logarithmic on a scale that does not move, so
 * that a change of the bandwidth can be seen. */
#pragma once

#include "paint/spec-plot-style.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

/** How many bars there is room for. */
#define SPEC_SPARKLINE_BARS 40

/**
 * spec_sparkline_paint:
 * @values: (nullable): eigenvalues of K/n, descending, all 0 … 1; the first SPEC_SPARKLINE_BARS are shown
 * @leading: how many of them are painted in full colour
 */
void spec_sparkline_paint (const SpecPlotStyle *style, cairo_t *cr, SpecSide side, const double *values, gsize count,
                           gsize leading, double width, double height);

/** Returns: how much of the height a bar takes: 0 at 1e-4 and below, 1 at 1. */
double spec_sparkline_place (double value);

G_END_DECLS
