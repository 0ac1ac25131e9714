/* spec_picture_load: pixels, sizes, orientation, and every way a file can be bad. */
#include <glib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>

#include "base/spec-error.h"
#include "paint/spec-picture.h"
#include "picture-files.h"

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = picture_files_make_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  picture_files_remove (fixture->folder);
  g_free (fixture->folder);
}

static guint32
get_pixel (cairo_surface_t *surface, int x, int y)
{
  const guint8 *data = cairo_image_surface_get_data (surface);

  return ((const guint32 *) (const void *) (data + y * cairo_image_surface_get_stride (surface)))[x];
}

static void
assert_near (guint32 pixel, guint32 expected, int tolerance)
{
  for (int shift = 0; shift < 32; shift += 8)
    if (ABS ((int) (pixel >> shift & 255) - (int) (expected >> shift & 255)) > tolerance)
      g_error ("pixel 0x%08X is not within %d of 0x%08X", pixel, tolerance, expected);
}

static cairo_surface_t *
load (const char *path, int width, int height, SpecFit fit, int expected_width, int expected_height)
{
  GError *error = NULL;
  cairo_surface_t *surface = spec_picture_load (path, width, height, fit, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (cairo_image_surface_get_format (surface), ==, CAIRO_FORMAT_ARGB32);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, expected_width);
  g_assert_cmpint (cairo_image_surface_get_height (surface), ==, expected_height);
  return surface;
}

static void
assert_halves (cairo_surface_t *surface, int tolerance)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);

  assert_near (get_pixel (surface, 0, 0), 0xFFDC1E1E, tolerance);
  assert_near (get_pixel (surface, width / 4, height - 1), 0xFFDC1E1E, tolerance);
  assert_near (get_pixel (surface, width - 1, 0), 0xFF1E1EDC, tolerance);
  assert_near (get_pixel (surface, width - 1 - width / 4, height - 1), 0xFF1E1EDC, tolerance);
  cairo_surface_destroy (surface);
}

static void
test_formats (Fixture *fixture, gconstpointer data)
{
  const char *const types[] = { "png", "bmp", "jpeg", "tiff" };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autofree char *path = picture_files_write_halves (fixture->folder, types[i], types[i], 64, 32);

      assert_halves (load (path, 64, 64, SPEC_FIT_CONTAIN, 64, 32), i == 2 ? 6 : 0);
      assert_halves (load (path, 16, 16, SPEC_FIT_CONTAIN, 16, 8), i == 2 ? 6 : 0);
    }
}

static void
test_contain (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wide = picture_files_write_halves (fixture->folder, "wide", "png", 300, 100);
  g_autofree char *tall = picture_files_write_halves (fixture->folder, "tall", "png", 100, 300);
  g_autofree char *line = picture_files_write_halves (fixture->folder, "line", "png", 900, 2);

  assert_halves (load (wide, 100, 100, SPEC_FIT_CONTAIN, 100, 33), 0);
  assert_halves (load (tall, 100, 100, SPEC_FIT_CONTAIN, 33, 100), 0);
  assert_halves (load (wide, 1000, 50, SPEC_FIT_CONTAIN, 150, 50), 0);
  assert_halves (load (wide, 5000, 5000, SPEC_FIT_CONTAIN, 300, 100), 0); /* never up */
  assert_halves (load (line, 90, 90, SPEC_FIT_CONTAIN, 90, 1), 0);        /* never nothing */
}

static void
test_cover (Fixture *fixture, gconstpointer data)
{
  g_autofree char *wide = picture_files_write_halves (fixture->folder, "wide", "png", 300, 100);
  g_autofree char *tall = picture_files_write_halves (fixture->folder, "tall", "png", 100, 301);

  assert_halves (load (wide, 50, 50, SPEC_FIT_COVER, 50, 50), 0);
  assert_halves (load (wide, 64, 64, SPEC_FIT_COVER, 64, 64), 0); /* 100 / 64 is no whole number */
  assert_halves (load (tall, 40, 30, SPEC_FIT_COVER, 40, 30), 0);
  assert_halves (load (tall, 64, 64, SPEC_FIT_COVER, 64, 64), 0);
  assert_halves (load (wide, 400, 200, SPEC_FIT_COVER, 200, 100), 0); /* the box's shape in the pixels there are */
}

