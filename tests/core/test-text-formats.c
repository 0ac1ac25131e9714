#include <math.h>
#include <string.h>

#include "array-files.h"
#include "base/spec-error.h"
#include "embedding/spec-embedding.h"
#include "embedding/spec-decimal.h"

static void
test_numbers (void)
{
  static const char *const GOOD[] = { "0",
                                      "-0",
                                      "+1",
                                      "1.",
                                      ".5",
                                      "-.25e1",
                                      "3.14159265358979",
                                      "1e22",
                                      "1e-22",
                                      "1e23",
                                      "4.9e-324",
                                      "1.7976931348623157e308",
                                      "1e400",
                                      "-1e400",
                                      "1e-400",
                                      "9007199254740993",
                                      "123456789012345678",
                                      "12345678901234567890123",
                                      "0.000000000000000000000000000000000000000000000000000000000000000001",
                                      "1E+05",
                                      "  7 ",
                                      "\t8",
                                      "0000000000000000000000000000012",
                                      "2.5e00003",
                                      "1e99999999999" };
  static const char *const BAD[]
    = { "", " ", "-", ".", "e5", "1e", "1e+", "1.2.3", "0x10", "1,5", "1 2", "na", "infinit", "--1", "1f", "NaN0" };
  double value;

  for (gsize i = 0; i < G_N_ELEMENTS (GOOD); i++)
    {
      g_assert_true (spec_decimal_parse (GOOD[i], strlen (GOOD[i]), &value));
      g_assert_cmpfloat (value, ==, g_ascii_strtod (GOOD[i], NULL));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    if (spec_decimal_parse (BAD[i], strlen (BAD[i]), &value))
      g_error ("“%s” was read as %g", BAD[i], value);

  g_assert_true (spec_decimal_parse ("nan", 3, &value) && isnan (value));
  g_assert_true (spec_decimal_parse ("-Infinity", 9, &value) && value == -INFINITY);
  g_assert_true (spec_decimal_parse ("12345", 2, &value) && value == 12);
}

/* Numbers of every length and size, against the C library. */
static void
test_random_numbers (void)
{
  for (guint i = 0; i < 20000; i++)
    {
      double number = g_test_rand_double_range (-1, 1) * pow (10, g_test_rand_int_range (-40, 40)), value;
      g_autofree char *text = g_strdup_printf ("%.*g", g_test_rand_int_range (1, 18), number);

      g_assert_true (spec_decimal_parse (text, strlen (text), &value));
      g_assert_cmpfloat (value, ==, g_ascii_strtod (text, NULL));
    }
}

typedef struct
{
  const char *file;
  const char *text;
  gsize rows;
  gsize columns;
  float first;
  float last;
  const char *name; /* of row 1, NULL: rows have no names */
} Case;

static void
assert_cases (const Case *cases, gsize count)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize i = 0; i < count; i++)
    {
      g_autofree char *path = test_folder_write_text (folder, cases[i].file, cases[i].text);
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, &error);
      g_autoptr (GPtrArray) infos = spec_array_info_list (path, NULL, NULL);
      const SpecArrayInfo *info;
      const char *const *names;
      float values[64];

      if (error != NULL)
        g_error ("%s: %s", cases[i].text, error->message);
      g_assert_cmpuint (spec_embedding_get_samples (embedding), ==, cases[i].rows);
      g_assert_cmpuint (spec_embedding_get_dimensions (embedding), ==, cases[i].columns);
      spec_embedding_read_rows (embedding, 0, cases[i].rows, values);
      g_assert_cmpfloat (values[0], ==, cases[i].first);
      g_assert_cmpfloat (values[cases[i].rows * cases[i].columns - 1], ==, cases[i].last);
      names = spec_embedding_get_row_names (embedding);
      g_assert_cmpstr (names != NULL ? names[1] : NULL, ==, cases[i].name);
      g_assert_cmpuint (names != NULL ? g_strv_length ((char **) names) : cases[i].rows, ==, cases[i].rows);

      g_assert_cmpuint (infos->len, ==, 1);
      info = infos->pdata[0];
      g_assert_cmpuint (info->shape[0], ==, cases[i].rows);
      g_assert_cmpuint (info->shape[1], ==, cases[i].columns);
    }
}

