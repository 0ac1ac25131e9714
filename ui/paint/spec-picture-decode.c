#include "paint/spec-picture-decode.h"

#include <math.h>

#include "base/spec-error.h"
#include "paint/spec-exif-orientation.h"
#include "paint/spec-jpeg-reader.h"
#include "paint/spec-picture-pixbuf.h"
#include "paint/spec-picture-stb.h"
#include "paint/spec-pixels.h"

#define CAIRO_MAX_SIZE 32767

/* What is to be filled, as it lies before the picture is turned. */
typedef struct
{
  int width;
  int height;
  SpecFit fit;
  int orientation; /* EXIF */
} Box;

static Box
make_box (FILE *file, int width, int height, SpecFit fit)
{
  int orientation = spec_exif_orientation_read (file);
  gboolean lies = orientation >= 5;

  rewind (file);
  return (Box){ MIN (lies ? height : width, CAIRO_MAX_SIZE), MIN (lies ? width : height, CAIRO_MAX_SIZE), fit, orientation };
}

/* Asks one decoder after the other, until one knows the format. */
static gboolean
decode (FILE *file, const char *name, const Box *box, SpecDecoders decoders, SpecPixels *pixels, GCancellable *cancellable,
        GError **error)
{
  g_autoptr (GError) failure = NULL;
  gboolean fine = spec_jpeg_reader_decode (file, name, box->width, box->height, box->fit, pixels, cancellable, &failure);

  if (g_error_matches (failure, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED))
    {
      g_clear_error (&failure);
      rewind (file);
      fine = spec_picture_stb_decode (file, name, pixels, cancellable, &failure);
    }
  if (decoders == SPEC_DECODERS_ALL && g_error_matches (failure, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED))
    {
      g_clear_error (&failure);
      rewind (file);
      return spec_picture_pixbuf_decode (file, name, pixels, cancellable, error);
    }
  if (fine)
    pixels->orientation = box->orientation;
  else
    g_propagate_error (error, g_steal_pointer (&failure));
  return fine;
}

static int
to_pixels (double length)
{
  return CLAMP ((int) lround (length), 1, CAIRO_MAX_SIZE);
}

static SpecPixelsPart
choose_part (const SpecPixels *pixels, int width, int height, SpecFit fit)
{
  SpecPixelsPart part = { 0, 0, pixels->width, pixels->height, width, height };
  double scale;

  if (fit == SPEC_FIT_COVER)
    {
      part.width = MIN (part.width, part.height * width / height);
      part.height = MIN (part.height, part.width * height / width);
      part.x = (pixels->width - part.width) / 2;
      part.y = (pixels->height - part.height) / 2;
    }
  scale = MIN (width / part.width, height / part.height);
  if (scale < 1 && fit == SPEC_FIT_COVER)
    return part;
  part.out_width = to_pixels (part.width * MIN (scale, 1));
  part.out_height = to_pixels (part.height * MIN (scale, 1));
  if (scale >= 1) /* pixel for pixel */
    part = (SpecPixelsPart){ MIN (floor (part.x), pixels->width - part.out_width),
                             MIN (floor (part.y), pixels->height - part.out_height),
                             part.out_width,
                             part.out_height,
                             part.out_width,
                             part.out_height };
  return part;
}

cairo_surface_t *
spec_picture_decode (FILE *file, const char *name, int width, int height, SpecFit fit, SpecDecoders decoders,
                     GCancellable *cancellable, GError **error)
{
  g_auto (SpecPixels) pixels = { 0 };
  g_autoptr (GError) failure = NULL; /* the steps look at what the step before said */
  cairo_surface_t *scaled = NULL;
  cairo_surface_t *upright = NULL;
  Box box = make_box (file, width, height, fit);

  if (decode (file, name, &box, decoders, &pixels, cancellable, &failure))
    {
      SpecPixelsPart part;

      if ((pixels.orientation >= 5) != (box.orientation >= 5)) /* another decoder has its own opinion */
        box = (Box){ box.height, box.width, fit, pixels.orientation };
      part = choose_part (&pixels, box.width, box.height, fit);
      scaled = spec_pixels_scale (&pixels, &part, cancellable, &failure);
    }
  if (scaled != NULL)
    {
      upright = spec_pixels_turn (scaled, pixels.orientation, &failure);
      cairo_surface_destroy (scaled);
    }
  if (upright == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  return upright;
}
