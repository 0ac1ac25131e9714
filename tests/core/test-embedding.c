#include <math.h>
#include <string.h>
#include <unistd.h>

#include "array-files.h"
#include "base/spec-error.h"
#include "embedding/spec-embedding-rows.h"

static SpecEmbedding *
new_ramp (gsize rows, gsize columns)
{
  float *values = g_new (float, rows *columns);

  for (gsize i = 0; i < rows * columns; i++)
    values[i] = (float) i + 1;

  return spec_embedding_new_take (values, rows, columns, "ramp");
}

static void
test_in_memory (void)
{
  const guint32 indices[] = { 4, 0, 4 };
  g_autoptr (SpecEmbedding) embedding = new_ramp (5, 3);
  g_autoptr (GError) error = NULL;
  float rows[9];

  g_assert_cmpuint (spec_embedding_get_samples (embedding), ==, 5);
  g_assert_cmpuint (spec_embedding_get_dimensions (embedding), ==, 3);
  g_assert_cmpint (spec_embedding_get_dtype (embedding), ==, SPEC_DTYPE_F32);
  g_assert_cmpstr (spec_embedding_get_name (embedding), ==, "ramp");
  g_assert_null (spec_embedding_get_path (embedding));
  spec_embedding_gather_rows (embedding, indices, 3, rows);
  for (gsize i = 0; i < 9; i++)
    g_assert_cmpfloat (rows[i], ==, (float) (indices[i / 3] * 3 + i % 3 + 1));
  g_assert_true (spec_embedding_check (embedding, TRUE, NULL, &error));
  g_assert_no_error (error);
}

static void
test_rename (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) npy = npy_new_ramp (3, 2, 0);
  g_autofree char *path = test_folder_write_bytes (folder, "x.npy", npy);
  SpecEmbedding *first = spec_embedding_load (path, NULL, NULL);
  g_autoptr (SpecEmbedding) renamed = spec_embedding_rename (first, "CLIP");
  float rows[6];

  g_assert_cmpstr (spec_embedding_get_name (first), ==, "x");
  spec_embedding_unref (first);
  g_assert_cmpstr (spec_embedding_get_name (renamed), ==, "CLIP");
  g_assert_cmpstr (spec_embedding_get_path (renamed), ==, path);
  spec_embedding_read_rows (renamed, 0, 3, rows);
  g_assert_cmpfloat (rows[5], ==, 5);
}

static void
test_boxed (void)
{
  g_autoptr (SpecEmbedding) embedding = new_ramp (2, 2);
  g_auto (GValue) value = G_VALUE_INIT;

  g_value_init (&value, SPEC_TYPE_EMBEDDING);
  g_value_set_boxed (&value, embedding);
  g_assert_true (g_value_get_boxed (&value) == embedding);
}

/* More rows than are read at once, and enough for several threads, so that the count goes on over blocks and lanes. */
static void
test_check (void)
{
  enum
  {
    ROWS = 20000,
    COLUMNS = 220
  };
  static const struct
  {
    gsize row;
    float value;
    gboolean whole_row;
  } CHANGES[] = { { 412, NAN, FALSE }, { 413, 0, TRUE }, { 15000, INFINITY, FALSE }, { 19999, -INFINITY, FALSE } };
  float *values = g_new (float, ROWS *COLUMNS);
  g_autoptr (SpecEmbedding) embedding = NULL;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < ROWS * COLUMNS; i++)
    values[i] = i % 7 == 0 ? 1e-40f : 3e38f;
  embedding = spec_embedding_new_take (values, ROWS, COLUMNS, "e");
  g_assert_true (spec_embedding_check (embedding, TRUE, NULL, &error));

  for (gsize i = 0; i < COLUMNS; i++)
    values[413 * COLUMNS + i] = i % 2 == 0 ? -0.0f : 0.0f;
  g_assert_true (spec_embedding_check (embedding, FALSE, NULL, &error));
  g_assert_false (spec_embedding_check (embedding, TRUE, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "e: 1 row has no direction (first: 413)"));
  g_clear_error (&error);

  for (gsize i = 0; i < G_N_ELEMENTS (CHANGES); i++)
    if (!CHANGES[i].whole_row)
      values[CHANGES[i].row * COLUMNS + COLUMNS - 1] = CHANGES[i].value;
  g_assert_false (spec_embedding_check (embedding, TRUE, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "e: 3 rows are not finite (first: 412)"));

  g_assert_true (spec_embedding_check_rows (embedding, (const guint32[]){ 0, 411, 413, 15001 }, 4));
  g_assert_false (spec_embedding_check_rows (embedding, (const guint32[]){ 0, 411, 15000, 15001 }, 4));
}

/* Rows of a file are asked for before they are read: of either order, first and last, and once the file is cut short. */
static void
test_check_rows_of_file (void)
{
  enum
  {
    ROWS = 3000,
    COLUMNS = 50
  };
  const guint32 good[] = { 0, 1, 1500, ROWS - 2 }, all[] = { 0, 1500, ROWS - 1 };
  g_autofree float *values = g_new0 (float, ROWS *COLUMNS);

  values[ROWS * COLUMNS - 1] = NAN; /* the last of either order */
  for (int fortran = 0; fortran < 2; fortran++)
    {
      g_autoptr (TestFolder) folder = test_folder_new ();
      g_autoptr (GByteArray) bytes = npy_new_table (G_BYTE_ORDER == G_LITTLE_ENDIAN ? "<f4" : ">f4", fortran, ROWS, COLUMNS,
                                                    values, ROWS * COLUMNS * sizeof *values);
      g_autofree char *path = test_folder_write_bytes (folder, "x.npy", bytes);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (spec_embedding_check_rows (embedding, good, G_N_ELEMENTS (good)));
      g_assert_false (spec_embedding_check_rows (embedding, all, G_N_ELEMENTS (all)));
      g_assert_cmpint (truncate (path, 300), ==, 0);
      g_assert_true (spec_embedding_check_rows (embedding, all, G_N_ELEMENTS (all))); /* reads zeros, which the next tells */
      g_assert_false (spec_embedding_check_unchanged (embedding, NULL));
    }
}

