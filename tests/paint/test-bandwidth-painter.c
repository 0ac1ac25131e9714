/* The map of bandwidths on a picture: over the frame it was given, and nowhere else. */
#include <math.h>

#include "paint/spec-bandwidth-figure.h"
#include "paint/spec-bandwidth-painter.h"
#include "spec-test-surface.h"

#define WIDTH 240
#define HEIGHT 40

static const SpecPlotStyle screen = SPEC_PLOT_STYLE_SCREEN;

/* lambda_1 grows from 1e-4 to 1, the separation is a hump about sigma = 10. */
static SpecBandwidthMap *
make_map (void)
{
  SpecBandwidthPoint points[31];

  for (int i = 0; i <= 30; i++)
    {
      double t = i / 30.0;
      points[i] = (SpecBandwidthPoint){ 0.1 * pow (1e4, t), pow (1e4, t - 1), 1e-3, 0.02 * exp (-60 * (t - 0.5) * (t - 0.5)), 2,
                                        pow (1e3, 1 - t) };
    }
  return spec_bandwidth_map_new (points, 31, 10, 500);
}

static void
test_frame (void)
{
  const SpecBandwidthFrame frame = { 0.1, 1000, 20, 220, 0, HEIGHT }, mirrored = { 0.1, 1000, 220, 20, 0, HEIGHT };

  g_assert_cmpfloat_with_epsilon (spec_bandwidth_frame_place (&frame, 10), 120, 1e-9);
  g_assert_cmpfloat_with_epsilon (spec_bandwidth_frame_place (&frame, 0.001), 20, 1e-9);
  g_assert_cmpfloat_with_epsilon (spec_bandwidth_frame_place (&mirrored, 1000), 20, 1e-9);
  for (double x = 20; x <= 220; x += 25)
    {
      g_assert_cmpfloat_with_epsilon (spec_bandwidth_frame_place (&frame, spec_bandwidth_frame_find (&frame, x)), x, 1e-9);
      g_assert_cmpfloat_with_epsilon (spec_bandwidth_frame_place (&mirrored, spec_bandwidth_frame_find (&mirrored, x)), x, 1e-9);
    }
}

static void
test_paint (gconstpointer data)
{
  SpecSide side = GPOINTER_TO_UINT (data);
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  const SpecBandwidthFrame frame = { 0.1, 1000, 0, WIDTH, 0, HEIGHT };
  g_autoptr (SpecBandwidthMap) map = make_map ();
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (WIDTH, HEIGHT, &cr);

  spec_bandwidth_paint_curves (&screen, cr, side, map, &frame);
  g_assert_true (spec_test_surface_has_color (surface, WIDTH / 2, HEIGHT - 5, side == SPEC_SIDE_X ? palette->x_tint : palette->y_tint));
  g_assert_cmpuint (spec_test_surface_get_pixel (surface, 20, 10), ==, 0xffffff); /* above the line, away from the hump */
  spec_bandwidth_paint_suggested (&screen, cr, side, &frame, 10);
  g_assert_true (spec_test_surface_has_color (surface, WIDTH / 2, 1, side == SPEC_SIDE_X ? palette->x : palette->y));
  spec_bandwidth_paint_sigma (&screen, cr, &frame, 0.1 * pow (10, 4 * 40.5 / WIDTH));
  g_assert_true (spec_test_surface_has_color (surface, 40, 3, palette->ink));
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  spec_test_surface_keep (surface, side == SPEC_SIDE_X ? "bandwidth-x" : "bandwidth-y");
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The slider's range gives way to a sigma beyond it; a map that has nothing there stays within its own. */
static void
test_wider_frame (void)
{
  const SpecBandwidthFrame wide = { 0.1, 1e7, 2, WIDTH - 2, 2, HEIGHT - 2 }, narrow = { 1, 100, 2, WIDTH - 2, 2, HEIGHT - 2 };
  g_autoptr (SpecBandwidthMap) map = make_map ();
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (WIDTH, HEIGHT, &cr);

  spec_bandwidth_paint_curves (&screen, cr, SPEC_SIDE_X, map, &wide);
  for (int y = 0; y < HEIGHT; y++)
    g_assert_cmpuint (spec_test_surface_get_pixel (surface, WIDTH * 3 / 4, y), ==, 0xffffff);
  spec_bandwidth_paint_curves (&screen, cr, SPEC_SIDE_X, map, &narrow);
  spec_test_surface_assert_margin (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

static void
test_figure (void)
{
  g_autoptr (SpecBandwidthMap) map = make_map ();
  const SpecBandwidthFigure both = { { map, map }, { "CLIP", "DINOv2" }, { 5, 20 }, { 10, 10 } };
  const SpecBandwidthFigure one = { { NULL, map }, { "CLIP", NULL }, { 0, 0 }, { 0, 0 } };

  for (guint format = SPEC_FIGURE_PNG; format <= SPEC_FIGURE_SVG; format <<= 1)
    {
      g_autoptr (GBytes) first = spec_bandwidth_figure_render (&both, 6.75, 72, format, NULL, NULL);
      g_autoptr (GBytes) again = spec_bandwidth_figure_render (&both, 6.75, 72, format, NULL, NULL);
      g_autoptr (GBytes) other = spec_bandwidth_figure_render (&one, 3.25, 72, format, NULL, NULL);

      g_assert_nonnull (first);
      g_assert_nonnull (other);
      g_assert_true (g_bytes_equal (first, again));
      g_assert_false (g_bytes_equal (first, other));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bandwidth-painter/frame", test_frame);
  g_test_add_data_func ("/bandwidth-painter/paint-x", GUINT_TO_POINTER (SPEC_SIDE_X), test_paint);
  g_test_add_data_func ("/bandwidth-painter/paint-y", GUINT_TO_POINTER (SPEC_SIDE_Y), test_paint);
  g_test_add_func ("/bandwidth-painter/wider-frame", test_wider_frame);
  g_test_add_func ("/bandwidth-painter/figure", test_figure);
  return g_test_run ();
}
