/* The stems on a picture: heads are where the geometry says, the pointer finds the same ones, words never overlap. */
#include <math.h>

#include "paint/spec-difference-painter.h"
#include "paint/spec-sparkline-painter.h"
#include "paint/spec-stem-labels.h"
#include "spec-test-surface.h"

static const SpecPlotStyle screen = SPEC_PLOT_STYLE_SCREEN;
static const SpecPlotStyle dark = { SPEC_THEME_DARK, NULL, SPEC_PLOT_BODY_SIZE };

static const double positive[] = { 0.0304, 0.0213, 0.0162, 0.0131, 0.0104, 0.0083, 0.0068, 0.0057, 0.0049, 0.0043 };
static const double negative[]
    = { -0.0338, -0.0241, -0.0163, -0.0112, -0.0091, -0.0079, -0.0066, -0.0054, -0.0047, -0.0041 };

static SpecDifferenceData
make_data (int selected, gboolean solid)
{
  return (SpecDifferenceData){ positive, 10, negative, 10, 9469, NAN, FALSE, selected, solid };
}

static cairo_surface_t *
paint (const SpecDifferenceData *data, const SpecPlotStyle *style, int width, int height, SpecDifferencePlot **plot)
{
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (width, height, &cr);

  *plot = spec_difference_plot_new (data, style, width, height);
  spec_difference_plot_paint (*plot, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  spec_test_surface_assert_margin (surface);
  return surface;
}

static void
test_stems (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  SpecDifferenceData data = make_data (1, TRUE);
  g_autoptr (SpecDifferencePlot) plot = NULL;
  cairo_surface_t *surface = paint (&data, &screen, 673, 198, &plot);
  gsize count;
  const SpecStem *stems = spec_difference_plot_get_stems (plot, &count);
  double zero = spec_difference_plot_get_zero (plot);

  spec_test_surface_keep (surface, "difference-light");
  g_assert_cmpuint (count, ==, 20);
  g_assert_cmpint (stems[0].mode, ==, 1);
  g_assert_cmpint (stems[9].mode, ==, 10);
  g_assert_cmpint (stems[10].mode, ==, -10);
  g_assert_cmpint (stems[19].mode, ==, -1);
  for (gsize i = 0; i < count; i++)
    {
      SpecColor color = stems[i].mode > 0 ? palette->x : palette->y;

      if (i > 0)
        g_assert_cmpfloat (stems[i].x, >, stems[i - 1].x);
      g_assert_true (stems[i].mode > 0 ? stems[i].y < zero : stems[i].y > zero);
      g_assert_true (spec_test_surface_has_color (surface, stems[i].x, stems[i].y, color));
      g_assert_true (spec_test_surface_has_color (surface, stems[i].x, (stems[i].y + zero) / 2, color));
    }
  /* The selected column is shaded from top to bottom, no other is. */
  g_assert_true (spec_test_surface_has_color (surface, stems[0].x + 7, 180, palette->sel));
  g_assert_false (spec_test_surface_has_color (surface, stems[1].x + 7, 180, palette->sel));
  g_assert_true (spec_test_surface_has_color (surface, stems[0].x, stems[0].y - 8.4, palette->ink));
  cairo_surface_destroy (surface);
}

static void
test_preview_is_hollow (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_DARK);
  SpecDifferenceData data = make_data (-3, FALSE);
  g_autoptr (SpecDifferencePlot) plot = NULL;
  cairo_surface_t *surface;
  const SpecStem *stems;
  gsize count;

  data.band = 0.0018;
  surface = paint (&data, &dark, 673, 198, &plot);
  stems = spec_difference_plot_get_stems (plot, &count);
  spec_test_surface_keep (surface, "difference-dark");
  g_assert_true (spec_test_surface_has_color (surface, stems[1].x, stems[1].y, palette->card));
  g_assert_true (spec_test_surface_has_color (surface, stems[18].x, stems[18].y, palette->card));
  cairo_surface_destroy (surface);
}

static void
test_find (void)
{
  SpecDifferenceData data = make_data (0, TRUE);
  g_autoptr (SpecDifferencePlot) plot = spec_difference_plot_new (&data, &screen, 673, 198);
  gsize count;
  const SpecStem *stems = spec_difference_plot_get_stems (plot, &count);

  for (gsize i = 0; i < count; i++)
    {
      g_assert_cmpint (spec_difference_plot_find (plot, stems[i].x, 1), ==, (int) i);
      g_assert_cmpint (spec_difference_plot_find (plot, stems[i].x + 5, 197), ==, (int) i);
    }
  g_assert_cmpint (spec_difference_plot_find (plot, stems[9].x + 11, 90), ==, 9);
  g_assert_cmpint (spec_difference_plot_find (plot, stems[9].x + 11.5, 90), ==, -1);
  g_assert_cmpint (spec_difference_plot_find (plot, stems[0].x, -1), ==, -1);
}

