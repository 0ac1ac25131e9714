#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "array-files.h"
#include "base/spec-error.h"
#include "samples/spec-samples.h"

static SpecSamples *
load_images (const char *path)
{
  g_autoptr (GError) error = NULL;
  SpecSamples *samples = spec_samples_load_images (path, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (spec_samples_get_kind (samples), ==, SPEC_SAMPLES_IMAGES);

  return samples;
}

/* What lists look like that hold the same three paths. */
static void
test_lists (void)
{
  static const struct
  {
    const char *file;
    const char *text;
  } CASES[] = {
    { "a.txt", "b.jpg\nsub/a b.png\nnone.jpg\n" },
    { "a.txt", "b.jpg\nsub/a b.png\nnone.jpg" },
    { "a.txt", "\xef\xbb\xbf"
               "b.jpg\r\nsub/a b.png\r\nnone.jpg\r\n\r\n" },
    { "a.lst", "b.jpg\nsub/a b.png\nnone.jpg\n\n\n" },
    { "a.csv", "path\nb.jpg\nsub/a b.png\nnone.jpg\n" },
    { "a.csv", "b.jpg\nsub/a b.png\nnone.jpg\n" },
    { "a.csv", "n,Path,width\n0,b.jpg,3\n1,\"sub/a b.png\",4\n2,none.jpg,5\n" },
    { "a.tsv", "filename\tx\nb.jpg\t3\nsub/a b.png\t4\nnone.jpg\t5\n" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *first = test_folder_write_text (folder, "b.jpg", "b");
  g_autofree char *second = test_folder_write_text (folder, "sub/a b.png", "a");

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = test_folder_write_text (folder, CASES[i].file, CASES[i].text);
      g_autoptr (SpecSamples) samples = load_images (path);

      g_assert_cmpuint (spec_samples_get_count (samples), ==, 3);
      g_assert_cmpuint (spec_samples_get_missing (samples), ==, 1);
      g_assert_cmpstr (spec_samples_get_source (samples), ==, path);
      g_assert_cmpstr (spec_samples_get_path (samples, 0), ==, first);
      g_assert_cmpstr (spec_samples_get_path (samples, 1), ==, second);
      g_assert_cmpstr (spec_samples_get_listed_path (samples, 1), ==, "sub/a b.png");
      g_assert_null (spec_samples_get_label (samples, 0));
      g_assert_null (spec_samples_get_text (samples, 0));
      g_assert_cmpuint (spec_samples_get_label_count (samples), ==, 0);
    }
}

static void
test_root (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *image = test_folder_write_text (folder, "pictures/c/1.jpg", "1");
  g_autofree char *text = g_strdup_printf ("c/1.jpg\nc\\1.jpg\n%s\n", image);
  g_autofree char *list = test_folder_write_text (folder, "lists/a.txt", text),
                  *root = test_folder_path (folder, "pictures");
  g_autoptr (SpecSamples) samples = spec_samples_load_images (list, root, NULL, NULL);

  g_assert_cmpuint (spec_samples_get_missing (samples), ==, 0);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpstr (spec_samples_get_path (samples, i), ==, image);
  g_assert_cmpstr (spec_samples_get_listed_path (samples, 1), ==, "c\\1.jpg");
}

static void
test_numpy_lists (void)
{
  static const char *const PATHS[] = { "é/1.jpg", "2.jpg", "10.jpg", NULL };
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (guint big_endian = 0; big_endian < 2; big_endian++)
    {
      g_autoptr (GByteArray) npy = npy_new_strings (PATHS, big_endian);
      g_autofree char *path = test_folder_write_bytes (folder, "a.npy", npy);
      g_autoptr (SpecSamples) samples = load_images (path);

      g_assert_cmpuint (spec_samples_get_count (samples), ==, 3);
      for (gsize i = 0; i < 3; i++)
        g_assert_cmpstr (spec_samples_get_listed_path (samples, i), ==, PATHS[i]);
    }
}

static void
test_columns (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_write_text (
    folder, "a.csv", "label,caption,path\ncat,\"a \"\"cat\"\"\",1.jpg\ndog,,2.jpg\ncat,c,3.jpg\n");
  g_autoptr (SpecSamples) samples = load_images (path);

  g_assert_cmpstr (spec_samples_get_label (samples, 1), ==, "dog");
  g_assert_cmpstr (spec_samples_get_text (samples, 0), ==, "a \"cat\"");
  g_assert_cmpstr (spec_samples_get_text (samples, 1), ==, "");
  g_assert_cmpuint (spec_samples_get_label_count (samples), ==, 2);
}

/* Natural order, subfolders, image endings in any case; links back to a folder above do no harm. */
static void
test_folder (void)
{
  static const char *const FILES[] = { "10.jpg",   "2.PNG", "1.jpeg", "b/3.webp", "b/20.tif", "b10/1.gif",
                                       "b2/1.bmp", "a.txt", ".x.jpg", ".h/1.jpg", "Thumbs.db" };
  static const char *const EXPECTED[]
    = { "1.jpeg", "2.PNG", "10.jpg", "b/3.webp", "b/20.tif", "b2/1.bmp", "b10/1.gif" };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *link = test_folder_path (folder, "loop");
  g_autoptr (SpecSamples) samples = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (FILES); i++)
    g_free (test_folder_write_text (folder, FILES[i], "x"));
  g_assert_cmpint (symlink (folder->path, link), ==, 0);
  samples = load_images (folder->path);
  g_assert_cmpuint (spec_samples_get_count (samples), ==, G_N_ELEMENTS (EXPECTED));
  for (gsize i = 0; i < G_N_ELEMENTS (EXPECTED); i++)
    g_assert_cmpstr (spec_samples_get_listed_path (samples, i), ==, EXPECTED[i]);
  g_assert_cmpuint (spec_samples_get_missing (samples), ==, 0);
  g_assert_true (g_file_test (spec_samples_get_path (samples, 5), G_FILE_TEST_IS_REGULAR));
}

static void
test_bytes_in_names (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *image = test_folder_write_text (folder, "a\xe9.jpg", "1");
  g_autofree char *list = test_folder_write_text (folder, "a.txt", "a\xe9.jpg\n");
  g_autoptr (SpecSamples) samples = load_images (list);

  g_assert_cmpuint (spec_samples_get_missing (samples), ==, 0);
  g_assert_cmpstr (spec_samples_get_path (samples, 0), ==, image);
  g_assert_true (g_utf8_validate (spec_samples_get_listed_path (samples, 0), -1, NULL));
}

static void
test_texts (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_write_text (folder, "a.txt", "first, text\n\nthird \xff\n");
  g_autofree char *wide = test_folder_write (folder, "b.txt",
                                             "\xff\xfe"
                                             "a\0\r\0\n\0\xe9\0\n\0",
                                             12);
  g_autoptr (SpecSamples) samples = spec_samples_load_texts (path, NULL, NULL);
  g_autoptr (SpecSamples) windows = spec_samples_load_texts (wide, NULL, NULL);

  g_assert_cmpint (spec_samples_get_kind (samples), ==, SPEC_SAMPLES_TEXTS);
  g_assert_cmpuint (spec_samples_get_count (samples), ==, 3);
  g_assert_cmpstr (spec_samples_get_text (samples, 0), ==, "first, text");
  g_assert_cmpstr (spec_samples_get_text (samples, 1), ==, "");
  g_assert_cmpstr (spec_samples_get_text (samples, 2), ==, "third \xef\xbf\xbd");
  g_assert_null (spec_samples_get_path (samples, 0));
  g_assert_cmpuint (spec_samples_get_missing (samples), ==, 0);
  g_assert_cmpuint (spec_samples_get_count (windows), ==, 2);
  g_assert_cmpstr (spec_samples_get_text (windows, 0), ==, "a");
  g_assert_cmpstr (spec_samples_get_text (windows, 1), ==, "é");
}

/* A list that may be either: what is there or looks like a picture is an image. */
static void
test_images_or_texts (void)
{
  static const struct
  {
    const char *file;
    const char *text;
    SpecSamplesKind kind;
  } CASES[] = {
    { "a.txt", "a red dress\nblue shoes\nshirt.jpg\n", SPEC_SAMPLES_TEXTS },
    { "a.txt", "a red dress\nb.jpg\nblue shoes\n", SPEC_SAMPLES_IMAGES }, /* one is there */
    { "a.txt", "gone.jpg\ngone.png\nblue shoes\n", SPEC_SAMPLES_IMAGES }, /* moved */
    { "a.csv", "n,caption\n0,a red dress\n1,blue shoes\n2,a shirt\n", SPEC_SAMPLES_TEXTS },
    { "a.csv", "path,caption\ngone.jpg,a red dress\ngone2.jpg,blue shoes\ngone3.jpg,a shirt\n", SPEC_SAMPLES_IMAGES },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *there = test_folder_write_text (folder, "b.jpg", "b");
  g_autofree char *empty = test_folder_write_text (folder, "empty.txt", "");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autofree char *path = test_folder_write_text (folder, CASES[i].file, CASES[i].text);
      g_autoptr (SpecSamples) samples = spec_samples_load_list (path, NULL, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (spec_samples_get_kind (samples), ==, CASES[i].kind);
      g_assert_cmpuint (spec_samples_get_count (samples), ==, 3);
    }
  g_assert_null (spec_samples_load_list (empty, NULL, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
}

static void
test_labels (void)
{
  static const char *const NAMES[] = { "cat", "dog", "cat", NULL };
  const gint64 numbers[] = { GINT64_TO_LE (-3), GINT64_TO_LE (7), GINT64_TO_LE (-3) };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) strings = npy_new_strings (NAMES, FALSE);
  g_autoptr (GByteArray) integers
    = npy_new (1, "{'descr': '<i8', 'fortran_order': False, 'shape': (3,), }", numbers, sizeof numbers);
  g_autoptr (SpecSamples) samples = spec_samples_new_numbered (3);
  char *paths[] = {
    test_folder_write_text (folder, "a.txt", "cat\r\ndog\r\ncat\r\n"),
    test_folder_write_text (folder, "b.csv", "path,label\n1,cat\n2,dog\n3,cat\n"),
    test_folder_write_bytes (folder, "c.npy", strings),
    test_folder_write_bytes (folder, "d.npy", integers),
  };

  for (gsize i = 0; i < G_N_ELEMENTS (paths); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecSamples) labelled = spec_samples_with_labels (samples, paths[i], NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpint (spec_samples_get_kind (labelled), ==, SPEC_SAMPLES_NUMBERED);
      g_assert_cmpuint (spec_samples_get_label_count (labelled), ==, 2);
      g_assert_cmpstr (spec_samples_get_label (labelled, 0), ==, i == 3 ? "-3" : "cat");
      g_assert_cmpstr (spec_samples_get_label (labelled, 1), ==, i == 3 ? "7" : "dog");
      g_assert_null (spec_samples_get_label (samples, 0));
      g_free (paths[i]);
    }
}

static void
test_heading (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_write_text (folder, "a.txt", "Path\n1.jpg\n2.jpg\n3.jpg\n");
  g_autofree char *image = test_folder_write_text (folder, "1.jpg", "1");
  g_autoptr (SpecSamples) samples = load_images (path);
  g_autoptr (SpecSamples) rest = spec_samples_skip_first (samples);
  g_autoptr (GError) error = NULL;

  g_assert_true (spec_samples_has_heading (samples));
  g_assert_true (spec_samples_check_count (samples, 4, &error));
  g_assert_false (spec_samples_check_count (samples, 3, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_nonnull (strstr (error->message, "expected 3 for as many rows, found 4. Is the first line a heading?"));
  g_clear_error (&error);
  g_assert_false (spec_samples_check_count (samples, 9, &error));
  g_assert_nonnull (strstr (error->message, "expected 9, found 4"));

  g_assert_false (spec_samples_has_heading (rest));
  g_assert_cmpuint (spec_samples_get_count (rest), ==, 3);
  g_assert_cmpuint (spec_samples_get_missing (samples), ==, 3);
  g_assert_cmpuint (spec_samples_get_missing (rest), ==, 2);
  g_assert_cmpstr (spec_samples_get_path (rest, 0), ==, image);
}

static void
test_errors (void)
{
  static const struct
  {
    const char *file;
    const char *bytes;
    gsize size;
    const char *text;
  } BAD[] = {
    { "a.txt", "", 0, "lists nothing" },
    { "a.txt", "\n\n", 2, "lists nothing" },
    { "a.csv", "path,label\n", 11, "lists nothing" },
    { "a.csv", "name,size\na,1\n", 14, "expected a heading with “path”, found “name”, “size”" },
    { "a.csv", "label,path\nx\n", 13, "line 2: expected at least 2 columns, found 1" },
    { "a.csv", "path\n\"x\n", 8, "a quoted field does not end" },
    { "a.jpg", "\xff\xd8\xff\xe0\0\x10JFIF", 10, "found binary data" },
    { "a.npy", "\x93NUMPY\1\0\1\0{", 11, "ends within its header" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *absent = test_folder_path (folder, "absent.txt"), *empty = test_folder_path (folder, "empty");
  g_autoptr (SpecSamples) samples = spec_samples_new_numbered (2);
  g_autofree char *labels = test_folder_write_text (folder, "labels.txt", "label\na\nb\n");
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = test_folder_write (folder, BAD[i].file, BAD[i].bytes, BAD[i].size);
      g_autoptr (GError) bad = NULL;

      g_assert_null (spec_samples_load_images (path, NULL, NULL, &bad));
      g_assert_error (bad, SPEC_ERROR, SPEC_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (bad->message, path));
      if (strstr (bad->message, BAD[i].text) == NULL)
        g_error ("“%s” does not say “%s”", bad->message, BAD[i].text);
    }
  g_assert_null (spec_samples_load_images (absent, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_cmpint (g_mkdir (empty, 0700), ==, 0);
  g_assert_null (spec_samples_load_images (empty, NULL, NULL, &error));
  g_assert_nonnull (strstr (error->message, "holds no images"));
  g_clear_error (&error);
  g_assert_null (spec_samples_with_labels (samples, labels, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE);
  g_assert_nonnull (strstr (error->message, "expected 2 labels, found 3. Is the first line a heading?"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples/lists", test_lists);
  g_test_add_func ("/samples/root", test_root);
  g_test_add_func ("/samples/numpy-lists", test_numpy_lists);
  g_test_add_func ("/samples/columns", test_columns);
  g_test_add_func ("/samples/folder", test_folder);
  g_test_add_func ("/samples/bytes-in-names", test_bytes_in_names);
  g_test_add_func ("/samples/texts", test_texts);
  g_test_add_func ("/samples/images-or-texts", test_images_or_texts);
  g_test_add_func ("/samples/labels", test_labels);
  g_test_add_func ("/samples/heading", test_heading);
  g_test_add_func ("/samples/errors", test_errors);

  return g_test_run ();
}
