#include "paint/spec-pixels.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

#define BLOCK ((gsize) 16384) /* columns */

void
spec_pixels_clear (SpecPixels *pixels)
{
  if (pixels->owner != NULL && pixels->free_owner != NULL)
    pixels->free_owner (pixels->owner);
  *pixels = (SpecPixels){ 0 };
}

gboolean
spec_pixels_check_size (const char *path, gint64 width, gint64 height, GError **error)
{
  if (width <= 0 || height <= 0)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: not a picture: expected a width and a height, found %d × %d"),
                   path, (int) width, (int) height);
      return FALSE;
    }
  if (width > SPEC_PIXELS_MAX_AREA / height)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                   _ ("%s: the picture is too large: expected at most 200 megapixels, found %d × %d"), path, (int) width,
                   (int) height);
      return FALSE;
    }
  return TRUE;
}

static cairo_surface_t *
new_surface (int width, int height, GError **error)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);

  if (cairo_surface_status (surface) == CAIRO_STATUS_SUCCESS)
    return surface;
  cairo_surface_destroy (surface);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("Not enough memory for a picture of %d × %d pixels"), width, height);
  return NULL;
}

/* sum += weight * row, the colours premultiplied. The plain case is one loop over bytes the compiler can vectorise. */
static void
add_row (float *sum, const guint8 *row, gsize columns, int channels, float weight)
{
  if (channels == 1 || channels == 3)
    {
      for (gsize i = 0; i < columns * (gsize) channels; i++)
        sum[i] += weight * row[i];
      return;
    }
  for (gsize i = 0; i < columns; i++, row += channels, sum += channels)
    {
      float alpha = row[channels - 1];
      float share = weight * alpha * (1.0f / 255.0f);

      for (int c = 0; c < channels - 1; c++)
        sum[c] += share * row[c];
      sum[channels - 1] += weight * alpha;
    }
}

/* How much of the cell [cell, cell + 1) lies in [start, end). */
static double
overlap (gsize cell, double start, double end)
{
  return MIN (end, (double) cell + 1) - MAX (start, (double) cell);
}

static guint32
pack (const float *mean, int channels)
{
  guint32 alpha = (channels & 1) ? 255 : (guint32) (mean[channels - 1] + 0.5f);
  guint32 red = MIN ((guint32) (mean[0] + 0.5f), alpha);
  guint32 green = channels < 3 ? red : MIN ((guint32) (mean[1] + 0.5f), alpha);
  guint32 blue = channels < 3 ? red : MIN ((guint32) (mean[2] + 0.5f), alpha);

  return alpha << 24 | red << 16 | green << 8 | blue;
}

/* Adds to the four values of each pixel of the answer what it covers of the columns [first, first + count), whose sums are @sum. */
static void
add_columns (float *mean, const float *sum, gsize first, gsize count, const SpecPixels *pixels, const SpecPixelsPart *part)
{
  double step = part->width / part->out_width;
  gsize channels = (gsize) pixels->channels;

  for (int x = (int) MAX (floor ((first - part->x) / step) - 1, 0); x < part->out_width; x++)
    {
      double start = part->x + x * step;
      double end = MIN (start + step, pixels->width);

      if (start >= first + count)
        return;
      for (gsize column = MAX ((gsize) start, first); column < end && column < first + count; column++)
        {
          float weight = (float) overlap (column, start, end);

          for (gsize c = 0; c < channels; c++)
            mean[(gsize) x * 4 + c] += weight * sum[(column - first) * channels + c];
        }
    }
}

/* The means of the rows [start, end). Some columns at a time: a picture may be one row of millions. */
static void
sum_rows (float *mean, float *sum, double start, double end, const SpecPixels *pixels, const SpecPixelsPart *part)
{
  gsize channels = (gsize) pixels->channels, last = MIN ((gsize) (part->x + part->width + 1), (gsize) pixels->width);

  memset (mean, 0, (gsize) part->out_width * 4 * sizeof (float));
  for (gsize first = (gsize) part->x; first < last; first += BLOCK)
    {
      gsize count = MIN (last - first, BLOCK);

      memset (sum, 0, count * channels * sizeof (float));
      for (gsize row = (gsize) start; row < end; row++)
        add_row (sum, pixels->data + row * pixels->stride + first * channels, count, pixels->channels,
                 (float) overlap (row, start, end));
      add_columns (mean, sum, first, count, pixels, part);
    }
}

static void
pack_row (guint32 *out, float *mean, const SpecPixels *pixels, const SpecPixelsPart *part)
{
  float scale = (float) (part->out_width / part->width * part->out_height / part->height);

  for (int x = 0; x < part->out_width; x++, mean += 4)
    {
      for (int c = 0; c < pixels->channels; c++)
        mean[c] = MIN (mean[c] * scale, 255.0f);
      out[x] = pack (mean, pixels->channels);
    }
}

cairo_surface_t *
spec_pixels_scale (const SpecPixels *pixels, const SpecPixelsPart *part, GCancellable *cancellable, GError **error)
{
  double step = part->height / part->out_height;
  g_autofree float *sum = g_try_new (float, BLOCK * 4), *mean = g_try_new (float, (gsize) part->out_width * 4);
  cairo_surface_t *surface = sum == NULL || mean == NULL ? NULL : new_surface (part->out_width, part->out_height, error);
  guint8 *out;

  if (surface == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("Not enough memory to scale a picture"));
      return NULL;
    }
  out = cairo_image_surface_get_data (surface);
  for (int y = 0; y < part->out_height; y++)
    {
      double start = part->y + y * step;

      sum_rows (mean, sum, start, MIN (start + step, pixels->height), pixels, part);
      pack_row ((guint32 *) (void *) (out + (gsize) y * (gsize) cairo_image_surface_get_stride (surface)), mean, pixels, part);
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        {
          cairo_surface_destroy (surface);
          return NULL;
        }
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

/* Where a stored pixel belongs, by the table of EXIF 2.3, tag 0x0112. */
static void
place (int orientation, int width, int height, int x, int y, int *to_x, int *to_y)
{
  gboolean swap = orientation >= 5;
  gboolean flip_x = orientation == 2 || orientation == 3 || orientation == 6 || orientation == 7;
  gboolean flip_y = orientation == 3 || orientation == 4 || orientation == 7 || orientation == 8;
  int turned_x = swap ? y : x;
  int turned_y = swap ? x : y;

  *to_x = flip_x ? (swap ? height : width) - 1 - turned_x : turned_x;
  *to_y = flip_y ? (swap ? width : height) - 1 - turned_y : turned_y;
}

cairo_surface_t *
spec_pixels_turn (cairo_surface_t *surface, int orientation, GError **error)
{
  int width = cairo_image_surface_get_width (surface);
  int height = cairo_image_surface_get_height (surface);
  gboolean swap = orientation >= 5;
  cairo_surface_t *turned;
  const guint8 *from = cairo_image_surface_get_data (surface);
  guint8 *to;

  if (orientation < 2 || orientation > 8)
    return cairo_surface_reference (surface);
  turned = new_surface (swap ? height : width, swap ? width : height, error);
  if (turned == NULL)
    return NULL;
  to = cairo_image_surface_get_data (turned);
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        int to_x, to_y;

        place (orientation, width, height, x, y, &to_x, &to_y);
        memcpy (to + (gsize) to_y * (gsize) cairo_image_surface_get_stride (turned) + (gsize) to_x * 4,
                from + (gsize) y * (gsize) cairo_image_surface_get_stride (surface) + (gsize) x * 4, 4);
      }
  cairo_surface_mark_dirty (turned);
  return turned;
}
