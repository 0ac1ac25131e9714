/* The plot of one map as it is seen now. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"
#include "paint/spec-scatter-painter.h"

G_BEGIN_DECLS

/** Returns: (transfer full) (nullable): the plot of @side, NULL while there is no layout. */
SpecScatterPlot *spec_map_plot_new (SpecMapDisplay *display, SpecSide side, const SpecPlotStyle *style,
                                    const SpecScatterFrame *frame, double width, double height);

/** The same with marks of another @radius than the screen's, and with or without the selection. */
SpecScatterPlot *spec_map_plot_new_sized (SpecMapDisplay *display, SpecSide side, const SpecPlotStyle *style,
                                          const SpecScatterFrame *frame, double width, double height, double radius,
                                          gboolean with_selection);

/**
 * spec_map_plot_paint:
 * @scale: pixels of the screen for each unit
 *
 * Returns: (transfer full): a picture of pixels; GTK would keep a drawing as the list of its strokes, and draw thousands of marks
 *   again for each ring around one of them
 */
GdkTexture *spec_map_plot_paint (const SpecScatterPlot *plot, int width, int height, int scale);

/** Returns: the look of an entry in the plot of @side. */
SpecScatterKind spec_map_plot_get_look (const SpecMapEntry *entry, const SpecPlotStyle *style, SpecSide side);

G_END_DECLS
