/* Pixels as the bytes of a PNG file that knows its resolution. Any thread. */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_png_encode:
 * @surface: RGB24 or ARGB32 pixels; transparency is kept for ARGB32
 * @dpi: written into the file (pHYs)
 *
 * Lossless; compressed for speed (three times that of cairo's own writer, files of photographs a tenth larger). The
 * same pixels give the same bytes. Returns: (transfer full): the bytes, or NULL (SPEC_ERROR_MEMORY, or what the encoder
 * says)
 */
GBytes *spec_png_encode (cairo_surface_t *surface, double dpi, GError **error);

G_END_DECLS
