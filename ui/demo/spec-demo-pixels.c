#include "demo/spec-demo-pixels.h"

#include <math.h>

SpecColor
spec_demo_pixels_get (cairo_surface_t *surface, int x, int y)
{
  const guint8 *row = cairo_image_surface_get_data (surface) + (gsize) y * cairo_image_surface_get_stride (surface);
  guint32 pixel = ((const guint32 *) (gconstpointer) row)[x];

  return (SpecColor){ (pixel >> 16 & 0xff) / 255.0, (pixel >> 8 & 0xff) / 255.0, (pixel & 0xff) / 255.0 };
}

void
spec_demo_pixels_vote (double x, double y, float *bins, guint count)
{
  double length = hypot (x, y), place, share;
  guint below;

  if (length < 1e-9)
    return;
  place = fmod (atan2 (y, x) + G_PI, G_PI) / G_PI * count;
  below = (guint) place;
  share = place - below;
  bins[below % count] += length * (1 - share);
  bins[(below + 1) % count] += length * share;
}

void
spec_demo_pixels_normalise (float *values, guint count)
{
  double sum = 0;

  for (guint i = 0; i < count; i++)
    sum += (double) values[i] * values[i];
  for (guint i = 0; i < count; i++)
    values[i] = sum > 1e-12 ? values[i] / sqrt (sum) : 0;
}
