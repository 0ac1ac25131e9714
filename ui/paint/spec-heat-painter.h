/* A matrix as a square of coloured cells, each with sharp edges, and the bar that tells what the colours mean. */
#pragma once

#include "paint/spec-plot-style.h"

G_BEGIN_DECLS

/**
 * SpecHeatRange:
 * What the ends of the colours stand for.
 */
typedef struct
{
  double low, high; /* low < high */
} SpecHeatRange;

/** 0 … 1, from further below in whole tenths where a value of a kernel is negative. */
void spec_heat_range_init (SpecHeatRange *range);
/** Widens @range downwards, by tenths, to hold @values; what is a hair below 0 counts as 0. Matrices shown side by side
 * get one scale so. */
void spec_heat_range_include (SpecHeatRange *range, const float *values, gsize count);

/**
 * spec_heat_paint:
 * @values: C-order (count, count)
 * @side: of the square, in user units; its upper left corner is the origin
 * @radius: of its corners; 0: none
 */
void spec_heat_paint (const SpecHeatRange *range, cairo_t *cr, const float *values, gsize count, double side,
                      double radius);

/** Paints the bar, @width of @height units at the origin, with its numbers at the right of it. */
void spec_heat_paint_bar (const SpecHeatRange *range, const SpecPlotStyle *style, cairo_t *cr, double width,
                          double height);

G_END_DECLS
