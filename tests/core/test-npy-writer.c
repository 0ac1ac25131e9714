#include <glib/gstdio.h>
#include <string.h>

#include "report/spec-npy-writer.h"

/** Checks the ten leading bytes and the padding; returns the dictionary and where the values start. */
static char *
parse_header (const char *bytes, gsize length, gsize *start)
{
  gsize size;

  g_assert_cmpuint (length, >, 10);
  g_assert_cmpmem (bytes, 8, "\x93NUMPY\x01\x00", 8);
  size = (guint8) bytes[8] | (guint8) bytes[9] << 8;
  *start = 10 + size;
  g_assert_cmpuint (*start % 64, ==, 0);
  g_assert_cmpuint (*start, <=, length);
  g_assert_cmpint (bytes[*start - 1], ==, '\n');
  return g_strchomp (g_strndup (bytes + 10, size));
}

static char *
temporary_path (const char *name, char **folder)
{
  *folder = g_dir_make_tmp ("spec-npy-XXXXXX", NULL);
  g_assert_nonnull (*folder);
  return g_build_filename (*folder, name, NULL);
}

static void
test_floats (void)
{
  enum
  {
    ROWS = 5003,
    COLUMNS = 7
  }; /* more than one block */
  g_autofree char *folder = NULL, *path = temporary_path ("a.npy", &folder), *bytes = NULL, *header = NULL;
  g_autofree float *values = g_new (float, ROWS *COLUMNS);
  g_autoptr (GError) error = NULL;
  gsize length, start;

  for (gsize i = 0; i < ROWS * COLUMNS; i++)
    values[i] = 0.1f * i - 3;
  g_assert_true (spec_npy_write_floats (path, values, ROWS, COLUMNS, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  header = parse_header (bytes, length, &start);
  g_assert_cmpstr (header, ==, "{'descr': '<f4', 'fortran_order': False, 'shape': (5003, 7), }");
  g_assert_cmpmem (bytes + start, length - start, values, ROWS * COLUMNS * sizeof *values);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_doubles (void)
{
  const double values[] = { 0.1, -2e-300, 3 };
  g_autofree char *folder = NULL, *path = temporary_path ("b.npy", &folder), *bytes = NULL, *header = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, start;

  g_assert_true (spec_npy_write_doubles (path, values, 3, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &bytes, &length, NULL));
  header = parse_header (bytes, length, &start);
  g_assert_cmpstr (header, ==, "{'descr': '<f8', 'fortran_order': False, 'shape': (3,), }");
  g_assert_cmpmem (bytes + start, length - start, values, sizeof values);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_archive_is_the_same_each_time (void)
{
  const float values[] = { 1, 2, 3, 4, 5, 6 };
  const char *const files[] = { "images/a.png", "ä, \xe2\x82\xac", "c" };
  g_autofree char *folder = NULL, *path = temporary_path ("c.npz", &folder), *first = NULL, *second = NULL;
  g_autoptr (GError) error = NULL;
  gsize length, again;

  g_assert_true (spec_npz_write_features (path, values, 3, 2, files, &error));
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (path, &first, &length, NULL));
  g_assert_cmpmem (first, 2, "PK", 2);
  g_assert_true (spec_npz_write_features (path, values, 3, 2, files, &error));
  g_assert_true (g_file_get_contents (path, &second, &again, NULL));
  g_assert_cmpmem (first, length, second, again);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_no_such_folder (void)
{
  const double values[] = { 1 };
  const float row[] = { 1 };
  const char *const files[] = { "a" };
  g_autoptr (GError) error = NULL;

  g_assert_false (spec_npy_write_doubles ("/no/such/folder/d.npy", values, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "/no/such/folder/d.npy"));
  g_clear_error (&error);
  g_assert_false (spec_npz_write_features ("/no/such/folder/d.npz", row, 1, 1, files, &error));
  g_assert_nonnull (strstr (error->message, "/no/such/folder/d.npz"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/npy-writer/floats", test_floats);
  g_test_add_func ("/npy-writer/doubles", test_doubles);
  g_test_add_func ("/npy-writer/archive-is-the-same-each-time", test_archive_is_the_same_each_time);
  g_test_add_func ("/npy-writer/no-such-folder", test_no_such_folder);
  return g_test_run ();
}
