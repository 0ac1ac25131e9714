#include <math.h>
#include <string.h>

#include "array-files.h"
#include "base/spec-error.h"
#include "embedding/spec-embedding.h"

/* More rows than a tile of the Fortran reader and more columns, neither a multiple of it. */
enum
{
  ROWS = 301,
  COLUMNS = 77,
};

typedef struct
{
  const char *code;
  SpecDType dtype;
  gsize size;
} Type;

static const Type TYPES[] = {
  { "f2", SPEC_DTYPE_F16, 2 }, { "f4", SPEC_DTYPE_F32, 4 }, { "f8", SPEC_DTYPE_F64, 8 }, { "i1", SPEC_DTYPE_I8, 1 },
  { "i2", SPEC_DTYPE_I16, 2 }, { "i4", SPEC_DTYPE_I32, 4 }, { "i8", SPEC_DTYPE_I64, 8 }, { "u1", SPEC_DTYPE_U8, 1 },
  { "u2", SPEC_DTYPE_U16, 2 }, { "u4", SPEC_DTYPE_U32, 4 }, { "u8", SPEC_DTYPE_U64, 8 },
};

/* Whole numbers from -60 to 66, or from 0 for unsigned types: every type holds them exactly. */
static int
expect_value (const Type *type, gsize row, gsize column)
{
  int value = (int) ((row * 31 + column * 7) % 127);

  return type->code[0] == 'u' ? value : value - 60;
}

/* binary16 of a whole number below 2048 in size. */
static guint16
encode_half (int value)
{
  guint magnitude = (guint) ABS (value), exponent = 0;

  if (value == 0)
    return 0;
  while (magnitude >> (exponent + 1) != 0)
    exponent++;

  return (value < 0 ? 0x8000 : 0) | (exponent + 15) << 10 | ((magnitude << (10 - exponent)) & 0x3ff);
}

static guint64
encode (const Type *type, int value)
{
  guint64 wide = (guint64) (gint64) value;
  float single = (float) value;
  double twice = value;
  guint32 bits;

  if (type->code[0] != 'f')
    return wide;
  if (type->size == 2)
    return encode_half (value);
  if (type->size == 4)
    {
      memcpy (&bits, &single, sizeof bits);
      return bits;
    }
  memcpy (&wide, &twice, sizeof wide);

  return wide;
}

static GByteArray *
make_values (const Type *type, gboolean big_endian, gboolean fortran)
{
  GByteArray *values = g_byte_array_new ();

  for (gsize i = 0; i < ROWS * COLUMNS; i++)
    {
      gsize row = fortran ? i % ROWS : i / COLUMNS, column = fortran ? i / ROWS : i % COLUMNS;
      guint64 bits = encode (type, expect_value (type, row, column));

      for (gsize j = 0; j < type->size; j++)
        {
          guint8 byte = bits >> 8 * (big_endian ? type->size - 1 - j : j) & 0xff;

          g_byte_array_append (values, &byte, 1);
        }
    }

  return values;
}

static void
assert_row (const Type *type, gsize index, const float *row)
{
  for (gsize j = 0; j < COLUMNS; j++)
    g_assert_cmpfloat (row[j], ==, (float) expect_value (type, index, j));
}

static void
assert_rows (const Type *type, SpecEmbedding *embedding)
{
  const guint32 indices[] = { 300, 0, 7, 7, 255, 128, 127, 1 };
  g_autofree float *rows = g_new (float, ROWS *COLUMNS);

  spec_embedding_read_rows (embedding, 0, ROWS, rows);
  for (gsize i = 0; i < ROWS; i++)
    assert_row (type, i, rows + i * COLUMNS);

  for (gsize i = 0; i < COLUMNS; i++)
    rows[131 * COLUMNS + i] = 12345; /* must not be touched */
  spec_embedding_read_rows (embedding, 170, 131, rows);
  for (gsize i = 0; i < 131; i++)
    assert_row (type, 170 + i, rows + i * COLUMNS);
  g_assert_cmpfloat (rows[131 * COLUMNS], ==, 12345);

  spec_embedding_gather_rows (embedding, indices, G_N_ELEMENTS (indices), rows);
  for (gsize i = 0; i < G_N_ELEMENTS (indices); i++)
    assert_row (type, indices[i], rows + i * COLUMNS);
}

static void
test_types (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (TYPES) * 4; i++)
    {
      const Type *type = &TYPES[i / 4];
      gboolean big_endian = i & 1, fortran = (i & 2) != 0;
      g_autoptr (GByteArray) values = make_values (type, big_endian, fortran);
      g_autofree char *descr = g_strdup_printf ("%c%s", type->size == 1 ? '|' : big_endian ? '>' : '<', type->code);
      g_autoptr (GByteArray) npy = npy_new_table (descr, fortran, ROWS, COLUMNS, values->data, values->len);
      g_autofree char *path = test_folder_write_bytes (folder, "a.npy", npy);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (spec_embedding_get_samples (embedding), ==, ROWS);
      g_assert_cmpuint (spec_embedding_get_dimensions (embedding), ==, COLUMNS);
      g_assert_cmpint (spec_embedding_get_dtype (embedding), ==, type->dtype);
      g_assert_null (spec_embedding_get_array (embedding));
      g_assert_null (spec_embedding_get_row_names (embedding));
      g_assert_cmpstr (spec_embedding_get_name (embedding), ==, "a");
      g_assert_cmpstr (spec_embedding_get_path (embedding), ==, path);
      assert_rows (type, embedding);
    }
}

