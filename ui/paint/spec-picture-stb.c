#include "paint/spec-picture-stb.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"

/* Compiled in: the shared library of the distributions is not everywhere, and its memory could not be watched. */
#define STB_IMAGE_IMPLEMENTATION
#define STBI_NO_STDIO
#define STBI_ONLY_PNG /* the rest is rare, and gdk-pixbuf looks more closely */
#define STBI_ONLY_BMP
#define STBI_MAX_DIMENSIONS SPEC_PIXELS_MAX_AREA
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wmissing-prototypes"
#include <stb_image.h>
#pragma GCC diagnostic pop

typedef struct
{
  FILE *file;
  GCancellable *cancellable;
  gboolean past_end; /* the decoder asked for a byte after the last one */
} Source;

static int
source_read (void *data, char *bytes, int size)
{
  Source *source = data;
  size_t count;

  if (g_cancellable_is_cancelled (source->cancellable))
    return 0;
  count = fread (bytes, 1, (size_t) size, source->file);
  source->past_end |= count == 0 && size > 0;
  return (int) count;
}

static void
source_skip (void *data, int count)
{
  Source *source = data;

  if (fseek (source->file, count, SEEK_CUR) != 0)
    source->past_end = TRUE;
}

static int
source_eof (void *data)
{
  Source *source = data;

  return feof (source->file) || ferror (source->file) || g_cancellable_is_cancelled (source->cancellable);
}

/* Once the head was understood no other decoder is asked: gdk-pixbuf would show a damaged file as far as it goes. */
static void
set_failure (const Source *source, const char *path, GError **error)
{
  const char *reason = stbi_failure_reason ();

  if (source->past_end || feof (source->file))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the file ends before the picture does"), path);
  else if (g_str_equal (reason, "outofmem"))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory to decode the picture"), path);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the picture is damaged: %s"), path, reason);
}

/* However well it is packed, a file holds no more than so much: zlib makes at most 1032 bytes (of 8 pixels) of one. What claims more is
 * refused before memory is asked for. */
static gboolean
can_hold (FILE *file, int width, int height)
{
  return fseek (file, 0, SEEK_END) != 0 || (gint64) width * height / (1032 * 8) <= ftell (file);
}

/* Parts of no bytes are allowed; one ahead of all others makes stb_image add to a NULL pointer, and it is left to the next decoder.
 * @file: at its start; left anywhere */
static gboolean
begins_empty (FILE *file)
{
  static const guint8 signature[] = { 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n' };
  guint8 head[8];

  if (fread (head, 1, sizeof head, file) != sizeof head || memcmp (head, signature, sizeof head) != 0)
    return FALSE;
  while (fread (head, 1, sizeof head, file) == sizeof head)
    {
      guint32 length;

      memcpy (&length, head, sizeof length);
      length = GUINT32_FROM_BE (length);
      if (memcmp (head + 4, "IDAT", 4) == 0)
        return length == 0;
      if (fseek (file, (long) MIN (length, G_MAXINT32) + 4, SEEK_CUR) != 0)
        return FALSE;
    }
  return FALSE;
}

gboolean
spec_picture_stb_decode (FILE *file, const char *path, SpecPixels *pixels, GCancellable *cancellable, GError **error)
{
  const stbi_io_callbacks calls = { source_read, source_skip, source_eof };
  Source source = { file, cancellable, FALSE };
  int width, height, channels;
  stbi_uc *data;

  if (!stbi_info_from_callbacks (&calls, &source, &width, &height, &channels))
    {
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED, "%s: %s", path, stbi_failure_reason ());
      return FALSE;
    }
  if (!spec_pixels_check_size (path, width, height, error))
    return FALSE;
  if (!can_hold (file, width, height))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the file is too short for a picture of %d × %d pixels"), path, width,
                   height);
      return FALSE;
    }
  rewind (file);
  if (begins_empty (file))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED, "%s: %s", path, "IDAT");
      return FALSE;
    }
  rewind (file);
  source.past_end = FALSE;
  data = stbi_load_from_callbacks (&calls, &source, &width, &height, &channels, 0);
  if (g_cancellable_set_error_if_cancelled (cancellable, error) || data == NULL || source.past_end)
    {
      if (error != NULL && *error == NULL)
        set_failure (&source, path, error);
      stbi_image_free (data);
      return FALSE;
    }
  *pixels = (SpecPixels){ .width = width,
                          .height = height,
                          .channels = channels,
                          .stride = (gsize) width * (gsize) channels,
                          .orientation = 1,
                          .data = data,
                          .owner = data,
                          .free_owner = stbi_image_free };
  return TRUE;
}
