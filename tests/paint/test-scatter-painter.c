/* The points on a picture: they are where the frame says, stamped as they are drawn, and the pointer finds them. */
#include <math.h>

#include "paint/spec-figure.h"
#include "paint/spec-scatter-painter.h"
#include "spec-test-surface.h"

#define WIDTH 420
#define HEIGHT 300

static const SpecPlotStyle screen = SPEC_PLOT_STYLE_SCREEN;

static const float places[] = { 0, 0, 10, 0, 10, 8, 0, 8, 5, 4, NAN, 2 };
static const gint16 kinds[] = { 0, 1, -1, 0, -1, 0 };

static SpecScatterData
make_data (const SpecScatterKind *looks)
{
  return (SpecScatterData){ .places = places, .count = 6, .kinds = kinds, .looks = looks, .n_looks = 2, .others = TRUE, .radius = 6 };
}

static void
get_looks (SpecScatterKind *looks)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);

  looks[0] = (SpecScatterKind){ palette->x, 0, SPEC_MARK_SOLID };
  looks[1] = (SpecScatterKind){ palette->y, 1, SPEC_MARK_HOLLOW };
}

static cairo_surface_t *
paint (const SpecScatterData *data, SpecScatterPlot **plot)
{
  SpecScatterFrame frame;
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (WIDTH, HEIGHT, &cr);

  spec_scatter_frame_init_fit (&frame, data->places, data->count, WIDTH, HEIGHT, 20);
  *plot = spec_scatter_plot_new (data, &screen, &frame, WIDTH, HEIGHT);
  spec_scatter_plot_paint (*plot, cr);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  spec_test_surface_assert_margin (surface);
  return surface;
}

static void
test_points (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  SpecScatterKind looks[2];
  SpecScatterData data = make_data (looks);
  g_autoptr (SpecScatterPlot) plot = NULL;
  cairo_surface_t *surface;
  double x, y;

  get_looks (looks);
  surface = paint (&data, &plot);
  spec_test_surface_keep (surface, "scatter");
  g_assert_true (spec_scatter_plot_get_place (plot, 0, &x, &y));
  g_assert_cmpfloat_with_epsilon (y, HEIGHT - 20, 0.01); /* y is upwards */
  g_assert_true (spec_test_surface_has_color (surface, x, y, palette->x));
  g_assert_true (spec_test_surface_has_color (surface, x + 4, y, palette->x));
  g_assert_false (spec_test_surface_has_color (surface, x + 5.2, y + 5.2, palette->x)); /* a circle */
  g_assert_true (spec_scatter_plot_get_place (plot, 1, &x, &y));
  g_assert_true (spec_test_surface_has_color (surface, x + 4.4, y + 4.4, palette->y)); /* a square */
  g_assert_true (spec_test_surface_has_color (surface, x, y, palette->card));          /* hollow */
  g_assert_true (spec_scatter_plot_get_place (plot, 4, &x, &y));
  g_assert_cmphex (spec_test_surface_get_pixel (surface, x, y), !=, 0xFFFFFF);
  g_assert_false (spec_scatter_plot_get_place (plot, 5, &x, &y));
  cairo_surface_destroy (surface);
}

static void
test_find (void)
{
  SpecScatterKind looks[2];
  SpecScatterData data = make_data (looks);
  g_autoptr (SpecScatterPlot) plot = NULL;
  double x, y;

  get_looks (looks);
  cairo_surface_destroy (paint (&data, &plot));
  for (gsize i = 0; i < 5; i++)
    {
      g_assert_true (spec_scatter_plot_get_place (plot, i, &x, &y));
      g_assert_cmpint (spec_scatter_plot_find (plot, x, y), ==, (gssize) i);
      g_assert_cmpint (spec_scatter_plot_find (plot, x + 5, y - 4), ==, (gssize) i);
      g_assert_cmpint (spec_scatter_plot_find (plot, x + 12, y), ==, -1);
    }
  g_assert_cmpint (spec_scatter_plot_find (plot, -1, 10), ==, -1);
}

/* Points that are not shown are not found; a selected one is shown whatever it is. */
static void
test_hidden_others (void)
{
  const guint8 chosen[] = { 0, 0, 1, 0, 0, 0 };
  SpecScatterKind looks[2];
  SpecScatterData data = make_data (looks);
  g_autoptr (SpecScatterPlot) plot = NULL;
  cairo_surface_t *surface;
  double x, y;

  get_looks (looks);
  data.others = FALSE;
  data.chosen = chosen;
  surface = paint (&data, &plot);
  g_assert_false (spec_scatter_plot_get_place (plot, 4, &x, &y));
  g_assert_cmpint (spec_scatter_plot_find (plot, WIDTH / 2, HEIGHT / 2), ==, -1);
  g_assert_true (spec_scatter_plot_get_place (plot, 2, &x, &y));
  g_assert_true (spec_test_surface_has_color (surface, x, y, spec_palette_get (SPEC_THEME_LIGHT)->axis));
  cairo_surface_destroy (surface);
}

