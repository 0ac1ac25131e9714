/* A painted plot as something GTK can draw again and again. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Paints @plot, as large as the widget it was made for. */
typedef void (*SpecPlotNodeFunc) (gpointer plot, cairo_t *cr);

/**
 * spec_plot_node_new:
 * @widget: whose size and scale it gets
 *
 * Paints at once. What GTK records to paint later is played back through the clip of each frame, which takes longer than the plot.
 * Returns: (transfer full): the picture, at the widget's origin
 */
GskRenderNode *spec_plot_node_new (GtkWidget *widget, SpecPlotNodeFunc paint, gpointer plot);

G_END_DECLS
