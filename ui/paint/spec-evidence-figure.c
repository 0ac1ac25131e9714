#include "paint/spec-evidence-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-plot-result.h"
#include "paint/spec-validation-painter.h"
#include "paint/spec-violin-painter.h"

/* Points. */
#define TITLE 14.0
#define GAP 12.0
#define SPECTRUM 118.0
#define VIOLINS 116.0
#define NOTES 24.0
/* More violins would be lines. */
#define MOST_CLUSTERS 10

typedef struct
{
  const SpecEvidence *evidence;
  SpecPlotStyle style;
  double width, height; /* points */
} Sheet;

static const char *
get_name (const SpecEvidence *evidence, SpecSide side)
{
  const char *name = spec_embedding_get_name (spec_problem_get_embedding (spec_result_get_problem (evidence->result), side));

  return name != NULL && *name != '\0' ? name : side == SPEC_SIDE_X ? "X" : "Y";
}

static double
get_height (const SpecPlotStyle *style)
{
  return TITLE + SPECTRUM + GAP + TITLE + VIOLINS + GAP + TITLE + spec_validation_get_height (style) + NOTES;
}

static void
paint_title (const Sheet *sheet, cairo_t *cr, const char *text, double x, double y)
{
  spec_plot_style_paint_text (&sheet->style, cr, text, TRUE, spec_plot_style_get_palette (&sheet->style)->ink, x + 4, y + TITLE / 2,
                              SPEC_PLOT_ALIGN_START);
}

static void
paint_spectrum (const Sheet *sheet, cairo_t *cr)
{
  g_autoptr (SpecDifferencePlot) plot
      = spec_plot_result_new_difference (sheet->evidence->result, sheet->evidence, 0, &sheet->style, sheet->width, SPECTRUM);
  g_autofree char *title = g_strdup_printf (_ ("Spectrum of the difference: X is %s, Y is %s"), get_name (sheet->evidence, SPEC_SIDE_X),
                                            get_name (sheet->evidence, SPEC_SIDE_Y));

  paint_title (sheet, cr, title, 0, 0);
  cairo_save (cr);
  cairo_translate (cr, 0, TITLE);
  spec_difference_plot_paint (plot, cr);
  cairo_restore (cr);
}

/* Half of the width: the clusters of one direction. */
static void
paint_direction (const Sheet *sheet, cairo_t *cr, SpecDirection direction, double x, double width)
{
  SpecViolinRange range = { sheet->evidence, direction, 0, MOST_CLUSTERS };
  double y = TITLE + SPECTRUM + GAP;
  gboolean positive = direction == SPEC_DIRECTION_POSITIVE;

  if (sheet->evidence->mode_count[direction] == 0)
    return;
  paint_title (sheet, cr, positive ? _ ("Distances within clusters X groups") : _ ("Distances within clusters Y groups"), x, y);
  cairo_save (cr);
  cairo_translate (cr, x, y + TITLE);
  spec_violins_paint (&range, &sheet->style, cr, width, VIOLINS);
  cairo_restore (cr);
  y += TITLE + VIOLINS + GAP;
  paint_title (sheet, cr, positive ? _ ("Do X and Y find the clusters X groups?") : _ ("Do X and Y find the clusters Y groups?"), x, y);
  cairo_save (cr);
  cairo_translate (cr, x + 4, y + TITLE);
  spec_validation_paint (&sheet->evidence->sets[direction], &sheet->style, cr, width - 4);
  cairo_restore (cr);
}

/* What the marks mean, in words: a figure has no tooltip. */
static void
paint_notes (const Sheet *sheet, cairo_t *cr)
{
  const char *const lines[]
      = { _ ("distances: 1 is the mean of all pairs; dashed: mean over samples of different clusters; circles: X, squares: Y"),
          _ ("bars: mean over 50 seeds of k-means, lines: standard deviation; shaded: sampling error over 10 random halves") };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    spec_plot_style_paint_text (&sheet->style, cr, lines[i], FALSE, spec_plot_style_get_palette (&sheet->style)->dim, 4,
                                sheet->height - NOTES * (0.68 - 0.44 * i), SPEC_PLOT_ALIGN_START);
}

static void
draw (cairo_t *cr, gpointer data)
{
  const Sheet *sheet = data;
  double half = (sheet->width - GAP) / 2;

  paint_spectrum (sheet, cr);
  paint_direction (sheet, cr, SPEC_DIRECTION_POSITIVE, 0, half);
  paint_direction (sheet, cr, SPEC_DIRECTION_NEGATIVE, half + GAP, half);
  paint_notes (sheet, cr);
}

GBytes *
spec_evidence_figure_render (const SpecEvidence *evidence, double width_inches, double dpi, SpecFigureFormat format,
                             GCancellable *cancellable, GError **error)
{
  Sheet sheet = { evidence, SPEC_PLOT_STYLE_PAPER, width_inches * 72, 0 };
  SpecFigure figure = { sheet.width, 0, dpi, FALSE, NULL, draw, &sheet };

  figure.height = sheet.height = get_height (&sheet.style);
  return spec_figure_render (&figure, format, cancellable, error);
}

gboolean
spec_evidence_figure_write (const SpecEvidence *evidence, double width_inches, double dpi, const char *folder,
                            GCancellable *cancellable, GError **error)
{
  static const SpecFigureFormat formats[] = { SPEC_FIGURE_PDF, SPEC_FIGURE_PNG };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("evidence.", spec_figure_format_get_name (formats[i]), NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes = spec_evidence_figure_render (evidence, width_inches, dpi, formats[i], cancellable, error);

      if (bytes == NULL || !spec_figure_save (path, bytes, error))
        return FALSE;
    }
  return TRUE;
}
