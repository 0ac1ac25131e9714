#include "array-files.h"

#include <glib/gstdio.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-embedding.h"

TestFolder *
test_folder_new (void)
{
  TestFolder *folder = g_new0 (TestFolder, 1);

  folder->path = g_dir_make_tmp ("spec-test-XXXXXX", NULL);
  g_assert_nonnull (folder->path);

  return folder;
}

static void
remove_all (const char *path)
{
  if (g_file_test (path, G_FILE_TEST_IS_DIR) && !g_file_test (path, G_FILE_TEST_IS_SYMLINK))
    {
      g_autoptr (GDir) dir = g_dir_open (path, 0, NULL);
      const char *name;

      while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *below = g_build_filename (path, name, NULL);

          remove_all (below);
        }
    }
  g_remove (path);
}

void
test_folder_free (TestFolder *folder)
{
  remove_all (folder->path);
  g_free (folder->path);
  g_free (folder);
}

char *
test_folder_path (TestFolder *folder, const char *name)
{
  return g_build_filename (folder->path, name, NULL);
}

char *
test_folder_write (TestFolder *folder, const char *name, gconstpointer data, gsize size)
{
  char *path = test_folder_path (folder, name);
  g_autofree char *parent = g_path_get_dirname (path);

  g_assert_cmpint (g_mkdir_with_parents (parent, 0700), ==, 0);
  g_remove (path); /* what has another file in its place is synced to disk, which takes time */
  g_assert_true (g_file_set_contents_full (path, data, size, G_FILE_SET_CONTENTS_NONE, 0600, NULL));

  return path;
}

char *
test_folder_write_text (TestFolder *folder, const char *name, const char *text)
{
  return test_folder_write (folder, name, text, strlen (text));
}

char *
test_folder_write_bytes (TestFolder *folder, const char *name, GByteArray *bytes)
{
  return test_folder_write (folder, name, bytes->data, bytes->len);
}

void
test_assert_refused (const char *path, int code, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, &error);

  g_assert_null (embedding);
  g_assert_error (error, SPEC_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, path));
  g_assert_null (strchr (error->message, '\n'));
  if (strstr (error->message, text) == NULL)
    g_error ("“%s” does not say “%s”", error->message, text);
}

static void
append_number (GByteArray *bytes, guint64 number, guint size)
{
  for (guint i = 0; i < size; i++)
    {
      guint8 byte = number >> (8 * i) & 0xff;

      g_byte_array_append (bytes, &byte, 1);
    }
}

static void
append_text (GByteArray *bytes, const char *text)
{
  g_byte_array_append (bytes, (const guint8 *) text, strlen (text));
}

GByteArray *
npy_new (guint version, const char *dictionary, gconstpointer values, gsize size)
{
  GByteArray *bytes = g_byte_array_new ();
  guint prefix = version == 1 ? 10 : 12;
  gsize length = (prefix + strlen (dictionary) + 1 + 63) / 64 * 64 - prefix;

  append_text (bytes, "\x93NUMPY");
  append_number (bytes, version, 1);
  append_number (bytes, 0, 1);
  append_number (bytes, length, version == 1 ? 2 : 4);
  append_text (bytes, dictionary);
  while (bytes->len < prefix + length - 1)
    append_text (bytes, " ");
  append_text (bytes, "\n");

  return g_byte_array_append (bytes, values, size);
}

GByteArray *
npy_new_table (const char *descr, gboolean fortran_order, gsize rows, gsize columns, gconstpointer values, gsize size)
{
  g_autofree char *dictionary
    = g_strdup_printf ("{'descr': '%s', 'fortran_order': %s, 'shape': (%" G_GSIZE_FORMAT ", %" G_GSIZE_FORMAT "), }",
                       descr, fortran_order ? "True" : "False", rows, columns);

  return npy_new (1, dictionary, values, size);
}

GByteArray *
npy_new_ramp (gsize rows, gsize columns, float start)
{
  g_autoptr (GByteArray) values = g_byte_array_new ();

  for (gsize i = 0; i < rows * columns; i++)
    {
      float value = start + (float) i;
      guint32 bits;

      memcpy (&bits, &value, sizeof bits);
      append_number (values, bits, 4);
    }

  return npy_new_table ("<f4", FALSE, rows, columns, values->data, values->len);
}

GByteArray *
npy_new_strings (const char *const *strings, gboolean big_endian)
{
  g_autoptr (GByteArray) values = g_byte_array_new ();
  g_autofree char *dictionary = NULL;
  gsize longest = 1, count = g_strv_length ((char **) strings);

  for (gsize i = 0; i < count; i++)
    longest = MAX (longest, (gsize) g_utf8_strlen (strings[i], -1));
  for (gsize i = 0; i < count; i++)
    {
      const char *at = strings[i];

      for (gsize j = 0; j < longest; j++)
        {
          guint32 c = *at != '\0' ? g_utf8_get_char (at) : 0;

          append_number (values, big_endian ? GUINT32_SWAP_LE_BE (c) : c, 4);
          at = c != 0 ? g_utf8_next_char (at) : at;
        }
    }
  dictionary
    = g_strdup_printf ("{'descr': '%cU%" G_GSIZE_FORMAT "', 'fortran_order': False, 'shape': (%" G_GSIZE_FORMAT ",), }",
                       big_endian ? '>' : '<', longest, count);

  return npy_new (1, dictionary, values->data, values->len);
}

