#include "paint/spec-heat-painter.h"

#include <math.h>

#include "paint/spec-viridis.h"

void
spec_heat_range_init (SpecHeatRange *range)
{
  range->low = 0;
  range->high = 1;
}

void
spec_heat_range_include (SpecHeatRange *range, const float *values, gsize count)
{
  double least = 0;

  for (gsize i = 0; i < count; i++)
    least = MIN (least, values[i]);
  if (least < -0.01) /* a hair below zero is zero to the eye */
    range->low = MIN (range->low, floor (10 * least) / 10);
}

static guint32
get_pixel (const SpecHeatRange *range, double value)
{
  SpecColor color = spec_viridis_get ((value - range->low) / (range->high - range->low));

  return (guint32) (color.red * 255 + 0.5) << 16 | (guint32) (color.green * 255 + 0.5) << 8
         | (guint32) (color.blue * 255 + 0.5);
}

/* Returns: (nullable): one pixel for each value. */
static cairo_surface_t *
create_cells (const SpecHeatRange *range, const float *values, gsize count)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) count, (int) count);
  unsigned char *data = cairo_image_surface_get_data (surface);

  for (gsize i = 0; data != NULL && i < count; i++)
    {
      guint32 *row = (guint32 *) (gpointer) (data + i * (gsize) cairo_image_surface_get_stride (surface));

      for (gsize j = 0; j < count; j++)
        row[j] = get_pixel (range, values[i * count + j]);
    }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
add_rounded (cairo_t *cr, double width, double height, double radius)
{
  cairo_new_path (cr);
  cairo_arc (cr, width - radius, radius, radius, -G_PI_2, 0);
  cairo_arc (cr, width - radius, height - radius, radius, 0, G_PI_2);
  cairo_arc (cr, radius, height - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, radius, radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

void
spec_heat_paint (const SpecHeatRange *range, cairo_t *cr, const float *values, gsize count, double side, double radius)
{
  cairo_surface_t *cells;

  if (count == 0 || side <= 0)
    return;
  cells = create_cells (range, values, count);
  cairo_save (cr);
  add_rounded (cr, side, side, MIN (radius, side / 2));
  cairo_scale (cr, side / (double) count, side / (double) count);
  cairo_set_source_surface (cr, cells, 0, 0);
  cairo_pattern_set_filter (cairo_get_source (cr), CAIRO_FILTER_NEAREST);
  cairo_fill (cr);
  cairo_restore (cr);
  cairo_surface_destroy (cells);
}

static void
paint_number (const SpecPlotStyle *style, cairo_t *cr, double value, double x, double y)
{
  g_autofree char *text = spec_number_text_fixed (value, 1, spec_plot_style_get_number_flags (style));

  spec_plot_style_paint_text (style, cr, text, FALSE, spec_plot_style_get_palette (style)->dim, x, y,
                              SPEC_PLOT_ALIGN_START);
}

void
spec_heat_paint_bar (const SpecHeatRange *range, const SpecPlotStyle *style, cairo_t *cr, double width, double height)
{
  double half = spec_plot_style_get_line_height (style) * 0.4;
  double left = width + 6 * spec_plot_style_get_unit (style);
  cairo_pattern_t *pattern = cairo_pattern_create_linear (0, height, 0, 0);

  for (guint i = 0; i <= 8; i++)
    {
      SpecColor color = spec_viridis_get (i / 8.0);

      cairo_pattern_add_color_stop_rgb (pattern, i / 8.0, color.red, color.green, color.blue);
    }
  cairo_save (cr);
  add_rounded (cr, width, height, MIN (3 * spec_plot_style_get_unit (style), width / 2));
  cairo_set_source (cr, pattern);
  cairo_fill (cr);
  cairo_pattern_destroy (pattern);
  paint_number (style, cr, range->high, left, half);
  paint_number (style, cr, (range->low + range->high) / 2, left, height / 2);
  paint_number (style, cr, range->low, left, height - half);
  cairo_restore (cr);
}
