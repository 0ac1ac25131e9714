/* The pen the demo is drawn with: outlines written as SVG path data, filled with a little light from the upper left. */
#pragma once

#include <cairo.h>

#include "paint/spec-palette.h"

G_BEGIN_DECLS

/** @hue in degrees (any), @saturation and @lightness in percent, as in CSS. */
SpecColor spec_demo_pen_hsl (double hue, double saturation, double lightness);

/**
 * spec_demo_pen_path:
 * @data: SVG path data of the commands M L H V Q T C Z and m l h v q t c z
 *
 * Adds the outline to the current path.
 */
void spec_demo_pen_path (cairo_t *cr, const char *data);

/** Fills @data, lighter at its upper left, darker at its lower right. */
void spec_demo_pen_fill (cairo_t *cr, const char *data, SpecColor color);

/** A line of @width units along @data; without light. */
void spec_demo_pen_stroke (cairo_t *cr, const char *data, double width, SpecColor color);

/** A filled rectangle with corners of @radius. */
void spec_demo_pen_box (cairo_t *cr, double x, double y, double width, double height, double radius, SpecColor color);

/** An ellipse about (@x, @y), lit like spec_demo_pen_fill(). */
void spec_demo_pen_oval (cairo_t *cr, double x, double y, double radius_x, double radius_y, SpecColor color);

G_END_DECLS