static guint32
sum_crc (const GByteArray *bytes)
{
  guint32 crc = G_MAXUINT32;

  for (guint i = 0; i < bytes->len; i++)
    {
      crc ^= bytes->data[i];
      for (guint bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ ((crc & 1) != 0 ? 0xedb88320u : 0);
    }

  return ~crc;
}

static GByteArray *
deflate (const GByteArray *bytes)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_RAW, 6);
  GByteArray *packed = g_byte_array_new ();
  gsize room = bytes->len + 1000, got, written;

  g_byte_array_set_size (packed, room);
  g_assert_cmpint (g_converter_convert (G_CONVERTER (compressor), bytes->data, bytes->len, packed->data, room,
                                        G_CONVERTER_INPUT_AT_END, &got, &written, NULL),
                   ==, G_CONVERTER_FINISHED);
  g_byte_array_set_size (packed, written);

  return packed;
}

typedef struct
{
  guint32 crc;
  gsize packed_size;
  gsize size;
  gsize offset;
} Placed;

/* What the local header and the directory's entry have in common, from "version needed" to the length of the name. */
static void
append_common (GByteArray *zip, const ZipMember *member, const Placed *placed)
{
  gboolean wide = (member->flags & ZIP_64) != 0;

  append_number (zip, wide ? 45 : 20, 2);
  append_number (zip, 0, 2);
  append_number (zip, (member->flags & ZIP_DEFLATED) != 0 ? 8 : 0, 2);
  append_number (zip, 0x00210000, 4); /* 1980-01-01 */
  append_number (zip, placed->crc, 4);
  append_number (zip, wide ? G_MAXUINT32 : placed->packed_size, 4);
  append_number (zip, wide ? G_MAXUINT32 : placed->size, 4);
  append_number (zip, strlen (member->name), 2);
}

static void
append_member (GByteArray *zip, const ZipMember *member, Placed *placed)
{
  g_autoptr (GByteArray) packed
    = (member->flags & ZIP_DEFLATED) != 0 ? deflate (member->bytes) : g_byte_array_ref (member->bytes);
  gboolean wide = (member->flags & ZIP_64) != 0;

  *placed = (Placed) { sum_crc (member->bytes), packed->len, member->bytes->len, zip->len };
  append_number (zip, 0x04034b50, 4);
  append_common (zip, member, placed);
  append_number (zip, wide ? 20 : 0, 2);
  append_text (zip, member->name);
  if (wide)
    {
      append_number (zip, 1, 2);
      append_number (zip, 16, 2);
      append_number (zip, placed->size, 8);
      append_number (zip, placed->packed_size, 8);
    }
  g_byte_array_append (zip, packed->data, packed->len);
}

static void
append_entry (GByteArray *zip, const ZipMember *member, const Placed *placed)
{
  gboolean wide = (member->flags & ZIP_64) != 0;

  append_number (zip, 0x02014b50, 4);
  append_number (zip, 45, 2);
  append_common (zip, member, placed);
  append_number (zip, wide ? 28 : 0, 2);
  append_number (zip, 0, 8);
  append_number (zip, 0, 2);
  append_number (zip, wide ? G_MAXUINT32 : placed->offset, 4);
  append_text (zip, member->name);
  if (wide)
    {
      append_number (zip, 1, 2);
      append_number (zip, 24, 2);
      append_number (zip, placed->size, 8);
      append_number (zip, placed->packed_size, 8);
      append_number (zip, placed->offset, 8);
    }
}

static void
append_end (GByteArray *zip, gsize count, gsize start, gboolean wide)
{
  gsize size = zip->len - start, end = zip->len;

  if (wide)
    {
      append_number (zip, 0x06064b50, 4);
      append_number (zip, 44, 8);
      append_number (zip, 45, 2);
      append_number (zip, 45, 2);
      append_number (zip, 0, 8);
      append_number (zip, count, 8);
      append_number (zip, count, 8);
      append_number (zip, size, 8);
      append_number (zip, start, 8);
      append_number (zip, 0x07064b50, 4);
      append_number (zip, 0, 4);
      append_number (zip, end, 8);
      append_number (zip, 1, 4);
    }
  append_number (zip, 0x06054b50, 4);
  append_number (zip, 0, 4);
  append_number (zip, wide ? G_MAXUINT16 : count, 2);
  append_number (zip, wide ? G_MAXUINT16 : count, 2);
  append_number (zip, wide ? G_MAXUINT32 : size, 4);
  append_number (zip, wide ? G_MAXUINT32 : start, 4);
  append_number (zip, 0, 2);
}

GByteArray *
zip_new (const ZipMember *members, gsize count)
{
  GByteArray *zip = g_byte_array_new ();
  g_autofree Placed *placed = g_new0 (Placed, count);
  gboolean wide = FALSE;
  gsize start;

  for (gsize i = 0; i < count; i++)
    append_member (zip, &members[i], &placed[i]);
  start = zip->len;
  for (gsize i = 0; i < count; i++)
    {
      append_entry (zip, &members[i], &placed[i]);
      wide |= (members[i].flags & ZIP_64) != 0;
      g_byte_array_unref (members[i].bytes);
    }
  append_end (zip, count, start, wide);

  return zip;
}
