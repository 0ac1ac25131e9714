/* Nothing is told by colour alone: with all colours one (grey-palette.c), what belongs to X and to Y, before and after, chosen and not
 * still looks different. */
#include <math.h>

#include "paint/spec-bandwidth-painter.h"
#include "paint/spec-change-painter.h"
#include "paint/spec-difference-painter.h"
#include "paint/spec-histogram-painter.h"
#include "paint/spec-loss-painter.h"
#include "paint/spec-scatter-looks.h"
#include "paint/spec-spectra-painter.h"
#include "paint/spec-validation-painter.h"
#include "paint/spec-violin-painter.h"
#include "paint/spec-viridis.h"
#include "spec-test-surface.h"

#define WIDTH 480
#define HEIGHT 200

/* At these sizes the distance between the two of a pair is whole pixels: of bars and of violins. */
static const SpecPlotStyle doubled = { SPEC_THEME_LIGHT, NULL, 2 * SPEC_PLOT_BODY_SIZE };
static const SpecPlotStyle large = { SPEC_THEME_LIGHT, NULL, 2.5 * SPEC_PLOT_BODY_SIZE };
static const SpecPlotStyle screen = SPEC_PLOT_STYLE_SCREEN;

/* Paints one of two pictures that must not be the same. */
typedef void (*PaintFunc) (cairo_t *cr, gboolean second);

static char *
dup_picture (PaintFunc paint, gboolean second, const char *name)
{
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (WIDTH, HEIGHT, &cr);
  g_autofree char *file = g_strdup_printf ("colourless-%s-%d", name, second);
  char *checksum;

  paint (cr, second);
  g_assert_cmpint (cairo_status (cr), ==, CAIRO_STATUS_SUCCESS);
  cairo_destroy (cr);
  g_assert_cmpuint (spec_test_surface_count_painted (surface), >, 0);
  spec_test_surface_keep (surface, file);
  checksum = spec_test_surface_dup_checksum (surface);
  cairo_surface_destroy (surface);

  return checksum;
}

static void
assert_differs (PaintFunc paint, const char *name)
{
  g_autofree char *first = dup_picture (paint, FALSE, name), *again = dup_picture (paint, FALSE, name);
  g_autofree char *second = dup_picture (paint, TRUE, name);

  g_assert_cmpstr (first, ==, again);
  g_assert_cmpstr (first, !=, second);
}

/* Whether the box at @x, @y looks as the one @dx to the right and @dy below. */
static gboolean
looks_alike (cairo_surface_t *surface, int x, int y, int width, int height, int dx, int dy)
{
  for (int row = y; row < y + height; row++)
    for (int column = x; column < x + width; column++)
      if (spec_test_surface_get_pixel (surface, column, row) != spec_test_surface_get_pixel (surface, column + dx, row + dy))
        return FALSE;
  return TRUE;
}

static const double steep[] = { 0.5, 0.1, 0.02, 0.004 }, flat[] = { 0.3, 0.2, 0.15, 0.1 };

/* Who is who: the two curves change their owners. */
static void
paint_spectra (cairo_t *cr, gboolean second)
{
  SpecSpectraData data = { .values = { second ? flat : steep, second ? steep : flat }, .count = { 4, 4 }, .solid = TRUE };
  g_autoptr (SpecSpectraPlot) plot = spec_spectra_plot_new (&data, &screen, WIDTH, HEIGHT);

  spec_spectra_plot_paint (plot, cr);
}

static void
paint_preview (cairo_t *cr, gboolean second)
{
  SpecSpectraData data = { .values = { steep, flat }, .count = { 4, 4 }, .solid = !second };
  g_autoptr (SpecSpectraPlot) plot = spec_spectra_plot_new (&data, &screen, WIDTH, HEIGHT);

  spec_spectra_plot_paint (plot, cr);
}

static void
paint_difference (cairo_t *cr, int selected, gboolean solid)
{
  static const double below[] = { -0.4, -0.2 };
  SpecDifferenceData data = { steep, 2, below, 2, 100, NAN, FALSE, selected, solid, { NULL, NULL } };
  g_autoptr (SpecDifferencePlot) plot = spec_difference_plot_new (&data, &screen, WIDTH, HEIGHT);

  spec_difference_plot_paint (plot, cr);
}

static void
paint_stems (cairo_t *cr, gboolean second)
{
  paint_difference (cr, 0, !second);
}

static void
paint_selected_stem (cairo_t *cr, gboolean second)
{
  paint_difference (cr, second ? -1 : 1, TRUE);
}