static void
test_same_bytes (void)
{
  SpecDifferenceData data = make_data (2, TRUE);
  g_autoptr (SpecDifferencePlot) first = NULL;
  g_autoptr (SpecDifferencePlot) second = NULL;
  cairo_surface_t *one = paint (&data, &screen, 400, 160, &first), *two = paint (&data, &screen, 400, 160, &second);
  g_autofree char *a = spec_test_surface_dup_checksum (one);
  g_autofree char *b = spec_test_surface_dup_checksum (two);

  spec_test_surface_keep (one, "difference-narrow");
  g_assert_cmpstr (a, ==, b);
  cairo_surface_destroy (one);
  cairo_surface_destroy (two);
}

static void
paint_values (const double *up, gsize n_up, const double *down, gsize n_down, int width, int height)
{
  for (int selected = -1; selected <= 1; selected++)
    {
      SpecDifferenceData data
          = { up, n_up, down, n_down, n_up + n_down + 3, selected * 0.01, selected > 0, selected, TRUE };
      g_autoptr (SpecDifferencePlot) plot = NULL;
      cairo_surface_t *surface = paint (&data, &screen, width, height, &plot);
      gsize count;
      const SpecStem *stems = spec_difference_plot_get_stems (plot, &count);

      g_assert_cmpuint (count, ==, n_up + n_down);
      for (gsize i = 0; i < count; i++)
        {
          g_assert_true (isfinite (stems[i].x) && isfinite (stems[i].y));
          g_assert_true (stems[i].y >= 0 && stems[i].y <= MAX (height, 20));
        }
      cairo_surface_destroy (surface);
    }
}

static void
test_degenerate (void)
{
  static const double zeros[3], one[] = { 1e-12 }, wild[] = { 1e300, 1, NAN };
  double up[100], down[100];

  for (gsize i = 0; i < 100; i++)
    {
      up[i] = 0.2 / (i + 1);
      down[i] = -up[i];
    }
  paint_values (NULL, 0, NULL, 0, 600, 200);
  paint_values (one, 1, NULL, 0, 600, 200);
  paint_values (NULL, 0, down, 1, 600, 200);
  paint_values (zeros, 3, zeros, 3, 600, 200);
  paint_values (wild, 3, down, 100, 600, 200);
  paint_values (up, 100, down, 100, 600, 200);
  for (int size = 0; size < 160; size += 9)
    paint_values (up, 100, down, 10, size, size);
}

static void
test_label_steps (void)
{
  g_assert_cmpuint (spec_stem_labels_choose_step (21, 20, 10), ==, 1);
  g_assert_cmpuint (spec_stem_labels_choose_step (12, 20, 10), ==, 5);
  g_assert_cmpuint (spec_stem_labels_choose_step (3, 24, 100), ==, 10);
  g_assert_cmpuint (spec_stem_labels_choose_step (0.1, 24, 100), ==, 0);
  g_assert_cmpuint (spec_stem_labels_choose_step (12, 20, 3), ==, 0);
}

static void
test_sparkline (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  double values[60];
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (260, 32, &cr);

  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    values[i] = 0.1 / (i + 1);
  spec_sparkline_paint (&screen, cr, SPEC_SIDE_Y, values, G_N_ELEMENTS (values), 10, 260, 32);
  cairo_destroy (cr);
  spec_test_surface_assert_margin (surface);
  spec_test_surface_keep (surface, "sparkline");
  g_assert_true (spec_test_surface_has_color (surface, 2, 31, palette->y));
  g_assert_true (spec_test_surface_has_color (surface, 9 * 6.54 + 2, 31, palette->y));
  g_assert_true (spec_test_surface_has_color (surface, 10 * 6.54 + 2, 31, palette->y_pale));
  g_assert_true (spec_test_surface_has_color (surface, 39 * 6.54 + 2, 31, palette->y_pale));
  /* The first bar is 0.1: three of four decades; above it there is nothing. */
  g_assert_cmpfloat_with_epsilon (spec_sparkline_place (0.1), 0.75, 1e-12);
  g_assert_true (spec_test_surface_has_color (surface, 2, 32 - 23, palette->y));
  g_assert_cmphex (spec_test_surface_get_pixel (surface, 2, 32 - 26), ==, 0xFFFFFF);
  g_assert_cmpfloat (spec_sparkline_place (0), ==, 0);
  g_assert_cmpfloat (spec_sparkline_place (2), ==, 1);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/difference-painter/stems", test_stems);
  g_test_add_func ("/difference-painter/preview-is-hollow", test_preview_is_hollow);
  g_test_add_func ("/difference-painter/find", test_find);
  g_test_add_func ("/difference-painter/same-bytes", test_same_bytes);
  g_test_add_func ("/difference-painter/degenerate", test_degenerate);
  g_test_add_func ("/difference-painter/label-steps", test_label_steps);
  g_test_add_func ("/difference-painter/sparkline", test_sparkline);
  return g_test_run ();
}
