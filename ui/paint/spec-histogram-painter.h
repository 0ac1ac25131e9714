/* How many samples have which Jaccard index: bars from 0 to 1, those of a chosen range in ink. */
#pragma once

#include "paint/spec-plot-style.h"

G_BEGIN_DECLS

#define SPEC_HISTOGRAM_BARS 20

/** A range of the values, [low, high); high = 1 takes 1 in too. A plain value. */
typedef struct
{
  double low, high;
} SpecHistogramRange;

typedef struct
{
  guint bars[SPEC_HISTOGRAM_BARS];
  guint total, highest;
} SpecHistogram;

/** Counts @values, all from 0 to 1, into bars of equal width. */
void spec_histogram_count (SpecHistogram *histogram, const double *values, gsize count);

/** Returns: which bar @value falls into. */
guint spec_histogram_find_bar (double value);

/** Whether @value lies within @range. */
gboolean spec_histogram_range_contains (const SpecHistogramRange *range, double value);

/** Paints the bars into a box of @width x @height with what lies under them. */
void spec_histogram_paint (const SpecHistogram *histogram,
                           const SpecHistogramRange *range,
                           const SpecPlotStyle *style,
                           cairo_t *cr,
                           double width,
                           double height);

G_END_DECLS
