#include <string.h>

#include "array-files.h"
#include "base/spec-error.h"
#include "embedding/spec-embedding.h"

static GByteArray *
new_file (const char *header, guint64 stated, gconstpointer values, gsize size)
{
  GByteArray *bytes = g_byte_array_new ();
  guint64 length = GUINT64_TO_LE (stated);

  g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
  g_byte_array_append (bytes, (const guint8 *) header, strlen (header));

  return g_byte_array_append (bytes, values, size);
}

static char *
write_file (TestFolder *folder, const char *header, gconstpointer values, gsize size)
{
  g_autoptr (GByteArray) bytes = new_file (header, strlen (header), values, size);

  return test_folder_write_bytes (folder, "a.safetensors", bytes);
}

/* 1, -2, 0.5, 3 in each type. */
static void
test_types (void)
{
  static const struct
  {
    const char *name;
    SpecDType dtype;
    gsize size; /* of a value */
    guint64 bits[4];
  } TYPES[] = {
    { "F16", SPEC_DTYPE_F16, 2, { 0x3c00, 0xc000, 0x3800, 0x4200 } },
    { "BF16", SPEC_DTYPE_BF16, 2, { 0x3f80, 0xc000, 0x3f00, 0x4040 } },
    { "F32", SPEC_DTYPE_F32, 4, { 0x3f800000, 0xc0000000, 0x3f000000, 0x40400000 } },
    { "F64", SPEC_DTYPE_F64, 8, { 0x3ff0000000000000, 0xc000000000000000, 0x3fe0000000000000, 0x4008000000000000 } },
  };
  const float expected[] = { 1, -2, 0.5f, 3 };
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (TYPES); i++)
    {
      gsize size = TYPES[i].size;
      g_autofree char *header
        = g_strdup_printf ("{\"__metadata__\":{\"format\":\"pt\"},\"e\":{\"dtype\":\"%s\",\"shape\":[2,2],"
                           "\"data_offsets\":[0,%" G_GSIZE_FORMAT "]}}   ",
                           TYPES[i].name, 4 * size);
      g_autofree char *path = NULL;
      g_autoptr (SpecEmbedding) embedding = NULL;
      g_autoptr (GError) error = NULL;
      guint8 values[32];
      float rows[4];

      for (gsize j = 0; j < 4 * size; j++)
        values[j] = TYPES[i].bits[j / size] >> 8 * (j % size) & 0xff;
      path = write_file (folder, header, values, 4 * size);
      embedding = spec_embedding_load (path, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpint (spec_embedding_get_dtype (embedding), ==, TYPES[i].dtype);
      g_assert_cmpstr (spec_embedding_get_array (embedding), ==, "e");
      spec_embedding_read_rows (embedding, 0, 2, rows);
      g_assert_cmpmem (rows, sizeof rows, expected, sizeof expected);
    }
}

/* The arrays may be described in another order than they lie; what is not an embedding is only listed. */
static void
test_several (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const char *header = "{\"scale\":{\"dtype\":\"F8_E4M3\",\"shape\":[3],\"data_offsets\":[16,19]},"
                       "\"b\":{\"dtype\":\"U8\",\"shape\":[2,3],\"data_offsets\":[19,25]},"
                       "\"ids\":{\"dtype\":\"I64\",\"shape\":[2],\"data_offsets\":[0,16]}}";
  static const char *const EXPECTED[] = { "scale F8_E4M3 (3,)", "b uint8 (2, 3)", "ids int64 (2,)" };
  guint8 values[25] = { [19] = 200, [24] = 9 };
  g_autofree char *path = write_file (folder, header, values, sizeof values);
  g_autofree char *ids = g_strconcat (path, ":ids", NULL);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, NULL);
  g_autoptr (GPtrArray) infos = spec_array_info_list (path, NULL, NULL);
  g_autoptr (GError) error = NULL;
  float rows[6];

  spec_embedding_read_rows (embedding, 0, 2, rows);
  g_assert_cmpfloat (rows[0], ==, 200);
  g_assert_cmpfloat (rows[5], ==, 9);
  g_assert_cmpuint (infos->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      const SpecArrayInfo *info = infos->pdata[i];
      g_autofree char *shape = spec_array_info_dup_shape (info);
      g_autofree char *line = g_strdup_printf ("%s %s %s", info->name, info->type_name, shape);

      g_assert_cmpstr (line, ==, EXPECTED[i]);
    }
  g_assert_null (spec_embedding_load (ids, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE);
}

