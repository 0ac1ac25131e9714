#include "paint/spec-picture-jpeg.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wshadow"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

/* Packed RGB bytes of the surface. Returns: (nullable): NULL when a pixel is not opaque. */
static guint8 *
dup_opaque_rgb (cairo_surface_t *surface, int width, int height)
{
  const guint8 *pixels = cairo_image_surface_get_data (surface);
  int stride = cairo_image_surface_get_stride (surface);
  g_autofree guint8 *rgb = g_try_malloc_n ((gsize)width * (gsize)height, 3);
  guint8 *out = rgb;

  for (int y = 0; rgb != NULL && y < height; y++)
    {
      const guint32 *row = (const guint32 *)(const void *)(pixels + (gsize)y * (gsize)stride);

      for (int x = 0; x < width; x++)
        {
          if (row[x] >> 24 != 0xff)
            return NULL;
          *out++ = (guint8)(row[x] >> 16);
          *out++ = (guint8)(row[x] >> 8);
          *out++ = (guint8)row[x];
        }
    }
  return g_steal_pointer (&rgb);
}

static void
append (void *bytes, void *data, int size)
{
  g_byte_array_append (bytes, data, (guint)size);
}

static void
free_bytes (void *bytes)
{
  g_byte_array_unref (bytes);
}

gboolean
spec_picture_attach_jpeg (cairo_surface_t *surface, int quality)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  g_autofree guint8 *rgb = NULL;
  GByteArray *bytes;

  cairo_surface_flush (surface);
  rgb = dup_opaque_rgb (surface, width, height);
  if (rgb == NULL)
    return FALSE;
  bytes = g_byte_array_new ();
  if (stbi_write_jpg_to_func (append, bytes, width, height, 3, rgb, quality)
      && cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, bytes->data, bytes->len, free_bytes, bytes)
             == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_byte_array_unref (bytes);
  return FALSE;
}