/* All 65,536 halves against the definition of the format. */
static void
test_halves (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree guint16 *halves = g_new (guint16, 65536);
  g_autofree float *rows = g_new (float, 65536);
  g_autoptr (GByteArray) npy = NULL;
  g_autofree char *path = NULL;
  g_autoptr (SpecEmbedding) embedding = NULL;

  for (guint i = 0; i < 65536; i++)
    halves[i] = GUINT16_TO_LE (i);
  npy = npy_new_table ("<f2", FALSE, 256, 256, halves, 65536 * sizeof *halves);
  path = test_folder_write_bytes (folder, "half.npy", npy);
  embedding = spec_embedding_load (path, NULL, NULL);
  spec_embedding_read_rows (embedding, 0, 256, rows);

  for (guint i = 0; i < 65536; i++)
    {
      guint exponent = i >> 10 & 31, fraction = i & 1023;
      double value = exponent == 0 ? ldexp (fraction, -24) : ldexp (1024 + fraction, (int) exponent - 25);

      if (exponent == 31 && fraction != 0)
        g_assert_true (isnan (rows[i]));
      else
        g_assert_cmpfloat (rows[i], ==, (float) (exponent == 31 ? INFINITY : value) * (i >= 32768 ? -1.0f : 1.0f));
      g_assert_cmpint (signbit (rows[i]) != 0, ==, i >= 32768);
    }
}

static void
test_large_values (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const double values[] = { 1e300, -1e300, 1e-300, 16777217 };
  g_autoptr (GByteArray) npy
    = npy_new_table (G_BYTE_ORDER == G_LITTLE_ENDIAN ? "<f8" : ">f8", FALSE, 2, 2, values, sizeof values);
  g_autofree char *path = test_folder_write_bytes (folder, "a.npy", npy);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
  float rows[4];

  spec_embedding_read_rows (embedding, 0, 2, rows);
  /* g_assert_cmpfloat() compares as long double, where GCC makes "> LDBL_MAX" of "== INFINITY": valgrind, which computes long doubles
   * in 64 bits, finds that LDBL_MAX is infinite too. */
  g_assert_true (isinf (rows[0]) && rows[0] > 0);
  g_assert_true (isinf (rows[1]) && rows[1] < 0);
  g_assert_cmpfloat (rows[2], ==, 0);
  g_assert_cmpfloat (rows[3], ==, 16777216);
}

static void
test_headers (void)
{
  static const struct
  {
    guint version;
    const char *dictionary;
  } GOOD[] = {
    { 1, "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }" },
    { 2, "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }" },
    { 3, "{'descr': '<f4', 'fortran_order': False, 'shape': (3, 2), }" },
    { 1, "{\"shape\": (3L, 2L), \"descr\": \"<f4\", \"fortran_order\": False}" },
    { 1, "{'descr':'<f4','fortran_order':False,'shape':(3,2)}" },
    { 1, " { 'shape' : ( 3 , 2 , ) , 'fortran_order' : False , 'descr' : '<f4' , } " },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  const guint8 values[24] = { 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40 };

  for (gsize i = 0; i < G_N_ELEMENTS (GOOD); i++)
    {
      g_autoptr (GByteArray) npy = npy_new (GOOD[i].version, GOOD[i].dictionary, values, sizeof values);
      g_autofree char *path = test_folder_write_bytes (folder, "a.npy", npy);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, &error);
      float rows[6];

      g_assert_no_error (error);
      spec_embedding_read_rows (embedding, 0, 3, rows);
      g_assert_cmpfloat (rows[0], ==, 1);
      g_assert_cmpfloat (rows[1], ==, 2);
      g_assert_cmpfloat (rows[5], ==, 0);
    }
}

static void
test_locations (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autoptr (GByteArray) npy = npy_new_ramp (3, 2, 0);
  g_autofree char *path = test_folder_write_bytes (folder, "a:b.npy", npy);
  g_autofree char *named = g_strconcat (path, ":x", NULL), *absent = test_folder_path (folder, "absent.npy:x");
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (spec_embedding_get_name (embedding), ==, "a:b");
  g_assert_null (spec_embedding_load (named, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
  g_assert_nonnull (strstr (error->message, "found “x”"));
  g_clear_error (&error);
  g_assert_null (spec_embedding_load (absent, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_nonnull (strstr (error->message, "absent.npy"));
  g_clear_error (&error);
  g_assert_null (spec_embedding_load (folder->path, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_IS_DIRECTORY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/npy/types", test_types);
  g_test_add_func ("/npy/halves", test_halves);
  g_test_add_func ("/npy/large-values", test_large_values);
  g_test_add_func ("/npy/headers", test_headers);
  g_test_add_func ("/npy/locations", test_locations);

  return g_test_run ();
}