/* Lines of one pixel, black and white, shrunk 8 times: every pixel is the mean. Nearest neighbour would give 0 or 255. */
static void
test_mean (Fixture *fixture, gconstpointer data)
{
  guint8 lines[64 * 65];
  g_autofree char *path = NULL;
  cairo_surface_t *surface;

  for (gsize i = 0; i < sizeof lines; i++)
    lines[i] = i % 65 == 0 ? 0 : i % 65 % 2 == 0 ? 255 : 0;
  path = picture_files_write_png (fixture->folder, "lines", 64, 64, 8, 0, lines, sizeof lines);
  surface = load (path, 8, 8, SPEC_FIT_CONTAIN, 8, 8);
  for (int i = 0; i < 64; i++)
    assert_near (get_pixel (surface, i % 8, i / 8), 0xFF808080, 1);
  cairo_surface_destroy (surface);
  surface = load (path, 10, 10, SPEC_FIT_CONTAIN, 10, 10); /* 6.4 pixels each: means from 3/6.4 to 3.4/6.4 */
  for (int i = 0; i < 100; i++)
    assert_near (get_pixel (surface, i % 10, i / 10), 0xFF808080, 10);
  cairo_surface_destroy (surface);
}

static void
test_alpha (Fixture *fixture, gconstpointer data)
{
  /* Two pixels: opaque red, and a blue no one may see. Their mean is half transparent red, not violet. */
  const guint8 rgba[] = { 0, 255, 0, 0, 255, 0, 0, 255, 0 };
  const guint8 grey[] = { 0, 200, 128 };
  g_autofree char *two = picture_files_write_png (fixture->folder, "two", 2, 1, 8, 6, rgba, sizeof rgba);
  g_autofree char *one = picture_files_write_png (fixture->folder, "one", 1, 1, 8, 4, grey, sizeof grey);
  cairo_surface_t *surface = load (two, 1, 1, SPEC_FIT_CONTAIN, 1, 1);

  assert_near (get_pixel (surface, 0, 0), 0x80800000, 1);
  cairo_surface_destroy (surface);
  surface = load (two, 2, 2, SPEC_FIT_CONTAIN, 2, 1);
  g_assert_cmphex (get_pixel (surface, 0, 0), ==, 0xFFFF0000);
  g_assert_cmphex (get_pixel (surface, 1, 0), ==, 0);
  cairo_surface_destroy (surface);
  surface = load (one, 9, 9, SPEC_FIT_CONTAIN, 1, 1);
  assert_near (get_pixel (surface, 0, 0), 0x80646464, 1);
  cairo_surface_destroy (surface);
}

static void
test_depths (Fixture *fixture, gconstpointer data)
{
  const guint8 grey16[] = { 0, 0x12, 0x34, 0xFE, 0xDC };
  const guint8 rgb16[] = { 0, 0x10, 0, 0x80, 0, 0xF0, 0 };
  const guint8 bits[] = { 0, 0xA0 };
  g_autofree char *grey = picture_files_write_png (fixture->folder, "grey", 2, 1, 16, 0, grey16, sizeof grey16);
  g_autofree char *color = picture_files_write_png (fixture->folder, "rgb", 1, 1, 16, 2, rgb16, sizeof rgb16);
  g_autofree char *bitmap = picture_files_write_png (fixture->folder, "bits", 4, 1, 1, 0, bits, sizeof bits);
  cairo_surface_t *surface = load (grey, 2, 2, SPEC_FIT_CONTAIN, 2, 1);

  g_assert_cmphex (get_pixel (surface, 0, 0), ==, 0xFF121212);
  g_assert_cmphex (get_pixel (surface, 1, 0), ==, 0xFFFEFEFE);
  cairo_surface_destroy (surface);
  surface = load (color, 2, 2, SPEC_FIT_CONTAIN, 1, 1);
  g_assert_cmphex (get_pixel (surface, 0, 0), ==, 0xFF1080F0);
  cairo_surface_destroy (surface);
  surface = load (bitmap, 4, 4, SPEC_FIT_CONTAIN, 4, 1);
  g_assert_cmphex (get_pixel (surface, 0, 0), ==, 0xFFFFFFFF);
  g_assert_cmphex (get_pixel (surface, 1, 0), ==, 0xFF000000);
  cairo_surface_destroy (surface);
}

static void
test_jpeg_kinds (void)
{
  g_autofree char *cmyk = g_test_build_filename (G_TEST_DIST, "paint", "data", "cmyk.jpg", NULL);
  g_autofree char *progressive = g_test_build_filename (G_TEST_DIST, "paint", "data", "progressive.jpg", NULL);
  cairo_surface_t *surface = load (cmyk, 16, 16, SPEC_FIT_CONTAIN, 16, 16);

  assert_near (get_pixel (surface, 8, 8), 0xFFFF0000, 4);
  cairo_surface_destroy (surface);
  surface = load (progressive, 16, 16, SPEC_FIT_COVER, 16, 16);
  assert_near (get_pixel (surface, 2, 8), 0xFFDC2814, 8);
  assert_near (get_pixel (surface, 13, 8), 0xFF1428C8, 8);
  cairo_surface_destroy (surface);
}

