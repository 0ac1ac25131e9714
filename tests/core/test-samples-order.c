#include <string.h>

#include "array-files.h"
#include "samples/spec-natural-order.h"
#include "samples/spec-samples.h"

static void
test_natural_order (void)
{
  static const char *const ORDERED[] = { "",
                                         "/",
                                         "a/1",
                                         "a/2",
                                         "a/10",
                                         "a-b/1",
                                         "a1",
                                         "a01b",
                                         "a1b",
                                         "a2",
                                         "a2.5",
                                         "a10",
                                         "b",
                                         "b007",
                                         "b8",
                                         "b99999999999999999999998",
                                         "b99999999999999999999999",
                                         "c1x2",
                                         "c1x10" };

  for (gsize i = 0; i < G_N_ELEMENTS (ORDERED); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (ORDERED); j++)
      {
        int order = spec_natural_order_compare (ORDERED[i], ORDERED[j]);

        if ((i < j && order >= 0) || (i == j && order != 0) || (i > j && order <= 0))
          g_error ("“%s” and “%s” compare as %d", ORDERED[i], ORDERED[j], order);
      }
}

static void
test_differs (void)
{
  g_assert_true (spec_natural_order_differs ("img10.jpg", "img2.jpg"));
  g_assert_true (spec_natural_order_differs ("a/10", "a/9"));
  g_assert_true (spec_natural_order_differs ("10_cat.jpg", "2_dog.jpg"));
  g_assert_false (spec_natural_order_differs ("img2.jpg", "img10.jpg"));
  g_assert_false (spec_natural_order_differs ("img02.jpg", "img10.jpg"));
  g_assert_false (spec_natural_order_differs ("50d248fe.jpg", "5a2b4bbf.jpg"));
  g_assert_false (spec_natural_order_differs ("10a3-1.jpg", "9b2-1.jpg"));
}

/* An embedding of as many rows as @names, saved with them as an .npz. */
static SpecEmbedding *
new_named (TestFolder *folder, const char *const *names)
{
  const ZipMember members[] = {
    { "features.npy", npy_new_ramp (g_strv_length ((char **) names), 2, 0), ZIP_PLAIN },
    { "files.npy", npy_new_strings (names, FALSE), ZIP_PLAIN },
  };
  g_autoptr (GByteArray) zip = zip_new (members, G_N_ELEMENTS (members));
  g_autofree char *path = test_folder_write_bytes (folder, "model.npz", zip);

  return spec_embedding_load (path, NULL, NULL);
}

static SpecSamples *
new_list (TestFolder *folder, const char *const *paths)
{
  g_autofree char *text = g_strjoinv ("\n", (char **) paths);
  g_autofree char *path = test_folder_write_text (folder, "list.txt", text);

  return spec_samples_load_images (path, NULL, NULL, NULL);
}

static void
test_names (void)
{
  static const struct
  {
    const char *listed[4];
    const char *names[4];
    const char *warning; /* NULL: none */
  } CASES[] = {
    { { "a/1.jpg", "a/2.jpg", "b/1.jpg" }, { "a/1.jpg", "a/2.jpg", "b/1.jpg" }, NULL },
    { { "x/a/1.jpg", "x/a/2.jpg", "x/b/1.jpg" }, { "a/1.jpg", "a/2.jpg", "b/1.jpg" }, NULL },
    { { "a/1.jpg", "a/2.jpg", "b/1.jpg" }, { "/d/e/a/1.jpg", "/d/e/a/2.jpg", "/d/e/b/1.jpg" }, NULL },
    { { "p/q/a/1.jpg", "p/q/a/2.jpg", "p/q/b/1.jpg" }, { "/d/e/a/1.jpg", "/d/e/a/2.jpg", "/d/e/b/1.jpg" }, NULL },
    { { "a/1.jpg", "a/2.jpg", "b/3.jpg" }, { "1", "2", "3" }, NULL },
    { { "a/1.jpg", "a/2.jpg", "b/3.jpg" }, { "1.jpg", "2.jpg", "3.jpg" }, NULL },
    { { "a/x.jpg", "a/y.jpg", "b/z.jpg" }, { "100", "200", "300" }, NULL },
    { { "a/1.jpg", "a/2.jpg", "b/1.jpg" },
      { "a/1.jpg", "b/1.jpg", "a/2.jpg" },
      "disagree on 2 rows: row 1 is “a/2.jpg” in one and “b/1.jpg”" },
    { { "a/1.jpg", "a/2.jpg", "b/2.jpg" }, { "a/1.jpg", "a/2.jpg", "c/2.jpg" }, "disagree on 1 row: row 2" },
    { { "d/a/1.jpg", "d/a/2.jpg", "d/b/2.jpg" },
      { "e/a/1.jpg", "e/a/2.jpg", "e/c/2.jpg" },
      "disagree on 1 row: row 2" },
    { { "a/1.jpg", "a/2.jpg", "a/3.jpg" }, { "1", "3", "2" }, "disagree on 2 rows" },
    { { "a/1.jpg", "a/2.jpg", "a/3.jpg" }, { "x.jpg", "y.jpg", "z.jpg" }, "disagree on 3 rows" },
    { { "1.jpg", "10.jpg", "2.jpg" },
      { "1.jpg", "2.jpg", "10.jpg" },
      "list.txt may be in another order: it is sorted by bytes" },
    { { "1.jpg", "10.jpg", "2.jpg" }, { "1.jpg", "10.jpg", "2.jpg" }, NULL },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (SpecEmbedding) embedding = new_named (folder, CASES[i].names);
      g_autoptr (SpecSamples) samples = new_list (folder, CASES[i].listed);
      g_autofree char *warning = spec_samples_check_order (samples, embedding);

      g_test_message ("%s", warning);
      if (CASES[i].warning == NULL)
        {
          g_assert_null (warning);
          continue;
        }
      g_assert_nonnull (warning);
      g_assert_nonnull (strstr (warning, CASES[i].warning));
      g_assert_nonnull (strstr (warning, "list.txt"));
      g_assert_nonnull (strstr (warning, "model.npz"));
    }
}

