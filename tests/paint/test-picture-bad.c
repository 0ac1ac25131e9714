/* spec_picture_load: every way a file can be bad. */
#include <glib.h>
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

#define ADD(path, func) g_test_add ("/picture-bad/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("truncated", test_truncated);
  ADD ("no-picture", test_no_picture);
  ADD ("too-large", test_too_large);
  ADD ("bomb", test_bomb);
  ADD ("bad-table", test_bad_table);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
