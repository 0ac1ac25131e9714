/* Writes a picture of the demo as JPEG. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** @surface: RGB24. The same picture gives the same bytes. */
gboolean spec_demo_jpeg_save (cairo_surface_t *surface, const char *path, GError **error);

G_END_DECLS