static void
test_sorting (void)
{
  static const struct
  {
    const char *listed[5];
    gboolean warned;
  } CASES[] = {
    { { "1.jpg", "10.jpg", "2.jpg" }, TRUE },  { { "1.jpg", "2.jpg", "10.jpg" }, FALSE },
    { { "2.jpg", "1.jpg", "10.jpg" }, FALSE }, { { "01.jpg", "02.jpg", "10.jpg" }, FALSE },
    { { "10.jpg", "2.jpg", "1.jpg" }, FALSE }, { { "3f84.jpg", "4cee.jpg", "50d2.jpg", "5a2b.jpg" }, FALSE },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (SpecSamples) samples = new_list (folder, CASES[i].listed);
      g_autofree char *warning = spec_samples_check_order (samples, NULL);

      g_assert_true ((warning != NULL) == CASES[i].warned);
      if (warning != NULL)
        g_assert_nonnull (strstr (warning, "“10.jpg” comes before “2.jpg”"));
    }
}

/* A folder is in natural order; embeddings made by walking it with sorted() are not. */
static void
test_folder (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *first = test_folder_write_text (folder, "a/09.jpg", "x"),
                  *second = test_folder_write_text (folder, "a/10.jpg", "x");
  g_autoptr (SpecSamples) same = spec_samples_load_images (folder->path, NULL, NULL, NULL);
  g_autofree char *third = test_folder_write_text (folder, "a/2.jpg", "x");
  g_autoptr (SpecSamples) other = spec_samples_load_images (folder->path, NULL, NULL, NULL);
  g_autofree char *none = spec_samples_check_order (same, NULL), *warning = spec_samples_check_order (other, NULL);

  g_assert_null (none);
  g_assert_nonnull (warning);
  g_assert_nonnull (strstr (warning, "is listed in natural order"));
}

static void
test_row_names (void)
{
  static const char *const NAMES[] = { "b/1.jpg", "a/2.jpg", NULL };
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *image = test_folder_write_text (folder, "a/2.jpg", "x");
  g_autoptr (SpecEmbedding) embedding = new_named (folder, NAMES);
  g_autoptr (SpecSamples) samples = spec_samples_new_from_row_names (embedding, NULL, NULL, NULL);
  g_autofree char *warning = spec_samples_check_order (samples, embedding);
  g_autoptr (SpecEmbedding) nameless = spec_embedding_new_take (g_new0 (float, 4), 2, 2, "x");

  g_assert_cmpuint (spec_samples_get_count (samples), ==, 2);
  g_assert_cmpuint (spec_samples_get_missing (samples), ==, 1);
  g_assert_cmpstr (spec_samples_get_path (samples, 1), ==, image);
  g_assert_null (warning);
  g_assert_null (spec_samples_new_from_row_names (nameless, NULL, NULL, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/samples-order/natural-order", test_natural_order);
  g_test_add_func ("/samples-order/differs", test_differs);
  g_test_add_func ("/samples-order/names", test_names);
  g_test_add_func ("/samples-order/sorting", test_sorting);
  g_test_add_func ("/samples-order/folder", test_folder);
  g_test_add_func ("/samples-order/row-names", test_row_names);

  return g_test_run ();
}
