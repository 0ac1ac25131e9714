#include "paint/spec-change-painter.h"

#include <math.h>

#include "paint/spec-axis.h"
#include "paint/spec-plot-line.h"

#define HEAD_RADIUS 3.8
#define WIDEST_PITCH 17.2

typedef struct
{
  const SpecPlotStyle *style;
  double unit;
  double left, top, width, height; /* of the area of the stems */
  SpecAxis values;
  double pitch;
} Plot;

static double
place_value (const Plot *plot, double value)
{
  return plot->top + plot->height * (1 - spec_axis_place (&plot->values, value));
}

static double
find_largest (const SpecChangeSpectrum *spectrum)
{
  double largest = 0;

  for (guint direction = 0; spectrum != NULL && direction < 2; direction++)
    for (gsize i = 0; i < spectrum->counts[direction]; i++)
      largest = MAX (largest, fabs (spectrum->values[direction][i]));
  return largest;
}

static gsize
count_columns (const SpecChangeSpectrum *before, const SpecChangeSpectrum *after, guint direction)
{
  return MAX (before->counts[direction], after != NULL ? after->counts[direction] : 0);
}

static void
place_area (Plot *plot, double magnitude, double width, double height)
{
  double left = 0;

  plot->top = 9 * plot->unit;
  plot->height = MAX (0, height - 18 * plot->unit);
  spec_axis_init_symmetric (&plot->values, 1.1 * magnitude, CLAMP (plot->height / (56 * plot->unit), 1, 4),
                            spec_plot_style_get_number_flags (plot->style));
  if (!(magnitude > 0)) /* no numbers of nothing: the zero line alone */
    {
      plot->values.ticks[0] = plot->values.ticks[plot->values.n_ticks / 2];
      plot->values.n_ticks = 1;
    }
  for (guint i = 0; i < plot->values.n_ticks; i++)
    left = MAX (left, spec_plot_style_measure (plot->style, plot->values.ticks[i].label, FALSE));
  plot->left = left + 8 * plot->unit;
  plot->width = MAX (0, width - plot->left - 2 * plot->unit);
}

static void
paint_grid (const Plot *plot, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (plot->style);

  for (guint i = 0; i < plot->values.n_ticks; i++)
    {
      const SpecTick *tick = &plot->values.ticks[i];
      double y = place_value (plot, tick->value);

      spec_palette_set_source (cr, tick->value == 0 ? palette->axis : palette->grid);
      cairo_set_line_width (cr, plot->unit);
      spec_plot_line_paint (cr, plot->left, y, plot->left + plot->width, y);
      spec_plot_style_paint_text (plot->style, cr, tick->label, FALSE, palette->dim, plot->left - 7 * plot->unit, y,
                                  SPEC_PLOT_ALIGN_END);
    }
}

static double
place_column (const Plot *plot, guint direction, gsize index)
{
  double offset = 12 * plot->unit + (double) index * plot->pitch;

  return direction == SPEC_DIRECTION_POSITIVE ? plot->left + offset : plot->left + plot->width - offset;
}

static void
paint_spectrum (const Plot *plot, cairo_t *cr, const SpecChangeSpectrum *spectrum, gboolean solid)
{
  const SpecPalette *palette = spec_plot_style_get_palette (plot->style);
  double zero = place_value (plot, 0), radius = MIN (HEAD_RADIUS * plot->unit, 0.4 * plot->pitch);

  for (guint direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < spectrum->counts[direction]; i++)
      {
        double x = place_column (plot, direction, i), y = place_value (plot, spectrum->values[direction][i]);

        if (solid)
          spec_palette_set_source (cr, spec_plot_style_get_side_color (plot->style, direction));
        else
          spec_palette_set_source (cr, direction == SPEC_DIRECTION_POSITIVE ? palette->x_pale : palette->y_pale);
        cairo_set_line_width (cr, (solid ? 3 : 1.4) * plot->unit);
        spec_plot_line_paint (cr, x, zero, x, y);
        spec_plot_style_paint_mark (plot->style, cr, direction, x, y, radius, solid);
      }
}

void
spec_change_paint (const SpecChangeSpectrum *before, const SpecChangeSpectrum *after, const SpecPlotStyle *style,
                   cairo_t *cr, double width, double height)
{
  Plot plot = { .style = style, .unit = spec_plot_style_get_unit (style) };
  gsize columns = count_columns (before, after, 0) + count_columns (before, after, 1);

  place_area (&plot, MAX (find_largest (before), find_largest (after)), width, height);
  if (plot.width < 24 * plot.unit || plot.height < 24 * plot.unit)
    return;
  plot.pitch = MIN (WIDEST_PITCH * plot.unit, (plot.width - 30 * plot.unit) / (double) MAX (columns, 1));
  cairo_save (cr);
  paint_grid (&plot, cr);
  paint_spectrum (&plot, cr, before, FALSE);
  if (after != NULL)
    paint_spectrum (&plot, cr, after, TRUE);
  cairo_restore (cr);
}
