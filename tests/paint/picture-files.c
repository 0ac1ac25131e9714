#include "picture-files.h"

#include <gdk-pixbuf/gdk-pixbuf.h>
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

char *
picture_files_make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("spec-picture-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

void
picture_files_remove (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

char *
picture_files_write_halves (const char *folder, const char *name, const char *type, int width, int height)
{
  g_autoptr (GdkPixbuf) pixbuf = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, width, height);
  g_autoptr (GdkPixbuf) right = gdk_pixbuf_new_subpixbuf (pixbuf, width / 2, 0, width - width / 2, height);
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  gdk_pixbuf_fill (pixbuf, 0xDC1E1EFF);
  gdk_pixbuf_fill (right, 0x1E1EDCFF);
  gdk_pixbuf_save (pixbuf, path, type, &error, NULL);
  g_assert_no_error (error);
  return path;
}

static void
append_number (GByteArray *bytes, guint32 number)
{
  guint32 big = GUINT32_TO_BE (number);

  g_byte_array_append (bytes, (const guint8 *) &big, 4);
}

static guint32
sum_crc (const guint8 *bytes, gsize size)
{
  guint32 crc = 0xFFFFFFFF;

  for (gsize i = 0; i < size; i++)
    {
      crc ^= bytes[i];
      for (int bit = 0; bit < 8; bit++)
        crc = crc >> 1 ^ (crc & 1 ? 0xEDB88320 : 0);
    }
  return ~crc;
}

static void
append_chunk (GByteArray *file, const char *type, const guint8 *bytes, gsize size)
{
  g_autoptr (GByteArray) chunk = g_byte_array_new ();

  g_byte_array_append (chunk, (const guint8 *) type, 4);
  g_byte_array_append (chunk, bytes, (guint) size);
  append_number (file, (guint32) size);
  g_byte_array_append (file, chunk->data, chunk->len);
  append_number (file, sum_crc (chunk->data, chunk->len));
}

static GBytes *
deflate (const guint8 *bytes, gsize size)
{
  g_autoptr (GZlibCompressor) compressor = g_zlib_compressor_new (G_ZLIB_COMPRESSOR_FORMAT_ZLIB, 6);
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GOutputStream) stream = g_converter_output_stream_new (memory, G_CONVERTER (compressor));

  g_assert_true (g_output_stream_write_all (stream, bytes, size, NULL, NULL, NULL));
  g_assert_true (g_output_stream_close (stream, NULL, NULL));
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (memory));
}

char *
picture_files_write_png (const char *folder, const char *name, guint32 width, guint32 height, guint8 depth, guint8 color,
                         const guint8 *lines, gsize size)
{
  g_autoptr (GByteArray) head = g_byte_array_new ();
  g_autoptr (GByteArray) file = g_byte_array_new ();
  g_autoptr (GBytes) packed = deflate (lines, size);
  const guint8 rest[5] = { depth, color, 0, 0, 0 };
  char *path = g_build_filename (folder, name, NULL);

  append_number (head, width);
  append_number (head, height);
  g_byte_array_append (head, rest, 5);
  g_byte_array_append (file, (const guint8 *) "\x89PNG\r\n\x1a\n", 8);
  append_chunk (file, "IHDR", head->data, head->len);
  append_chunk (file, "IDAT", g_bytes_get_data (packed, NULL), g_bytes_get_size (packed));
  append_chunk (file, "IEND", NULL, 0);
  g_assert_true (g_file_set_contents (path, (const char *) file->data, file->len, NULL));
  return path;
}

void
picture_files_set_orientation (const char *path, guint8 orientation)
{
  /* APP1, 34 bytes: "Exif", a big-endian TIFF head, one directory of one entry: 0x0112, SHORT, 1 value. */
  const guint8 segment[36] = { 0xFF, 0xE1, 0, 34, 'E', 'x', 'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0,           0, 8,
                               0,    1,    1, 18, 0,   3,   0,   0,   0, 1, 0,   orientation, 0, 0, 0, 0, 0, 0 };
  g_autofree char *contents = NULL;
  g_autoptr (GByteArray) file = g_byte_array_new ();
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_byte_array_append (file, (const guint8 *) contents, 2);
  g_byte_array_append (file, segment, sizeof segment);
  g_byte_array_append (file, (const guint8 *) contents + 2, (guint) size - 2);
  g_assert_true (g_file_set_contents (path, (const char *) file->data, file->len, NULL));
}

void
picture_files_cut (const char *path, double share)
{
  g_autofree char *contents = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (path, &contents, &size, NULL));
  g_assert_true (g_file_set_contents (path, contents, (gssize) (share * (double) size), NULL));
}
