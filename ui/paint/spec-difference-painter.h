/* The signed spectrum of (K_X − ηK_Y)/n as stems: +1 … +k from the left, −k … −1 at the right. One painter for the
 * screen, PNG, PDF and SVG.
 *
 * A plot is computed once for data and size; painting and hit-testing read the same stems. */
#pragma once

#include "paint/spec-plot-style.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

/**
 * SpecDifferenceData:
 * @positive: descending; (nullable) when there are none
 * @negative: the most negative first
 * @total: how many eigenvalues there are with those not computed: the samples used; 0: not known
 * @band: half height of the error around 0, the same for all; NaN: not known
 * @band_rff: @band is the error of random features, not of sampling
 * @selected: +1 … +n, −1 … −n; 0: none
 * @solid: filled marks and solid stems: an exact result
 * @errors: by SpecDirection: half heights of the sampling error around 0 at each rank, as many as there are stems, NaN where one is
 *   not known; (nullable). Painted as steps, and instead of @band
 */
typedef struct
{
  const double *positive;
  gsize n_positive;
  const double *negative;
  gsize n_negative;
  gsize total;
  double band;
  gboolean band_rff;
  int selected;
  gboolean solid;
  const double *errors[2];
} SpecDifferenceData;

/** One stem as it is painted, from left to right. */
typedef struct
{
  int mode;    /* +1 … or −1 … */
  double x, y; /* of the head, in user units from the left and the top */
  double value;
  double error; /* half height of the band here; NaN: none */
} SpecStem;

typedef struct _SpecDifferencePlot SpecDifferencePlot;

/** Returns: (transfer full): the plot of @data in a box of @width x @height user units; it keeps nothing of @data. */
SpecDifferencePlot *spec_difference_plot_new (const SpecDifferenceData *data, const SpecPlotStyle *style, double width,
                                              double height);
/** @plot: (transfer full): not NULL; stems that were read from it are gone. */
void spec_difference_plot_free (SpecDifferencePlot *plot);

/** Paints the plot with its upper left corner at the origin of @cr; nothing outside its box. Leaves the state of @cr as
 * it was. */
void spec_difference_plot_paint (const SpecDifferencePlot *plot, cairo_t *cr);

/** Paints what the pointer adds to stem @index: a shaded column outline and a larger head. */
void spec_difference_plot_paint_hover (const SpecDifferencePlot *plot, cairo_t *cr, gsize index);

/** Returns: (array length=count): the stems from left to right: +1 … +k, −k … −1. */
const SpecStem *spec_difference_plot_get_stems (const SpecDifferencePlot *plot, gsize *count);

/** Returns: the height of the zero line. */
double spec_difference_plot_get_zero (const SpecDifferencePlot *plot);

/** Returns: the index of the stem whose column, 22 units wide and as high as the plot, holds @x, the nearest one; −1:
 * none. */
int spec_difference_plot_find (const SpecDifferencePlot *plot, double x, double y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecDifferencePlot, spec_difference_plot_free)

G_END_DECLS
