#include <string.h>

#include "array-files.h"
#include "base/spec-error.h"
#include "embedding/spec-embedding.h"
#include "embedding/spec-zip-archive.h"

static const char *const FILES[] = { "images/é 1.jpg", "images/2.jpg", "images/10.jpg", NULL };

static GByteArray *
new_vector (gsize count)
{
  g_autofree char *dictionary
    = g_strdup_printf ("{'descr': '<i8', 'fortran_order': False, 'shape': (%" G_GSIZE_FORMAT ",), }", count);
  g_autofree gint64 *values = g_new (gint64, count);

  for (gsize i = 0; i < count; i++)
    values[i] = GINT64_TO_LE ((gint64) i * 100 - 100);

  return npy_new (1, dictionary, values, count * sizeof *values);
}

static GByteArray *
new_objects (gsize count)
{
  g_autofree char *dictionary
    = g_strdup_printf ("{'descr': '|O', 'fortran_order': False, 'shape': (%" G_GSIZE_FORMAT ",), }", count);

  return npy_new (1, dictionary, "\x80\4]\x94.", 5);
}

static void
assert_ramp (SpecEmbedding *embedding, gsize rows, gsize columns, float start)
{
  g_autofree float *values = g_new (float, rows *columns);

  g_assert_cmpuint (spec_embedding_get_samples (embedding), ==, rows);
  g_assert_cmpuint (spec_embedding_get_dimensions (embedding), ==, columns);
  spec_embedding_read_rows (embedding, 0, rows, values);
  for (gsize i = 0; i < rows * columns; i++)
    g_assert_cmpfloat (values[i], ==, start + (float) i);
}

/* All ways a member can be packed; the strings in either byte order. */
static void
test_packings (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (ZipFlags flags = ZIP_PLAIN; flags <= (ZIP_DEFLATED | ZIP_64); flags++)
    {
      const ZipMember members[] = {
        { "files.npy", npy_new_strings (FILES, (flags & ZIP_DEFLATED) != 0), flags },
        { "labels.npy", new_vector (3), flags },
        { "features.npy", npy_new_ramp (3, 50, 7), flags },
      };
      g_autoptr (GByteArray) zip = zip_new (members, G_N_ELEMENTS (members));
      g_autofree char *path = test_folder_write_bytes (folder, "model.npz", zip);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, &error);
      const char *const *names;

      g_assert_no_error (error);
      assert_ramp (embedding, 3, 50, 7);
      g_assert_cmpstr (spec_embedding_get_name (embedding), ==, "model");
      g_assert_cmpstr (spec_embedding_get_array (embedding), ==, "features");
      names = spec_embedding_get_row_names (embedding);
      g_assert_true (g_strv_equal (names, FILES));
    }
}

/* A stored member is the file's own bytes, a deflated one is not; damage in a deflated one is found by its CRC. */
static void
test_stored_is_not_copied (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const ZipMember members[] = {
    { "plain.npy", npy_new_ramp (4, 4, 0), ZIP_PLAIN },
    { "wide.npy", npy_new_ramp (4, 4, 0), ZIP_64 },
    { "packed.npy", npy_new_ramp (4, 4, 0), ZIP_DEFLATED },
  };
  g_autoptr (GByteArray) zip = zip_new (members, G_N_ELEMENTS (members));
  g_autofree char *path = test_folder_write_bytes (folder, "a.npz", zip);
  g_autoptr (SpecInputFile) file = spec_input_file_open (path, NULL);
  g_autoptr (SpecZipArchive) archive = spec_zip_archive_open (file, NULL);
  gsize size;
  const guint8 *start = g_bytes_get_data (file->bytes, &size);

  g_assert_cmpuint (spec_zip_archive_get_count (archive), ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GBytes) bytes = spec_zip_archive_read (archive, i, NULL, NULL);
      gsize length;
      const guint8 *data = g_bytes_get_data (bytes, &length);

      g_assert_cmpuint (length, ==, 128 + 64);
      g_assert_cmpmem (data, 6, "\x93NUMPY", 6);
      g_assert_true ((data >= start && data < start + size) == (i < 2));
    }
}