static void
paint_change (cairo_t *cr, gboolean second)
{
  SpecChangeSpectrum large_one = { { steep, flat }, { 3, 3 } }, small_one = { { flat, steep }, { 3, 3 } };

  spec_change_paint (second ? &small_one : &large_one, second ? &large_one : &small_one, &screen, cr, WIDTH, HEIGHT);
}

/* Without words, which tell the two as well: only as much of the plot as is left of them. */
static void
paint_loss (cairo_t *cr, gboolean second)
{
  SpecLossPoint points[] = { { 0, 0.5, 0.4 }, { 50, 0.3, 0.35 }, { 100, 0.2, 0.3 } };
  SpecLossData data = { points, G_N_ELEMENTS (points), 100, NAN, SPEC_SIDE_X, 200 };

  for (guint i = 0; second && i < G_N_ELEMENTS (points); i++)
    points[i] = (SpecLossPoint){ points[i].step, points[i].holdout, points[i].training };
  cairo_rectangle (cr, 0, 0, WIDTH / 2, HEIGHT);
  cairo_clip (cr);
  spec_loss_paint (&data, &screen, cr, WIDTH, HEIGHT);
}

/* The line of the bandwidth in use, and that of the suggested one. */
static void
paint_bandwidths (cairo_t *cr, gboolean second)
{
  const SpecBandwidthFrame frame = { 0.1, 10, 0, WIDTH, 0, HEIGHT };

  if (second)
    spec_bandwidth_paint_suggested (&screen, cr, SPEC_SIDE_X, &frame, 1);
  else
    spec_bandwidth_paint_sigma (&screen, cr, &frame, 1);
}

static void
paint_points (cairo_t *cr, guint side, const guint8 *chosen)
{
  static const float places[] = { -1, 0, 1, 0 };
  static const gint16 kinds[] = { 0, -1 };
  SpecScatterKind look = spec_scatter_look_cluster (&screen, side, 0);
  SpecScatterData data = { .places = places,
                           .count = 2,
                           .kinds = kinds,
                           .looks = &look,
                           .n_looks = 1,
                           .chosen = chosen,
                           .others = TRUE,
                           .radius = SPEC_SCATTER_RADIUS };
  SpecScatterFrame frame;
  g_autoptr (SpecScatterPlot) plot = NULL;

  spec_scatter_frame_init_fit (&frame, places, 2, WIDTH, HEIGHT, 20);
  plot = spec_scatter_plot_new (&data, &screen, &frame, WIDTH, HEIGHT);
  spec_scatter_plot_paint (plot, cr);
}

static void
paint_sides (cairo_t *cr, gboolean second)
{
  paint_points (cr, second ? 1 : 0, NULL);
}

static void
paint_chosen (cairo_t *cr, gboolean second)
{
  static const guint8 chosen[2][2] = { { 1, 0 }, { 0, 1 } };

  paint_points (cr, 0, chosen[second]);
}

static void
test_pairs (void)
{
  assert_differs (paint_spectra, "spectra");
  assert_differs (paint_preview, "preview");
  assert_differs (paint_stems, "stems");
  assert_differs (paint_selected_stem, "selected");
  assert_differs (paint_change, "change");
  assert_differs (paint_loss, "loss");
  assert_differs (paint_bandwidths, "bandwidths");
  assert_differs (paint_sides, "sides");
  assert_differs (paint_chosen, "chosen");
}

/* Returns: the column after the last one painted in these rows. */
static int
find_end (cairo_surface_t *surface, int width, int top, int bottom)
{
  for (int column = width; column > 0; column--)
    for (int row = top; row < bottom; row++)
      if (spec_test_surface_get_pixel (surface, column - 1, row) != 0xFFFFFF)
        return column;
  return 0;
}

/* The same numbers for X and Y in bars one below the other, 30 apart, the title of the row between them. */
static void
test_bars (void)
{
  const SpecValidation same = { { 0.5, NAN }, { 0.5, NAN }, { 0.5, NAN }, 0.5, NAN };
  SpecSetEvidence set = { .side = { same, same } };
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (700, 272, &cr);
  int left;

  g_assert_cmpfloat_with_epsilon (spec_validation_get_height (&doubled), 272, 1e-9);
  spec_validation_paint (&set, &doubled, cr, 700);
  cairo_destroy (cr);
  spec_test_surface_keep (surface, "colourless-bars");
  left = find_end (surface, 600, 31, 37) + 1;
  g_assert_cmpint (left, <, 400);
  g_assert_true (looks_alike (surface, 450, 9, 250, 20, 0, 30));
  g_assert_false (looks_alike (surface, left, 9, 700 - left, 20, 0, 30));
  cairo_surface_destroy (surface);
}