#define ARRAY(name, shape, begin, end)                                                                                 \
  "\"" name "\":{\"dtype\":\"F32\",\"shape\":" shape ",\"data_offsets\":[" begin "," end "]}"

static void
test_hostile (void)
{
  static const struct
  {
    const char *header;
    SpecError code;
    const char *text;
  } BAD[] = {
    { "{" ARRAY ("e", "[4,2]", "0", "32") "," ARRAY ("e", "[4,2]", "0", "32") "}", SPEC_ERROR_FORMAT,
      "each name once" },
    { "{\"e\":{\"dtype\":\"F16\",\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,32]}}", SPEC_ERROR_FORMAT,
      "each name once" },
    { "{" ARRAY ("e", "[4,2]", "0", "32") "," ARRAY ("f", "[4,2]", "0", "32") "}", SPEC_ERROR_FORMAT,
      "two that overlap" },
    { "{" ARRAY ("e", "[2,2]", "0", "16") "," ARRAY ("f", "[2,2]", "12", "28") "}", SPEC_ERROR_FORMAT,
      "two that overlap" },
    { "{" ARRAY ("e", "[2,2]", "16", "32") "}", SPEC_ERROR_FORMAT, "a hole" },
    { "{" ARRAY ("e", "[2,2]", "0", "16") "}", SPEC_ERROR_FORMAT, "bytes behind the last one" },
    { "{" ARRAY ("e", "[4,2]", "32", "64") "}", SPEC_ERROR_FORMAT,
      "expected 64 bytes of values in the file, found 32" },
    { "{" ARRAY ("e", "[4,3]", "0", "48") "}", SPEC_ERROR_FORMAT, "expected 48 bytes of values in the file, found 32" },
    { "{" ARRAY ("e", "[4,2]", "0", "16") "}", SPEC_ERROR_FORMAT, "expected 32 bytes, found bytes 0 to 16" },
    { "{" ARRAY ("e", "[4,2]", "32", "0") "}", SPEC_ERROR_FORMAT, "found bytes 32 to 0" },
    { "{" ARRAY ("e", "[-4,-2]", "0", "32") "}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{" ARRAY ("e", "[4.0,2]", "0", "32") "}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{" ARRAY ("e", "[\"4\",2]", "0", "32") "}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{" ARRAY ("e", "8", "0", "32") "}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{" ARRAY ("e", "[4,2]", "0", "32,32") "}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{" ARRAY ("e", "[4,2]", "-32", "0") "}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{" ARRAY ("e", "[4611686018427387904,4611686018427387904]", "0", "32") "}", SPEC_ERROR_FORMAT,
      "fits in memory" },
    { "{" ARRAY ("e", "[9223372036854775807,1]", "0", "32") "}", SPEC_ERROR_FORMAT, "fits in memory" },
    { "{\"e\":{\"dtype\":4,\"shape\":[4,2],\"data_offsets\":[0,32]}}", SPEC_ERROR_FORMAT,
      "dtype, shape and data_offsets" },
    { "{\"e\":{\"shape\":[4,2],\"data_offsets\":[0,32]}}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{\"e\":{\"dtype\":\"F32\",\"shape\":[4,2],\"data_offsets\":[0,32],\"more\":1}}", SPEC_ERROR_FORMAT,
      "dtype, shape" },
    { "{\"e\":[4,2]}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{\"e\":null}", SPEC_ERROR_FORMAT, "dtype, shape and data_offsets" },
    { "{\"e\":{\"dtype\":\"F32\"", SPEC_ERROR_FORMAT, "other brackets" },
    { "{}}", SPEC_ERROR_FORMAT, "other brackets" },
    { "{\"e\":{\"a\":{\"b\":{\"c\":1}}}}", SPEC_ERROR_FORMAT, "other brackets" },
    { "{\"\xff\xfe\":1}", SPEC_ERROR_FORMAT, "no UTF-8" },
    { "{\"e\" 4}", SPEC_ERROR_FORMAT, "expected JSON" },
    { "{\"__metadata__\":{}}", SPEC_ERROR_FORMAT, "bytes behind the last one" },
    { "{" ARRAY ("e", "[2,2,2]", "0", "32") "}", SPEC_ERROR_SHAPE, "found the shape (2, 2, 2)" },
    { "{" ARRAY ("e", "[1,8]", "0", "32") "}", SPEC_ERROR_SHAPE, "expected at least 2, found 1" },
    { "{" ARRAY ("e", "[2,2]", "0", "16") "," ARRAY ("f", "[2,2]", "16", "32") "}", SPEC_ERROR_CHOICE,
      "with one of e, f" },
    { "{\"e\":{\"dtype\":\"C64\",\"shape\":[2,2],\"data_offsets\":[0,32]}}", SPEC_ERROR_UNSUPPORTED, "found C64" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  const guint8 values[32] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = write_file (folder, BAD[i].header, values, sizeof values);

      test_assert_refused (path, BAD[i].code, BAD[i].text);
    }
}

static void
test_stated_length (void)
{
  static const struct
  {
    guint64 stated;
    const char *text;
  } BAD[] = {
    { 0, "other brackets" },
    { 5, "other brackets" },
    { 1000, "expected at least 1008 bytes" },
    { 100000000, "header is too large" },
    { G_MAXUINT64, "header is too large" },
    { G_MAXUINT64 - 7, "header is too large" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();
  const guint8 values[32] = { 0 };

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autoptr (GByteArray) bytes
        = new_file ("{" ARRAY ("e", "[4,2]", "0", "32") "}", BAD[i].stated, values, sizeof values);
      g_autofree char *path = test_folder_write_bytes (folder, "a.safetensors", bytes);

      if (BAD[i].stated == 0)
        g_assert_null (spec_embedding_load (path, NULL, NULL));
      else
        test_assert_refused (path, SPEC_ERROR_FORMAT, BAD[i].text);
    }
}

/* So many open brackets that a parser which descends into them would run out of stack. */
static void
test_deep (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *header = g_malloc (4000001);
  g_autofree char *path = NULL;

  memset (header, '[', 4000000);
  header[0] = '{';
  header[4000000] = '\0';
  path = write_file (folder, header, "", 0);
  test_assert_refused (path, SPEC_ERROR_FORMAT, "other brackets");
}

static void
test_damage (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  const char *header = "{" ARRAY ("e", "[2,2]", "0", "16") "," ARRAY ("f", "[4]", "16", "32") "}";
  const guint8 values[32] = { 0 };
  g_autoptr (GByteArray) bytes = new_file (header, strlen (header), values, sizeof values);

  for (guint length = 0; length < bytes->len; length++)
    {
      g_autofree char *path = test_folder_write (folder, "a.safetensors", bytes->data, length);

      test_assert_refused (path, SPEC_ERROR_FORMAT, length == 0 ? "is empty" : "ends");
    }
  for (guint i = 0; i < (bytes->len - 32) * 8; i++)
    {
      g_autofree guint8 *changed = g_memdup2 (bytes->data, bytes->len);
      g_autofree char *path = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = NULL;

      changed[i / 8] ^= 1 << i % 8;
      path = test_folder_write (folder, "b.safetensors", changed, bytes->len);
      embedding = spec_embedding_load (path, NULL, &error);
      g_assert_true ((embedding == NULL) == (error != NULL));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/safetensors/types", test_types);
  g_test_add_func ("/safetensors/several", test_several);
  g_test_add_func ("/safetensors/hostile", test_hostile);
  g_test_add_func ("/safetensors/stated-length", test_stated_length);
  g_test_add_func ("/safetensors/deep", test_deep);
  g_test_add_func ("/safetensors/damage", test_damage);

  return g_test_run ();
}
