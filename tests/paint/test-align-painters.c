/* The plots of an alignment on a picture: marks where the numbers are, cells with sharp edges, nothing outside the box. */
#include <math.h>

#include "paint/spec-change-painter.h"
#include "paint/spec-heat-painter.h"
#include "paint/spec-loss-painter.h"
#include "paint/spec-viridis.h"
#include "spec-test-surface.h"

static const SpecPlotStyle screen = SPEC_PLOT_STYLE_SCREEN;
static const SpecPlotStyle dark = { SPEC_THEME_DARK, NULL, SPEC_PLOT_BODY_SIZE };

static void
finish (cairo_surface_t *surface, cairo_t *cr, const char *name)
{
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  spec_test_surface_keep (surface, name);
  spec_test_surface_assert_margin (surface);
}

static guint
count_color (cairo_surface_t *surface, double x, int height, SpecColor color)
{
  guint count = 0;

  for (int y = 0; y < height; y++)
    count += spec_test_surface_has_color (surface, x, y, color);
  return count;
}

static void
test_viridis (void)
{
  SpecColor low = spec_viridis_get (-1), high = spec_viridis_get (2), middle = spec_viridis_get (0.5);

  g_assert_cmpfloat_with_epsilon (low.blue, 84 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (high.red, 253 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (middle.green, 144 / 255.0, 1e-9);
  g_assert_cmpfloat_with_epsilon (spec_viridis_get (NAN).red, low.red, 1e-9);
}

static void
test_heat (void)
{
  const float values[] = { 1, 0, 0, 0.5f };
  SpecHeatRange range;
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (100, 100, &cr);

  spec_heat_range_init (&range);
  spec_heat_range_include (&range, values, 4);
  g_assert_cmpfloat (range.low, ==, 0);
  spec_heat_paint (&range, cr, values, 2, 100, 0);
  finish (surface, cr, "heat");
  g_assert_true (spec_test_surface_has_color (surface, 2, 2, spec_viridis_get (1)));
  g_assert_true (spec_test_surface_has_color (surface, 48, 48, spec_viridis_get (1)));
  g_assert_true (spec_test_surface_has_color (surface, 52, 48, spec_viridis_get (0)));
  g_assert_true (spec_test_surface_has_color (surface, 98, 98, spec_viridis_get (0.5)));
  cairo_surface_destroy (surface);
}

static void
test_heat_range (void)
{
  const float near[] = { -0.004f, 1 }, below[] = { -0.13f, 1 };
  SpecHeatRange range;

  spec_heat_range_init (&range);
  spec_heat_range_include (&range, near, 2);
  g_assert_cmpfloat (range.low, ==, 0);
  spec_heat_range_include (&range, below, 2);
  g_assert_cmpfloat_with_epsilon (range.low, -0.2, 1e-9);
  g_assert_cmpfloat (range.high, ==, 1);
}

static void
test_heat_bar (void)
{
  SpecHeatRange range;
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (44, 200, &cr);

  spec_heat_range_init (&range);
  spec_heat_paint_bar (&range, &screen, cr, 12, 200);
  finish (surface, cr, "heat-bar");
  g_assert_true (spec_test_surface_has_color (surface, 6, 100, spec_viridis_get (0.5)));
  g_assert_true (spec_test_surface_get_pixel (surface, 6, 2) > spec_test_surface_get_pixel (surface, 6, 198));
  cairo_surface_destroy (surface);
}

static SpecChangeSpectrum
make_spectrum (const double *values)
{
  return (SpecChangeSpectrum){ { values, values + 3 }, { 3, 2 } };
}

static void
test_change (gconstpointer data)
{
  const SpecPlotStyle *style = data;
  const SpecPalette *palette = spec_palette_get (style->theme);
  const double before[] = { 0.03, 0.02, 0.01, -0.034, -0.02 }, after[] = { 0.012, 0.01, 0.006, -0.014, -0.01 };
  SpecChangeSpectrum spectra[] = { make_spectrum (before), make_spectrum (after) };
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (446, 164, &cr);
  guint x = 0, y = 0;

  spec_change_paint (&spectra[0], &spectra[1], style, cr, 446, 164);
  finish (surface, cr, style->theme == SPEC_THEME_DARK ? "change-dark" : "change-light");
  for (int i = 0; i < 446; i++)
    {
      x += count_color (surface, i, 164, palette->x) > 0;
      y += count_color (surface, i, 164, palette->y) > 0;
    }
  g_assert_cmpuint (x, >=, 3 * 6);
  g_assert_cmpuint (y, >=, 2 * 5);
  cairo_surface_destroy (surface);
}

static void
test_change_in_little_room (void)
{
  const double before[] = { 0.03, 0.02, 0.01, -0.034, -0.02 };
  SpecChangeSpectrum spectrum = make_spectrum (before);

  for (int width = 1; width < 120; width += 7)
    {
      cairo_t *cr;
      cairo_surface_t *surface = spec_test_surface_new (width, 80, &cr);

      spec_change_paint (&spectrum, NULL, &screen, cr, width, 80);
      finish (surface, cr, "change-small");
      cairo_surface_destroy (surface);
    }
}

static void
make_points (SpecLossPoint *points, guint count)
{
  for (guint i = 0; i < count; i++)
    points[i] = (SpecLossPoint){ i, 0.04 * exp (-0.02 * i), i % 5 == 0 ? 0.03 * exp (-0.01 * i) : NAN };
}

static void
test_loss (gconstpointer data)
{
  const SpecPlotStyle *style = data;
  const SpecPalette *palette = spec_palette_get (style->theme);
  SpecLossPoint points[101];
  SpecLossData loss = { points, 101, 300, 0.03, SPEC_SIDE_X, 100 };
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (638, 304, &cr);
  int last = 0;

  make_points (points, 101);
  spec_loss_paint (&loss, style, cr, 638, 304);
  finish (surface, cr, style->theme == SPEC_THEME_DARK ? "loss-dark" : "loss-light");
  for (int x = 46; x < 500; x++)
    if (count_color (surface, x, 304, palette->x_pale) > 0)
      last = x;
  /* A third of the steps: a third of the axis. */
  g_assert_cmpint (last, >, 160);
  g_assert_cmpint (last, <, 260);
  cairo_surface_destroy (surface);
}

/* Nothing yet, one step, no held-out rows, little room: axes and whatever there is. */
static void
test_loss_without (void)
{
  SpecLossPoint points[30];
  SpecLossData loss = { points, 0, 300, NAN, SPEC_SIDE_Y, 0 };

  make_points (points, 30);
  for (guint i = 0; i < 30; i++)
    points[i].holdout = NAN;
  for (guint count = 0; count < 30; count += 29)
    for (int width = 20; width < 500; width += 60)
      {
        cairo_t *cr;
        cairo_surface_t *surface = spec_test_surface_new (width, 160, &cr);

        loss.count = count;
        spec_loss_paint (&loss, &screen, cr, width, 160);
        finish (surface, cr, "loss-small");
        if (width > 250)
          g_assert_cmpuint (spec_test_surface_count_painted (surface), >, 100);
        cairo_surface_destroy (surface);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/viridis", test_viridis);
  g_test_add_func ("/heat/cells", test_heat);
  g_test_add_func ("/heat/range", test_heat_range);
  g_test_add_func ("/heat/bar", test_heat_bar);
  g_test_add_data_func ("/change/light", &screen, test_change);
  g_test_add_data_func ("/change/dark", &dark, test_change);
  g_test_add_func ("/change/little-room", test_change_in_little_room);
  g_test_add_data_func ("/loss/light", &screen, test_loss);
  g_test_add_data_func ("/loss/dark", &dark, test_loss);
  g_test_add_func ("/loss/without", test_loss_without);
  return g_test_run ();
}
