#include "paint/spec-align-figure.h"

#include <glib/gi18n-lib.h>

#include "paint/spec-heat-painter.h"

/* Points: one column of a paper, or both. */
#define COLUMN 240.0
#define PAGE 486.0
#define COLUMN_HEIGHT 165.0
#define LEGEND 14.0 /* above a spectrum */
#define TITLE 14.0  /* above a kernel */
#define NAMES 62.0  /* left of the kernels */
#define GAP 10.0
#define BAR 8.0
#define BAR_ROOM 28.0 /* with its numbers */

static double
get_kernel_side (void)
{
  return (PAGE - NAMES - BAR_ROOM - 3 * GAP) / 3;
}

static void
paint_legend (const SpecPlotStyle *style, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  const char *const words[] = { _ ("after"), _ ("before") };
  double x = COLUMN - 6;

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      spec_plot_style_paint_text (style, cr, words[i], FALSE, palette->ink, x, LEGEND / 2, SPEC_PLOT_ALIGN_END);
      x -= spec_plot_style_measure (style, words[i], FALSE) + 6;
      cairo_new_path (cr);
      cairo_arc (cr, x, LEGEND / 2, 2.6, 0, 2 * G_PI);
      spec_palette_set_source (cr, palette->ink);
      cairo_set_line_width (cr, 0.9);
      if (i == 0)
        cairo_fill (cr);
      else
        cairo_stroke (cr);
      x -= 12;
    }
}

static void
paint_names (const SpecAlignOrder *order, const SpecPlotStyle *style, cairo_t *cr, double side)
{
  double cell = side / (double) MAX (order->count, 1);

  for (gsize i = 0; i < order->group_count; i++)
    {
      const SpecAlignGroup *group = &order->groups[i];
      g_autoptr (GString) name = g_string_new (group->name);
      glong length = g_utf8_strlen (group->name, -1);

      while (length > 3 && spec_plot_style_measure (style, name->str, FALSE) > NAMES - 6)
        {
          g_string_truncate (name, (gsize) (g_utf8_offset_to_pointer (group->name, --length) - group->name));
          g_string_append (name, "…");
        }
      spec_plot_style_paint_text (style, cr, name->str, FALSE, spec_plot_style_get_palette (style)->ink, NAMES - 6,
                                  TITLE + cell * ((double) group->first + (double) group->count / 2),
                                  SPEC_PLOT_ALIGN_END);
    }
}

static void
paint_kernels (const SpecAlignFigure *figure, const SpecPlotStyle *style, cairo_t *cr)
{
  const SpecAlignKernels *kernels = figure->kernels;
  const float *const squares[] = { kernels->before, kernels->after, kernels->other };
  double side = get_kernel_side ();
  gsize count = kernels->order->count;
  SpecHeatRange range;

  spec_heat_range_init (&range);
  for (guint i = 0; i < G_N_ELEMENTS (squares); i++)
    if (squares[i] != NULL)
      spec_heat_range_include (&range, squares[i], count * count);
  paint_names (kernels->order, style, cr, side);
  cairo_translate (cr, NAMES, 0);
  for (guint i = 0; i < G_N_ELEMENTS (squares); i++)
    {
      spec_plot_style_paint_text (style, cr, figure->titles[i], TRUE, spec_plot_style_get_palette (style)->ink, 0,
                                  TITLE / 2, SPEC_PLOT_ALIGN_START);
      cairo_save (cr);
      cairo_translate (cr, 0, TITLE);
      if (squares[i] != NULL)
        spec_heat_paint (&range, cr, squares[i], count, side, 0);
      cairo_restore (cr);
      cairo_translate (cr, side + GAP, 0);
    }
  cairo_translate (cr, 0, TITLE);
  spec_heat_paint_bar (&range, style, cr, BAR, side);
}

static void
draw (cairo_t *cr, gpointer data)
{
  const SpecAlignFigure *figure = data;
  SpecPlotStyle style = SPEC_PLOT_STYLE_PAPER;

  cairo_save (cr);
  if (figure->part == SPEC_ALIGN_FIGURE_CURVE)
    spec_loss_paint (&figure->loss, &style, cr, COLUMN, COLUMN_HEIGHT);
  else if (figure->part == SPEC_ALIGN_FIGURE_KERNELS)
    paint_kernels (figure, &style, cr);
  else
    {
      paint_legend (&style, cr);
      cairo_translate (cr, 4, LEGEND);
      spec_change_paint (&figure->before, figure->has_after ? &figure->after : NULL, &style, cr, COLUMN - 4,
                         COLUMN_HEIGHT - LEGEND);
    }
  cairo_restore (cr);
}

GBytes *
spec_align_figure_render (
    const SpecAlignFigure *figure, double dpi, SpecFigureFormat format, GCancellable *cancellable, GError **error)
{
  gboolean kernels = figure->part == SPEC_ALIGN_FIGURE_KERNELS;
  SpecFigure sheet = { kernels ? PAGE : COLUMN, kernels ? TITLE + get_kernel_side () : COLUMN_HEIGHT, dpi, FALSE, NULL,
                       draw, (gpointer) figure };

  g_return_val_if_fail (!kernels || figure->kernels != NULL, NULL);

  return spec_figure_render (&sheet, format, cancellable, error);
}