static void
test_tables (void)
{
  static const Case CASES[] = {
    { "a.csv", "1,2\n3,4\n", 2, 2, 1, 4, NULL },
    { "a.csv", "1,2\n3,4", 2, 2, 1, 4, NULL },
    { "a.csv", "1,2\r\n3,4\r\n\r\n", 2, 2, 1, 4, NULL },
    { "a.csv",
      "\xef\xbb\xbf"
      "1, 2\n\n3 ,4\n",
      2, 2, 1, 4, NULL },
    { "a.csv", "1;2\n3;4\n", 2, 2, 1, 4, NULL },
    { "a.tsv", "1\t2\n3\t4\n", 2, 2, 1, 4, NULL },
    { "a.csv", "1\t2\n3\t4\n", 2, 2, 1, 4, NULL },
    { "a.csv", "x,y\n1,2\n3,4\n", 2, 2, 1, 4, NULL },
    { "a.csv", "x,y\n\"1\",\"2\"\n\"3\",\"4\"\n", 2, 2, 1, 4, NULL },
    { "a.csv", "0,1,2\n5,6,7\n8,9,10\n", 2, 3, 5, 10, NULL },
    { "a.csv", ",0,1\n0,5,6\n1,7,8\n", 2, 2, 5, 8, "1" },
    { "a.csv", "Unnamed: 0,a\n0,5\n1,6\n", 2, 1, 5, 6, "1" },
    { "a.csv", "id,a,b\n17,5,6\n18,7,8\n", 2, 2, 5, 8, "18" },
    { "a.csv", "cat,1,2\ndog,3,4\n", 2, 2, 1, 4, "dog" },
    { "a.csv", "path,0,1\na.jpg,5,6\nb.jpg,7,8\n", 2, 2, 5, 8, "b.jpg" },
    { "a.csv", "label,path,v\nx,a.jpg,5\ny,\"b, \"\"c\"\".jpg\",6\n", 2, 1, 5, 6, "b, \"c\".jpg" },
    { "a.csv", "word,v\n\"two\nlines\",1\nb,2\n", 2, 1, 1, 2, "b" },
    { "a.csv", "a,b\n-1.5e-3,nan\n,7\n", 2, 2, -1.5e-3f, 7, NULL },
    { "a.csv", "1.5e+00 2\n3 4\n", 2, 2, 1.5f, 4, NULL },
    { "a", "1,2\n3,4\n", 2, 2, 1, 4, NULL },
    { "a.csv", "5\n6\n7\n", 3, 1, 5, 7, NULL },
  };

  assert_cases (CASES, G_N_ELEMENTS (CASES));
}

static void
test_words (void)
{
  static const Case CASES[] = {
    { "glove.txt", "the 1 2\nof 3 4\n", 2, 2, 1, 4, "of" },
    { "a.vec", "2 2\nthe 1 2 \nof 3 4 \n", 2, 2, 1, 4, "of" },
    { "a.txt", "2 3\r\nthe 1 2 3\r\nof 3 4 5\r\n", 2, 3, 1, 5, "of" },
    { "a.txt", "the 1 2\nNew York 3 4\n. . . 5 6\n", 3, 2, 1, 6, "New York" },
    { "a.txt", "the\t1\t2\nof\t3\t4\n", 2, 2, 1, 4, "of" },
    { "a.txt", "7 1 2\nof 3 4\n", 2, 2, 1, 4, "of" },
    { "a.txt", "1.5e0 2\n3 4\n5 6\n", 3, 2, 1.5f, 6, NULL },
    { "a.txt", "3 2\n3 4\n5 6\n", 3, 2, 3, 6, NULL },
    { "a.txt", "2 3\n1 2 3\n4 5 6\n", 2, 3, 1, 6, NULL },
    { "a.txt", "2 1\na 5\nb 6\n", 2, 1, 5, 6, "b" },
    { "a.txt", "na\xffve 1\nb 2\n", 2, 1, 1, 2, "b" },
  };

  assert_cases (CASES, G_N_ELEMENTS (CASES));
}

