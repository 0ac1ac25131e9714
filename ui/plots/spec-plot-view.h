/* A plot on screen: computed for the data, the size and the style there are, painted once, and drawn from that picture until one of
 * them changes; over it a mark and a tip at what the pointer or a key points at. What the widgets of all plots share. */
#pragma once

#include <gtk/gtk.h>

#include "paint/spec-plot-style.h"
#include "plots/spec-plot-node.h"
#include "plots/spec-value-tip.h"

G_BEGIN_DECLS

#define SPEC_TYPE_PLOT_VIEW (spec_plot_view_get_type ())
G_DECLARE_DERIVABLE_TYPE (SpecPlotView, spec_plot_view, SPEC, PLOT_VIEW, GtkWidget)

/** What a kind of plot fills in. Sizes are pixels of the widget. */
struct _SpecPlotViewClass
{
  GtkWidgetClass parent_class;

  /** Returns: (transfer full): the plot of the data there are now; without any, what an empty plot is. */
  gpointer (*make_plot) (SpecPlotView *view, const SpecPlotStyle *style, int width, int height);
  GDestroyNotify free_plot; /* (nullable) */
  SpecPlotNodeFunc paint_plot;
  /** (nullable): paints over the picture while the view is marked. */
  void (*paint_mark) (SpecPlotView *view, gpointer plot, cairo_t *cr);

  int minimum[2], natural[2]; /* by GtkOrientation */
};

/** Returns: (transfer none): the plot; made now if there is none. Not to be kept: it goes with the next change. */
gpointer spec_plot_view_get_plot (SpecPlotView *view);

/** The data have changed: plot, mark and tip are of the old ones. */
void spec_plot_view_forget (SpecPlotView *view);

/** Marks what the kind of plot remembers as pointed at, an index into the plot say: it is valid for as long as the view is marked. */
void spec_plot_view_mark (SpecPlotView *view);

/** Takes the mark away, and the tip with it. */
void spec_plot_view_unmark (SpecPlotView *view);

/** Returns: whether something is marked; a new plot has no mark. */
gboolean spec_plot_view_is_marked (SpecPlotView *view);

/** Returns: (transfer none): the tip, for spec_value_tip_show(); hidden with the mark */
SpecValueTip *spec_plot_view_get_tip (SpecPlotView *view);

/** To be asked at each motion. GTK tells of one after each layout too: a pointer that rests must not bring back what a key has hidden.
 * Returns: whether the pointer is elsewhere than last time */
gboolean spec_plot_view_has_moved (SpecPlotView *view, double x, double y);

G_END_DECLS
