#include "paint/spec-spectrum-figure.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-montage-text.h"
#include "paint/spec-plot-result.h"

#define SPECTRA_SHARE 0.44 /* of the width; the difference has twice ten stems to show */
#define GAP 10.0           /* points between the panels */
#define TITLE 14.0         /* points above each panel */
#define LEGEND_SHARE 0.66  /* of a panel's width: up there the falling curves leave room */

typedef struct
{
  SpecResult *result;
  const SpecEvidence *evidence; /* (nullable) */
  double width, height; /* points */
} Sheet;

double
spec_spectrum_figure_get_height (double width_inches)
{
  return MAX (width_inches * 0.36, 1.6);
}

/* A name with its mark, its text ending at @right; shortened at its end where it would reach the curves. */
static void
paint_name (cairo_t *cr, const SpecPlotStyle *style, const char *name, guint side, double right, double y, double room)
{
  g_autoptr (GString) text = g_string_new (name);
  glong length = g_utf8_strlen (name, -1);
  double width;

  while ((width = spec_plot_style_measure (style, text->str, TRUE)) > room && length > 3)
    {
      g_string_truncate (text, (gsize)(g_utf8_offset_to_pointer (name, --length) - name));
      g_string_append (text, "…");
    }
  cairo_set_source_rgb (cr, 1, 1, 1); /* no grid line behind the words */
  cairo_rectangle (cr, right - width - 11, y - 4.5, width + 12, 9);
  cairo_fill (cr);
  spec_plot_style_paint_text (style, cr, text->str, TRUE, spec_plot_style_get_side_color (style, side), right, y,
                              SPEC_PLOT_ALIGN_END);
  spec_plot_style_paint_mark (style, cr, side, right - width - 7, y, 2.5, TRUE);
}

static void
paint_spectra (const Sheet *sheet, cairo_t *cr, const SpecPlotStyle *style, double width)
{
  g_autoptr (SpecSpectraPlot) plot = NULL;
  SpecSpectraData data;

  spec_plot_result_get_spectra (sheet->result, &data);
  spec_plot_style_paint_text (style, cr, _ ("Spectra of both kernels"), TRUE, spec_plot_style_get_palette (style)->ink,
                              4, TITLE / 2, SPEC_PLOT_ALIGN_START);
  plot = spec_spectra_plot_new (&data, style, width, sheet->height - TITLE);
  cairo_translate (cr, 0, TITLE);
  spec_spectra_plot_paint (plot, cr);
  for (guint side = SPEC_SIDE_X; side <= SPEC_SIDE_Y; side++)
    paint_name (cr, style, data.names[side] != NULL ? data.names[side] : "", side, width - 10,
                spec_plot_style_get_line_height (style) * (0.9 + 1.1 * side), width * LEGEND_SHARE);
}

/* "Spectrum of the difference" with what a reader must know of its numbers. */
static char *
dup_difference_title (SpecResult *result)
{
  const SpecParams *params = spec_problem_get_params (spec_result_get_problem (result));
  SpecMontage facts = { .eta = params->eta, .centre = params->centre };
  g_autofree char *note = NULL;

  if (spec_problem_is_preview (spec_result_get_problem (result)))
    facts.preview = spec_problem_get_samples (spec_result_get_problem (result));
  if (spec_result_get_method (result) == SPEC_METHOD_RFF)
    {
      facts.rff_dim = spec_problem_get_params (spec_result_get_problem (result))->rff_dim;
      facts.noise = spec_result_get_rff_noise (result);
    }
  note = spec_montage_text_dup_note (&facts);
  return note == NULL ? g_strdup (_ ("Spectrum of the difference"))
                      : g_strdup_printf ("%s   %s", _ ("Spectrum of the difference"), note);
}

static void
paint_difference (const Sheet *sheet, cairo_t *cr, const SpecPlotStyle *style, double width)
{
  g_autofree char *title = dup_difference_title (sheet->result);
  g_autoptr (SpecDifferencePlot) plot
      = spec_plot_result_new_difference (sheet->result, sheet->evidence, 0, style, width, sheet->height - TITLE);

  spec_plot_style_paint_text (style, cr, title, TRUE, spec_plot_style_get_palette (style)->ink, 4, TITLE / 2,
                              SPEC_PLOT_ALIGN_START);
  cairo_translate (cr, 0, TITLE);
  spec_difference_plot_paint (plot, cr);
}

static void
draw (cairo_t *cr, gpointer data)
{
  const Sheet *sheet = data;
  SpecPlotStyle style = SPEC_PLOT_STYLE_PAPER;
  double left = (sheet->width - GAP) * SPECTRA_SHARE;

  cairo_save (cr);
  paint_spectra (sheet, cr, &style, left);
  cairo_restore (cr);
  cairo_save (cr);
  cairo_translate (cr, left + GAP, 0);
  paint_difference (sheet, cr, &style, sheet->width - left - GAP);
  cairo_restore (cr);
}

GBytes *
spec_spectrum_figure_render (SpecResult *result,
                             const SpecEvidence *evidence,
                             double width_inches,
                             double dpi,
                             SpecFigureFormat format,
                             GCancellable *cancellable,
                             GError **error)
{
  Sheet sheet = { result, evidence, width_inches * 72, spec_spectrum_figure_get_height (width_inches) * 72 };
  SpecFigure figure = { sheet.width, sheet.height, dpi, FALSE, NULL, draw, &sheet };

  return spec_figure_render (&figure, format, cancellable, error);
}
