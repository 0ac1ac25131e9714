/* The samples of one embedding as points of a map. One painter for the screen, PNG, PDF and SVG.
 *
 * A plot is computed once for data, frame and size; painting and hit-testing read the same points. */
#pragma once

#include "paint/spec-lasso.h"
#include "paint/spec-plot-style.h"
#include "paint/spec-scatter-frame.h"
#include "paint/spec-scatter-mark.h"

G_BEGIN_DECLS

/** The radius of a coloured mark in units of UI.md, where nobody has chosen another. */
#define SPEC_SCATTER_RADIUS 3.6

/** How the points of one cluster or label look. A plain value. */
typedef struct
{
  SpecColor color;
  guint side; /* 0: circles, 1: squares */
  SpecMarkFill fill;
} SpecScatterKind;

/** Words at a place of the map. A plain value. */
typedef struct
{
  const char *text;
  double x, y; /* map coordinates of their middle */
  SpecColor color;
} SpecScatterNote;

/**
 * SpecScatterData:
 * @places: @count pairs x, y in map coordinates; a pair that is not finite is not shown
 * @kinds: (nullable) (array length=count): of each point an index of @looks, or −1: one of the others, small and grey;
 *   NULL: all are
 * @chosen: (nullable) (array length=count): not 0: selected, painted above all others with an edge of ink
 * @others: whether points of kind −1 are shown at all
 * @radius: of a mark, in units of UI.md
 */
typedef struct
{
  const float *places;
  gsize count;
  const gint16 *kinds;
  const guint8 *chosen;
  const SpecScatterKind *looks;
  gsize n_looks;
  const SpecScatterNote *notes;
  gsize n_notes;
  gboolean others;
  double radius;
} SpecScatterData;

typedef struct _SpecScatterPlot SpecScatterPlot;

/** Returns: (transfer full): the plot of @data in a box of @width x @height user units; it keeps nothing of @data. */
SpecScatterPlot *spec_scatter_plot_new (const SpecScatterData *data, const SpecPlotStyle *style,
                                        const SpecScatterFrame *frame, double width, double height);
/** @plot: (transfer full): not NULL; points and notes that were read from it are gone. */
void spec_scatter_plot_free (SpecScatterPlot *plot);

/** Paints the plot with its upper left corner at the origin of @cr; nothing outside its box, and no ground. Leaves the state
 * of @cr as it was. */
void spec_scatter_plot_paint (const SpecScatterPlot *plot, cairo_t *cr);

/** Paints what the pointer adds to point @index: a ring and dotted lines across. */
void spec_scatter_plot_paint_hover (const SpecScatterPlot *plot, cairo_t *cr, gsize index);

/** Paints the line around a selection. */
void spec_scatter_plot_paint_lasso (const SpecScatterPlot *plot, cairo_t *cr, const SpecLasso *lasso);

/** Gives the place of point @index in the box. Returns: whether it is shown, and within the box. */
gboolean spec_scatter_plot_get_place (const SpecScatterPlot *plot, gsize index, double *x, double *y);

/** Returns: the index of the point shown that is nearest to @x, @y, within reach of a pointer; a coloured one before a grey
 * one at about the same distance; −1: none. */
gssize spec_scatter_plot_find (const SpecScatterPlot *plot, double x, double y);

/** Returns: the mark of @kind as plots paint it, for a legend too; @radius in units of UI.md. */
SpecScatterMark spec_scatter_kind_get_mark (const SpecScatterKind *kind, const SpecPlotStyle *style, double radius);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecScatterPlot, spec_scatter_plot_free)

G_END_DECLS
