#include "paint/spec-sparkline-painter.h"

#include <math.h>

#define LOWEST 1e-4

double
spec_sparkline_place (double value)
{
  return value > LOWEST ? MIN (1, 1 - log10 (value) / log10 (LOWEST)) : 0;
}

void
spec_sparkline_paint (const SpecPlotStyle *style, cairo_t *cr, SpecSide side, const double *values, gsize count,
                      gsize leading, double width, double height)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  double step = (width + 1.5) / SPEC_SPARKLINE_BARS;

  if (width < SPEC_SPARKLINE_BARS || height < 2)
    return;
  for (gsize i = 0; i < MIN (count, SPEC_SPARKLINE_BARS); i++)
    {
      double bar = MAX (1, height * spec_sparkline_place (values[i]));

      if (i < leading)
        spec_palette_set_source (cr, spec_plot_style_get_side_color (style, side));
      else
        spec_palette_set_source (cr, side == SPEC_SIDE_X ? palette->x_pale : palette->y_pale);
      cairo_rectangle (cr, i * step, height - bar, MAX (step - 1.5, 1), bar);
      cairo_fill (cr);
    }
}
