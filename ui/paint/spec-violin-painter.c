#include "paint/spec-violin-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-axis.h"
#include "paint/spec-plot-line.h"

#define TOP 8.0
#define BOTTOM 20.0
#define WORD_ROOM 8.0 /* right of the violins, beside the words */
#define DOT 2.6
#define THICK 3.0 /* of the line from quartile to quartile */

typedef struct
{
  const SpecViolinRange *range;
  const SpecPlotStyle *style;
  cairo_t *cr;
  SpecAxis axis;
  gsize shown;
  double left, right, top, bottom;
} Plot;

static const SpecModeEvidence *
get_mode (const SpecViolinRange *range, gsize place)
{
  return &range->evidence->modes[range->direction][range->first + place];
}

static gsize
count_shown (const SpecViolinRange *range)
{
  gsize modes = range->evidence->mode_count[range->direction];

  return range->first < modes ? MIN (range->count, modes - range->first) : 0;
}

static double
get_between (const SpecViolinRange *range, guint side)
{
  return range->evidence->sets[range->direction].side[side].between;
}

static double
find_greatest (const SpecViolinRange *range, gsize shown)
{
  double greatest = 0;

  for (guint side = 0; side < 2; side++)
    {
      if (isfinite (get_between (range, side)))
        greatest = MAX (greatest, get_between (range, side));
      for (gsize i = 0; i < shown; i++)
        if (isfinite (get_mode (range, i)->side[side].violin.greatest))
          greatest = MAX (greatest, get_mode (range, i)->side[side].violin.greatest);
    }
  return greatest > 0 ? 1.04 * greatest : 1;
}

static double
place (const Plot *plot, double value)
{
  return plot->bottom + (plot->top - plot->bottom) * spec_axis_place (&plot->axis, value);
}

static const char *
get_between_word (guint side)
{
  return side == SPEC_SIDE_X ? _ ("X between") : _ ("Y between");
}

static void
make_room (Plot *plot, double width, double height)
{
  double unit = spec_plot_style_get_unit (plot->style), widest = 0;

  plot->top = TOP * unit;
  plot->bottom = height - BOTTOM * unit;
  spec_axis_init_linear (&plot->axis, find_greatest (plot->range, plot->shown), 4, spec_plot_style_get_number_flags (plot->style));
  plot->left = 20 * unit;
  for (guint i = 0; i < plot->axis.n_ticks; i++)
    plot->left = MAX (plot->left, spec_plot_style_measure (plot->style, plot->axis.ticks[i].label, FALSE) + 12 * unit);
  for (guint side = 0; side < 2; side++)
    widest = MAX (widest, spec_plot_style_measure (plot->style, get_between_word (side), FALSE));
  plot->right = width - widest - (WORD_ROOM + 2) * unit;
}

static void
paint_axis (const Plot *plot)
{
  const SpecPalette *palette = spec_plot_style_get_palette (plot->style);
  double unit = spec_plot_style_get_unit (plot->style);

  cairo_set_line_width (plot->cr, unit);
  for (guint i = 0; i < plot->axis.n_ticks; i++)
    {
      double y = place (plot, plot->axis.ticks[i].value);

      spec_palette_set_source (plot->cr, i == 0 ? palette->axis : palette->grid);
      spec_plot_line_paint (plot->cr, plot->left, y, plot->right, y);
      spec_plot_style_paint_text (plot->style, plot->cr, plot->axis.ticks[i].label, FALSE, palette->dim, plot->left - 7 * unit, y,
                                  SPEC_PLOT_ALIGN_END);
    }
}

/* Where two words would stand on each other, they give way by the same distance. */
static void
place_words (const Plot *plot, double words[2])
{
  double line = spec_plot_style_get_line_height (plot->style), apart = fabs (words[0] - words[1]);
  guint upper = words[0] <= words[1] ? 0 : 1;

  if (!isfinite (words[0]) || !isfinite (words[1]) || apart >= line)
    return;
  words[upper] -= (line - apart) / 2;
  words[1 - upper] += (line - apart) / 2;
}

