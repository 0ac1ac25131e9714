/* What a decoder gives: 8 bits a channel, rows from the top, in the order they are stored; and the way from there to a surface. */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/** More than this is refused before it is decoded: 200 megapixels; while fuzzing 2, so that the time goes into many pictures, not
 * into a few large ones. */
#ifdef SPEC_FUZZING
#define SPEC_PIXELS_MAX_AREA (2 * 1000 * 1000)
#else
#define SPEC_PIXELS_MAX_AREA (200 * 1000 * 1000)
#endif

/** Rows of @width pixels of @channels bytes each: grey, grey + alpha, RGB, RGB + alpha (not premultiplied). */
typedef struct
{
  int width;
  int height;
  int channels;    /* 1 to 4 */
  gsize stride;    /* bytes from a row to the next one */
  int orientation; /* EXIF: 1 upright … 8; see spec_pixels_turn() */
  const guint8 *data;
  /* owned */
  gpointer owner;
  GDestroyNotify free_owner;
} SpecPixels;

/** The part of the stored picture that is shown, in its pixels, and how many pixels it becomes. */
typedef struct
{
  double x, y, width, height;
  int out_width, out_height;
} SpecPixelsPart;

/** Checks the size a file claims before anything is decoded. Errors: SPEC_ERROR_FORMAT, SPEC_ERROR_MEMORY. */
gboolean spec_pixels_check_size (const char *path, gint64 width, gint64 height, GError **error);

/**
 * spec_pixels_scale:
 *
 * Each pixel of the answer is the mean over the area it covers, so lines never vanish and nothing shimmers.
 * Returns: (transfer full): ARGB32, premultiplied; or NULL (SPEC_ERROR_MEMORY, G_IO_ERROR_CANCELLED)
 */
cairo_surface_t *spec_pixels_scale (const SpecPixels *pixels, const SpecPixelsPart *part, GCancellable *cancellable,
                                    GError **error);

/** Returns: (transfer full): @surface turned upright; @orientation 1 gives @surface itself. */
cairo_surface_t *spec_pixels_turn (cairo_surface_t *surface, int orientation, GError **error);

/** Frees the decoder's memory and leaves zeros; harmless twice. Surfaces made from it stay. */
void spec_pixels_clear (SpecPixels *pixels);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpecPixels, spec_pixels_clear)

G_END_DECLS
