#include "spec-test-surface.h"

#include <math.h>

cairo_surface_t *
spec_test_surface_new (int width, int height, cairo_t **cr)
{
  cairo_surface_t *surface
      = cairo_image_surface_create (CAIRO_FORMAT_RGB24, width + 2 * SPEC_TEST_MARGIN, height + 2 * SPEC_TEST_MARGIN);

  *cr = cairo_create (surface);
  cairo_set_source_rgb (*cr, 1, 1, 1);
  cairo_paint (*cr);
  cairo_translate (*cr, SPEC_TEST_MARGIN, SPEC_TEST_MARGIN);
  return surface;
}

static guint32
get_pixel (cairo_surface_t *surface, int column, int row)
{
  const guint8 *data;

  cairo_surface_flush (surface);
  data = cairo_image_surface_get_data (surface);
  g_assert_cmpint (column, >=, 0);
  g_assert_cmpint (row, >=, 0);
  g_assert_cmpint (column, <, cairo_image_surface_get_width (surface));
  g_assert_cmpint (row, <, cairo_image_surface_get_height (surface));
  return ((const guint32 *) (const void *) (data + row * cairo_image_surface_get_stride (surface)))[column] & 0xFFFFFF;
}

guint32
spec_test_surface_get_pixel (cairo_surface_t *surface, double x, double y)
{
  return get_pixel (surface, (int) floor (x) + SPEC_TEST_MARGIN, (int) floor (y) + SPEC_TEST_MARGIN);
}

gboolean
spec_test_surface_has_color (cairo_surface_t *surface, double x, double y, SpecColor color)
{
  guint32 pixel = spec_test_surface_get_pixel (surface, x, y);

  return fabs ((pixel >> 16) - 255 * color.red) <= 2 && fabs ((pixel >> 8 & 255) - 255 * color.green) <= 2
         && fabs ((pixel & 255) - 255 * color.blue) <= 2;
}

static gboolean
is_margin (cairo_surface_t *surface, int column, int row)
{
  return column < SPEC_TEST_MARGIN || row < SPEC_TEST_MARGIN
         || column >= cairo_image_surface_get_width (surface) - SPEC_TEST_MARGIN
         || row >= cairo_image_surface_get_height (surface) - SPEC_TEST_MARGIN;
}

void
spec_test_surface_assert_margin (cairo_surface_t *surface)
{
  for (int row = 0; row < cairo_image_surface_get_height (surface); row++)
    for (int column = 0; column < cairo_image_surface_get_width (surface); column++)
      if (is_margin (surface, column, row))
        g_assert_cmphex (get_pixel (surface, column, row), ==, 0xFFFFFF);
}

guint
spec_test_surface_count_painted (cairo_surface_t *surface)
{
  guint painted = 0;

  for (int row = 0; row < cairo_image_surface_get_height (surface); row++)
    for (int column = 0; column < cairo_image_surface_get_width (surface); column++)
      painted += get_pixel (surface, column, row) != 0xFFFFFF;
  return painted;
}

char *
spec_test_surface_dup_checksum (cairo_surface_t *surface)
{
  cairo_surface_flush (surface);
  return g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                      (gsize) cairo_image_surface_get_stride (surface)
                                          * cairo_image_surface_get_height (surface));
}

void
spec_test_surface_keep (cairo_surface_t *surface, const char *name)
{
  const char *folder = g_getenv ("SPEC_TEST_PICTURES");
  g_autofree char *path = folder != NULL ? g_strdup_printf ("%s/%s.png", folder, name) : NULL;

  if (path != NULL)
    cairo_surface_write_to_png (surface, path);
}
