#include "paint/spec-agreement-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-metric-text.h"
#include "report/spec-csv.h"

#define CURVE_SHARE 0.5 /* height of the curve's figure by its width */
#define TITLE 24.0       /* points above a plot: two lines */
#define ROW 15.0         /* points of one measure */

typedef struct
{
  const SpecAgreementFigure *figure;
  double width, height; /* points */
} Sheet;

static void
paint_titles (const SpecPlotStyle *style, cairo_t *cr, const char *title, const char *note)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);

  spec_plot_style_paint_text (style, cr, title, TRUE, palette->ink, 4, TITLE / 4, SPEC_PLOT_ALIGN_START);
  spec_plot_style_paint_text (style, cr, note, FALSE, palette->dim, 4, TITLE * 3 / 4, SPEC_PLOT_ALIGN_START);
}

/** Returns: (transfer full): "CLIP and DINOv2, Euclidean, n = 1,713" */
static char *
dup_note (const SpecAgreementFigure *figure)
{
  const SpecMetric *metric = figure->agreement->metric;
  g_autofree char *count = spec_number_text_count (figure->agreement->samples, SPEC_NUMBER_FIGURE);
  g_autofree char *metrics
      = metric[0] == metric[1]
            ? g_strdup (spec_metric_text_get_word (metric[0]))
            : g_strdup_printf ("%s / %s", spec_metric_text_get_word (metric[0]), spec_metric_text_get_word (metric[1]));

  /* Translators: names of two embeddings, the distance, the number of samples */
  return g_strdup_printf (_ ("%s and %s, %s, n = %s"), figure->names[0], figure->names[1], metrics, count);
}

static void
draw_curve (cairo_t *cr, gpointer data)
{
  const Sheet *sheet = data;
  const SpecAgreementFigure *figure = sheet->figure;
  SpecPlotStyle style = SPEC_PLOT_STYLE_PAPER;
  g_autofree char *note = dup_note (figure);
  g_autoptr (SpecAgreementPlot) plot = spec_agreement_plot_new (figure->agreement->pair->curve, &figure->look, &style,
                                                                sheet->width, sheet->height - TITLE);

  paint_titles (&style, cr,
                figure->look.normalised ? _ ("Neighbour agreement (NNGS), chance subtracted")
                                        : _ ("Neighbour agreement (NNGS)"),
                note);
  cairo_save (cr);
  cairo_translate (cr, 0, TITLE);
  spec_agreement_plot_paint (plot, cr);
  if (figure->k > 0)
    spec_agreement_plot_paint_cursor (plot, cr, figure->k);
  cairo_restore (cr);
}

static void
draw_measure (const SpecMeasureRow *row, const SpecPlotStyle *style, cairo_t *cr, double width, double y)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  g_autofree char *value = spec_number_text_fixed (row->value, 3, SPEC_NUMBER_FIGURE);
  double left = 116, bar = width - left - 140;

  spec_plot_style_paint_text (style, cr, row->title, row->id == SPEC_MEASURE_NNGS, palette->ink, 4, y,
                              SPEC_PLOT_ALIGN_START);
  spec_palette_set_source (cr, palette->ctl2);
  cairo_rectangle (cr, left, y - 2.5, bar, 5);
  cairo_fill (cr);
  spec_palette_set_source (cr, palette->prim);
  cairo_rectangle (cr, left, y - 2.5, bar * (isfinite (row->value) ? CLAMP (row->value, 0, 1) : 0), 5);
  cairo_fill (cr);
  if (isfinite (row->chance))
    {
      spec_palette_set_source (cr, palette->axis);
      cairo_rectangle (cr, left + bar * CLAMP (row->chance, 0, 1) - 0.6, y - 5, 1.2, 10);
      cairo_fill (cr);
    }
  spec_plot_style_paint_text (style, cr, value, TRUE, palette->ink, width - 100, y, SPEC_PLOT_ALIGN_END);
  spec_plot_style_paint_text (style, cr, row->note, FALSE, palette->dim, width - 94, y, SPEC_PLOT_ALIGN_START);
}

static void
draw_measures (cairo_t *cr, gpointer data)
{
  const Sheet *sheet = data;
  SpecPlotStyle style = SPEC_PLOT_STYLE_PAPER;
  SpecMeasureRow rows[SPEC_N_MEASURES];
  guint count = spec_measure_rows_fill (sheet->figure->agreement, sheet->figure->k, sheet->figure->shown, rows);
  g_autofree char *note = dup_note (sheet->figure);

  paint_titles (&style, cr, _ ("Measures side by side"), note);
  for (guint i = 0; i < count; i++)
    draw_measure (&rows[i], &style, cr, sheet->width, TITLE + (i + 0.5) * ROW);
  spec_plot_style_paint_text (&style, cr, _ ("mark: level of unrelated data"), FALSE,
                              spec_plot_style_get_palette (&style)->dim, 116, TITLE + (count + 0.4) * ROW,
                              SPEC_PLOT_ALIGN_START);
}

GBytes *
spec_agreement_figure_render_curve (const SpecAgreementFigure *figure,
                                    double width_inches,
                                    double dpi,
                                    SpecFigureFormat format,
                                    GCancellable *cancellable,
                                    GError **error)
{
  Sheet sheet = { figure, width_inches * 72, width_inches * 72 * CURVE_SHARE };
  SpecFigure drawn = { sheet.width, sheet.height, dpi, FALSE, NULL, draw_curve, &sheet };

  return spec_figure_render (&drawn, format, cancellable, error);
}

GBytes *
spec_agreement_figure_render_measures (const SpecAgreementFigure *figure,
                                       double width_inches,
                                       double dpi,
                                       SpecFigureFormat format,
                                       GCancellable *cancellable,
                                       GError **error)
{
  SpecMeasureRow rows[SPEC_N_MEASURES];
  guint count = spec_measure_rows_fill (figure->agreement, figure->k, figure->shown, rows);
  Sheet sheet = { figure, width_inches * 72, TITLE + (count + 0.9) * ROW };
  SpecFigure drawn = { sheet.width, sheet.height, dpi, FALSE, NULL, draw_measures, &sheet };

  return spec_figure_render (&drawn, format, cancellable, error);
}

char *
spec_agreement_figure_dup_csv (const SpecOverlapCurve *curve)
{
  GString *table = g_string_new ("k,nngs,low,high,chance,normalised\n");

  for (gsize i = 0; i < curve->grid_count; i++)
    {
      gsize k = curve->grid[i];
      double value = curve->jaccard[k - 1], normalised = spec_overlap_curve_normalise (curve, k, value);
      double numbers[] = { value, curve->low[i], curve->high[i], spec_overlap_curve_get_chance (curve, k) };

      g_string_append_printf (table, "%zu", k);
      for (guint j = 0; j < G_N_ELEMENTS (numbers); j++)
        {
          g_string_append_c (table, ',');
          spec_csv_append_number (table, "%.17g", numbers[j]);
        }
      g_string_append_c (table, ',');
      if (isfinite (normalised))
        spec_csv_append_number (table, "%.17g", normalised);
      g_string_append_c (table, '\n');
    }
  return g_string_free (table, FALSE);
}