/* float64 beyond float32 is infinite once converted, and said to be too much. */
static void
test_check_names_file_and_array (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const double values[] = { 1, 2, 1e200, 4 };
  const ZipMember members[]
    = { { "e.npy", npy_new_table (G_BYTE_ORDER == G_LITTLE_ENDIAN ? "<f8" : ">f8", TRUE, 2, 2, values, sizeof values),
          ZIP_PLAIN } };
  g_autoptr (GByteArray) zip = zip_new (members, 1);
  g_autofree char *path = test_folder_write_bytes (folder, "x.npz", zip);
  g_autofree char *expected
      = g_strconcat (path, ":e: 1 row is not finite (first: 0): expected finite numbers up to 3.4e38, found NaN, infinity or more", NULL);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_false (spec_embedding_check (embedding, FALSE, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, expected));
}

static void
test_cancelled (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) npy = npy_new_ramp (3, 2, 0);
  g_autofree char *path = test_folder_write_bytes (folder, "x.npy", npy);
  g_autoptr (SpecEmbedding) loaded = spec_embedding_load (path, NULL, NULL);
  g_autoptr (SpecEmbedding) embedding = new_ramp (2, 2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  SpecEmbedding *both[] = { loaded, embedding };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (spec_embedding_check (both[i], FALSE, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_null (spec_embedding_dup_sha256 (both[i], cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* What numpy.save does to a file that is open here: the rows read as zeros, and that is told; nobody is killed. */
static void
test_file_is_rewritten (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) npy = npy_new_ramp (3000, 20, 1);
  g_autofree char *path = test_folder_write_bytes (folder, "x.npy", npy);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
  g_autofree float *rows = g_new (float, 3000 * 20);
  g_autoptr (GError) error = NULL;

  g_assert_true (spec_embedding_check_unchanged (embedding, &error));
  g_assert_cmpint (truncate (path, 40000), ==, 0);
  spec_embedding_read_rows (embedding, 0, 3000, rows);
  g_assert_cmpfloat (rows[0], ==, 1);
  g_assert_cmpfloat (rows[3000 * 20 - 1], ==, 0);
  g_assert_false (spec_embedding_check_unchanged (embedding, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_clear_error (&error);
  g_assert_false (spec_embedding_check (embedding, FALSE, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
  g_clear_error (&error);
  g_assert_null (spec_embedding_dup_sha256 (embedding, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
}

/* Another file under the same name leaves the one that is open as it was. */
static void
test_file_is_replaced (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) npy = npy_new_ramp (300, 20, 1);
  g_autofree char *path = test_folder_write_bytes (folder, "x.npy", npy);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GByteArray) other = npy_new_ramp (200, 10, 7);
  float row[20];

  g_free (test_folder_write_bytes (folder, "x.npy", other));
  spec_embedding_read_rows (embedding, 299, 1, row);
  g_assert_cmpfloat (row[19], ==, 6000);
  g_assert_true (spec_embedding_check_unchanged (embedding, &error));
}

static void
test_sha256 (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) npy = npy_new_ramp (300, 20, 0);
  g_autofree char *path = test_folder_write_bytes (folder, "x.npy", npy);
  g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, npy->data, npy->len);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
  g_autofree char *found = spec_embedding_dup_sha256 (embedding, NULL, NULL);
  const float values[] = { 1, 2, 3, 4 };
  g_autoptr (SpecEmbedding) memory = new_ramp (2, 2);
  g_autofree char *of_values = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) values, sizeof values);
  g_autofree char *of_memory = spec_embedding_dup_sha256 (memory, NULL, NULL);

  g_assert_cmpstr (found, ==, expected);
  g_assert_cmpstr (of_memory, ==, of_values);
}

/* Who asks while it is read ahead waits for it; and what was asked ahead in vain is asked for again. */
static void
test_digest_ahead (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) npy = npy_new_ramp (30000, 200, 0);
  g_autofree char *path = test_folder_write_bytes (folder, "x.npy", npy);
  g_autofree char *expected = g_compute_checksum_for_data (G_CHECKSUM_SHA256, npy->data, npy->len);
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  for (int round = 0; round < 8; round++)
    {
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
      GThread *threads[2];

      for (int i = 0; i < 2; i++)
        threads[i] = spec_embedding_digest_ahead (embedding, i == round % 2 ? cancelled : NULL);
      g_autofree char *found = spec_embedding_dup_sha256 (embedding, NULL, NULL);
      for (int i = 0; i < 2; i++)
        g_thread_join (threads[i]);
      g_assert_cmpstr (found, ==, expected);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/embedding/in-memory", test_in_memory);
  g_test_add_func ("/embedding/rename", test_rename);
  g_test_add_func ("/embedding/boxed", test_boxed);
  g_test_add_func ("/embedding/check", test_check);
  g_test_add_func ("/embedding/check-rows-of-file", test_check_rows_of_file);
  g_test_add_func ("/embedding/check-names-file-and-array", test_check_names_file_and_array);
  g_test_add_func ("/embedding/cancelled", test_cancelled);
  g_test_add_func ("/embedding/file-is-rewritten", test_file_is_rewritten);
  g_test_add_func ("/embedding/file-is-replaced", test_file_is_replaced);
  g_test_add_func ("/embedding/sha256", test_sha256);
  g_test_add_func ("/embedding/digest-ahead", test_digest_ahead);

  return g_test_run ();
}