/* Stored: left red, right blue, 64 × 32. Where the red half is after turning, by orientation. */
static void
test_orientation (Fixture *fixture, gconstpointer data)
{
  const char *const red[] = { "left", "left", "right", "right", "left", "top", "top", "bottom", "bottom" };

  for (guint8 orientation = 1; orientation <= 8; orientation++)
    {
      g_autofree char *path = picture_files_write_halves (fixture->folder, "turned.jpg", "jpeg", 64, 32);
      gboolean lies = orientation >= 5;
      cairo_surface_t *surface;
      guint32 first, last;

      picture_files_set_orientation (path, orientation);
      surface = load (path, 32, 32, SPEC_FIT_CONTAIN, lies ? 16 : 32, lies ? 32 : 16);
      first = get_pixel (surface, 1, 1);
      last = get_pixel (surface, lies ? 14 : 30, lies ? 30 : 14);
      if (g_str_equal (red[orientation], "left") || g_str_equal (red[orientation], "top"))
        assert_near (first, 0xFFDC1E1E, 6);
      else
        assert_near (last, 0xFFDC1E1E, 6);
      assert_near (get_pixel (surface, lies ? 14 : 1, lies ? 1 : 14),
                   g_str_equal (red[orientation], "left") || g_str_equal (red[orientation], "top") ? 0xFFDC1E1E : 0xFF1E1EDC, 6);
      cairo_surface_destroy (surface);
      cairo_surface_destroy (load (path, 20, 10, SPEC_FIT_COVER, 20, 10));
    }
}

static void
assert_fails (const char *path, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = spec_picture_load (path, 64, 64, SPEC_FIT_COVER, NULL, &error);

  g_assert_null (surface);
  g_assert_error (error, domain, code);
  g_assert_nonnull (strstr (error->message, path));
  g_test_message ("%s", error->message);
}

static void
test_truncated (Fixture *fixture, gconstpointer data)
{
  const char *const types[] = { "png", "bmp", "jpeg", "tiff" };
  const double shares[] = { 0.02, 0.3, 0.6, 0.97 };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    for (guint j = 0; j < G_N_ELEMENTS (shares); j++)
      {
        g_autofree char *path = picture_files_write_halves (fixture->folder, types[i], types[i], 256, 200);

        picture_files_cut (path, shares[j]);
        assert_fails (path, SPEC_ERROR, SPEC_ERROR_FORMAT);
      }
}

