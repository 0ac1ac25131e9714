#include "paint/spec-agreement-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-axis.h"
#include "paint/spec-plot-line.h"

#define LINE_WIDTH 2.2
#define BAND_OPACITY 0.12
#define MARK_RADIUS 5.0
#define KEY_HEIGHT 13 /* above the area, where neither the curve nor the cursor comes */
#define KEY_LINE 23   /* the piece of the line of chance before its name */

/* One step of the band or of the line of chance. */
typedef struct
{
  double k, low, high, chance;
} Step;

struct _SpecAgreementPlot
{
  SpecPlotStyle style;
  SpecAgreementLook look;
  double width, height;
  cairo_rectangle_t area; /* within the axes */
  SpecAxis neighbours, values;
  gsize largest;     /* 0: no curve */
  double *curve;     /* by k - 1; NaN where it is not defined */
  Step *steps;       /* by the grid of k */
  gsize step_count;
};

static double
look_at (const SpecAgreementPlot *plot, const SpecOverlapCurve *curve, gsize k, double value)
{
  return plot->look.normalised ? spec_overlap_curve_normalise (curve, k, value) : value;
}

static void
take_curve (SpecAgreementPlot *plot, const SpecOverlapCurve *curve)
{
  plot->largest = curve->largest;
  plot->curve = g_new (double, curve->largest);
  for (gsize k = 1; k <= curve->largest; k++)
    plot->curve[k - 1] = look_at (plot, curve, k, curve->jaccard[k - 1]);
  plot->step_count = curve->grid_count;
  plot->steps = g_new (Step, curve->grid_count);
  for (gsize i = 0; i < curve->grid_count; i++)
    {
      gsize k = curve->grid[i];

      plot->steps[i] = (Step){ (double) k, look_at (plot, curve, k, curve->low[i]), look_at (plot, curve, k, curve->high[i]),
                               plot->look.normalised ? 0 : spec_overlap_curve_get_chance (curve, k) };
    }
}

static double
get_highest (const SpecAgreementPlot *plot)
{
  double highest = 0.1;

  for (gsize k = 0; k < plot->largest; k++)
    if (isfinite (plot->curve[k]))
      highest = MAX (highest, plot->curve[k]);
  for (gsize i = 0; i < plot->step_count; i++)
    {
      if (plot->look.band && isfinite (plot->steps[i].high))
        highest = MAX (highest, plot->steps[i].high);
      if (isfinite (plot->steps[i].chance))
        highest = MAX (highest, plot->steps[i].chance);
    }
  return MIN (1, highest * 1.08);
}

static void
place_area (SpecAgreementPlot *plot)
{
  double unit = spec_plot_style_get_unit (&plot->style), left = 44 * unit;

  for (guint i = 0; i < plot->values.n_ticks; i++)
    left = MAX (left, spec_plot_style_measure (&plot->style, plot->values.ticks[i].label, FALSE) + 15 * unit);
  plot->area.x = left;
  plot->area.y = (12 + KEY_HEIGHT) * unit;
  plot->area.width = MAX (0, plot->width - left - 18 * unit);
  plot->area.height = MAX (0, plot->height - plot->area.y - 36 * unit);
}

static void
choose_axes (SpecAgreementPlot *plot)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  SpecNumberFlags flags = spec_plot_style_get_number_flags (&plot->style);
  guint most = (guint) CLAMP (plot->area.height / (34 * unit), 1, 7);
  guint most_steps = (guint) CLAMP (plot->area.width / (46 * unit), 2, 14);

  spec_axis_init_rank (&plot->neighbours, (guint) MAX (plot->largest, 2), TRUE, most_steps);
  for (guint i = 0; i < plot->neighbours.n_ticks; i++)
    {
      SpecTick *tick = &plot->neighbours.ticks[i];
      g_autofree char *label = spec_number_text_count ((guint64) tick->value, flags);

      g_strlcpy (tick->label, label, sizeof tick->label);
    }
  spec_axis_init_linear (&plot->values, get_highest (plot), most, flags);
}

static void
lay_out (SpecAgreementPlot *plot)
{
  place_area (plot); /* for how many ticks fit … */
  choose_axes (plot);
  place_area (plot); /* … then for how wide their labels are */
}

