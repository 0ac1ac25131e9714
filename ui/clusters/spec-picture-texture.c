#include "clusters/spec-picture-texture.h"

/* Returns: (transfer full) (nullable): its rows as R, G, B; NULL for a picture that is not opaque everywhere. */
static GBytes *
pack_opaque (const guint8 *pixels, gsize stride, gsize width, gsize height)
{
  g_autofree guint8 *packed = g_malloc (width * height * 3);
  guint8 *next = packed;

  for (gsize y = 0; y < height; y++)
    {
      const guint32 *row = (const guint32 *) (const void *) (pixels + y * stride);
      guint32 both = 0xff000000;

      for (gsize x = 0; x < width; x++)
        {
          both &= row[x];
          *next++ = (guint8) (row[x] >> 16);
          *next++ = (guint8) (row[x] >> 8);
          *next++ = (guint8) row[x];
        }
      if (both >> 24 != 0xff)
        return NULL;
    }

  return g_bytes_new_take (g_steal_pointer (&packed), width * height * 3);
}

/* GTK 4.8 takes a texture with alpha through floating point whenever software draws it: ten times slower than three bytes a pixel. */
GdkTexture *
spec_picture_texture_new (cairo_surface_t *surface)
{
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  guint8 *pixels = cairo_image_surface_get_data (surface);
  g_autoptr (GBytes) bytes = pack_opaque (pixels, stride, (gsize) width, (gsize) height);

  if (bytes == NULL)
    {
      bytes = g_bytes_new_with_free_func (pixels, stride * (gsize) height, (GDestroyNotify) cairo_surface_destroy, surface);
      return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, stride);
    }
  cairo_surface_destroy (surface);

  return gdk_memory_texture_new (width, height, GDK_MEMORY_R8G8B8, bytes, (gsize) width * 3);
}
