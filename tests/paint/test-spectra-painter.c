/* The spectra on a picture: marks are where the geometry says, and nothing is anywhere else. */
#include <math.h>

#include "paint/spec-spectra-painter.h"
#include "spec-test-surface.h"

static const SpecPlotStyle screen = SPEC_PLOT_STYLE_SCREEN;
static const SpecPlotStyle dark = { SPEC_THEME_DARK, NULL, SPEC_PLOT_BODY_SIZE };

/* Falling like the spectra of real kernels. */
static void
fill_spectrum (double *values, gsize count, double first, double power)
{
  for (gsize i = 0; i < count; i++)
    values[i] = first * pow (i + 1, -power);
}

static SpecSpectraData
make_data (double *x, double *y, gsize count, gboolean solid)
{
  fill_spectrum (x, count, 0.1575, 1.1);
  fill_spectrum (y, count, 0.1357, 1.4);
  return (SpecSpectraData){ { x, y }, { count, count }, { "CLIP", "DINOv2" }, solid, TRUE, FALSE };
}

static cairo_surface_t *
paint (const SpecSpectraData *data, const SpecPlotStyle *style, int width, int height, SpecSpectraPlot **plot)
{
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (width, height, &cr);

  *plot = spec_spectra_plot_new (data, style, width, height);
  spec_spectra_plot_paint (*plot, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  spec_test_surface_assert_margin (surface);
  return surface;
}

static void
assert_points (const SpecSpectraPlot *plot, double width, double height)
{
  for (guint side = 0; side < 2; side++)
    {
      gsize count;
      const SpecSpectraPoint *points = spec_spectra_plot_get_points (plot, side, &count);

      for (gsize i = 0; i < count; i++)
        {
          g_assert_true (points[i].x >= 0 && points[i].x <= MAX (width, 80));
          g_assert_true (points[i].y >= 0 && points[i].y <= MAX (height, 40));
          if (i > 0)
            g_assert_cmpfloat (points[i].x, >=, points[i - 1].x);
        }
    }
}

static void
test_marks (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  double x[50], y[50];
  SpecSpectraData data = make_data (x, y, 50, TRUE);
  g_autoptr (SpecSpectraPlot) plot = NULL;
  cairo_surface_t *surface = paint (&data, &screen, 428, 198, &plot);
  const SpecSpectraPoint *blue, *orange;
  gsize count;

  spec_test_surface_keep (surface, "spectra-light");
  blue = spec_spectra_plot_get_points (plot, SPEC_SIDE_X, &count);
  g_assert_cmpuint (count, ==, 50);
  orange = spec_spectra_plot_get_points (plot, SPEC_SIDE_Y, &count);
  for (gsize i = 1; i < 5; i++)
    {
      g_assert_cmpuint (blue[i].rank, ==, i + 1);
      g_assert_true (spec_test_surface_has_color (surface, blue[i].x, blue[i].y, palette->x));
      g_assert_true (spec_test_surface_has_color (surface, orange[i].x, orange[i].y, palette->y));
    }
  /* A square fills its corners, a circle does not. */
  g_assert_true (spec_test_surface_has_color (surface, orange[3].x - 2.2, orange[3].y + 2.2, palette->y));
  g_assert_false (spec_test_surface_has_color (surface, blue[3].x - 2.9, blue[3].y + 2.9, palette->x));
  assert_points (plot, 428, 198);
  cairo_surface_destroy (surface);
}

static void
test_preview_is_hollow (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_DARK);
  double x[50], y[50];
  SpecSpectraData data = make_data (x, y, 50, FALSE);
  g_autoptr (SpecSpectraPlot) plot = NULL;
  cairo_surface_t *surface = paint (&data, &dark, 428, 198, &plot);
  const SpecSpectraPoint *points;
  gsize count;

  spec_test_surface_keep (surface, "spectra-dark");
  points = spec_spectra_plot_get_points (plot, SPEC_SIDE_X, &count);
  g_assert_true (spec_test_surface_has_color (surface, points[3].x, points[3].y, palette->card));
  g_assert_false (spec_test_surface_has_color (surface, points[3].x, points[3].y, palette->x));
  cairo_surface_destroy (surface);
}

static void
test_same_bytes (void)
{
  double x[50], y[50];
  SpecSpectraData data = make_data (x, y, 50, TRUE);
  g_autoptr (SpecSpectraPlot) first = NULL;
  g_autoptr (SpecSpectraPlot) second = NULL;
  cairo_surface_t *one = paint (&data, &screen, 300, 160, &first), *two = paint (&data, &screen, 300, 160, &second);
  g_autofree char *a = spec_test_surface_dup_checksum (one);
  g_autofree char *b = spec_test_surface_dup_checksum (two);

  g_assert_cmpstr (a, ==, b);
  cairo_surface_destroy (one);
  cairo_surface_destroy (two);
}

