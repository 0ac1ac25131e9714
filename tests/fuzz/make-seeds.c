/* Writes the seeds of every target below a folder: make-seeds FOLDER. What this program writes itself is written by its own writers,
 * the rest by those of the loaders' tests. */
#include <glib/gstdio.h>
#include <string.h>

#include "array-files.h"
#include "project/spec-project.h"
#include "report/spec-npy-writer.h"

#define ROWS 3
#define COLUMNS 2

static const float values[ROWS * COLUMNS] = { 0, 1, -2.5f, 1e-30f, 1e30f, 3 };
static const char *const names[] = { "a.jpg", "dir/b.png", "\303\251.jpg", NULL };

static char *
place (const char *root, const char *target, const char *name)
{
  g_autofree char *folder = g_build_filename (root, target, NULL);

  g_mkdir_with_parents (folder, 0755);

  return g_build_filename (folder, name, NULL);
}

static void
put (const char *root, const char *target, const char *name, gconstpointer data, gsize size)
{
  g_autofree char *path = place (root, target, name);

  g_assert_true (g_file_set_contents (path, data, size, NULL));
}

static void
put_text (const char *root, const char *target, const char *name, const char *text)
{
  put (root, target, name, text, strlen (text));
}

static void
put_bytes (const char *root, const char *target, const char *name, GByteArray *bytes)
{
  put (root, target, name, bytes->data, bytes->len);
  g_byte_array_unref (bytes);
}

