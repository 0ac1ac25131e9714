#include "paint/spec-histogram-painter.h"

#include <glib/gi18n-lib.h>

#define GAP 2.0
#define FOOT 14.0 /* room for the words under the bars */
#define PALE 0.45
#define RANGE_LINE 2.5

guint
spec_histogram_find_bar (double value)
{
  /* A value such as 0.15 belongs to the bar that begins there, whatever the last bit of the product. */
  return (guint) CLAMP (value * SPEC_HISTOGRAM_BARS + 1e-9, 0, SPEC_HISTOGRAM_BARS - 1);
}

gboolean
spec_histogram_range_contains (const SpecHistogramRange *range, double value)
{
  guint bar = spec_histogram_find_bar (value);
  double middle = (bar + 0.5) / SPEC_HISTOGRAM_BARS;

  return middle >= range->low && middle < range->high;
}

void
spec_histogram_count (SpecHistogram *histogram, const double *values, gsize count)
{
  *histogram = (SpecHistogram){ { 0 }, (guint) count, 0 };
  for (gsize i = 0; i < count; i++)
    {
      guint *bar = &histogram->bars[spec_histogram_find_bar (values[i])];

      *bar += 1;
      histogram->highest = MAX (histogram->highest, *bar);
    }
}

static void
paint_words (const SpecPlotStyle *style, cairo_t *cr, double width, double height)
{
  SpecColor dim = spec_plot_style_get_palette (style)->dim;
  double unit = spec_plot_style_get_unit (style), y = height - FOOT / 2 * unit;

  spec_plot_style_paint_text (style, cr, "0", FALSE, dim, 0, y, SPEC_PLOT_ALIGN_START);
  spec_plot_style_paint_text (style, cr, "1", FALSE, dim, width, y, SPEC_PLOT_ALIGN_END);
  spec_plot_style_paint_text (style, cr, _ ("Jaccard of one sample"), FALSE, dim, width / 2, y,
                              SPEC_PLOT_ALIGN_MIDDLE);
}

/* Under the chosen bars, which are not told by their colour alone; nothing where all are. */
static void
paint_range (const SpecHistogramRange *range, const SpecPlotStyle *style, cairo_t *cr, double width, double foot)
{
  double unit = spec_plot_style_get_unit (style), low = MAX (range->low, 0), high = MIN (range->high, 1);

  if (high <= low || (low <= 0 && high >= 1))
    return;
  spec_palette_set_source (cr, spec_plot_style_get_palette (style)->ink);
  cairo_rectangle (cr, low * width, foot, (high - low) * width - GAP * unit, RANGE_LINE * unit);
  cairo_fill (cr);
}

void
spec_histogram_paint (const SpecHistogram *histogram,
                      const SpecHistogramRange *range,
                      const SpecPlotStyle *style,
                      cairo_t *cr,
                      double width,
                      double height)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  double unit = spec_plot_style_get_unit (style), foot = height - FOOT * unit, step = width / SPEC_HISTOGRAM_BARS;

  cairo_save (cr);
  for (guint bar = 0; bar < SPEC_HISTOGRAM_BARS; bar++)
    {
      double middle = (bar + 0.5) / SPEC_HISTOGRAM_BARS;
      double share = histogram->highest > 0 ? (double) histogram->bars[bar] / histogram->highest : 0;
      double tall = histogram->bars[bar] > 0 ? MAX (share * (foot - 4 * unit), unit) : 0;

      if (middle >= range->low && middle < range->high)
        spec_palette_set_source (cr, palette->ink);
      else
        cairo_set_source_rgba (cr, palette->axis.red, palette->axis.green, palette->axis.blue, PALE);
      cairo_rectangle (cr, bar * step, foot - tall, MAX (step - GAP * unit, 1), tall);
      cairo_fill (cr);
    }
  spec_palette_set_source (cr, palette->grid);
  cairo_rectangle (cr, 0, foot, width, unit);
  cairo_fill (cr);
  paint_range (range, style, cr, width, foot);
  paint_words (style, cr, width, height);
  cairo_restore (cr);
}
