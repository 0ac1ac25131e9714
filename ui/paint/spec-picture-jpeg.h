/* The compressed form of a picture for vector files. Any thread. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_picture_attach_jpeg:
 * @surface: ARGB32 pixels
 * @quality: 1 to 100; above 90 colours are not subsampled
 *
 * Attaches a JPEG form, which cairo's PDF and SVG surfaces store as it is instead of deflated pixels; raster surfaces
 * ignore it. Returns: FALSE when nothing was attached: some pixel is not opaque, or there is no memory
 */
gboolean spec_picture_attach_jpeg (cairo_surface_t *surface, int quality);

G_END_DECLS
