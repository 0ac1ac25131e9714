/* Format: numpy.lib.format, version 1.0: magic, a Python dictionary padded with spaces so that the data starts at a
 * multiple of 64 bytes, then the values. */
#include "report/spec-npy-writer.h"

#include <gio/gio.h>
#include <string.h>
#include <zip.h>

#include <glib/gi18n-lib.h>

#include "report/spec-new-file.h"

#define BLOCK_VALUES 16384

/** Returns: (transfer full): everything before the values; @shape as Python writes a tuple. */
static GByteArray *
build_header (const char *descr, const char *shape)
{
  static const guint8 magic[8] = { 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };
  g_autoptr (GString) text = g_string_new (NULL);
  GByteArray *header = g_byte_array_new ();
  guint8 length[2];

  g_string_printf (text, "{'descr': '%s', 'fortran_order': False, 'shape': %s, }", descr, shape);
  while ((sizeof magic + sizeof length + text->len + 1) % 64 != 0)
    g_string_append_c (text, ' ');
  g_string_append_c (text, '\n');
  length[0] = text->len & 0xff;
  length[1] = text->len >> 8;
  g_byte_array_append (header, magic, sizeof magic);
  g_byte_array_append (header, length, sizeof length);
  g_byte_array_append (header, (const guint8 *) text->str, text->len);
  return header;
}

/** Copies @count values of @size bytes in little-endian order. */
static void
copy_little_endian (guint8 *target, gconstpointer values, gsize count, gsize size)
{
  memcpy (target, values, count * size);
#if G_BYTE_ORDER == G_BIG_ENDIAN
  for (gsize i = 0; i < count; i++)
    for (gsize low = 0, high = size - 1; low < high; low++, high--)
      {
        guint8 swap = target[i * size + low];

        target[i * size + low] = target[i * size + high];
        target[i * size + high] = swap;
      }
#endif
}

static gboolean
write_values (SpecNewFile *file, gconstpointer values, gsize count, gsize size, GError **error)
{
  guint8 block[BLOCK_VALUES * sizeof (double)];

  for (gsize first = 0; first < count; first += BLOCK_VALUES)
    {
      gsize length = MIN (count - first, BLOCK_VALUES);

      copy_little_endian (block, (const guint8 *) values + first * size, length, size);
      if (!spec_new_file_append (file, block, length * size, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
write_file (const char *path, const GByteArray *header, gconstpointer values, gsize count, gsize size, GError **error)
{
  g_autoptr (GError) why = NULL;
  g_autoptr (SpecNewFile) file = spec_new_file_begin (path, &why);

  if (file != NULL && spec_new_file_append (file, header->data, header->len, &why) && write_values (file, values, count, size, &why)
      && spec_new_file_finish (file, FALSE, &why))
    return TRUE;
  g_set_error (error, why->domain, why->code, _ ("%s: could not be written: %s"), path, why->message);

  return FALSE;
}

/**
 * spec_npy_write_floats:
 * @values: (rows, columns) in C order
 *
 * Writes a two-dimensional float32 array. Errors are GIO's, with the path before them.
 */
gboolean
spec_npy_write_floats (const char *path, const float *values, gsize rows, gsize columns, GError **error)
{
  g_autofree char *shape = g_strdup_printf ("(%zu, %zu)", rows, columns);
  g_autoptr (GByteArray) header = build_header ("<f4", shape);

  return write_file (path, header, values, rows * columns, sizeof *values, error);
}

gboolean
spec_npy_write_doubles (const char *path, const double *values, gsize count, GError **error)
{
  g_autofree char *shape = g_strdup_printf ("(%zu,)", count);
  g_autoptr (GByteArray) header = build_header ("<f8", shape);

  return write_file (path, header, values, count, sizeof *values, error);
}

/** Returns: (transfer full): @names as NumPy's fixed-width UCS-4 text. */
static GByteArray *
build_names (const char *const *names, gsize count)
{
  g_autofree char *descr = NULL, *shape = g_strdup_printf ("(%zu,)", count);
  glong width = 1;
  GByteArray *array;
  gsize offset;

  for (gsize i = 0; i < count; i++)
    width = MAX (width, g_utf8_strlen (names[i], -1));
  descr = g_strdup_printf ("<U%ld", width);
  array = build_header (descr, shape);
  offset = array->len;
  g_byte_array_set_size (array, offset + count * width * sizeof (gunichar));
  memset (array->data + offset, 0, array->len - offset);
  for (gsize i = 0; i < count; i++)
    {
      glong length;
      g_autofree gunichar *text = g_utf8_to_ucs4_fast (names[i], -1, &length);

      copy_little_endian (array->data + offset + i * width * sizeof (gunichar), text, length, sizeof (gunichar));
    }
  return array;
}

/** Adds @array, stored, dated 1 January 1980 so that the same values give the same bytes. */
static gboolean
add_member (zip_t *archive, const char *name, const GByteArray *array)
{
  zip_source_t *source = zip_source_buffer (archive, array->data, array->len, 0);
  zip_int64_t index;

  if (source == NULL)
    return FALSE;
  index = zip_file_add (archive, name, source, ZIP_FL_ENC_UTF_8);
  if (index < 0)
    {
      zip_source_free (source);
      return FALSE;
    }
  return zip_set_file_compression (archive, index, ZIP_CM_STORE, 0) == 0
         && zip_file_set_dostime (archive, index, 0, 1 << 5 | 1, 0) == 0;
}

/** Returns: (transfer full): the whole .npy of a (rows, columns) array, in memory. */
static GByteArray *
build_features (const float *values, gsize rows, gsize columns)
{
  g_autofree char *shape = g_strdup_printf ("(%zu, %zu)", rows, columns);
  GByteArray *array = build_header ("<f4", shape);
  gsize offset = array->len;

  g_byte_array_set_size (array, offset + rows * columns * sizeof *values);
  copy_little_endian (array->data + offset, values, rows * columns, sizeof *values);
  return array;
}

/**
 * spec_npz_write_features:
 * @values: (rows, columns) in C order; less than 4 GB
 * @files: @rows names in UTF-8
 */
gboolean
spec_npz_write_features (const char *path, const float *values, gsize rows, gsize columns, const char *const *files,
                         GError **error)
{
  g_autoptr (GByteArray) features = NULL, names = NULL;
  int code = 0;
  zip_t *archive;

  g_return_val_if_fail (rows * columns < G_MAXUINT / sizeof *values - 4096, FALSE);
  archive = zip_open (path, ZIP_CREATE | ZIP_TRUNCATE, &code);
  if (archive == NULL)
    {
      zip_error_t reason;

      zip_error_init_with_code (&reason, code);
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s: could not be written: %s"), path,
                   zip_error_strerror (&reason));
      zip_error_fini (&reason);
      return FALSE;
    }
  features = build_features (values, rows, columns);
  names = build_names (files, rows);
  if (!add_member (archive, "features.npy", features) || !add_member (archive, "files.npy", names)
      || zip_close (archive) != 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s: could not be written: %s"), path,
                   zip_strerror (archive));
      zip_discard (archive);
      return FALSE;
    }
  return TRUE;
}
