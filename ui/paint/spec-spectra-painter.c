#include "paint/spec-spectra-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-axis.h"
#include "paint/spec-plot-line.h"

#define SHORT_AREA 40 /* high, beside its title */
#define MARK_RADIUS 3.0
#define LINE_WIDTH 1.6
/* Marks nearer than this to the one before are not painted; the line still passes through. */
#define MARK_DISTANCE 3.0
#define HIT_DISTANCE 14.0

struct _SpecSpectraPlot
{
  SpecPlotStyle style;
  double width, height;
  cairo_rectangle_t area; /* within the axes; empty when the box is too small */
  SpecAxis ranks, values;
  SpecSpectraPoint *points[2];
  gsize count[2];
  char *names[2];
  gboolean solid, legend, logarithmic;
  gboolean titled; /* there is room for a title under the axis */
};

static gboolean
is_shown (const SpecSpectraPlot *plot, double value)
{
  return isfinite (value) && (value > 0 || !plot->logarithmic);
}

/* What of the data can be shown: its extent, and the last rank. */
static void
measure_data (const SpecSpectraPlot *plot, const SpecSpectraData *data, double *low, double *high, guint *last)
{
  *low = INFINITY;
  *high = -INFINITY;
  *last = 1;
  for (guint side = 0; side < 2; side++)
    for (gsize i = 0; i < data->count[side]; i++)
      if (is_shown (plot, data->values[side][i]))
        {
          *low = MIN (*low, data->values[side][i]);
          *high = MAX (*high, data->values[side][i]);
          *last = MAX (*last, i + 1);
        }
}

static void
choose_axes (SpecSpectraPlot *plot, const SpecSpectraData *data)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  SpecNumberFlags flags = spec_plot_style_get_number_flags (&plot->style);
  guint most = CLAMP (plot->area.height / (34 * unit), 1, 6);
  guint most_ranks = CLAMP (plot->area.width / (50 * unit), 1, 12);
  double low, high;
  guint last;

  measure_data (plot, data, &low, &high, &last);
  spec_axis_init_rank (&plot->ranks, last, plot->logarithmic, most_ranks);
  if (!plot->logarithmic)
    spec_axis_init_linear (&plot->values, 1.06 * high, most, flags);
  else if (high > 0) /* rounding errors near zero would leave no room for the rest: eight decades are enough */
    spec_axis_init_log (&plot->values, MAX (low, 1e-8 * high), high, most, flags);
  else
    spec_axis_init_log (&plot->values, 1e-3, 1, most, flags);
}

static void
place_area (SpecSpectraPlot *plot)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double top = plot->legend ? spec_plot_style_get_line_height (&plot->style) + 10 * unit : 12 * unit;
  double left = 44 * unit;

  for (guint i = 0; i < plot->values.n_ticks; i++)
    left = MAX (left, spec_plot_style_measure (&plot->style, plot->values.ticks[i].label, FALSE) + 15 * unit);
  plot->area.x = left;
  plot->area.y = top;
  plot->area.width = MAX (0, plot->width - left - 14 * unit);
  plot->area.height = MAX (0, plot->height - top - 34 * unit);
  plot->titled = plot->area.height >= SHORT_AREA * unit;
  if (!plot->titled) /* the curves come first */
    {
      plot->area.y = plot->legend ? top : 7 * unit;
      plot->area.height = MAX (0, plot->height - plot->area.y - 20 * unit);
    }
}

static double
place_rank (const SpecSpectraPlot *plot, double rank)
{
  return plot->area.x + plot->area.width * spec_axis_place (&plot->ranks, rank);
}

static double
place_value (const SpecSpectraPlot *plot, double value)
{
  return plot->area.y + plot->area.height * (1 - spec_axis_place (&plot->values, value));
}

