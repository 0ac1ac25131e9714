/* X: the strokes of what is printed. */
#include <math.h>
#include <string.h>

#include "demo/spec-demo-features.h"
#include "demo/spec-demo-pixels.h"

/* The print is brought into a strip of CELL-sized cells. */
#define CELL 6
#define COLUMNS 24
#define ROWS 4
#define ORIENTATIONS 8
#define WIDTH (COLUMNS * CELL)
#define HEIGHT (ROWS * CELL)

G_STATIC_ASSERT (COLUMNS *ROWS *ORIENTATIONS == SPEC_DEMO_PRINT_DIM);

/* How white each pixel is, 0 to 1, and the box that holds all that is. */
typedef struct
{
  float *white;
  int width, height;
  int left, top, right, bottom; /* right and bottom are outside */
} Print;

/** Nothing but the print is nearly white; what is between 0.85 and 1 is the edge of a letter. */
static float
whiteness (SpecColor color)
{
  return CLAMP ((MIN (MIN (color.red, color.green), color.blue) - 0.85) / 0.15, 0, 1);
}

static void
find_print (Print *print, cairo_surface_t *surface)
{
  print->width = cairo_image_surface_get_width (surface);
  print->height = cairo_image_surface_get_height (surface);
  print->white = g_new (float, (gsize) print->width * print->height);
  print->left = print->width;
  print->top = print->height;
  print->right = print->bottom = 0;
  for (int y = 0; y < print->height; y++)
    for (int x = 0; x < print->width; x++)
      {
        float white = whiteness (spec_demo_pixels_get (surface, x, y));

        print->white[y * print->width + x] = white;
        if (white < 0.7f)
          continue;
        print->left = MIN (print->left, x);
        print->right = MAX (print->right, x + 1);
        print->top = MIN (print->top, y);
        print->bottom = MAX (print->bottom, y + 1);
      }
}

/** The mean whiteness of the box of @size pixels around a place in the picture. */
static float
sample (const Print *print, double x, double y, double size)
{
  int left = CLAMP ((int) floor (x - size / 2), 0, print->width - 1),
      right = CLAMP ((int) ceil (x + size / 2), left + 1, print->width);
  int top = CLAMP ((int) floor (y - size / 2), 0, print->height - 1),
      bottom = CLAMP ((int) ceil (y + size / 2), top + 1, print->height);
  float sum = 0;

  for (int row = top; row < bottom; row++)
    for (int column = left; column < right; column++)
      sum += print->white[row * print->width + column];
  return sum / ((right - left) * (bottom - top));
}

/** Draws the print into @strip, as high as the strip, its left edge at the strip's, nothing beyond its right edge. */
static void
straighten (const Print *print, float *strip)
{
  double step = (double) (print->bottom - print->top) / HEIGHT;

  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      {
        double from = print->left + (x + 0.5) * step;

        strip[y * WIDTH + x] = from < print->right ? sample (print, from, print->top + (y + 0.5) * step, step) : 0;
      }
}

static void
describe (const float *strip, float *features)
{
  for (int y = 1; y < HEIGHT - 1; y++)
    for (int x = 1; x < WIDTH - 1; x++)
      {
        const float *at = &strip[y * WIDTH + x];

        spec_demo_pixels_vote (at[1] - at[-1], at[WIDTH] - at[-WIDTH],
                               features + (y / CELL * COLUMNS + x / CELL) * ORIENTATIONS, ORIENTATIONS);
      }
  for (guint i = 0; i < SPEC_DEMO_PRINT_DIM; i++)
    features[i] = sqrtf (features[i]); /* one bold stroke shall not outweigh the rest */
  spec_demo_pixels_normalise (features, SPEC_DEMO_PRINT_DIM);
}

void
spec_demo_features_print (cairo_surface_t *surface, float *features)
{
  Print print;
  float strip[HEIGHT * WIDTH];

  memset (features, 0, SPEC_DEMO_PRINT_DIM * sizeof *features);
  find_print (&print, surface);
  if (print.right - print.left > 2 && print.bottom - print.top > 2)
    {
      straighten (&print, strip);
      describe (strip, features);
    }
  g_free (print.white);
}
