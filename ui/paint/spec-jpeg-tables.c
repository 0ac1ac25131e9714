#include "paint/spec-jpeg-tables.h"

#define MARKER_START 0xD8
#define MARKER_TABLES 0xC4
#define LENGTHS 16
#define MAX_CODES 256

/* One segment: after its length any number of tables, each a class byte, 16 counts, and as many values as the counts say. */
static gboolean
check_segment (FILE *file)
{
  int high = getc (file);
  int low = getc (file);
  long left = high == EOF || low == EOF ? 0 : (high << 8 | low) - 2;

  while (left > 0)
    {
      guint8 head[1 + LENGTHS];
      int codes = 0;

      if (fread (head, 1, sizeof head, file) != sizeof head)
        return TRUE; /* the file ends here, and the decoder will say so */
      for (int i = 1; i <= LENGTHS; i++)
        codes += head[i];
      if (codes > MAX_CODES)
        return FALSE;
      left -= (long) sizeof head + codes;
      if (fseek (file, codes, SEEK_CUR) != 0)
        return TRUE;
    }
  return TRUE;
}

gboolean
spec_jpeg_tables_check (FILE *file)
{
  int last = getc (file);
  int byte = getc (file);

  if (last != 0xFF || byte != MARKER_START)
    return TRUE;
  while (byte != EOF)
    {
      last = byte;
      byte = getc_unlocked (file);
      if (last == 0xFF && byte == MARKER_TABLES)
        {
          long here = ftell (file);

          if (!check_segment (file) || fseek (file, here, SEEK_SET) != 0)
            return FALSE;
        }
    }
  return TRUE;
}
