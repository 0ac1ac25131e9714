/* A widget that a painter fills: painted once for its size, its style and its data. */
#pragma once

#include <gtk/gtk.h>

#include "paint/spec-plot-style.h"
#include "plots/spec-plot-view.h"

G_BEGIN_DECLS

#define SPEC_TYPE_DRAWING (spec_drawing_get_type ())
G_DECLARE_FINAL_TYPE (SpecDrawing, spec_drawing, SPEC, DRAWING, SpecPlotView)

/** Paints into a box of @width x @height at the origin. */
typedef void (*SpecDrawingFunc) (const SpecPlotStyle *style, cairo_t *cr, double width, double height, gpointer data);

/**
 * spec_drawing_new:
 * @label: what it is, for those who cannot see it
 * @data: must outlive the widget's place on screen
 */
GtkWidget *spec_drawing_new (const char *label, SpecDrawingFunc func, gpointer data);

/** @minimum, @natural: of its height; @width: that it likes to have */
void spec_drawing_set_size (SpecDrawing *drawing, int minimum, int natural, int width);

/** The data have changed. @description: what they say, in words */
void spec_drawing_update (SpecDrawing *drawing, const char *description);

G_END_DECLS
