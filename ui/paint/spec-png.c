#include "paint/spec-png.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

#define COMPRESSION "2" /* of zlib's 0 to 9 */

static guint8
undo_premultiply (guint32 value, guint32 alpha)
{
  return alpha == 0 ? 0 : (guint8)MIN ((value * 255 + alpha / 2) / alpha, 255);
}

/* One row of cairo's native-endian words to bytes in the file's order. */
static void
convert_row (const guint32 *row, guint8 *out, int width, gboolean has_alpha)
{
  for (int x = 0; x < width; x++)
    {
      guint32 alpha = has_alpha ? row[x] >> 24 : 255;

      *out++ = undo_premultiply (row[x] >> 16 & 255, alpha);
      *out++ = undo_premultiply (row[x] >> 8 & 255, alpha);
      *out++ = undo_premultiply (row[x] & 255, alpha);
      if (has_alpha)
        *out++ = (guint8)alpha;
    }
}

static GdkPixbuf *
convert (cairo_surface_t *surface)
{
  gboolean has_alpha = cairo_image_surface_get_format (surface) == CAIRO_FORMAT_ARGB32;
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  GdkPixbuf *pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, has_alpha, 8, width, height);
  const guint8 *pixels;

  if (pixbuf == NULL)
    return NULL;
  cairo_surface_flush (surface);
  pixels = cairo_image_surface_get_data (surface);
  for (int y = 0; y < height; y++)
    convert_row ((const guint32 *)(const void *)(pixels + (gsize)y * stride),
                 gdk_pixbuf_get_pixels (pixbuf) + (gsize)y * (gsize)gdk_pixbuf_get_rowstride (pixbuf), width,
                 has_alpha);
  return pixbuf;
}

GBytes *
spec_png_encode (cairo_surface_t *surface, double dpi, GError **error)
{
  g_autoptr (GdkPixbuf) pixbuf = convert (surface);
  g_autofree char *resolution = g_strdup_printf ("%d", (int)round (dpi));
  char *buffer = NULL;
  gsize length = 0;

  if (pixbuf == NULL)
    {
      g_set_error_literal (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("Not enough memory for the pixels of the figure"));
      return NULL;
    }
  if (!gdk_pixbuf_save_to_buffer (pixbuf, &buffer, &length, "png", error, "compression", COMPRESSION, "x-dpi",
                                  resolution, "y-dpi", resolution, NULL))
    return NULL;
  return g_bytes_new_take (buffer, length);
}
