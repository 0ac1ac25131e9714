/* A decoded picture as something GTK can draw. Any thread. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** Takes @surface (ARGB32). Returns: (transfer full): a texture of its pixels, in the format that is drawn fastest. */
GdkTexture *spec_picture_texture_new (cairo_surface_t *surface);

G_END_DECLS
