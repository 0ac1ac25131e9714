#include "demo/spec-demo-jpeg.h"

#include <string.h>

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wunused-function"
#pragma GCC diagnostic ignored "-Wshadow"
#include <stb/stb_image_write.h>
#pragma GCC diagnostic pop

#define QUALITY 91 /* above 90 colour keeps its full resolution */

static void
append (void *context, void *data, int size)
{
  g_byte_array_append (context, data, size);
}

gboolean
spec_demo_jpeg_save (cairo_surface_t *surface, const char *path, GError **error)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  g_autofree guint8 *rgb = g_new (guint8, (gsize) 3 * width * height);
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  guint8 *target = rgb;

  for (int y = 0; y < height; y++)
    {
      const guint32 *row
          = (const guint32 *) (gconstpointer) (cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface));

      for (int x = 0; x < width; x++)
        {
          *target++ = row[x] >> 16 & 0xff;
          *target++ = row[x] >> 8 & 0xff;
          *target++ = row[x] & 0xff;
        }
    }
  stbi_write_jpg_to_func (append, bytes, width, height, 3, rgb, QUALITY);
  return g_file_set_contents (path, (const char *) bytes->data, bytes->len, error);
}