static GByteArray *
choose (const char *const *names)
{
  ZipMember members[8];
  gsize count = 0;

  for (; names[count] != NULL; count++)
    {
      members[count].name = names[count];
      members[count].flags = ZIP_PLAIN;
      members[count].bytes = g_str_has_prefix (names[count], "v")   ? new_vector (3)
                             : g_str_has_prefix (names[count], "o") ? new_objects (3)
                                                                    : npy_new_ramp (3, 2, (float) count * 100);
    }

  return zip_new (members, count);
}

/* The only array of two dimensions; else features, embeddings or arr_0; else an error that lists the
 * names. */
static void
test_choice (void)
{
  static const struct
  {
    const char *names[6];
    const char *asked;
    const char *chosen; /* NULL: an error that says @text */
    const char *text;
  } CASES[] = {
    { { "z.npy", "v.npy" }, "", "z", NULL },
    { { "v.npy", "z.npy", "o.npy" }, "", "z", NULL },
    { { "a.npy", "features.npy", "b.npy" }, "", "features", NULL },
    { { "arr_0.npy", "embeddings.npy", "features.npy" }, "", "features", NULL },
    { { "arr_0.npy", "embeddings.npy", "b.npy" }, "", "embeddings", NULL },
    { { "arr_1.npy", "arr_0.npy" }, "", "arr_0", NULL },
    { { "a.npy", "b.npy", "v.npy" }, ":b", "b", NULL },
    { { "a.npy", "b.npy" }, ":b.npy", "b", NULL },
    { { "a.npy", "folder/b.npy" }, ":folder/b", "folder/b", NULL },
    { { "a.npy", "b.npy", "v.npy" }, "", NULL, "with one of a, b, found no name" },
    { { "a\nb.npy", "c.npy" },
      "",
      NULL,
      "with one of a\xef\xbf\xbd"
      "b, c, found no name" },
    { { "a.npy", "b.npy", "v.npy" }, ":c", NULL, "expected one of a, b, v, found “c”" },
    { { "v1.npy", "v2.npy" }, "", NULL, "found v1 int64 (3,), v2 int64 (3,)" },
    { { "v.npy" }, "", NULL, "expected rows × columns, found the shape (3,)" },
    { { "v.npy", "a.npy" }, ":v", NULL, "expected rows × columns, found the shape (3,)" },
    { { "o.npy" }, "", NULL, "allow_pickle=True)['o'].tolist()" },
    { { "o.npy", "a.npy" }, ":o", NULL, "is a pickle" },
    { { "readme.txt" }, "", NULL, "holds no arrays" },
    { { "model/data.pkl", "model/data/0" }, "", NULL, "torch.load" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_autoptr (GByteArray) zip = choose (CASES[i].names);
      g_autofree char *path = test_folder_write_bytes (folder, "a.npz", zip);
      g_autofree char *location = g_strconcat (path, CASES[i].asked, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (location, NULL, &error);

      g_test_message ("%s", error != NULL ? error->message : CASES[i].chosen);
      if (CASES[i].chosen != NULL)
        {
          g_assert_no_error (error);
          g_assert_cmpstr (spec_embedding_get_array (embedding), ==, CASES[i].chosen);
          continue;
        }
      g_assert_null (embedding);
      g_assert_true (g_str_has_prefix (error->message, path));
      g_assert_null (strchr (error->message, '\n'));
      g_assert_nonnull (strstr (error->message, CASES[i].text));
    }
}

static void
test_list (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const ZipMember members[] = {
    { "features.npy", npy_new_ramp (3, 50, 7), ZIP_DEFLATED },
    { "note.txt", npy_new_ramp (1, 1, 0), ZIP_PLAIN },
    { "files.npy", npy_new_strings (FILES, TRUE), ZIP_PLAIN },
    { "things.npy", new_objects (3), ZIP_PLAIN },
  };
  static const char *const EXPECTED[] = { "features float32 (3, 50)", "files >U14 (3,)", "things object (3,)" };
  g_autoptr (GByteArray) zip = zip_new (members, G_N_ELEMENTS (members));
  g_autofree char *path = test_folder_write_bytes (folder, "a.npz", zip);
  g_autoptr (GPtrArray) infos = spec_array_info_list (path, NULL, NULL);

  g_assert_cmpuint (infos->len, ==, G_N_ELEMENTS (EXPECTED));
  for (guint i = 0; i < infos->len; i++)
    {
      const SpecArrayInfo *info = infos->pdata[i];
      g_autofree char *shape = spec_array_info_dup_shape (info);
      g_autofree char *line = g_strdup_printf ("%s %s %s", info->name, info->type_name, shape);

      g_assert_cmpstr (line, ==, EXPECTED[i]);
    }
}

/* Integers serve as names too; a list of another length, or of objects, is none. */
static void
test_row_names (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (guint i = 0; i < 3; i++)
    {
      const ZipMember members[] = {
        { "features.npy", npy_new_ramp (3, 2, 0), ZIP_PLAIN },
        { "ids.npy",
          i == 0   ? new_vector (3)
          : i == 1 ? new_vector (4)
                   : new_objects (3),
          ZIP_DEFLATED },
      };
      g_autoptr (GByteArray) zip = zip_new (members, G_N_ELEMENTS (members));
      g_autofree char *path = test_folder_write_bytes (folder, "a.npz", zip);
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
      const char *const *names = spec_embedding_get_row_names (embedding);

      g_assert_nonnull (embedding);
      g_assert_true ((names != NULL) == (i == 0));
      if (names != NULL)
        {
          g_assert_cmpstr (names[0], ==, "-100");
          g_assert_cmpstr (names[2], ==, "100");
          g_assert_null (names[3]);
        }
    }
}

static void
test_damage (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const ZipMember members[] = {
    { "features.npy", npy_new_ramp (8, 8, 0), ZIP_DEFLATED },
    { "files.npy", npy_new_strings (FILES, FALSE), ZIP_64 },
    { "more.npy", npy_new_ramp (2, 2, 0), ZIP_PLAIN },
  };
  g_autoptr (GByteArray) zip = zip_new (members, G_N_ELEMENTS (members));

  for (guint length = 0; length < zip->len; length += 3)
    {
      g_autofree char *path = test_folder_write (folder, "a.npz", zip->data, length);

      test_assert_refused (path, SPEC_ERROR_FORMAT, "expected");
    }
  for (guint i = 0; i < zip->len; i++)
    {
      g_autofree guint8 *changed = g_memdup2 (zip->data, zip->len);
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = NULL;

      changed[i] ^= 0xff;
      path = test_folder_write (folder, "b.npz", changed, zip->len);
      embedding = spec_embedding_load (path, NULL, &error);
      g_assert_true ((embedding == NULL) == (error != NULL));
      if (embedding != NULL && g_strcmp0 (spec_embedding_get_array (embedding), "features") == 0)
        assert_ramp (embedding, 8, 8, 0);
    }
}

static void
test_no_archive (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *path = test_folder_write (folder, "a.npz", "PK\3\4 and nothing that follows from it", 36);
  g_autofree char *text = test_folder_write_text (folder, "b.npz", "hello");

  test_assert_refused (path, SPEC_ERROR_FORMAT, "is no whole zip archive");
  test_assert_refused (text, SPEC_ERROR_FORMAT, "is not what its ending says");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/npz/packings", test_packings);
  g_test_add_func ("/npz/stored-is-not-copied", test_stored_is_not_copied);
  g_test_add_func ("/npz/choice", test_choice);
  g_test_add_func ("/npz/list", test_list);
  g_test_add_func ("/npz/row-names", test_row_names);
  g_test_add_func ("/npz/damage", test_damage);
  g_test_add_func ("/npz/no-archive", test_no_archive);

  return g_test_run ();
}