static void
test_hostile_text (void)
{
  static const struct
  {
    const char *file;
    const char *text;
    SpecError code;
    const char *message;
  } BAD[] = {
    { "a.csv", "a,b\n1,2\n3,x\n", SPEC_ERROR_FORMAT, "line 3, column 2: expected a number, found “x”" },
    { "a.csv", "1,2\n3\n", SPEC_ERROR_FORMAT, "line 2: expected 2 columns, found 1" },
    { "a.csv", "1,2\n3,4,5\n", SPEC_ERROR_FORMAT, "line 2: expected 2 columns, found 3" },
    { "a.csv", "1,2\n\n\"3,4\n5,6\n", SPEC_ERROR_FORMAT, "line 3: a quoted field does not end" },
    { "a.csv", "1,2\n\"3\"x,4\n", SPEC_ERROR_FORMAT, "line 2: a quoted field does not end" },
    { "a.csv", "a,b\nc,d\n", SPEC_ERROR_FORMAT, "has no column of numbers" },
    { "a.csv", "path\na.jpg\n", SPEC_ERROR_FORMAT, "has no column of numbers" },
    { "a.csv", "a,b\n1,2\n", SPEC_ERROR_SHAPE, "expected at least 2, found 1" },
    { "a.csv", "1,2\n", SPEC_ERROR_SHAPE, "expected at least 2, found 1" },
    { "a.csv", "\n\n", SPEC_ERROR_FORMAT, "has no column of numbers" },
    { "a.txt", "images/a.jpg\nimages/b.jpg\n", SPEC_ERROR_FORMAT, "holds no vectors" },
    { "a.txt", "3 2\nthe 1 2\nof 3 4\n", SPEC_ERROR_FORMAT, "expected 3, found 2" },
    { "a.txt", "1 2\nthe 1 2\nof 3 4\n", SPEC_ERROR_FORMAT, "expected 1, found 2" },
    { "a.txt", "2 3\nthe 1 2 3\nof 3 4\n", SPEC_ERROR_FORMAT, "line 3: expected 3 numbers, found “of 3 4”" },
    { "a.txt", "2 2\nthe 1 2\nof 3 x\n", SPEC_ERROR_FORMAT, "line 3: expected 2 numbers, found “x”" },
    { "a.txt", "\n \n", SPEC_ERROR_FORMAT, "holds no vectors" },
  };
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize i = 0; i < G_N_ELEMENTS (BAD); i++)
    {
      g_autofree char *path = test_folder_write_text (folder, BAD[i].file, BAD[i].text);

      test_assert_refused (path, BAD[i].code, BAD[i].message);
    }
}

static void
append_float (GByteArray *bytes, float value)
{
  guint32 bits;

  memcpy (&bits, &value, sizeof bits);
  bits = GUINT32_TO_LE (bits);
  g_byte_array_append (bytes, (const guint8 *) &bits, sizeof bits);
}

static void
assert_ramp (const char *path, gsize rows, gsize columns)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, &error);
  const guint32 last = (guint32) rows - 1;
  g_autofree float *values = g_new (float, rows *columns);

  g_assert_no_error (error);
  g_assert_cmpuint (spec_embedding_get_samples (embedding), ==, rows);
  g_assert_cmpuint (spec_embedding_get_dimensions (embedding), ==, columns);
  spec_embedding_read_rows (embedding, 0, rows, values);
  for (gsize i = 0; i < rows * columns; i++)
    g_assert_cmpfloat (values[i], ==, (float) i);
  spec_embedding_gather_rows (embedding, &last, 1, values);
  g_assert_cmpfloat (values[0], ==, (float) (last * columns));
}