static void
test_no_picture (Fixture *fixture, gconstpointer data)
{
  g_autofree char *empty = g_build_filename (fixture->folder, "empty.jpg", NULL);
  g_autofree char *text = g_build_filename (fixture->folder, "text.png", NULL);
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.png", NULL);
  g_autofree char *pipe = g_build_filename (fixture->folder, "pipe.png", NULL);

  g_assert_true (g_file_set_contents (empty, "", 0, NULL));
  g_assert_true (g_file_set_contents (text, "This is not a picture, whatever its name says.\n", -1, NULL));
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_fails (empty, SPEC_ERROR, SPEC_ERROR_FORMAT);
  assert_fails (text, SPEC_ERROR, SPEC_ERROR_FORMAT);
  assert_fails (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  assert_fails (fixture->folder, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
  assert_fails (pipe, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE); /* and does not wait for a writer */
}

/* The head claims 20,000 × 20,000: refused by it alone. */
static void
test_too_large (Fixture *fixture, gconstpointer data)
{
  const guint8 line[1] = { 0 };
  g_autofree char *png = picture_files_write_png (fixture->folder, "huge.png", 20000, 20000, 8, 2, line, 1);
  g_autofree char *thin = picture_files_write_png (fixture->folder, "thin.png", 16777216, 16777216, 8, 2, line, 1);
  g_autofree char *tiff = picture_files_write_halves (fixture->folder, "huge.tiff", "tiff", 16, 16);
  g_autofree char *contents = NULL;
  g_autoptr (GError) error = NULL;
  gsize size;

  assert_fails (png, SPEC_ERROR, SPEC_ERROR_MEMORY);
  assert_fails (thin, SPEC_ERROR, SPEC_ERROR_FORMAT); /* no PNG can be that large */
  /* The directory of a TIFF file is where its head says; entries 0x0100 and 0x0101 are the width and the height. */
  g_assert_true (g_file_get_contents (tiff, &contents, &size, NULL));
  for (gsize at = GUINT32_FROM_LE (*(guint32 *) (void *) (contents + 4)) + 2, i = 0; i < 2; i++, at += 12)
    memcpy (contents + at + 2, "\x04\0\x01\0\0\0\x20\x4E\0\0", 10); /* LONG, 1 value, 20,000 */
  g_assert_true (g_file_set_contents (tiff, contents, (gssize) size, NULL));
  g_assert_null (spec_picture_load (tiff, 64, 64, SPEC_FIT_COVER, NULL, &error));
  g_assert_true (g_error_matches (error, SPEC_ERROR, SPEC_ERROR_MEMORY)
                 || g_error_matches (error, SPEC_ERROR, SPEC_ERROR_FORMAT)); /* newer decoders see first that it is malformed */
}

/* A JPEG file's head claims what the rest cannot hold, at first less than the most there may be. */
static void
test_bomb (Fixture *fixture, gconstpointer data)
{
  const guint16 sides[] = { 12000, 30000 };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      g_autofree char *path = picture_files_write_halves (fixture->folder, "bomb.jpg", "jpeg", 16, 16);
      g_autofree char *contents = NULL;
      guint16 side = GUINT16_TO_BE (sides[i]);
      gsize size, at = 0;

      g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
      while (!((guint8) contents[at] == 0xFF && (guint8) contents[at + 1] == 0xC0))
        at++;
      memcpy (contents + at + 5, &side, 2);
      memcpy (contents + at + 7, &side, 2);
      g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
      assert_fails (path, SPEC_ERROR, i == 0 ? SPEC_ERROR_FORMAT : SPEC_ERROR_MEMORY);
    }
}

/* Two frames, the first red, the second blue. */
static void
test_animated (Fixture *fixture, gconstpointer data)
{
  const guint8 gif[] = { 'G', 'I', 'F', '8', '9', 'a', 2, 0, 2, 0, 0x80, 0, 0, 220, 30, 30, 30, 30, 220,
                         0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x04, 0x00, 0x05, 0,
                         0x21, 0xF9, 4, 0, 10, 0, 0, 0, 0x2C, 0, 0, 0, 0, 2, 0, 2, 0, 0, 2, 3, 0x4C, 0x12, 0x05, 0, 0x3B };
  g_autofree char *path = g_build_filename (fixture->folder, "two.gif", NULL);
  cairo_surface_t *surface;

  g_assert_true (g_file_set_contents (path, (const char *) gif, sizeof gif, NULL));
  surface = load (path, 8, 8, SPEC_FIT_CONTAIN, 2, 2);
  g_assert_cmphex (get_pixel (surface, 0, 0), ==, 0xFFDC1E1E);
  g_assert_cmphex (get_pixel (surface, 1, 1), ==, 0xFFDC1E1E);
  cairo_surface_destroy (surface);
}

/* Decoded at a fraction of its size, and at all of them the halves stay where they are. */
static void
test_reduced (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = picture_files_write_halves (fixture->folder, "large.jpg", "jpeg", 1600, 1200);
  const int sides[] = { 16, 90, 200, 333, 700, 1100 };

  for (guint i = 0; i < G_N_ELEMENTS (sides); i++)
    {
      assert_halves (load (path, sides[i], sides[i], SPEC_FIT_COVER, sides[i], sides[i]), 6);
      assert_halves (load (path, sides[i], sides[i], SPEC_FIT_CONTAIN, sides[i], (int) (sides[i] * 0.75 + 0.5)), 6);
    }
}

/* A table that claims 16 × 255 codes: an error, not a write past the table's end (which the sanitizers would see). */
static void
test_bad_table (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = picture_files_write_halves (fixture->folder, "a.jpg", "jpeg", 64, 64);
  g_autofree char *contents = NULL;
  gsize size, at = 0;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  while (!((guint8) contents[at] == 0xFF && (guint8) contents[at + 1] == 0xC4))
    at++;
  memset (contents + at + 5, 0xFF, 16);
  g_assert_true (g_file_set_contents (path, contents, (gssize) size, NULL));
  assert_fails (path, SPEC_ERROR, SPEC_ERROR_FORMAT);
}

static void
test_cancelled (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = picture_files_write_halves (fixture->folder, "a.png", "png", 64, 64);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (spec_picture_load (path, 64, 64, SPEC_FIT_COVER, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_null (spec_picture_load (path, 64, 64, SPEC_FIT_COVER, cancellable, NULL)); /* no error wanted */
}

#define ADD(path, func) g_test_add ("/picture/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("formats", test_formats);
  ADD ("contain", test_contain);
  ADD ("cover", test_cover);
  ADD ("mean", test_mean);
  ADD ("alpha", test_alpha);
  ADD ("depths", test_depths);
  g_test_add_func ("/picture/jpeg-kinds", test_jpeg_kinds);
  ADD ("orientation", test_orientation);
  ADD ("truncated", test_truncated);
  ADD ("no-picture", test_no_picture);
  ADD ("too-large", test_too_large);
  ADD ("bomb", test_bomb);
  ADD ("animated", test_animated);
  ADD ("reduced", test_reduced);
  ADD ("bad-table", test_bad_table);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
