#include "paint/spec-exif-orientation.h"

#include <libexif/exif-data.h>
#include <string.h>

#define MARKER_START 0xD8
#define MARKER_SCAN 0xDA
#define MARKER_APP1 0xE1
#define EXIF_HEAD "Exif\0\0"
#define EXIF_HEAD_SIZE 6

static int
parse (const guint8 *bytes, guint size)
{
  ExifData *data = exif_data_new ();
  ExifEntry *entry;
  int orientation = 1;

  exif_data_load_data (data, bytes, size);
  entry = exif_content_get_entry (data->ifd[EXIF_IFD_0], EXIF_TAG_ORIENTATION);
  if (entry != NULL && entry->format == EXIF_FORMAT_SHORT && entry->components >= 1 && entry->size >= 2)
    orientation = exif_get_short (entry->data, exif_data_get_byte_order (data));
  exif_data_unref (data);
  return orientation >= 1 && orientation <= 8 ? orientation : 1;
}

/* Reads the head of the next segment. Returns: its marker, or 0 at the end of the segments. */
static int
read_segment (FILE *file, guint *size)
{
  guint8 head[4];

  if (fread (head, 1, 4, file) != 4 || head[0] != 0xFF)
    return 0;
  *size = (guint) head[2] << 8 | head[3];
  if (*size < 2 || head[1] == MARKER_SCAN)
    return 0;
  *size -= 2;
  return head[1];
}

int
spec_exif_orientation_read (FILE *file)
{
  guint8 start[2];
  guint size;
  int marker;

  if (fread (start, 1, 2, file) != 2 || start[0] != 0xFF || start[1] != MARKER_START)
    return 1;
  while ((marker = read_segment (file, &size)) != 0)
    {
      if (marker == MARKER_APP1)
        {
          g_autofree guint8 *bytes = g_malloc (size + 1);

          if (fread (bytes, 1, size, file) != size)
            return 1;
          if (size > EXIF_HEAD_SIZE && memcmp (bytes, EXIF_HEAD, EXIF_HEAD_SIZE) == 0)
            return parse (bytes, size);
        }
      else if (fseek (file, size, SEEK_CUR) != 0)
        return 1;
    }
  return 1;
}
