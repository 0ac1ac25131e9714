#include "paint/spec-jpeg-reader.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <setjmp.h>

#include <jpeglib.h>
/* after jpeglib.h */
#include <jerror.h>

#include "base/spec-error.h"

#define MAX_SCANS 200 /* cameras make ten; many thousand keep a decoder busy for hours */
#define MAX_PIXELS_PER_BYTE 512 /* each block of 64 takes a bit at least */

typedef struct
{
  struct jpeg_decompress_struct info;
  struct jpeg_error_mgr errors;
  struct jpeg_progress_mgr progress;
  jmp_buf out;
  GCancellable *cancellable;
  gboolean ends_early;
  gboolean damaged;
  int width; /* of the pixels; channels are the info's */
  int height;
  guint8 *data;
} Reader;

static void
leave (j_common_ptr info)
{
  Reader *reader = info->client_data;

  longjmp (reader->out, 1);
}

/* Most warnings are of no consequence; these mean that there is grey where the picture should be. */
static void
on_message (j_common_ptr info, int level)
{
  Reader *reader = info->client_data;
  int code = info->err->msg_code;

  if (level >= 0)
    return;
  reader->ends_early |= code == JWRN_JPEG_EOF;
  reader->damaged |= code == JWRN_HIT_MARKER || code == JWRN_HUFF_BAD_CODE || code == JWRN_MUST_RESYNC;
}

static void
on_progress (j_common_ptr info)
{
  Reader *reader = info->client_data;

  reader->damaged |= reader->info.input_scan_number > MAX_SCANS;
  if (reader->damaged || reader->ends_early || g_cancellable_is_cancelled (reader->cancellable))
    longjmp (reader->out, 1);
}

static gboolean
check_head (const Reader *reader, FILE *file, const char *path, GError **error)
{
  gint64 area = (gint64) reader->info.image_width * reader->info.image_height;
  long here = ftell (file), size;

  if (!spec_pixels_check_size (path, reader->info.image_width, reader->info.image_height, error))
    return FALSE;
  if (reader->info.arith_code || fseek (file, 0, SEEK_END) != 0)
    return TRUE;
  size = ftell (file);
  if (fseek (file, here, SEEK_SET) == 0 && area / MAX_PIXELS_PER_BYTE <= size)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the file is too short for a picture of %d × %d pixels"), path,
               (int) reader->info.image_width, (int) reader->info.image_height);
  return FALSE;
}

static void
choose_size (struct jpeg_decompress_struct *info, int width, int height, SpecFit fit)
{
  double across = (double) width / info->image_width, down = (double) height / info->image_height;
  double scale = fit == SPEC_FIT_COVER ? MAX (across, down) : MIN (across, down);

  info->scale_num = (unsigned) CLAMP (ceil (8 * scale), 1, 8);
  info->scale_denom = 8;
  if (info->jpeg_color_space == JCS_CMYK || info->jpeg_color_space == JCS_YCCK)
    info->out_color_space = JCS_CMYK;
  else if (info->jpeg_color_space != JCS_GRAYSCALE)
    info->out_color_space = JCS_RGB;
}

/* In place, of four bytes three: Adobe's programs write ink upside down, and everyone writes as they do. */
static void
make_rgb (guint8 *row, int width, gboolean upside_down)
{
  for (int x = 0; x < width; x++)
    {
      const guint8 *ink = row + 4 * x;
      int black = upside_down ? ink[3] : 255 - ink[3];

      for (int c = 0; c < 3; c++)
        row[3 * x + c] = (guint8) ((upside_down ? ink[c] : 255 - ink[c]) * black / 255);
    }
}

/* Everything between setjmp() and longjmp(): no local variable is looked at after the jump. */
static gboolean
read_picture (Reader *reader, FILE *file, const char *path, int width, int height, SpecFit fit, GError **error)
{
  struct jpeg_decompress_struct *info = &reader->info;
  gsize stride;

  if (setjmp (reader->out) != 0)
    return FALSE;
  jpeg_create_decompress (info);
  info->progress = &reader->progress;
  jpeg_stdio_src (info, file);
  jpeg_read_header (info, TRUE);
  if (!check_head (reader, file, path, error))
    return FALSE;
  choose_size (info, width, height, fit);
  jpeg_start_decompress (info);
  reader->width = (int) info->output_width;
  reader->height = (int) info->output_height;
  stride = (gsize) info->output_width * (gsize) info->output_components;
  reader->data = g_try_malloc_n (info->output_height, stride);
  if (reader->data == NULL)
    ERREXIT1 (info, JERR_OUT_OF_MEMORY, 0);
  while (info->output_scanline < info->output_height)
    {
      guint8 *row = reader->data + info->output_scanline * stride;

      jpeg_read_scanlines (info, &row, 1);
      if (info->out_color_space == JCS_CMYK)
        make_rgb (row, reader->width, info->saw_Adobe_marker);
    }
  jpeg_finish_decompress (info);
  return !reader->ends_early && !reader->damaged;
}

static void
set_failure (Reader *reader, const char *path, GError **error)
{
  char text[JMSG_LENGTH_MAX] = "";

  if (g_cancellable_set_error_if_cancelled (reader->cancellable, error))
    return;
  reader->errors.format_message ((j_common_ptr) &reader->info, text);
  if (reader->ends_early)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the file ends before the picture does"), path);
  else if (reader->errors.msg_code == JERR_OUT_OF_MEMORY)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory to decode the picture"), path);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: the picture is damaged: %s"), path, text);
}

static gboolean
is_jpeg (FILE *file)
{
  gboolean answer = getc (file) == 0xFF && getc (file) == 0xD8;

  rewind (file);
  return answer;
}

gboolean
spec_jpeg_reader_decode (FILE *file, const char *path, int width, int height, SpecFit fit, SpecPixels *pixels,
                         GCancellable *cancellable, GError **error)
{
  g_autofree Reader *reader = g_new0 (Reader, 1);
  g_autoptr (GError) failure = NULL;
  gboolean fine;

  if (!is_jpeg (file))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED, "%s: no JPEG file", path);
      return FALSE;
    }
  reader->cancellable = cancellable;
  reader->info.err = jpeg_std_error (&reader->errors);
  reader->info.client_data = reader;
  reader->errors.error_exit = leave;
  reader->errors.emit_message = on_message;
  reader->progress.progress_monitor = on_progress;
  fine = read_picture (reader, file, path, width, height, fit, &failure);
  if (!fine && failure == NULL)
    set_failure (reader, path, &failure);
  if (fine)
    *pixels = (SpecPixels){ .width = reader->width,
                            .height = reader->height,
                            .channels = reader->info.out_color_space == JCS_GRAYSCALE ? 1 : 3,
                            .stride = (gsize) reader->width * (gsize) reader->info.output_components,
                            .orientation = 1,
                            .data = reader->data,
                            .owner = reader->data,
                            .free_owner = g_free };
  else
    {
      g_free (reader->data);
      g_propagate_error (error, g_steal_pointer (&failure));
    }
  jpeg_destroy_decompress (&reader->info);
  return fine;
}
