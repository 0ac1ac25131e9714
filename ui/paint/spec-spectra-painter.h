/* The spectra of K_X/n and K_Y/n over the rank: one painter for the screen, PNG, PDF and SVG.
 *
 * A plot is computed once for data and size; painting and hit-testing read the same points. */
#pragma once

#include "paint/spec-plot-style.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

/**
 * SpecSpectraData:
 * @values: by SpecSide, eigenvalues in descending order; what is not finite, or on the logarithmic scale not positive,
 * is left out
 * @count: how many of each
 * @names: (nullable): by SpecSide, for the legend
 * @solid: filled marks and solid lines: an exact result
 * @logarithmic: both axes
 * @legend: whether the plot has its own legend (figures; on screen the card has it)
 */
typedef struct
{
  const double *values[2];
  gsize count[2];
  const char *names[2];
  gboolean solid;
  gboolean logarithmic;
  gboolean legend;
} SpecSpectraData;

/** One mark as it is painted. */
typedef struct
{
  double x, y; /* of its middle, in user units from the left and the top */
  guint rank;  /* 1 the largest */
  double value;
} SpecSpectraPoint;

typedef struct _SpecSpectraPlot SpecSpectraPlot;

/** Returns: (transfer full): the plot of @data in a box of @width x @height user units; it keeps nothing of @data. */
SpecSpectraPlot *spec_spectra_plot_new (const SpecSpectraData *data, const SpecPlotStyle *style, double width,
                                        double height);
/** @plot: (transfer full): not NULL; points that were read from it are gone. */
void spec_spectra_plot_free (SpecSpectraPlot *plot);

/** Paints the plot with its upper left corner at the origin of @cr; nothing outside its box. Leaves the state of @cr as
 * it was. */
void spec_spectra_plot_paint (const SpecSpectraPlot *plot, cairo_t *cr);

/** Paints the mark of a point under the pointer larger, with an ink ring. */
void spec_spectra_plot_paint_hover (const SpecSpectraPlot *plot, cairo_t *cr, SpecSide side, gsize index);

/** Returns: (array length=count): the points of one curve from left to right. */
const SpecSpectraPoint *spec_spectra_plot_get_points (const SpecSpectraPlot *plot, SpecSide side, gsize *count);

/** Finds the point nearest to (@x, @y) within 14 units. Returns: whether there is one. */
gboolean spec_spectra_plot_find (const SpecSpectraPlot *plot, double x, double y, SpecSide *side, gsize *index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecSpectraPlot, spec_spectra_plot_free)

G_END_DECLS
