/* A straight line of a plot. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/** Strokes the line from (@x1, @y1) to (@x2, @y2) in the source, width and dashes that @cr has; afterwards it has no path. */
void spec_plot_line_paint (cairo_t *cr, double x1, double y1, double x2, double y2);

G_END_DECLS
