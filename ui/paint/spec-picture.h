/* From an image file to pixels: path in, scaled pixels out, cancellable. Any thread. No GTK.
 *
 * The only door to the decoders, which work in processes of their own: a picture file can at worst cost itself. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** How a picture fills the box asked for; the aspect ratio is kept always. */
typedef enum
{
  SPEC_FIT_CONTAIN, /* whole picture, no larger than the box */
  SPEC_FIT_COVER,   /* fills the box, the middle is kept: exactly width x height */
} SpecFit;

/**
 * spec_picture_load:
 * @width: of the box, in pixels
 * @height: of the box, in pixels
 *
 * In a decoder process (see decoder/spec-decoder.h), with libjpeg (at reduced size) or stb_image; what these cannot read (TIFF, WebP, AVIF …) with the GDK pixbuf loaders. Turned upright by its EXIF
 * orientation. Never scaled up: a picture smaller than a box to be covered gives the box's shape in the pixels it has.
 * Transparent pixels stay transparent. A file that ends too early is an error, not half a picture.
 *
 * Errors: G_IO_ERROR_NOT_FOUND and the like, SPEC_ERROR_FORMAT when no decoder can read it or one crashed or hung over it,
 * SPEC_ERROR_MEMORY when it is absurdly large, SPEC_ERROR_UNSUPPORTED when no decoder can be started, G_IO_ERROR_CANCELLED.
 * Returns: (transfer full): an ARGB32 image surface (premultiplied), or NULL
 */
cairo_surface_t *spec_picture_load (const char *path, int width, int height, SpecFit fit, GCancellable *cancellable,
                                    GError **error);

G_END_DECLS
