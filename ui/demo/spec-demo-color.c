/* Y: colour and texture. */
#include <math.h>
#include <string.h>

#include "demo/spec-demo-features.h"
#include "demo/spec-demo-pixels.h"

#define HUES 12
#define STRENGTHS 2 /* of colour: pale and strong */
#define GREYS 6
#define COLORS (HUES * STRENGTHS + GREYS)
#define REGIONS 6 /* the whole, its four quarters, the middle */
#define ORIENTATIONS 8
#define CLASSES 3 /* of gradients: faint, clear, sharp */
#define TEXTURES (ORIENTATIONS + CLASSES)
#define SCALES 2

G_STATIC_ASSERT (COLORS *REGIONS + TEXTURES * SCALES == SPEC_DEMO_COLOR_DIM);

/* Which bins a pixel counts in: the two nearest its hue, pale and strong, and the two nearest its lightness. */
typedef struct
{
  guint bins[6];
  float weights[6];
} Vote;

/** Spreads @weight over two of @count bins that start at @first; @round: the last is beside the first. */
static void
share (Vote *vote, guint slot, guint first, guint count, float place, gboolean round, float weight)
{
  guint below = MIN ((guint) place, count - 1), above = below + 1 < count ? below + 1 : round ? 0 : below;
  float part = place - below;

  vote->bins[slot] = first + below;
  vote->bins[slot + 1] = first + above;
  vote->weights[slot] = weight * (1 - part);
  vote->weights[slot + 1] = weight * part;
}

/** Returns: 0 to 6 around the circle of hues. */
static float
hue_of (SpecColor color, double high, double range)
{
  double hue;

  if (high <= color.red)
    hue = (color.green - color.blue) / range;
  else if (high <= color.green)
    hue = (color.blue - color.red) / range + 2;
  else
    hue = (color.red - color.green) / range + 4;
  return hue < 0 ? hue + 6 : hue;
}

/** What is coloured counts by hue, the rest by lightness. */
static Vote
vote_color (SpecColor color)
{
  double high = MAX (MAX (color.red, color.green), color.blue), low = MIN (MIN (color.red, color.green), color.blue);
  double range = high - low, colored = CLAMP ((range - 0.06) / 0.12, 0, 1), strong = CLAMP ((range - 0.2) / 0.25, 0, 1);
  float place = colored > 0 ? hue_of (color, high, range) * HUES / 6 : 0;
  Vote vote;

  share (&vote, 0, 0, HUES, place, TRUE, colored * (1 - strong));
  share (&vote, 2, HUES, HUES, place, TRUE, colored * strong);
  share (&vote, 4, HUES * STRENGTHS, GREYS, (high + low) / 2 * (GREYS - 1), FALSE, 1 - colored);
  return vote;
}

static void
cast_vote (const Vote *vote, float *histogram)
{
  for (guint i = 0; i < G_N_ELEMENTS (vote->bins); i++)
    histogram[vote->bins[i]] += vote->weights[i];
}

/** Fills the histograms of the regions, and the plane of lightness. */
static void
count_regions (cairo_surface_t *surface, float *regions, float *lightness)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);

  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        SpecColor color = spec_demo_pixels_get (surface, x, y);
        Vote vote = vote_color (color);

        lightness[y * width + x] = 0.299 * color.red + 0.587 * color.green + 0.114 * color.blue;
        cast_vote (&vote, regions + (1 + (2 * y >= height) * 2 + (2 * x >= width)) * COLORS);
        if (ABS (2 * x - width) < width / 2 && ABS (2 * y - height) < height / 2)
          cast_vote (&vote, regions + 5 * COLORS);
      }
  for (guint i = 0; i < 4 * COLORS; i++)
    regions[i % COLORS] += regions[COLORS + i];
}

/** Orientations of the clear gradients between pixels @step apart, and how many are faint, clear and sharp: sharp ones
 * are outlines of things, which texture is not. */
static void
count_texture (const float *lightness, int width, int height, int step, float *bins)
{
  for (int y = step; y < height - step; y++)
    for (int x = step; x < width - step; x++)
      {
        const float *at = lightness + y * width + x;
        float across = at[step] - at[-step], down = at[step * width] - at[-step * width];
        float length = sqrtf (across * across + down * down);

        if (length > 0.03f && length < 0.2f)
          spec_demo_pixels_vote (across / length, down / length, bins, ORIENTATIONS);
        bins[ORIENTATIONS + (length < 0.03f ? 0 : length < 0.12f ? 1 : 2)] += 1;
      }
}

/** Square roots of shares, so that the distance between two histograms is Hellinger's, scaled by @weight. */
static void
to_shares (float *bins, guint count, double weight)
{
  double sum = 0;

  for (guint i = 0; i < count; i++)
    sum += bins[i];
  for (guint i = 0; i < count; i++)
    bins[i] = sum > 0 ? weight * sqrt (bins[i] / sum) : 0;
}

void
spec_demo_features_color (cairo_surface_t *surface, float *features)
{
  int width = cairo_image_surface_get_width (surface), height = cairo_image_surface_get_height (surface);
  g_autofree float *lightness = g_new (float, (gsize) width *height);

  memset (features, 0, SPEC_DEMO_COLOR_DIM * sizeof *features);
  count_regions (surface, features, lightness);
  for (guint region = 0; region < REGIONS; region++)
    to_shares (features + region * COLORS, COLORS, region == 0 ? 1 : 0.5);
  for (int scale = 0; scale < SCALES; scale++)
    {
      float *bins = features + REGIONS * COLORS + scale * TEXTURES;

      count_texture (lightness, width, height, 1 + 2 * scale, bins);
      to_shares (bins, ORIENTATIONS, 0.7);
      to_shares (bins + ORIENTATIONS, CLASSES, 0.5);
    }
}
