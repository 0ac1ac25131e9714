/* Pixels scaled against a plain sum in double, and files that one decoder leaves to the next. */
#include <math.h>
#include <string.h>

#include "paint/spec-picture.h"
#include "paint/spec-pixels.h"
#include "picture-files.h"

/* The mean of channel @c over the area of the pixel (x, y) of the answer, the colours premultiplied. */
static double
get_mean (const SpecPixels *pixels, const SpecPixelsPart *part, int x, int y, int c)
{
  double step_x = part->width / part->out_width, step_y = part->height / part->out_height, sum = 0;
  double left = part->x + x * step_x, top = part->y + y * step_y;
  gboolean has_alpha = pixels->channels % 2 == 0;

  for (int row = (int) top; row < MIN (top + step_y, pixels->height); row++)
    for (int column = (int) left; column < MIN (left + step_x, pixels->width); column++)
      {
        const guint8 *pixel = pixels->data + (gsize) row * pixels->stride + (gsize) column * (gsize) pixels->channels;
        double alpha = has_alpha && c < pixels->channels - 1 ? pixel[pixels->channels - 1] / 255.0 : 1;
        double across = MIN (left + step_x, column + 1) - MAX (left, column), down = MIN (top + step_y, row + 1) - MAX (top, row);

        sum += across * down * alpha * pixel[c];
      }

  return sum / (step_x * step_y);
}

static void
check_part (const SpecPixels *pixels, const SpecPixelsPart *part)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = spec_pixels_scale (pixels, part, NULL, &error);
  const int red = 16, blue = 0;

  g_assert_no_error (error);
  for (int y = 0; y < part->out_height; y++)
    for (int x = 0; x < part->out_width; x++)
      {
        const guint8 *row = cairo_image_surface_get_data (surface) + y * cairo_image_surface_get_stride (surface);
        guint32 pixel = ((const guint32 *) (const void *) row)[x];
        int last = pixels->channels < 3 ? 0 : 2;

        g_assert_cmpfloat (fabs ((pixel >> red & 255) - get_mean (pixels, part, x, y, 0)), <, 0.75);
        g_assert_cmpfloat (fabs ((pixel >> blue & 255) - get_mean (pixels, part, x, y, last)), <, 0.75);
      }
  cairo_surface_destroy (surface);
}

/* Wider than is summed at a time, with pixels of the answer that lie across the border. */
static void
test_wide (void)
{
  const int width = 50001, height = 5;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree guint8 *data = g_new (guint8, (gsize) width * (gsize) height * 4);

  for (gsize i = 0; i < (gsize) width * (gsize) height * 4; i++)
    data[i] = (guint8) g_rand_int_range (random, 0, 256);
  for (int channels = 1; channels <= 4; channels++)
    {
      const SpecPixels pixels = { width, height, channels, (gsize) width * (gsize) channels, 1, data };
      const SpecPixelsPart parts[] = { { 0, 0, width, height, 7, 2 },
                                       { 0, 0, width, height, 1, 1 },
                                       { 1000.25, 0.5, 40000.5, 4, 6001, 3 },
                                       { 16000, 1, 1000, 3, 1000, 3 } };

      for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
        check_part (&pixels, &parts[i]);
    }
}

/* Puts a part of no bytes ahead of those of the PNG file @path. */
static void
add_empty_part (const char *path)
{
  static const char part[12] = { 0, 0, 0, 0, 'I', 'D', 'A', 'T', 0x35, (char) 0xaf, 0x06, 0x1e };
  g_autofree char *text = NULL;
  g_autoptr (GString) whole = NULL;
  gsize size, at = 0;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  while (memcmp (text + at + 4, "IDAT", 4) != 0)
    at++;
  whole = g_string_new_len (text, (gssize) size);
  g_string_insert_len (whole, (gssize) at, part, sizeof part);
  g_assert_true (g_file_set_contents (path, whole->str, (gssize) whole->len, NULL));
}

static void
test_empty_part (void)
{
  g_autofree char *folder = picture_files_make_folder (), *path = picture_files_write_halves (folder, "a.png", "png", 8, 4);
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;
  const guint32 *row;

  add_empty_part (path);
  surface = spec_picture_load (path, 8, 8, SPEC_FIT_CONTAIN, NULL, &error);
  g_assert_no_error (error);
  row = (const guint32 *) (const void *) cairo_image_surface_get_data (surface);
  g_assert_cmphex (row[0], ==, 0xFFDC1E1E);
  g_assert_cmphex (row[7], ==, 0xFF1E1EDC);
  cairo_surface_destroy (surface);
  picture_files_remove (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/pixels/wide", test_wide);
  g_test_add_func ("/pixels/empty-part", test_empty_part);

  return g_test_run ();
}
