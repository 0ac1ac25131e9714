#include <string.h>

#include "array-files.h"
#include "base/spec-error.h"
#include "embedding/spec-embedding.h"

#define WITH_SHAPE(shape) "{'descr': '<f4', 'fortran_order': False, 'shape': " shape ", }"
#define WITH_TYPE(descr) "{'descr': " descr ", 'fortran_order': False, 'shape': (2, 2), }"

static const struct
{
  const char *dictionary;
  SpecError code;
  const char *text;
} BAD_HEADERS[] = {
  { WITH_SHAPE ("(4611686018427387904, 4611686018427387904)"), SPEC_ERROR_FORMAT, "shape" },
  { WITH_SHAPE ("(99999999999999999999999, 2)"), SPEC_ERROR_FORMAT, "shape" },
  { WITH_SHAPE ("(4294967296, 1073741824)"), SPEC_ERROR_FORMAT, "shape" },
  { WITH_SHAPE ("(1000000, 1000000)"), SPEC_ERROR_FORMAT, "expected 4000000000000 bytes of values, found 32" },
  { WITH_SHAPE ("(-3, 2)"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_SHAPE ("(3, 2"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_SHAPE ("(3.5, 2)"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_SHAPE ("[3, 2]"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_SHAPE ("(3 2)"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_SHAPE ("(,)"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_SHAPE ("()"), SPEC_ERROR_SHAPE, "rows × columns" },
  { WITH_SHAPE ("(8,)"), SPEC_ERROR_SHAPE, "expected rows × columns, found the shape (8,)" },
  { WITH_SHAPE ("(2, 2, 2)"), SPEC_ERROR_SHAPE, "found the shape (2, 2, 2)" },
  { WITH_SHAPE ("(1, 1, 1, 1, 1, 1, 1, 1, 2, 4)"), SPEC_ERROR_SHAPE, "(1, 1, 1, 1, 1, 1, 1, 1, ...)" },
  { WITH_SHAPE ("(0, 4)"), SPEC_ERROR_SHAPE, "expected at least 2, found 0" },
  { WITH_SHAPE ("(1, 4)"), SPEC_ERROR_SHAPE, "expected at least 2, found 1" },
  { WITH_SHAPE ("(4, 0)"), SPEC_ERROR_SHAPE, "expected at least 1, found 0" },
  { WITH_SHAPE ("(2147483648, 0)"), SPEC_ERROR_SHAPE, "found 0" },
  { WITH_SHAPE ("(3, 3)"), SPEC_ERROR_FORMAT, "expected 36 bytes of values, found 32" },
  { WITH_TYPE ("'|b1'"), SPEC_ERROR_UNSUPPORTED, "found |b1" },
  { WITH_TYPE ("'<c8'"), SPEC_ERROR_UNSUPPORTED, "found <c8" },
  { WITH_TYPE ("'<f16'"), SPEC_ERROR_UNSUPPORTED, "found <f16" },
  { WITH_TYPE ("'<M8[ns]'"), SPEC_ERROR_UNSUPPORTED, "found <M8[ns]" },
  { WITH_TYPE ("'<i'"), SPEC_ERROR_UNSUPPORTED, "found <i" },
  { WITH_TYPE ("'|V2'"), SPEC_ERROR_UNSUPPORTED, "bfloat16" },
  { WITH_TYPE ("'<U3'"), SPEC_ERROR_UNSUPPORTED, "holds text" },
  { WITH_TYPE ("'|S9'"), SPEC_ERROR_UNSUPPORTED, "holds text" },
  { WITH_TYPE ("[('a', '<f4'), ('b', '<i4', (2,))]"), SPEC_ERROR_UNSUPPORTED, "found record" },
  { WITH_TYPE ("'|O'"), SPEC_ERROR_UNSUPPORTED, "python3 -c \"import numpy" },
  { WITH_TYPE ("'<f4x'"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_TYPE ("'<U99999999999'"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_TYPE ("''"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_TYPE ("'<f4"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_TYPE ("[('a', '<f4'"), SPEC_ERROR_FORMAT, "malformed header" },
  { WITH_TYPE ("4"), SPEC_ERROR_FORMAT, "malformed header" },
  { "{'descr': '<f4', 'fortran_order': False, }", SPEC_ERROR_FORMAT, "malformed header" },
  { "{'descr': '<f4', 'shape': (2, 2), }", SPEC_ERROR_FORMAT, "malformed header" },
  { "{'fortran_order': False, 'shape': (2, 2), }", SPEC_ERROR_FORMAT, "malformed header" },
  { "{'descr': '<f4', 'fortran_order': None, 'shape': (2, 2), }", SPEC_ERROR_FORMAT, "malformed header" },
  { "{'descr': '<f4', 'descr': '<f8', 'fortran_order': False, 'shape': (2, 2), }", SPEC_ERROR_FORMAT,
    "malformed header" },
  { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), 'more': 1, }", SPEC_ERROR_FORMAT, "malformed header" },
  { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), ", SPEC_ERROR_FORMAT, "malformed header" },
  { "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), } x", SPEC_ERROR_FORMAT, "malformed header" },
  { "import os\nos.system('true')", SPEC_ERROR_FORMAT, "malformed header" },
  { "", SPEC_ERROR_FORMAT, "malformed header" },
};

static void
test_hostile_headers (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const guint8 values[32] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (BAD_HEADERS); i++)
    {
      g_autoptr (GByteArray) npy = npy_new (1, BAD_HEADERS[i].dictionary, values, sizeof values);
      g_autofree char *path = test_folder_write_bytes (folder, "a.npy", npy);

      test_assert_refused (path, BAD_HEADERS[i].code, BAD_HEADERS[i].text);
    }
}

static void
test_hostile_files (void)
{
  static const struct
  {
    const char *name;
    const char *bytes;
    gsize size;
    SpecError code;
    const char *text;
  } BAD[] = {
    { "a.npy", "", 0, SPEC_ERROR_FORMAT, "is empty" },
    { "a.npy", "hello\n", 6, SPEC_ERROR_FORMAT, "found “hello" },
    { "a.npy", "\x93NUMPX\1\0\1\0{", 11, SPEC_ERROR_FORMAT, "expected NumPy's first bytes" },
    { "a.npy", "\x93NUMPY", 6, SPEC_ERROR_FORMAT, "ends within its header" },
    { "a.npy", "\x93NUMPY\1\0\x76\0{'d", 13, SPEC_ERROR_FORMAT, "expected at least 128 bytes, found 13" },
    { "a.npy", "\x93NUMPY\4\0\x76\0\0\0{'d", 15, SPEC_ERROR_UNSUPPORTED, "expected 1 to 3, found 4" },
    { "a.npy", "\x93NUMPY\0\0\x76\0\0\0{'d", 15, SPEC_ERROR_UNSUPPORTED, "expected 1 to 3, found 0" },
    { "a.npy", "\x93NUMPY\2\0\xff\xff\xff\xff{'d", 15, SPEC_ERROR_FORMAT, "header is too large" },
    { "a.pkl", "\x80\4\x95\1\0\0\0\0\0\0\0N.", 13, SPEC_ERROR_UNSUPPORTED, "pickle.load(open" },
    { "a.pkl", "(lp0\n.", 6, SPEC_ERROR_UNSUPPORTED, "is a pickle" },
    { "a.bin", "\x80\2]q\0.", 6, SPEC_ERROR_UNSUPPORTED, "is a pickle" },
    { "a.npy", "\x80\3]q\0.", 6, SPEC_ERROR_UNSUPPORTED, "is a pickle" },
    { "a.pt", "\x80\2\x8a\nl\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15, SPEC_ERROR_UNSUPPORTED, "torch.load" },
    { "a.npy.gz", "\x1f\x8b\x08\0\0\0\0\0", 8, SPEC_ERROR_UNSUPPORTED, "found gzip" },
    { "a.h5", "\x89HDF\r\n\x1a\n", 8, SPEC_ERROR_UNSUPPORTED, "found HDF5" },
    { "a", "\1\2\3\4", 4, SPEC_ERROR_UNSUPPORTED, "a format that is not read" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = test_folder_write (folder, BAD[i].name, BAD[i].bytes, BAD[i].size);

      test_assert_refused (path, BAD[i].code, BAD[i].text);
    }
}

/* Cut anywhere, a file is refused; with any byte of its header changed, it is refused or read, and nothing else
 * happens. */
static void
test_damage (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) npy = npy_new_ramp (3, 5, 1);

  for (guint length = 0; length < npy->len; length++)
    {
      g_autofree char *path = test_folder_write (folder, "a.npy", npy->data, length);

      test_assert_refused (path, SPEC_ERROR_FORMAT, length == 0 ? "is empty" : length < 6 ? "" : "ends");
    }

  for (guint i = 0; i < 128 * 8; i++)
    {
      g_autofree guint8 *changed = g_memdup2 (npy->data, npy->len);
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = NULL;

      changed[i / 8] ^= 1 << i % 8;
      path = test_folder_write (folder, "b.npy", changed, npy->len);
      embedding = spec_embedding_load (path, NULL, &error);
      g_assert_true ((embedding == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/npy-hostile/headers", test_hostile_headers);
  g_test_add_func ("/npy-hostile/files", test_hostile_files);
  g_test_add_func ("/npy-hostile/damage", test_damage);

  return g_test_run ();
}