static void
make_npy (const char *root)
{
  static const guint8 other[64] = { 1, 2, 3, 4, 5, 6, 7, 8, 60, 0, 0, 60 };
  static const char *const types[] = { "<f2", ">f4", "<f8", "|i1", "<u2", ">i4", "<i8", "<c8" };
  static const guint sizes[] = { 2, 4, 8, 1, 2, 4, 8, 8 };
  g_autofree char *floats = place (root, "npy", "floats"), *doubles = place (root, "npy", "doubles");
  double single[ROWS] = { 1, 2, 3 };

  g_assert_true (spec_npy_write_floats (floats, values, ROWS, COLUMNS, NULL));
  g_assert_true (spec_npy_write_doubles (doubles, single, ROWS, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    put_bytes (root, "npy", types[i] + 1, npy_new_table (types[i], i % 2 == 1, ROWS, COLUMNS, other, ROWS * COLUMNS * sizes[i]));
  put_bytes (root, "npy", "strings", npy_new_strings (names, FALSE));
  put_bytes (root, "npy", "version-2", npy_new (2, "{'shape': (2, 1), 'fortran_order': False, 'descr': '<f4'}", values, 8));
  put_bytes (root, "npy", "record", npy_new (1, "{'descr': [('a', '<f4'), ('b', '|S3')], 'fortran_order': False, 'shape': (2,)}", other, 14));
}

static void
make_npz (const char *root)
{
  g_autofree char *features = place (root, "npz", "features");
  ZipMember deflated[] = { { "arr_0.npy", npy_new_ramp (4, 3, 0), ZIP_DEFLATED }, { "ids.npy", npy_new_strings (names, TRUE), ZIP_DEFLATED } };
  ZipMember wide[] = { { "x.npy", npy_new_ramp (3, 2, 0), ZIP_64 } };
  ZipMember torch[] = { { "archive/data.pkl", npy_new_ramp (1, 1, 0), ZIP_PLAIN } };

  g_assert_true (spec_npz_write_features (features, values, ROWS, COLUMNS, names, NULL));
  put_bytes (root, "npz", "deflated", zip_new (deflated, 2));
  put_bytes (root, "npz", "zip64", zip_new (wide, 1));
  put_bytes (root, "npz", "torch", zip_new (torch, 1));
}

static void
put_safetensors (const char *root, const char *name, const char *header, gconstpointer data, gsize size)
{
  GByteArray *bytes = g_byte_array_new ();
  guint64 length = GUINT64_TO_LE (strlen (header));

  g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
  g_byte_array_append (bytes, (const guint8 *) header, strlen (header));
  put_bytes (root, "safetensors", name, g_byte_array_append (bytes, data, size));
}

static void
make_safetensors (const char *root)
{
  put_safetensors (root, "one", "{\"features\":{\"dtype\":\"F32\",\"shape\":[3,2],\"data_offsets\":[0,24]}}", values, 24);
  put_safetensors (root, "two",
                   "{\"__metadata__\":{\"format\":\"pt\"},\"a\":{\"dtype\":\"BF16\",\"shape\":[2,3],\"data_offsets\":[0,12]},"
                   "\"b\":{\"dtype\":\"F64\",\"shape\":[],\"data_offsets\":[12,20]}}  ",
                   values, 20);
  put_safetensors (root, "escapes", "{\"\\u00e9\\n\":{\"shape\":[2,1],\"dtype\":\"I8\",\"data_offsets\":[0,2]}}", values, 2);
}

static void
make_text (const char *root)
{
  put_text (root, "table", "heading", "name,d0,d1\na,1,2\nb,3.5,-4e-3\n\"c, d\",nan,1e30\n");
  put_text (root, "table", "plain", "1,2,3\n4,5,6\n");
  put_text (root, "table", "tabs", "x\ty\r\n1\t2\r\n3\t4\r\n");
  put_text (root, "table", "semicolons", "1.5;2;\"3\"\n4;5;6\n");
  put_text (root, "table", "quotes", "id;v\n\"a \"\"b\"\"\nc\";0.1\nd;.2\n");
  put_text (root, "words-text", "word2vec", "3 2\nthe 0.1 -0.2\nof 1e-3 4\nand 5 6\n");
  put_text (root, "words-text", "glove", "the 0.418 0.24968\n, 0.013441 0.23682\n. 0.15164 0.30177\n");
  put_text (root, "words-text", "savetxt", "1.000000000000000000e+00 2.0e+00\n3.0e+00 inf\n");
  put (root, "words-binary", "lines", "2 1\na \0\0\x80?\nbc \0\0\0@\n", 22);
  put (root, "words-binary", "packed", "3 2\na \1\0\0\0\2\0\0\0b \3\0\0\0\4\0\0\0c \5\0\0\0\6\0\0\0", 34);
  put (root, "fvecs", "two", "\2\0\0\0\0\0\x80?\0\0\0@\2\0\0\0\0\0\x80?\0\0\0@", 24);
  put (root, "fvecs", "three", "\1\0\0\0\0\0\x80?\1\0\0\0\0\0\0@\1\0\0\0\0\0\0\0", 24);
}

/* The first byte says the ending: see fuzz-list.c. */
static void
make_lists (const char *root)
{
  g_autoptr (GByteArray) strings = npy_new_strings (names, FALSE), list = g_byte_array_new ();
  guint8 kind = 3;

  put_text (root, "list", "paths", "\004a.jpg\nb.jpg\r\ndir/c 10.png\n\n");
  put_text (root, "list", "images", "\010path\na1.jpg\na2.jpg\na10.jpg\n");
  put_text (root, "list", "csv", "\001path,label,caption\na.jpg,cat,\"a cat, \"\"asleep\"\"\"\nb.jpg,dog,\n");
  put_text (root, "list", "tsv", "\006caption\tlabel\na b\t1\nc\t2\n");
  put (root, "list", "utf16", "\004\xff\xfe" "a\0\n\0b\0\n\0", 11);
  g_byte_array_append (list, &kind, 1);
  g_byte_array_append (list, strings->data, strings->len);
  put (root, "list", "npy", list->data, list->len);
}

static void
make_projects (const char *root)
{
  g_autofree char *empty = place (root, "project", "small"), *full = place (root, "project", "full");
  g_autoptr (SpecProject) project = spec_project_new ();
  SpecClusterNote note = { SPEC_DIRECTION_NEGATIVE, (guint32[]) { 3, 1, 2 }, 3, (char *) "cats", (guint32[]) { 9 }, 1 };
  SpecSigmaPair pair = { { 1.5, 2 } };
  g_autoptr (SpecCuration) noted = NULL;
  const guint32 excluded[] = { 0, 7 };

  project->file[SPEC_PROJECT_X].path = g_strdup ("/data/x.npy");
  project->file[SPEC_PROJECT_Y].path = g_strdup ("/data/\377y.npy");
  g_assert_true (spec_project_save (project, empty, NULL));

  project->file[SPEC_PROJECT_SAMPLES].path = g_strdup ("/data/list.txt");
  project->file[SPEC_PROJECT_X].sha256 = g_strnfill (64, 'a');
  project->array[SPEC_SIDE_X].array = g_strdup ("arr_0");
  project->params.kernel[SPEC_SIDE_X] = (SpecKernel) { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 0.5 };
  noted = spec_curation_with_note (project->curation, &note);
  spec_curation_unref (project->curation);
  project->curation = spec_curation_with_excluded (noted, excluded, G_N_ELEMENTS (excluded), TRUE);
  g_array_append_val (project->sigmas, pair);
  project->exports = g_strdup ("[{\"kind\":\"montage\"}]");
  g_assert_true (spec_project_save (project, full, NULL));
}

int
main (int argc, char **argv)
{
  if (argc != 2)
    {
      g_printerr ("usage: make-seeds FOLDER\n");
      return 2;
    }
  make_npy (argv[1]);
  make_npz (argv[1]);
  make_safetensors (argv[1]);
  make_text (argv[1]);
  make_lists (argv[1]);
  make_projects (argv[1]);

  return 0;
}