SpecAgreementPlot *
spec_agreement_plot_new (const SpecOverlapCurve *curve, const SpecAgreementLook *look, const SpecPlotStyle *style, double width,
                         double height)
{
  SpecAgreementPlot *plot = g_new0 (SpecAgreementPlot, 1);

  plot->style = *style;
  plot->look = *look;
  plot->width = MAX (width, 0);
  plot->height = MAX (height, 0);
  if (curve != NULL)
    take_curve (plot, curve);
  lay_out (plot);
  return plot;
}

void
spec_agreement_plot_free (SpecAgreementPlot *plot)
{
  if (plot == NULL)
    return;
  g_free (plot->curve);
  g_free (plot->steps);
  g_free (plot);
}

static double
place_k (const SpecAgreementPlot *plot, double k)
{
  return plot->area.x + plot->area.width * spec_axis_place (&plot->neighbours, k);
}

static double
place_value (const SpecAgreementPlot *plot, double value)
{
  return plot->area.y + plot->area.height * (1 - spec_axis_place (&plot->values, value));
}

static void
paint_value_ticks (const SpecAgreementPlot *plot, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style);

  for (guint i = 0; i < plot->values.n_ticks; i++)
    {
      double y = place_value (plot, plot->values.ticks[i].value);

      spec_palette_set_source (cr, plot->values.ticks[i].value == 0 ? palette->axis : palette->grid);
      spec_plot_line_paint (cr, plot->area.x, y, plot->area.x + plot->area.width, y);
      spec_plot_style_paint_text (&plot->style, cr, plot->values.ticks[i].label, FALSE, palette->dim, plot->area.x - 7 * unit, y,
                                  SPEC_PLOT_ALIGN_END);
    }
}

static void
paint_k_ticks (const SpecAgreementPlot *plot, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style), bottom = plot->area.y + plot->area.height, free_from = 0;

  for (guint i = 0; i < plot->neighbours.n_ticks; i++)
    {
      const char *label = plot->neighbours.ticks[i].label;
      double x = place_k (plot, plot->neighbours.ticks[i].value);
      double half = spec_plot_style_measure (&plot->style, label, FALSE) / 2;

      spec_palette_set_source (cr, palette->grid);
      spec_plot_line_paint (cr, x, plot->area.y, x, bottom);
      if (x - half < free_from || x + half > plot->width)
        continue;
      free_from = x + half + 6 * unit;
      spec_plot_style_paint_text (&plot->style, cr, label, FALSE, palette->dim, x, bottom + 11 * unit, SPEC_PLOT_ALIGN_MIDDLE);
    }
  spec_plot_style_paint_text (&plot->style, cr, _ ("neighbours k (log)"), FALSE, palette->dim,
                              plot->area.x + plot->area.width / 2, bottom + 26 * unit, SPEC_PLOT_ALIGN_MIDDLE);
}

static void
paint_band (const SpecAgreementPlot *plot, cairo_t *cr)
{
  SpecColor ink = spec_plot_style_get_palette (&plot->style)->ink;

  cairo_new_path (cr);
  for (gsize i = 0; i < plot->step_count; i++)
    if (isfinite (plot->steps[i].high))
      cairo_line_to (cr, place_k (plot, plot->steps[i].k), place_value (plot, plot->steps[i].high));
  for (gsize i = plot->step_count; i > 0; i--)
    if (isfinite (plot->steps[i - 1].low))
      cairo_line_to (cr, place_k (plot, plot->steps[i - 1].k), place_value (plot, plot->steps[i - 1].low));
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, BAND_OPACITY);
  cairo_fill (cr);
}

/* In a key, where there is room for it at all. */
static void
paint_chance_name (const SpecAgreementPlot *plot, cairo_t *cr)
{
  SpecColor dim = spec_plot_style_get_palette (&plot->style)->dim;
  double unit = spec_plot_style_get_unit (&plot->style), dashes[] = { 5 * unit, 4 * unit };
  double left = plot->area.x + (KEY_LINE + 7) * unit, y = plot->area.y - KEY_HEIGHT * unit;
  const char *text = plot->look.normalised ? _ ("chance") : _ ("chance, k / (2(n − 1) − k)");

  if (left + spec_plot_style_measure (&plot->style, text, FALSE) > plot->width)
    return;
  cairo_set_dash (cr, dashes, 2, 0);
  spec_plot_line_paint (cr, plot->area.x, y, plot->area.x + KEY_LINE * unit, y);
  cairo_set_dash (cr, NULL, 0, 0);
  spec_plot_style_paint_text (&plot->style, cr, text, FALSE, dim, left, y, SPEC_PLOT_ALIGN_START);
}

