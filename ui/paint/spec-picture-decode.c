#include "paint/spec-picture-decode.h"

#include <math.h>

#include "base/spec-error.h"
#include "paint/spec-exif-orientation.h"
#include "paint/spec-picture-pixbuf.h"
#include "paint/spec-picture-stb.h"
#include "paint/spec-pixels.h"

#define CAIRO_MAX_SIZE 32767

static gboolean
decode (FILE *file, const char *name, SpecDecoders decoders, SpecPixels *pixels, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  int orientation = spec_exif_orientation_read (file);

  rewind (file);
  if (spec_picture_stb_decode (file, name, pixels, cancellable, &failure))
    {
      pixels->orientation = orientation;
      return TRUE;
    }
  if (decoders == SPEC_DECODERS_PLAIN || !g_error_matches (failure, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED))
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return FALSE;
    }
  rewind (file);
  return spec_picture_pixbuf_decode (file, name, pixels, cancellable, error);
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

  if (decode (file, name, decoders, &pixels, cancellable, &failure))
    {
      gboolean lies = pixels.orientation >= 5;
      int box_width = MIN (lies ? height : width, CAIRO_MAX_SIZE);
      int box_height = MIN (lies ? width : height, CAIRO_MAX_SIZE);
      SpecPixelsPart part = choose_part (&pixels, box_width, box_height, fit);

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
