/* How far apart the top samples of clusters lie: a violin for X and one for Y of each cluster, and the mean distance of samples of
 * different clusters as a dashed line. Distances are in units of each embedding's mean distance over all pairs. */
#pragma once

#include "evidence/spec-evidence.h"
#include "paint/spec-plot-style.h"

G_BEGIN_DECLS

/** The clusters from @first to @first + @count - 1 of one direction; those that there are. */
typedef struct
{
  const SpecEvidence *evidence;
  SpecDirection direction;
  gsize first, count;
} SpecViolinRange;

/** Paints them into a box of @width x @height at the origin of @cr, and nothing outside it. */
void spec_violins_paint (const SpecViolinRange *range, const SpecPlotStyle *style, cairo_t *cr, double width, double height);

G_END_DECLS
