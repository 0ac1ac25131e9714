#include "paint/spec-bandwidth-figure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-axis.h"
#include "paint/spec-bandwidth-painter.h"
#include "paint/spec-plot-line.h"
#include "paint/spec-sparkline-painter.h"

#define GAP 14.0    /* points between the panels */
#define TITLE 14.0  /* points above each panel, for its name */
#define LEGEND 22.0 /* points below both, for the legend */

typedef struct
{
  const SpecBandwidthFigure *content;
  double width, height; /* points */
} Sheet;

double
spec_bandwidth_figure_get_height (double width_inches)
{
  return MAX (width_inches * 0.38, 2);
}

/* Eigenvalues on the left; on the right, at the height of 1/m, the effective modes m. */
static void
paint_value_axes (const SpecPlotStyle *style, cairo_t *cr, const SpecBandwidthFrame *frame)
{
  static const char *const values[] = { "1", "10⁻¹", "10⁻²", "10⁻³", "10⁻⁴" }, *const modes[] = { "1", "10", "10²", "10³", "10⁴" };
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  double unit = spec_plot_style_get_unit (style);

  cairo_set_line_width (cr, 0.8 * unit);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      double y = frame->bottom + (frame->top - frame->bottom) * spec_sparkline_place (pow (10, -(double) i));

      spec_palette_set_source (cr, palette->grid);
      spec_plot_line_paint (cr, frame->left, y, frame->right, y);
      spec_plot_style_paint_text (style, cr, values[i], FALSE, palette->dim, frame->left - 6 * unit, y, SPEC_PLOT_ALIGN_END);
      spec_plot_style_paint_text (style, cr, modes[i], FALSE, palette->faint, frame->right + 6 * unit, y, SPEC_PLOT_ALIGN_START);
    }
}

static void
paint_sigma_axis (const SpecPlotStyle *style, cairo_t *cr, SpecSide side, const SpecBandwidthFrame *frame)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  double unit = spec_plot_style_get_unit (style), free_from = 0;
  SpecAxis axis;

  spec_axis_init_log (&axis, frame->low, frame->high, 5, spec_plot_style_get_number_flags (style));
  for (guint i = 0; i < axis.n_ticks; i++)
    {
      double x = spec_bandwidth_frame_place (frame, axis.ticks[i].value);
      double half = spec_plot_style_measure (style, axis.ticks[i].label, FALSE) / 2;

      spec_palette_set_source (cr, palette->grid);
      spec_plot_line_paint (cr, x, frame->top, x, frame->bottom);
      if (x - half < free_from)
        continue;
      free_from = x + half + 6 * unit;
      spec_plot_style_paint_text (style, cr, axis.ticks[i].label, FALSE, palette->dim, x, frame->bottom + 11 * unit,
                                  SPEC_PLOT_ALIGN_MIDDLE);
    }
  spec_plot_style_paint_text (style, cr, side == SPEC_SIDE_X ? _ ("σ of X") : _ ("σ of Y"), FALSE, palette->dim,
                              (frame->left + frame->right) / 2, frame->bottom + 25 * unit, SPEC_PLOT_ALIGN_MIDDLE);
}

static void
paint_panel (const Sheet *sheet, cairo_t *cr, const SpecPlotStyle *style, SpecSide side, double x, double width)
{
  const SpecBandwidthFigure *content = sheet->content;
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  double unit = spec_plot_style_get_unit (style);
  SpecBandwidthFrame frame = { .left = x + 36 * unit, .right = x + width - 36 * unit, .top = TITLE + 6 * unit,
                               .bottom = sheet->height - LEGEND - 36 * unit };
  gsize count;
  const SpecBandwidthPoint *points = spec_bandwidth_map_get_points (content->maps[side], &count);

  frame.low = points[0].sigma;
  frame.high = points[count - 1].sigma;
  spec_plot_style_paint_text (style, cr, content->names[side] != NULL ? content->names[side] : "", TRUE,
                              spec_plot_style_get_side_color (style, side), frame.left, TITLE / 2, SPEC_PLOT_ALIGN_START);
  paint_value_axes (style, cr, &frame);
  paint_sigma_axis (style, cr, side, &frame);
  spec_bandwidth_paint_curves (style, cr, side, content->maps[side], &frame);
  spec_bandwidth_paint_modes (style, cr, content->maps[side], &frame);
  spec_palette_set_source (cr, palette->axis);
  cairo_set_line_width (cr, unit);
  spec_plot_line_paint (cr, frame.left, frame.bottom, frame.right, frame.bottom);
  if (content->suggested[side] > 0)
    spec_bandwidth_paint_suggested (style, cr, side, &frame, content->suggested[side]);
  if (content->used[side] > 0)
    spec_bandwidth_paint_sigma (style, cr, &frame, content->used[side]);
}

/* What the marks mean, in words: a figure has no tooltip. */
static void
paint_legend (const Sheet *sheet, cairo_t *cr, const SpecPlotStyle *style)
{
  const char *const lines[]
      = { _ ("line: λ₁ (left)    dashed: effective modes (right)    upright: σ used    wedge: σ suggested"),
          _ ("shaded: how far apart the leading eigenvalues stand, in shares of the largest distance") };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    spec_plot_style_paint_text (style, cr, lines[i], FALSE, spec_plot_style_get_palette (style)->dim, sheet->width / 2,
                                sheet->height - LEGEND * (0.75 - 0.5 * i), SPEC_PLOT_ALIGN_MIDDLE);
}

static void
draw (cairo_t *cr, gpointer data)
{
  const Sheet *sheet = data;
  SpecPlotStyle style = SPEC_PLOT_STYLE_PAPER;
  guint panels = (sheet->content->maps[0] != NULL) + (sheet->content->maps[1] != NULL), panel = 0;
  double width = panels > 0 ? (sheet->width - GAP * (panels - 1)) / panels : 0;

  for (guint side = 0; side < 2; side++)
    if (sheet->content->maps[side] != NULL)
      paint_panel (sheet, cr, &style, side, (width + GAP) * panel++, width);
  paint_legend (sheet, cr, &style);
}

GBytes *
spec_bandwidth_figure_render (const SpecBandwidthFigure *content, double width_inches, double dpi, SpecFigureFormat format,
                              GCancellable *cancellable, GError **error)
{
  Sheet sheet = { content, width_inches * 72, spec_bandwidth_figure_get_height (width_inches) * 72 };
  SpecFigure figure = { sheet.width, sheet.height, dpi, FALSE, NULL, draw, &sheet };

  return spec_figure_render (&figure, format, cancellable, error);
}