static void
place_points (SpecSpectraPlot *plot, const SpecSpectraData *data, guint side)
{
  plot->points[side] = g_new0 (SpecSpectraPoint, MAX (data->count[side], 1));
  for (gsize i = 0; i < data->count[side]; i++)
    if (is_shown (plot, data->values[side][i]))
      plot->points[side][plot->count[side]++]
          = (SpecSpectraPoint){ place_rank (plot, i + 1), place_value (plot, data->values[side][i]), i + 1,
                                data->values[side][i] };
}

SpecSpectraPlot *
spec_spectra_plot_new (const SpecSpectraData *data, const SpecPlotStyle *style, double width, double height)
{
  SpecSpectraPlot *plot = g_new0 (SpecSpectraPlot, 1);

  plot->style = *style;
  plot->width = MAX (width, 0);
  plot->height = MAX (height, 0);
  plot->solid = data->solid;
  plot->logarithmic = data->logarithmic;
  plot->legend = data->legend;
  for (guint side = 0; side < 2; side++)
    plot->names[side] = g_strdup (data->names[side]);
  place_area (plot); /* for how many ticks fit … */
  choose_axes (plot, data);
  place_area (plot); /* … then for how wide their labels are */
  for (guint side = 0; side < 2; side++)
    place_points (plot, data, side);
  return plot;
}

void
spec_spectra_plot_free (SpecSpectraPlot *plot)
{
  for (guint side = 0; side < 2; side++)
    {
      g_free (plot->points[side]);
      g_free (plot->names[side]);
    }
  g_free (plot);
}

static void
paint_value_ticks (const SpecSpectraPlot *plot, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style);
  double line_height = spec_plot_style_get_line_height (&plot->style);
  double last = INFINITY;

  for (guint i = 0; i < plot->values.n_ticks; i++)
    {
      double y = place_value (plot, plot->values.ticks[i].value);

      spec_palette_set_source (cr, palette->grid);
      spec_plot_line_paint (cr, plot->area.x, y, plot->area.x + plot->area.width, y);
      if (last - y < line_height)
        continue;
      last = y;
      spec_plot_style_paint_text (&plot->style, cr, plot->values.ticks[i].label, FALSE, palette->dim,
                                  plot->area.x - 7 * unit, y, SPEC_PLOT_ALIGN_END);
    }
}

static void
paint_rank_ticks (const SpecSpectraPlot *plot, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style);
  double bottom = plot->area.y + plot->area.height;
  double free_from = 0;
  const char *title = plot->logarithmic ? _ ("eigenvalue rank (log)") : _ ("eigenvalue rank");

  for (guint i = 0; i < plot->ranks.n_ticks; i++)
    {
      const char *label = plot->ranks.ticks[i].label;
      double x = place_rank (plot, plot->ranks.ticks[i].value);
      double half = spec_plot_style_measure (&plot->style, label, FALSE) / 2;

      spec_palette_set_source (cr, palette->grid);
      spec_plot_line_paint (cr, x, plot->area.y, x, bottom);
      if (x - half < free_from || x + half > plot->width)
        continue;
      free_from = x + half + 6 * unit;
      spec_plot_style_paint_text (&plot->style, cr, label, FALSE, palette->dim, x, bottom + 11 * unit,
                                  SPEC_PLOT_ALIGN_MIDDLE);
    }
  if (plot->titled && spec_plot_style_measure (&plot->style, title, FALSE) <= plot->area.width)
    spec_plot_style_paint_text (&plot->style, cr, title, FALSE, palette->dim, plot->area.x + plot->area.width / 2,
                                bottom + 26 * unit, SPEC_PLOT_ALIGN_MIDDLE);
}

static void
paint_curve (const SpecSpectraPlot *plot, cairo_t *cr, guint side)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double dashes[] = { 4 * unit, 3 * unit };
  const SpecSpectraPoint *points = plot->points[side];
  const SpecSpectraPoint *last = NULL;

  spec_palette_set_source (cr, spec_plot_style_get_side_color (&plot->style, side));
  cairo_set_line_width (cr, LINE_WIDTH * unit);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dashes, plot->solid ? 0 : 2, 0);
  cairo_new_path (cr);
  for (gsize i = 0; i < plot->count[side]; i++)
    cairo_line_to (cr, points[i].x, points[i].y);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  for (gsize i = 0; i < plot->count[side]; i++)
    if (last == NULL || hypot (points[i].x - last->x, points[i].y - last->y) >= MARK_DISTANCE * unit)
      {
        last = &points[i];
        spec_plot_style_paint_mark (&plot->style, cr, side, last->x, last->y, MARK_RADIUS * unit, plot->solid);
      }
}