/* Stamping is a shortcut: on pixels it gives what drawing the marks gives, to a quarter of a pixel. */
static void
test_stamp_like_path (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  SpecScatterMark mark = { palette->y, 1, 1, SPEC_MARK_DOTTED, 7, palette->ink, 1, palette->card };

  for (guint i = 0; i < 9; i++)
    {
      double x = 20 + i * 0.25, y = 22 - i * 0.25;
      cairo_surface_t *surfaces[2];

      for (guint by_stamp = 0; by_stamp < 2; by_stamp++)
        {
          cairo_t *cr;

          surfaces[by_stamp] = spec_test_surface_new (60, 50, &cr);
          cairo_scale (cr, 1.5, 1.5);
          if (by_stamp)
            {
              g_autoptr (SpecMarkStamp) stamp = spec_mark_stamp_new (&mark, cr);

              spec_mark_stamp_paint (stamp, x / 1.5, y / 1.5);
            }
          else
            spec_scatter_mark_paint (&mark, cr, x / 1.5, y / 1.5);
          cairo_destroy (cr);
        }
      for (int row = 0; row < 50; row++)
        for (int column = 0; column < 60; column++)
          {
            guint32 one = spec_test_surface_get_pixel (surfaces[0], column, row);
            guint32 two = spec_test_surface_get_pixel (surfaces[1], column, row);

            for (guint shift = 0; shift < 24; shift += 8)
              g_assert_cmpint (ABS ((int) (one >> shift & 255) - (int) (two >> shift & 255)), <=, 3);
          }
      cairo_surface_destroy (surfaces[0]);
      cairo_surface_destroy (surfaces[1]);
    }
}

static void
draw_figure (cairo_t *cr, gpointer data)
{
  spec_scatter_plot_paint (data, cr);
}

/* On paper each mark is a path of its own. */
static void
test_vector (void)
{
  SpecScatterKind looks[2];
  SpecScatterData data = make_data (looks);
  g_autoptr (SpecScatterPlot) plot = NULL;
  SpecFigure figure = { WIDTH, HEIGHT, 72, FALSE, NULL, draw_figure, NULL };
  g_autoptr (GBytes) svg = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  get_looks (looks);
  cairo_surface_destroy (paint (&data, &plot));
  figure.data = plot;
  svg = spec_figure_render (&figure, SPEC_FIGURE_SVG, NULL, &error);
  g_assert_no_error (error);
  text = g_strndup (g_bytes_get_data (svg, NULL), g_bytes_get_size (svg));
  g_assert_nonnull (strstr (text, "<path"));
  g_assert_null (strstr (text, "<image"));
}

static void
test_hover_and_lasso (void)
{
  const SpecPalette *palette = spec_palette_get (SPEC_THEME_LIGHT);
  SpecScatterKind looks[2];
  SpecScatterData data = make_data (looks);
  g_autoptr (SpecScatterPlot) plot = NULL;
  g_autoptr (SpecLasso) lasso = spec_lasso_new_rectangle (-20, -20, 20, 20);
  cairo_surface_t *surface;
  cairo_t *cr;
  double x, y;

  get_looks (looks);
  cairo_surface_destroy (paint (&data, &plot));
  surface = spec_test_surface_new (WIDTH, HEIGHT, &cr);
  spec_scatter_plot_paint_hover (plot, cr, 4);
  spec_scatter_plot_paint_hover (plot, cr, 5); /* it is nowhere */
  g_assert_true (spec_scatter_plot_get_place (plot, 4, &x, &y));
  g_assert_true (spec_test_surface_has_color (surface, x + 7.5, y, palette->ink));
  spec_test_surface_assert_margin (surface);
  g_assert_cmphex (spec_test_surface_get_pixel (surface, 3, 3), ==, 0xFFFFFF);
  spec_scatter_plot_paint_lasso (plot, cr, lasso);
  g_assert_cmphex (spec_test_surface_get_pixel (surface, 3, 3), !=, 0xFFFFFF); /* shaded */
  cairo_destroy (cr);
  spec_test_surface_assert_margin (surface);
  cairo_surface_destroy (surface);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/scatter-painter/points", test_points);
  g_test_add_func ("/scatter-painter/find", test_find);
  g_test_add_func ("/scatter-painter/hidden-others", test_hidden_others);
  g_test_add_func ("/scatter-painter/stamp-like-path", test_stamp_like_path);
  g_test_add_func ("/scatter-painter/vector", test_vector);
  g_test_add_func ("/scatter-painter/hover-and-lasso", test_hover_and_lasso);
  return g_test_run ();
}
