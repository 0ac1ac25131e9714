#include "paint/spec-bandwidth-painter.h"

#include <math.h>

#include "paint/spec-sparkline-painter.h"

#define LINE_WIDTH 1.4
#define WEDGE 3.5 /* half its width */
/* Of the height, at most: the largest separation must not touch the line of another kind above it. */
#define GROUND_SHARE 0.94

double
spec_bandwidth_frame_place (const SpecBandwidthFrame *frame, double sigma)
{
  double share = log (sigma / frame->low) / log (frame->high / frame->low);

  return frame->left + (frame->right - frame->left) * CLAMP (share, 0, 1);
}

double
spec_bandwidth_frame_find (const SpecBandwidthFrame *frame, double x)
{
  double share = (x - frame->left) / (frame->right - frame->left);

  return frame->low * pow (frame->high / frame->low, CLAMP (share, 0, 1));
}

static double
place_share (const SpecBandwidthFrame *frame, double share)
{
  return frame->bottom + (frame->top - frame->bottom) * share;
}

/* Only what lies within the frame: the slider's range gives way to a sigma beyond, the map does not. */
static gboolean
is_inside (const SpecBandwidthFrame *frame, const SpecBandwidthPoint *point)
{
  return point->sigma >= frame->low * (1 - 1e-9) && point->sigma <= frame->high * (1 + 1e-9);
}

static double
find_most (const SpecBandwidthPoint *points, gsize count)
{
  double most = 0;

  for (gsize i = 0; i < count; i++)
    most = MAX (most, points[i].separation);
  return most;
}

static void
trace_ground (cairo_t *cr, const SpecBandwidthMap *map, const SpecBandwidthFrame *frame)
{
  gsize count;
  const SpecBandwidthPoint *points = spec_bandwidth_map_get_points (map, &count);
  double most = find_most (points, count), first = NAN, last = 0;

  for (gsize i = 0; i < count && most > 0; i++)
    {
      if (!is_inside (frame, &points[i]))
        continue;
      last = spec_bandwidth_frame_place (frame, points[i].sigma);
      if (isnan (first))
        cairo_move_to (cr, first = last, frame->bottom);
      cairo_line_to (cr, last, place_share (frame, GROUND_SHARE * points[i].separation / most));
    }
  if (!isnan (first))
    cairo_line_to (cr, last, frame->bottom);
}

/* @modes: the reciprocal of the effective modes in the place of the leading eigenvalue; 0 where they are not known */
static void
trace_line (cairo_t *cr, const SpecBandwidthMap *map, const SpecBandwidthFrame *frame, gboolean modes)
{
  gsize count;
  const SpecBandwidthPoint *points = spec_bandwidth_map_get_points (map, &count);

  for (gsize i = 0; i < count; i++)
    {
      double value = !modes ? points[i].leading : points[i].effective_modes > 0 ? 1 / points[i].effective_modes : 0;
      if (value > 0 && is_inside (frame, &points[i]))
        cairo_line_to (cr, spec_bandwidth_frame_place (frame, points[i].sigma),
                       place_share (frame, spec_sparkline_place (value)));
    }
}

void
spec_bandwidth_paint_curves (const SpecPlotStyle *style, cairo_t *cr, SpecSide side, const SpecBandwidthMap *map,
                             const SpecBandwidthFrame *frame)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  SpecColor tint = side == SPEC_SIDE_X ? palette->x_tint : palette->y_tint;
  SpecColor pale = side == SPEC_SIDE_X ? palette->x_pale : palette->y_pale;

  cairo_new_path (cr);
  trace_ground (cr, map, frame);
  spec_palette_set_source (cr, tint);
  cairo_fill_preserve (cr);
  spec_palette_set_source (cr, pale);
  cairo_set_line_width (cr, 0.7 * spec_plot_style_get_unit (style));
  cairo_stroke (cr);
  trace_line (cr, map, frame, FALSE);
  cairo_set_line_width (cr, LINE_WIDTH * spec_plot_style_get_unit (style));
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

void
spec_bandwidth_paint_modes (const SpecPlotStyle *style, cairo_t *cr, const SpecBandwidthMap *map,
                            const SpecBandwidthFrame *frame)
{
  double unit = spec_plot_style_get_unit (style);

  cairo_new_path (cr);
  trace_line (cr, map, frame, TRUE);
  spec_palette_set_source (cr, spec_plot_style_get_palette (style)->faint);
  cairo_set_line_width (cr, 0.8 * LINE_WIDTH * unit);
  cairo_set_dash (cr, (const double[]){ 4 * unit, 3 * unit }, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
spec_bandwidth_paint_sigma (const SpecPlotStyle *style, cairo_t *cr, const SpecBandwidthFrame *frame, double sigma)
{
  double x = spec_bandwidth_frame_place (frame, sigma);

  cairo_new_path (cr);
  cairo_move_to (cr, x, frame->top);
  cairo_line_to (cr, x, frame->bottom);
  spec_palette_set_source (cr, spec_plot_style_get_palette (style)->ink);
  cairo_set_line_width (cr, spec_plot_style_get_unit (style));
  cairo_stroke (cr);
}

void
spec_bandwidth_paint_suggested (const SpecPlotStyle *style, cairo_t *cr, SpecSide side, const SpecBandwidthFrame *frame,
                                double sigma)
{
  double unit = spec_plot_style_get_unit (style), half = WEDGE * unit;
  double x = spec_bandwidth_frame_place (frame, sigma);

  cairo_new_path (cr);
  spec_palette_set_source (cr, spec_plot_style_get_side_color (style, side));
  cairo_move_to (cr, x - half, frame->top);
  cairo_line_to (cr, x + half, frame->top);
  cairo_line_to (cr, x, frame->top + 1.5 * half);
  cairo_close_path (cr);
  cairo_fill (cr);
  cairo_move_to (cr, x, frame->top + 1.5 * half);
  cairo_line_to (cr, x, frame->bottom);
  cairo_set_line_width (cr, unit);
  cairo_set_dash (cr, (const double[]){ 2 * unit, 2 * unit }, 2, 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}