/* From the right: line, mark and name of Y, then of X. */
static void
paint_legend (const SpecSpectraPlot *plot, cairo_t *cr)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double right = plot->area.x + plot->area.width;
  double y = spec_plot_style_get_line_height (&plot->style) / 2 + 2 * unit;
  double dashes[] = { 4 * unit, 3 * unit };

  for (int side = 1; side >= 0; side--)
    {
      const char *name = plot->names[side] != NULL ? plot->names[side] : (side == 0 ? "X" : "Y");
      SpecColor color = spec_plot_style_get_side_color (&plot->style, side);
      double left = right - spec_plot_style_measure (&plot->style, name, TRUE) - 27 * unit;

      if (left < 0)
        return;
      spec_plot_style_paint_text (&plot->style, cr, name, TRUE, color, right, y, SPEC_PLOT_ALIGN_END);
      cairo_set_line_width (cr, LINE_WIDTH * unit);
      cairo_set_dash (cr, dashes, plot->solid ? 0 : 2, 0);
      spec_plot_line_paint (cr, left, y, left + 22 * unit, y);
      cairo_set_dash (cr, NULL, 0, 0);
      spec_plot_style_paint_mark (&plot->style, cr, side, left + 11 * unit, y, 3.4 * unit, plot->solid);
      right = left - 14 * unit;
    }
}

void
spec_spectra_plot_paint (const SpecSpectraPlot *plot, cairo_t *cr)
{
  if (!spec_plot_style_begin (&plot->style, cr, plot->width, plot->height, &plot->area))
    return;
  paint_value_ticks (plot, cr);
  paint_rank_ticks (plot, cr);
  paint_curve (plot, cr, SPEC_SIDE_X);
  paint_curve (plot, cr, SPEC_SIDE_Y);
  if (plot->legend)
    paint_legend (plot, cr);
  cairo_restore (cr);
}

void
spec_spectra_plot_paint_hover (const SpecSpectraPlot *plot, cairo_t *cr, SpecSide side, gsize index)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  const SpecSpectraPoint *point;

  g_return_if_fail (index < plot->count[side]);

  if (!spec_plot_style_begin (&plot->style, cr, plot->width, plot->height, &plot->area))
    return;
  point = &plot->points[side][index];
  spec_plot_style_paint_mark (&plot->style, cr, side, point->x, point->y, 1.3 * MARK_RADIUS * unit, plot->solid);
  spec_palette_set_source (cr, spec_plot_style_get_palette (&plot->style)->ink);
  cairo_set_line_width (cr, 1.8 * unit);
  cairo_arc (cr, point->x, point->y, 2.2 * MARK_RADIUS * unit, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_restore (cr);
}

const SpecSpectraPoint *
spec_spectra_plot_get_points (const SpecSpectraPlot *plot, SpecSide side, gsize *count)
{
  *count = plot->count[side];
  return plot->points[side];
}

gboolean
spec_spectra_plot_find (const SpecSpectraPlot *plot, double x, double y, SpecSide *side, gsize *index)
{
  double nearest = HIT_DISTANCE * spec_plot_style_get_unit (&plot->style);
  gboolean found = FALSE;

  for (guint s = 0; s < 2; s++)
    for (gsize i = 0; i < plot->count[s]; i++)
      {
        double distance = hypot (plot->points[s][i].x - x, plot->points[s][i].y - y);

        if (distance < nearest)
          {
            nearest = distance;
            *side = s;
            *index = i;
            found = TRUE;
          }
      }
  return found;
}
