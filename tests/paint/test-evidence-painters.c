/* The evidence on a picture: the band steps from rank to rank, violins stand where distances are, the figure has a height. */
#include <math.h>

#include "paint/spec-difference-painter.h"
#include "paint/spec-validation-painter.h"
#include "paint/spec-violin-painter.h"
#include "spec-test-surface.h"

static const SpecPlotStyle screen = SPEC_PLOT_STYLE_SCREEN;

static void
test_band (void)
{
  static const double values[] = { 0.03, 0.02, 0.01 }, below[] = { -0.03, -0.01 };
  static const double errors[] = { 0.02, 0.004, NAN }, errors_below[] = { 0.01, 0.012 };
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  SpecDifferenceData data = { values, 3, below, 2, 100, 0.03, FALSE, 0, TRUE, { errors, errors_below } };
  g_autoptr (SpecDifferencePlot) plot = spec_difference_plot_new (&data, &screen, 600, 200);
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (600, 200, &cr);
  gsize count;
  const SpecStem *stems = spec_difference_plot_get_stems (plot, &count);
  double zero = spec_difference_plot_get_zero (plot), scale = (zero - stems[0].y) / 0.03;

  spec_difference_plot_paint (plot, cr);
  cairo_destroy (cr);
  spec_test_surface_keep (surface, "difference-band");
  spec_test_surface_assert_margin (surface);
  g_assert_cmpuint (count, ==, 5);
  g_assert_true (isnan (stems[2].error) && stems[4].error == 0.01 && stems[3].error == 0.012);
  /* Beside the stem, above and below its own error; grid lines lie elsewhere. */
  g_assert_true (spec_test_surface_has_color (surface, stems[0].x - 8, zero - 0.018 * scale, palette->band));
  g_assert_true (spec_test_surface_has_color (surface, stems[0].x - 8, zero + 0.018 * scale, palette->band));
  g_assert_false (spec_test_surface_has_color (surface, stems[0].x - 8, zero - 0.024 * scale, palette->band));
  g_assert_true (spec_test_surface_has_color (surface, stems[1].x - 8, zero - 0.003 * scale, palette->band));
  g_assert_false (spec_test_surface_has_color (surface, stems[1].x - 8, zero - 0.006 * scale, palette->band));
  g_assert_false (spec_test_surface_has_color (surface, stems[2].x + 8, zero - 0.003 * scale, palette->band));
  g_assert_true (spec_test_surface_has_color (surface, stems[3].x + 8, zero + 0.006 * scale, palette->band));
  cairo_surface_destroy (surface);
}

static SpecViolin
make_violin (double least, double greatest)
{
  SpecViolin violin = { 10, least, 0, (least + greatest) / 2, 0, greatest, (least + greatest) / 2, { 0 } };

  violin.lower = (least + violin.median) / 2;
  violin.upper = (greatest + violin.median) / 2;
  for (guint i = 0; i < SPEC_VIOLIN_POINTS; i++)
    violin.density[i] = sin (G_PI * i / (SPEC_VIOLIN_POINTS - 1));
  return violin;
}

/* Rows from the top to the bottom where a column of pixels has this colour. */
static gboolean
find_extent (cairo_surface_t *surface, SpecColor color, int *top, int *bottom)
{
  *top = G_MAXINT;
  *bottom = -1;
  for (int y = 0; y < 150; y++)
    for (int x = 30; x < 240; x++)
      if (spec_test_surface_has_color (surface, x, y, color))
        {
          *top = MIN (*top, y);
          *bottom = MAX (*bottom, y);
        }
  return *bottom >= 0;
}

static void
test_violins (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  SpecModeEvidence modes[1] = { { .side = { { .violin = make_violin (0.2, 0.4) }, { .violin = make_violin (0.9, 1.1) } } } };
  SpecEvidence evidence = { .mode_count = { 1, 0 }, .modes = { modes, NULL } };
  SpecViolinRange range = { &evidence, SPEC_DIRECTION_POSITIVE, 0, 5 };
  SpecViolinRange none = { &evidence, SPEC_DIRECTION_NEGATIVE, 0, 5 };
  int x_top, x_bottom, y_top, y_bottom;
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (320, 150, &cr);

  evidence.sets[0].side[0].between = evidence.sets[0].side[1].between = 1.0;
  spec_violins_paint (&none, &screen, cr, 320, 150);
  g_assert_cmpuint (spec_test_surface_count_painted (surface), ==, 0);
  spec_violins_paint (&range, &screen, cr, 320, 150);
  cairo_destroy (cr);
  spec_test_surface_keep (surface, "violins");
  spec_test_surface_assert_margin (surface);
  g_assert_true (find_extent (surface, palette->x_tint, &x_top, &x_bottom));
  g_assert_true (find_extent (surface, palette->y_tint, &y_top, &y_bottom));
  g_assert_cmpint (y_bottom, <, x_top); /* larger distances are higher up */
  g_assert_cmpint (ABS ((x_bottom - x_top) - (y_bottom - y_top)), <=, 3);
  cairo_surface_destroy (surface);
}

static void
test_degenerate (void)
{
  SpecModeEvidence modes[2] = { { .side = { { .violin = make_violin (0, 0) }, { .violin = make_violin (0.5, 0.5) } } } };
  SpecEvidence evidence = { .mode_count = { 2, 0 }, .modes = { modes, NULL } };
  SpecViolinRange range = { &evidence, SPEC_DIRECTION_POSITIVE, 0, 2 };
  SpecSetEvidence set = { 0 };

  modes[1].side[0].violin.median = modes[1].side[1].violin.median = NAN;
  evidence.sets[0].side[0].between = NAN;
  for (guint side = 0; side < 2; side++)
    set.side[side] = (SpecValidation) { { NAN, NAN }, { -0.2, 0.5 }, { 1, 0 }, NAN, NAN };
  for (int size = 0; size <= 200; size += 40)
    {
      cairo_t *cr;
      cairo_surface_t *surface = spec_test_surface_new (size, size, &cr);

      spec_violins_paint (&range, &screen, cr, size, size);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      spec_test_surface_assert_margin (surface);
      spec_validation_paint (&set, &screen, cr, size);
      g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
      cairo_destroy (cr);
      cairo_surface_destroy (surface);
    }
}

static void
test_validation (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  double height = spec_validation_get_height (&screen);
  SpecSetEvidence set = { 0 };
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (600, (int) height, &cr);
  guint x = 0, y = 0;

  set.side[0].ami = (SpecSpread) { 0.8, 0 };
  set.side[1].ami = (SpecSpread) { 0.4, 0 };
  spec_validation_paint (&set, &screen, cr, 600);
  cairo_destroy (cr);
  spec_test_surface_keep (surface, "validation");
  spec_test_surface_assert_margin (surface);
  for (int column = 0; column < 564; column++)
    for (int row = 0; row < (int) (height / 4); row++)
      {
        x += spec_test_surface_has_color (surface, column, row, palette->x);
        y += spec_test_surface_has_color (surface, column, row, palette->y);
      }
  g_assert_cmpuint (y, >, 100);
  g_assert_cmpfloat (fabs ((double) x / y - 2), <, 0.15);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/evidence-painters/band", test_band);
  g_test_add_func ("/evidence-painters/violins", test_violins);
  g_test_add_func ("/evidence-painters/degenerate", test_degenerate);
  g_test_add_func ("/evidence-painters/validation", test_validation);
  return g_test_run ();
}