/* The same distances for X and Y in violins side by side, 99 apart. */
static void
test_violins (void)
{
  SpecViolin violin = { 10, 0.5, 0.7, 1, 1.3, 1.5, 1, { 0 } };
  SpecModeEvidence mode = { 0 };
  SpecModeEvidence *modes = &mode;
  SpecEvidence evidence = { .mode_count = { 1, 0 }, .modes = { modes, NULL } };
  SpecViolinRange range = { &evidence, SPEC_DIRECTION_POSITIVE, 0, 1 };
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (800, 300, &cr);
  int edge;

  for (guint i = 0; i < SPEC_VIOLIN_POINTS; i++)
    violin.density[i] = sin (G_PI * i / (SPEC_VIOLIN_POINTS - 1));
  mode.side[0].violin = mode.side[1].violin = violin;
  evidence.sets[0].side[0].between = evidence.sets[0].side[1].between = NAN;
  spec_violins_paint (&range, &large, cr, 800, 300);
  cairo_destroy (cr);
  spec_test_surface_keep (surface, "colourless-violins");
  /* Off the lines of the grid, at a quarter of the height: the outer edge of the right one. */
  edge = find_end (surface, 800, 130, 150);
  g_assert_true (looks_alike (surface, edge - 99 - 24, 50, 24, 150, 99, 0));
  g_assert_false (looks_alike (surface, edge - 99 - 60, 50, 60, 150, 99, 0));
  cairo_surface_destroy (surface);
}

/* Under what is chosen there is a line. */
static void
test_histogram (void)
{
  const SpecHistogramRange range = { 0.25, 0.5 }, all = { 0, 1 };
  SpecHistogram histogram = { .bars = { [2] = 4, [6] = 9, [12] = 5 }, .total = 18, .highest = 9 };
  cairo_t *cr;
  cairo_surface_t *surface = spec_test_surface_new (200, 100, &cr);

  spec_histogram_paint (&histogram, &range, &screen, cr, 200, 100);
  spec_test_surface_keep (surface, "colourless-histogram");
  for (double x = 5; x < 200; x += 10)
    g_assert_cmpint (spec_test_surface_get_pixel (surface, x, 87) == 0, ==, x > 50 && x < 100);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  spec_histogram_paint (&histogram, &all, &screen, cr, 200, 100);
  g_assert_cmphex (spec_test_surface_get_pixel (surface, 75, 87), ==, 0xFFFFFF);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* Clusters and labels that follow upon each other differ by what is inside their marks, and the side by the shape. */
static void
test_looks (void)
{
  for (guint side = 0; side < 2; side++)
    for (guint order = 0; order < 30; order++)
      for (guint next = 1; next < 3; next++)
        {
          SpecScatterKind cluster = spec_scatter_look_cluster (&screen, side, order % SPEC_SCATTER_CLUSTER_LOOKS);
          SpecScatterKind other = spec_scatter_look_cluster (&screen, side, (order + next) % SPEC_SCATTER_CLUSTER_LOOKS);

          g_assert_cmpuint (cluster.side, ==, side);
          g_assert_cmpint (cluster.fill, !=, other.fill);
          g_assert_cmpint (spec_scatter_look_label (&screen, side, order).fill, !=,
                           spec_scatter_look_label (&screen, side, order + next).fill);
        }
}

static double
get_lightness (SpecColor color)
{
  const double parts[] = { color.red, color.green, color.blue }, shares[] = { 0.2126, 0.7152, 0.0722 };
  double sum = 0;

  for (guint i = 0; i < 3; i++)
    sum += shares[i] * (parts[i] <= 0.04045 ? parts[i] / 12.92 : pow ((parts[i] + 0.055) / 1.055, 2.4));
  return sum;
}

/* A heat map printed without colours keeps its order. */
static void
test_heat (void)
{
  for (int i = 0; i < 100; i++)
    g_assert_cmpfloat (get_lightness (spec_viridis_get (i / 100.0)), <, get_lightness (spec_viridis_get ((i + 1) / 100.0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/colourless/pairs", test_pairs);
  g_test_add_func ("/colourless/bars", test_bars);
  g_test_add_func ("/colourless/violins", test_violins);
  g_test_add_func ("/colourless/histogram", test_histogram);
  g_test_add_func ("/colourless/looks", test_looks);
  g_test_add_func ("/colourless/heat", test_heat);
  return g_test_run ();
}
