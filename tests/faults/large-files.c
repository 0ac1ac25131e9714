#include "large-files.h"

#include <string.h>

#define ROW_BYTES (LARGE_FILE_COLUMNS * sizeof (float))

static void
add_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, (guint) strlen (text));
}

/* Little-endian, as all files here. */
static void
add_row (GByteArray *bytes, gsize row)
{
  for (gsize j = 0; j < LARGE_FILE_COLUMNS; j++)
    {
      float value = (float) (row + j);
      guint32 bits;

      memcpy (&bits, &value, sizeof bits);
      bits = GUINT32_TO_LE (bits);
      g_byte_array_append (bytes, (guint8 *) &bits, sizeof bits);
    }
}

static GByteArray *
make_npy (gsize rows)
{
  g_autoptr (GByteArray) values = g_byte_array_new ();

  for (gsize i = 0; i < rows; i++)
    add_row (values, i);
  return npy_new_table ("<f4", FALSE, rows, LARGE_FILE_COLUMNS, values->data, values->len);
}

static void
take (GByteArray *bytes, GByteArray *made)
{
  g_byte_array_append (bytes, made->data, made->len);
  g_byte_array_unref (made);
}

static void
fill_npy (GByteArray *bytes, gsize rows)
{
  take (bytes, make_npy (rows));
}

static void
fill_npz (GByteArray *bytes, gsize rows)
{
  ZipMember member = { "a.npy", make_npy (rows), ZIP_DEFLATED };

  take (bytes, zip_new (&member, 1));
}

static void
fill_safetensors (GByteArray *bytes, gsize rows)
{
  g_autofree char *header = g_strdup_printf ("{\"a\":{\"dtype\":\"F32\",\"shape\":[%" G_GSIZE_FORMAT ",%d],\"data_offsets\":[0,%" G_GSIZE_FORMAT "]}}",
                                             rows, LARGE_FILE_COLUMNS, rows * ROW_BYTES);
  guint64 length = GUINT64_TO_LE (strlen (header));

  g_byte_array_append (bytes, (guint8 *) &length, sizeof length);
  add_text (bytes, header);
  for (gsize i = 0; i < rows; i++)
    add_row (bytes, i);
}

/* @named: each row has a name ahead. */
static void
fill_text (GByteArray *bytes, gsize rows, gboolean named, char separator)
{
  for (gsize i = 0; i < rows; i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);

      if (named)
        g_string_append_printf (line, "w%" G_GSIZE_FORMAT "%c", i, separator);
      for (gsize j = 0; j < LARGE_FILE_COLUMNS; j++)
        g_string_append_printf (line, "%" G_GSIZE_FORMAT ".0%c", i + j, j + 1 < LARGE_FILE_COLUMNS ? separator : '\n');
      add_text (bytes, line->str);
    }
}

static void
fill_csv (GByteArray *bytes, gsize rows)
{
  fill_text (bytes, rows, TRUE, ',');
}

static void
fill_words (GByteArray *bytes, gsize rows)
{
  fill_text (bytes, rows, TRUE, ' ');
}

static void
fill_binary_words (GByteArray *bytes, gsize rows)
{
  g_autofree char *header = g_strdup_printf ("%" G_GSIZE_FORMAT " %d\n", rows, LARGE_FILE_COLUMNS);

  add_text (bytes, header);
  for (gsize i = 0; i < rows; i++)
    {
      g_autofree char *word = g_strdup_printf ("w%" G_GSIZE_FORMAT " ", i);

      add_text (bytes, word);
      add_row (bytes, i);
    }
}

static void
fill_fvecs (GByteArray *bytes, gsize rows)
{
  const guint32 columns = GUINT32_TO_LE (LARGE_FILE_COLUMNS);

  for (gsize i = 0; i < rows; i++)
    {
      g_byte_array_append (bytes, (const guint8 *) &columns, sizeof columns);
      add_row (bytes, i);
    }
}

static void
fill_list (GByteArray *bytes, gsize rows)
{
  for (gsize i = 0; i < rows; i++)
    {
      g_autofree char *line = g_strdup_printf ("pictures/of-some-length-%" G_GSIZE_FORMAT ".jpg\n", i);

      add_text (bytes, line);
    }
}

static void
fill_table (GByteArray *bytes, gsize rows)
{
  add_text (bytes, "path,label\n");
  for (gsize i = 0; i < rows; i++)
    {
      g_autofree char *line = g_strdup_printf ("pictures/%" G_GSIZE_FORMAT ".jpg,group %" G_GSIZE_FORMAT "\n", i, i % 50);

      add_text (bytes, line);
    }
}

static void
fill_strings (GByteArray *bytes, gsize rows)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (gsize i = 0; i < rows; i++)
    g_ptr_array_add (names, g_strdup_printf ("%" G_GSIZE_FORMAT ".jpg", i));
  g_ptr_array_add (names, NULL);
  take (bytes, npy_new_strings ((const char *const *) names->pdata, FALSE));
}

static const LargeFile files[] = {
  { "a.npy", FALSE, fill_npy },     { "a.npz", FALSE, fill_npz },          { "a.safetensors", FALSE, fill_safetensors },
  { "a.csv", FALSE, fill_csv },     { "a.txt", FALSE, fill_words },        { "a.bin", FALSE, fill_binary_words },
  { "a.fvecs", FALSE, fill_fvecs }, { "images.txt", TRUE, fill_list },     { "images.csv", TRUE, fill_table },
  { "images.npy", TRUE, fill_strings },
};

const LargeFile *
large_file_find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    if (g_str_equal (files[i].name, name))
      return &files[i];
  g_error ("no file %s", name);
}

char *
large_file_write (const LargeFile *file, TestFolder *folder, gsize rows)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();

  file->fill (bytes, rows);
  return test_folder_write_bytes (folder, file->name, bytes);
}