/* Some writers end each vector with a line end, others do not; the bytes of a number may look like a line end. */
static void
test_word2vec (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (guint line_ends = 0; line_ends < 2; line_ends++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *path = NULL;

      g_byte_array_append (bytes, (const guint8 *) "30 5\n", 5);
      for (guint i = 0; i < 30; i++)
        {
          g_autofree char *word = g_strdup_printf ("w%u ", i);

          g_byte_array_append (bytes, (const guint8 *) word, strlen (word));
          for (guint j = 0; j < 5; j++)
            append_float (bytes, (float) (i * 5 + j));
          if (line_ends)
            g_byte_array_append (bytes, (const guint8 *) "\n", 1);
        }
      path = test_folder_write_bytes (folder, "a.bin", bytes);
      assert_ramp (path, 30, 5);

      for (guint length = 1; length < bytes->len - 1; length += 7)
        {
          g_autofree char *cut = test_folder_write (folder, "b.bin", bytes->data, length);

          g_assert_null (spec_embedding_load (cut, NULL, NULL));
        }
    }
}

/* 640 columns begin like a pickle of protocol 2. */
static void
test_fvecs (void)
{
  static const gint32 COLUMNS[] = { 3, 640, 123 };
  g_autoptr (TestFolder) folder = test_folder_new ();

  for (gsize n = 0; n < G_N_ELEMENTS (COLUMNS); n++)
    {
      g_autoptr (GByteArray) bytes = g_byte_array_new ();
      g_autofree char *path = NULL, *cut = NULL, *odd = NULL;
      gint32 length = GINT32_TO_LE (COLUMNS[n]);

      for (gint i = 0; i < 4; i++)
        {
          g_byte_array_append (bytes, (const guint8 *) &length, sizeof length);
          for (gint j = 0; j < COLUMNS[n]; j++)
            append_float (bytes, (float) (i * COLUMNS[n] + j));
        }
      path = test_folder_write_bytes (folder, "a.fvecs", bytes);
      assert_ramp (path, 4, COLUMNS[n]);

      cut = test_folder_write (folder, "b.fvecs", bytes->data, bytes->len - 5);
      test_assert_refused (cut, SPEC_ERROR_FORMAT, "ends early");
      bytes->data[2 * (4 + 4 * COLUMNS[n])] ^= 1;
      odd = test_folder_write_bytes (folder, "c.fvecs", bytes);
      test_assert_refused (odd, SPEC_ERROR_FORMAT, "row 2 has another length");
    }
}

static void
test_hostile_fvecs (void)
{
  g_autoptr (TestFolder) folder = test_folder_new ();
  g_autofree char *negative = test_folder_write (folder, "a.fvecs", "\xff\xff\xff\xff\0\0\0\0", 8);
  g_autofree char *zero = test_folder_write (folder, "b.fvecs", "\0\0\0\0\0\0\0\0", 8);
  g_autofree char *huge = test_folder_write (folder, "c.fvecs", "\xff\xff\xff\x7f\0\0\0\0", 8);
  g_autofree char *brief = test_folder_write (folder, "d.fvecs", "\3", 1);

  test_assert_refused (negative, SPEC_ERROR_FORMAT, "found -1");
  test_assert_refused (zero, SPEC_ERROR_FORMAT, "found 0");
  test_assert_refused (huge, SPEC_ERROR_FORMAT, "found 2147483647");
  test_assert_refused (brief, SPEC_ERROR_FORMAT, "is no .fvecs");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-formats/numbers", test_numbers);
  g_test_add_func ("/text-formats/random-numbers", test_random_numbers);
  g_test_add_func ("/text-formats/tables", test_tables);
  g_test_add_func ("/text-formats/words", test_words);
  g_test_add_func ("/text-formats/hostile-text", test_hostile_text);
  g_test_add_func ("/text-formats/word2vec", test_word2vec);
  g_test_add_func ("/text-formats/fvecs", test_fvecs);
  g_test_add_func ("/text-formats/hostile-fvecs", test_hostile_fvecs);

  return g_test_run ();
}
