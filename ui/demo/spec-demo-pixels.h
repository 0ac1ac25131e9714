/* Reading an opaque image surface. */
#pragma once

#include <cairo.h>

#include "paint/spec-palette.h"

G_BEGIN_DECLS

/** Returns: the colour of a pixel, 0 to 1 a channel. */
SpecColor spec_demo_pixels_get (cairo_surface_t *surface, int x, int y);

/**
 * spec_demo_pixels_vote:
 * @x: horizontal gradient
 * @y: vertical gradient
 * @bins: (array length=count): over the half circle of orientations
 *
 * Adds the gradient's length to the two bins nearest its orientation.
 */
void spec_demo_pixels_vote (double x, double y, float *bins, guint count);

/** Scales @values to unit length; values too faint to mean anything become zeros. */
void spec_demo_pixels_normalise (float *values, guint count);

G_END_DECLS