static void
test_find (void)
{
  double x[50], y[50];
  SpecSpectraData data = make_data (x, y, 50, TRUE);
  g_autoptr (SpecSpectraPlot) plot = spec_spectra_plot_new (&data, &screen, 428, 198);
  gsize count, index;
  const SpecSpectraPoint *points = spec_spectra_plot_get_points (plot, SPEC_SIDE_Y, &count);
  SpecSide side;

  g_assert_true (spec_spectra_plot_find (plot, points[2].x + 2, points[2].y + 3, &side, &index));
  g_assert_cmpint (side, ==, SPEC_SIDE_Y);
  g_assert_cmpuint (index, ==, 2);
  g_assert_false (spec_spectra_plot_find (plot, 4, 4, &side, &index));
}

static void
paint_values (const double *x, gsize n_x, const double *y, gsize n_y, int width, int height)
{
  for (guint logarithmic = 0; logarithmic < 2; logarithmic++)
    {
      SpecSpectraData data
          = { { x, y }, { n_x, n_y }, { "a rather long name of a model", NULL }, TRUE, logarithmic, TRUE };
      g_autoptr (SpecSpectraPlot) plot = NULL;
      cairo_surface_t *surface = paint (&data, &screen, width, height, &plot);

      assert_points (plot, width, height);
      cairo_surface_destroy (surface);
    }
}

static void
test_degenerate (void)
{
  static const double zeros[5], one[] = { 1 }, equal[] = { 0.02, 0.02, 0.02 };
  static const double wild[] = { 1e300, 1, 1e-300, 0, -1e-17, NAN, INFINITY };
  double many[1000];

  fill_spectrum (many, 1000, 1, 3);
  paint_values (NULL, 0, NULL, 0, 400, 200);
  paint_values (one, 1, NULL, 0, 400, 200);
  paint_values (zeros, 5, zeros, 5, 400, 200);
  paint_values (equal, 3, one, 1, 400, 200);
  paint_values (wild, G_N_ELEMENTS (wild), many, 1000, 400, 200);
  for (int size = 0; size < 120; size += 7)
    paint_values (many, 1000, equal, 3, size, size);
}

static void
test_hover_stays_inside (void)
{
  double x[50], y[50];
  SpecSpectraData data = make_data (x, y, 50, TRUE);
  g_autoptr (SpecSpectraPlot) plot = spec_spectra_plot_new (&data, &screen, 300, 160);
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (300, 160, &cr);

  spec_spectra_plot_paint_hover (plot, cr, SPEC_SIDE_X, 0);
  cairo_destroy (cr);
  g_assert_cmpuint (spec_test_surface_count_painted (surface), >, 50);
  spec_test_surface_assert_margin (surface);
  cairo_surface_destroy (surface);
}

static void
test_linear (void)
{
  double x[50], y[50];
  SpecSpectraData data = make_data (x, y, 50, TRUE);
  g_autoptr (SpecSpectraPlot) plot = NULL;
  cairo_surface_t *surface;
  const SpecSpectraPoint *points;
  gsize count;

  data.logarithmic = FALSE;
  data.legend = TRUE;
  surface = paint (&data, &screen, 428, 198, &plot);
  spec_test_surface_keep (surface, "spectra-linear");
  points = spec_spectra_plot_get_points (plot, SPEC_SIDE_X, &count);
  g_assert_cmpfloat_with_epsilon (points[2].x - points[1].x, points[1].x - points[0].x, 1e-9);
  cairo_surface_destroy (surface);
}

/* The least height there is, and text twice as large: without the title of the axis the curves still find room. */
static void
test_large_text (void)
{
  const SpecPlotStyle large = { SPEC_THEME_LIGHT, NULL, 2 * SPEC_PLOT_BODY_SIZE };
  double x[50], y[50];
  SpecSpectraData data = make_data (x, y, 50, TRUE);
  g_autoptr (SpecSpectraPlot) plot = NULL;
  cairo_surface_t *surface = paint (&data, &large, 206, 110, &plot);
  const SpecSpectraPoint *points;
  gsize count;

  spec_test_surface_keep (surface, "spectra-large-text");
  points = spec_spectra_plot_get_points (plot, SPEC_SIDE_X, &count);
  g_assert_cmpfloat (points[49].y - points[0].y, >, 30);
  g_assert_true (spec_test_surface_has_color (surface, points[49].x, points[49].y, spec_palette_get (SPEC_THEME_LIGHT)->x));
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spectra-painter/marks", test_marks);
  g_test_add_func ("/spectra-painter/preview-is-hollow", test_preview_is_hollow);
  g_test_add_func ("/spectra-painter/same-bytes", test_same_bytes);
  g_test_add_func ("/spectra-painter/find", test_find);
  g_test_add_func ("/spectra-painter/degenerate", test_degenerate);
  g_test_add_func ("/spectra-painter/hover-stays-inside", test_hover_stays_inside);
  g_test_add_func ("/spectra-painter/linear", test_linear);
  g_test_add_func ("/spectra-painter/large-text", test_large_text);
  return g_test_run ();
}