static void
paint_between (const Plot *plot)
{
  double unit = spec_plot_style_get_unit (plot->style), words[2];
  const double dashes[2][2] = { { 5 * unit, 3 * unit }, { 2 * unit, 2 * unit } };

  for (guint side = 0; side < 2; side++)
    words[side] = isfinite (get_between (plot->range, side)) ? place (plot, get_between (plot->range, side)) : NAN;
  for (guint side = 0; side < 2; side++)
    if (isfinite (words[side]))
      {
        spec_palette_set_source (plot->cr, spec_plot_style_get_side_color (plot->style, side));
        cairo_set_line_width (plot->cr, 1.2 * unit);
        cairo_set_dash (plot->cr, dashes[side], 2, 0);
        spec_plot_line_paint (plot->cr, plot->left, words[side], plot->right + 4 * unit, words[side]);
        cairo_set_dash (plot->cr, NULL, 0, 0);
      }
  place_words (plot, words);
  for (guint side = 0; side < 2; side++)
    if (isfinite (words[side]))
      spec_plot_style_paint_text (plot->style, plot->cr, get_between_word (side), FALSE,
                                  spec_plot_style_get_side_color (plot->style, side), plot->right + WORD_ROOM * unit, words[side],
                                  SPEC_PLOT_ALIGN_START);
}

/* As wide as @half where its density is highest. */
static void
trace_shape (const Plot *plot, const SpecViolin *violin, double x, double half)
{
  double highest = 0, step = (violin->greatest - violin->least) / (SPEC_VIOLIN_POINTS - 1);

  for (guint i = 0; i < SPEC_VIOLIN_POINTS; i++)
    highest = MAX (highest, violin->density[i]);
  cairo_new_path (plot->cr);
  for (guint i = 0; i < SPEC_VIOLIN_POINTS && highest > 0; i++)
    cairo_line_to (plot->cr, x - half * violin->density[i] / highest, place (plot, violin->least + i * step));
  for (guint i = SPEC_VIOLIN_POINTS; i-- > 0 && highest > 0;)
    cairo_line_to (plot->cr, x + half * violin->density[i] / highest, place (plot, violin->least + i * step));
  if (highest > 0)
    cairo_close_path (plot->cr);
}

static void
paint_violin (const Plot *plot, const SpecViolin *violin, guint side, double x, double half)
{
  const SpecPalette *palette = spec_plot_style_get_palette (plot->style);
  double unit = spec_plot_style_get_unit (plot->style);
  SpecColor color = spec_plot_style_get_side_color (plot->style, side);

  if (!isfinite (violin->median))
    return;
  trace_shape (plot, violin, x, half);
  spec_palette_set_source (plot->cr, side == SPEC_SIDE_X ? palette->x_tint : palette->y_tint);
  cairo_fill_preserve (plot->cr);
  spec_palette_set_source (plot->cr, color);
  cairo_set_line_width (plot->cr, unit);
  cairo_stroke (plot->cr);
  cairo_set_line_width (plot->cr, MIN (THICK * unit, half));
  spec_plot_line_paint (plot->cr, x, place (plot, violin->lower), x, place (plot, violin->upper));
  spec_plot_style_paint_mark (plot->style, plot->cr, side, x, place (plot, violin->median), MIN (DOT * unit, half), FALSE);
}

static void
paint_cluster (const Plot *plot, gsize i, double pitch)
{
  const SpecModeEvidence *mode = get_mode (plot->range, i);
  const SpecPalette *palette = spec_plot_style_get_palette (plot->style);
  double unit = spec_plot_style_get_unit (plot->style), middle = plot->left + (i + 0.5) * pitch;
  double half = MIN (0.21 * pitch, 18 * unit);
  int rank = (int) (plot->range->first + i) + 1;
  g_autofree char *tag
      = spec_number_text_fixed (plot->range->direction == SPEC_DIRECTION_POSITIVE ? rank : -rank, 0, SPEC_NUMBER_SIGNED);

  for (guint side = 0; side < 2; side++)
    paint_violin (plot, &mode->side[side].violin, side, middle + (side == SPEC_SIDE_X ? -1.1 : 1.1) * half, half);
  spec_plot_style_paint_text (plot->style, plot->cr, tag, FALSE, palette->dim, middle, plot->bottom + 10 * unit,
                              SPEC_PLOT_ALIGN_MIDDLE);
}

void
spec_violins_paint (const SpecViolinRange *range, const SpecPlotStyle *style, cairo_t *cr, double width, double height)
{
  Plot plot = { .range = range, .style = style, .cr = cr, .shown = count_shown (range) };

  make_room (&plot, width, height);
  if (plot.shown == 0 || plot.right - plot.left < 16 || plot.bottom - plot.top < 16)
    return;
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, width, height);
  cairo_clip (cr);
  paint_axis (&plot);
  for (gsize i = 0; i < plot.shown; i++)
    paint_cluster (&plot, i, (plot.right - plot.left) / plot.shown);
  paint_between (&plot);
  cairo_restore (cr);
}
