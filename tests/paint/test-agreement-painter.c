/* The curve of agreement: its words stand clear of the cursor, wherever it is. */
#include <math.h>

#include "paint/spec-agreement-painter.h"
#include "spec-test-surface.h"

#define LARGEST 500
#define SAMPLES 1713
#define CLEAR 3 /* pixels, at the usual text */
#define CHANCE 3 /* pixels at the curve's edge may happen to have the words' colour */
#define AXIS 34   /* below the area */
#define VALUES 46 /* left of it */

typedef struct
{
  double height; /* of the curve above chance */
  gboolean normalised;
} Case;

static SpecOverlapCurve *
make_curve (double height)
{
  SpecOverlapCurve *curve = g_new0 (SpecOverlapCurve, 1);

  curve->samples = SAMPLES;
  curve->largest = LARGEST;
  curve->jaccard = g_new (double, LARGEST);
  curve->common = g_new0 (double, LARGEST);
  curve->grid = spec_overlap_curve_new_grid (LARGEST, &curve->grid_count);
  curve->low = g_new (double, curve->grid_count);
  curve->high = g_new (double, curve->grid_count);
  for (gsize k = 1; k <= LARGEST; k++)
    curve->jaccard[k - 1] = height + spec_overlap_curve_get_chance (curve, k);
  for (gsize i = 0; i < curve->grid_count; i++)
    {
      curve->low[i] = curve->jaccard[curve->grid[i] - 1] - 0.01;
      curve->high[i] = curve->jaccard[curve->grid[i] - 1] + 0.01;
    }

  return curve;
}

/* Whether a pixel of the plot is of the name: nothing else within the axes has its colour. */
static gboolean
is_word (cairo_surface_t *plot, int x, int y)
{
  return spec_test_surface_has_color (plot, x, y, spec_palette_get (SPEC_THEME_LIGHT)->dim);
}

/* Returns: how many pixels of the name are near one the cursor has painted. */
static guint
count_touched (cairo_surface_t *plot, cairo_surface_t *cursor, int width, int height, double scale)
{
  int clear = (int) (CLEAR * scale);
  guint touched = 0;

  for (int y = 0; y < height - (int) (AXIS * scale); y++)
    for (int x = (int) (VALUES * scale); x < width; x++)
      {
        gboolean near = FALSE;

        for (int v = MAX (y - clear, 0); is_word (plot, x, y) && v <= MIN (y + clear, height - 1); v++)
          for (int u = MAX (x - clear, 0); u <= MIN (x + clear, width - 1); u++)
            near = near || spec_test_surface_get_pixel (cursor, u, v) != 0xffffff;
        if (near)
          g_test_message ("touched at %d, %d", x, y);
        touched += near;
      }

  return touched;
}

static void
check (const SpecOverlapCurve *curve, const Case *test, int width, int height, double scale)
{
  SpecPlotStyle style = SPEC_PLOT_STYLE_SCREEN;
  g_autoptr (SpecAgreementPlot) plot = NULL;
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (width, height, &cr);
  guint words = 0;

  style.font_size *= scale;
  plot = spec_agreement_plot_new (curve, &(SpecAgreementLook){ test->normalised, TRUE, TRUE }, &style, width, height);
  spec_agreement_plot_paint (plot, cr);
  cairo_destroy (cr);
  for (int y = 0; y < height - (int) (AXIS * scale); y++)
    for (int x = (int) (VALUES * scale); x < width; x++)
      words += is_word (surface, x, y);
  g_assert_cmpuint (words, >, 0); /* the name is there */
  for (gsize k = 1; k <= LARGEST; k += k / 8 + 1)
    {
      cairo_t *pen;
      cairo_surface_t *cursor = spec_test_surface_new (width, height, &pen);

      spec_agreement_plot_paint_cursor (plot, pen, k);
      cairo_destroy (pen);
      g_assert_cmpuint (count_touched (surface, cursor, width, height, scale), <=, CHANCE);
      cairo_surface_destroy (cursor);
    }
  spec_test_surface_assert_margin (surface);
  spec_test_surface_keep (surface, "agreement");
  cairo_surface_destroy (surface);
}

static void
test_clear (gconstpointer data)
{
  const Case *test = data;
  g_autoptr (SpecOverlapCurve) curve = make_curve (test->height);

  check (curve, test, 480, 220, 1);
  check (curve, test, 640, 300, 1);
  check (curve, test, 360, 150, 1);
  check (curve, test, 490, 250, 2);
  check (curve, test, 900, 420, 2);
}

int
main (int argc, char **argv)
{
  static const Case low = { 0.05, FALSE }, high = { 0.4, FALSE }, above = { 0.05, TRUE };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/agreement-painter/clear/low", &low, test_clear);
  g_test_add_data_func ("/agreement-painter/clear/high", &high, test_clear);
  g_test_add_data_func ("/agreement-painter/clear/normalised", &above, test_clear);

  return g_test_run ();
}
