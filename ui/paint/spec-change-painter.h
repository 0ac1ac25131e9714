/* A difference spectrum before and after: hollow heads on thin stems, filled heads on thick ones in the same columns;
 * what the moving side groups from the left, the most negative at the right. */
#pragma once

#include "paint/spec-plot-style.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

/** Eigenvalues of one spectrum by SpecDirection, the strongest first. */
typedef struct
{
  const double *values[2];
  gsize counts[2];
} SpecChangeSpectrum;

/**
 * spec_change_paint:
 * @after: (nullable): NULL while there is none
 *
 * Paints into a box of @width x @height at the origin; nothing where it is too small.
 */
void spec_change_paint (const SpecChangeSpectrum *before, const SpecChangeSpectrum *after, const SpecPlotStyle *style,
                        cairo_t *cr, double width, double height);

G_END_DECLS