static void
paint_chance (const SpecAgreementPlot *plot, cairo_t *cr)
{
  double unit = spec_plot_style_get_unit (&plot->style), dashes[] = { 5 * unit, 4 * unit };

  spec_palette_set_source (cr, spec_plot_style_get_palette (&plot->style)->axis);
  cairo_set_line_width (cr, 1.6 * unit);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_new_path (cr);
  for (gsize i = 0; i < plot->step_count; i++)
    cairo_line_to (cr, place_k (plot, plot->steps[i].k), place_value (plot, plot->steps[i].chance));
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  paint_chance_name (plot, cr);
}

/* Points nearer to each other than the eye can tell are left out. */
static void
paint_curve (const SpecAgreementPlot *plot, cairo_t *cr)
{
  double unit = spec_plot_style_get_unit (&plot->style), dashes[] = { 4 * unit, 3 * unit }, last = -1;

  spec_palette_set_source (cr, spec_plot_style_get_palette (&plot->style)->ink);
  cairo_set_line_width (cr, LINE_WIDTH * unit);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dashes, plot->look.solid ? 0 : 2, 0);
  cairo_new_path (cr);
  for (gsize k = 1; k <= plot->largest; k++)
    {
      double x = place_k (plot, (double) k);

      if (!isfinite (plot->curve[k - 1]) || (last >= 0 && x - last < 0.75 * unit && k < plot->largest))
        continue;
      cairo_line_to (cr, x, place_value (plot, plot->curve[k - 1]));
      last = x;
    }
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
spec_agreement_plot_paint (const SpecAgreementPlot *plot, cairo_t *cr)
{
  if (!spec_plot_style_begin (&plot->style, cr, plot->width, plot->height, &plot->area))
    return;
  paint_value_ticks (plot, cr);
  paint_k_ticks (plot, cr);
  if (plot->largest > 0)
    {
      if (plot->look.band)
        paint_band (plot, cr);
      paint_chance (plot, cr);
      paint_curve (plot, cr);
    }
  cairo_restore (cr);
}

char *
spec_agreement_plot_dup_value (const SpecAgreementPlot *plot, gsize k)
{
  SpecNumberFlags flags = spec_plot_style_get_number_flags (&plot->style);
  g_autofree char *count = spec_number_text_count (k, flags);
  g_autofree char *value = spec_number_text_fixed (plot->curve[k - 1], 3, flags);

  return g_strdup_printf (_ ("k = %s: %s"), count, value);
}

/* The words stand above the curve, on the side where there is room. */
void
spec_agreement_plot_paint_cursor (const SpecAgreementPlot *plot, cairo_t *cr, gsize k)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style), x, y, width;
  g_autofree char *text = NULL;
  gboolean left;

  if (k < 1 || k > plot->largest || !isfinite (plot->curve[k - 1])
      || !spec_plot_style_begin (&plot->style, cr, plot->width, plot->height, &plot->area))
    return;
  x = place_k (plot, (double) k);
  y = place_value (plot, plot->curve[k - 1]);
  text = spec_agreement_plot_dup_value (plot, k);
  width = spec_plot_style_measure (&plot->style, text, TRUE);
  left = x - width - 14 * unit > plot->area.x;
  spec_palette_set_source (cr, palette->ink);
  cairo_set_line_width (cr, 1.2 * unit);
  spec_plot_line_paint (cr, x, plot->area.y, x, plot->area.y + plot->area.height);
  cairo_arc (cr, x, y, MARK_RADIUS * unit, 0, 2 * G_PI);
  spec_palette_set_source (cr, palette->card);
  cairo_fill_preserve (cr);
  spec_palette_set_source (cr, palette->ink);
  cairo_set_line_width (cr, LINE_WIDTH * unit);
  cairo_stroke (cr);
  spec_plot_style_paint_text (&plot->style, cr, text, TRUE, palette->ink, left ? x - 10 * unit : x + 10 * unit,
                              MAX (y - 20 * unit, plot->area.y + 8 * unit),
                              left ? SPEC_PLOT_ALIGN_END : SPEC_PLOT_ALIGN_START);
  cairo_restore (cr);
}

gsize
spec_agreement_plot_find (const SpecAgreementPlot *plot, double x)
{
  double place = (x - plot->area.x) / MAX (plot->area.width, 1);

  if (plot->largest == 0)
    return 0;
  place = exp (CLAMP (place, 0, 1) * log (plot->neighbours.high / plot->neighbours.low)) * plot->neighbours.low;
  return (gsize) CLAMP (round (place), 1, (double) plot->largest);
}
