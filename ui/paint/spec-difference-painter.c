#include "paint/spec-difference-painter.h"

#include <math.h>

#include "paint/spec-axis.h"
#include "paint/spec-plot-line.h"
#include "paint/spec-stem-labels.h"

#define HEAD_RADIUS 4.4
#define SELECTED_RADIUS 5.4
#define RING_RADIUS 8.4
#define HIT_WIDTH 22.0

struct _SpecDifferencePlot
{
  SpecPlotStyle style;
  double width, height;
  cairo_rectangle_t area; /* where stems can be; empty when the box is too small */
  SpecAxis values;
  SpecStem *stems;
  gsize n_stems, n_positive;
  double pitch; /* from stem to stem of one sign */
  double zero;  /* height of the zero line */
  double band;
  gboolean band_rff;
  gsize rest; /* eigenvalues that are not stems */
  int selected;
  gboolean solid;
};

static double
largest (const SpecDifferenceData *data)
{
  double magnitude = 0;

  for (gsize i = 0; i < data->n_positive; i++)
    magnitude = isfinite (data->positive[i]) ? MAX (magnitude, fabs (data->positive[i])) : magnitude;
  for (gsize i = 0; i < data->n_negative; i++)
    magnitude = isfinite (data->negative[i]) ? MAX (magnitude, fabs (data->negative[i])) : magnitude;
  return magnitude;
}

static double
place_value (const SpecDifferencePlot *plot, double value)
{
  return plot->area.y + plot->area.height * (1 - spec_axis_place (&plot->values, isfinite (value) ? value : 0));
}

static void
place_area (SpecDifferencePlot *plot, double magnitude)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double left = 44 * unit;

  plot->area.y = 10 * unit;
  plot->area.height = MAX (0, plot->height - 20 * unit);
  /* Room above the largest head for its ring. */
  spec_axis_init_symmetric (&plot->values, 1.12 * magnitude, CLAMP (plot->area.height / (40 * unit), 1, 6),
                            spec_plot_style_get_number_flags (&plot->style));
  for (guint i = 0; i < plot->values.n_ticks; i++)
    left = MAX (left, spec_plot_style_measure (&plot->style, plot->values.ticks[i].label, FALSE) + 15 * unit);
  plot->area.x = left;
  plot->area.width = MAX (0, plot->width - left - 14 * unit);
  plot->zero = place_value (plot, 0);
}

static double
get_error (const SpecDifferenceData *data, SpecDirection direction, gsize index)
{
  return data->errors[direction] != NULL ? fabs (data->errors[direction][index]) : NAN;
}

/* Positive stems from the left, negative ones at the right, room for the rest between them. */
static void
place_stems (SpecDifferencePlot *plot, const SpecDifferenceData *data)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double gap = plot->area.width * (plot->n_stems <= 24 ? 0.34 : 0.14);
  double right = plot->area.x + plot->area.width;

  plot->pitch = MIN (30 * unit, (plot->area.width - gap) / MAX (plot->n_stems - 0.2, 1.8));
  plot->stems = g_new0 (SpecStem, MAX (plot->n_stems, 1));
  for (gsize i = 0; i < data->n_positive; i++)
    plot->stems[i] = (SpecStem){ (int) i + 1, plot->area.x + (i + 0.9) * plot->pitch,
                                 place_value (plot, data->positive[i]), data->positive[i],
                                 get_error (data, SPEC_DIRECTION_POSITIVE, i) };
  for (gsize i = 0; i < data->n_negative; i++)
    plot->stems[plot->n_stems - 1 - i] = (SpecStem){ -(int) i - 1, right - (i + 0.9) * plot->pitch,
                                                     place_value (plot, data->negative[i]), data->negative[i],
                                                     get_error (data, SPEC_DIRECTION_NEGATIVE, i) };
}

SpecDifferencePlot *
spec_difference_plot_new (const SpecDifferenceData *data, const SpecPlotStyle *style, double width, double height)
{
  SpecDifferencePlot *plot = g_new0 (SpecDifferencePlot, 1);

  plot->style = *style;
  plot->width = MAX (width, 0);
  plot->height = MAX (height, 0);
  plot->band = data->band;
  plot->band_rff = data->band_rff;
  plot->selected = data->selected;
  plot->solid = data->solid;
  plot->n_positive = data->n_positive;
  plot->n_stems = data->n_positive + data->n_negative;
  plot->rest = data->total > plot->n_stems ? data->total - plot->n_stems : 0;
  place_area (plot, largest (data));
  place_stems (plot, data);
  return plot;
}

void
spec_difference_plot_free (SpecDifferencePlot *plot)
{
  g_free (plot->stems);
  g_free (plot);
}

static void
paint_column (const SpecDifferencePlot *plot, cairo_t *cr, const SpecStem *stem)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double width = MIN (0.92 * plot->pitch, HIT_WIDTH * unit);
  double left = stem->x - width / 2, top = plot->area.y, bottom = top + plot->area.height;
  double radius = MIN (4 * unit, width / 2);

  cairo_new_path (cr);
  cairo_arc (cr, left + width - radius, top + radius, radius, -G_PI_2, 0);
  cairo_arc (cr, left + width - radius, bottom - radius, radius, 0, G_PI_2);
  cairo_arc (cr, left + radius, bottom - radius, radius, G_PI_2, G_PI);
  cairo_arc (cr, left + radius, top + radius, radius, G_PI, 3 * G_PI_2);
  cairo_close_path (cr);
}

static void
paint_ground (const SpecDifferencePlot *plot, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style);
  double last = INFINITY;

  for (guint i = 0; i < plot->values.n_ticks; i++)
    {
      double y = place_value (plot, plot->values.ticks[i].value);

      spec_palette_set_source (cr, palette->grid);
      spec_plot_line_paint (cr, plot->area.x, y, plot->area.x + plot->area.width, y);
      if (last - y < spec_plot_style_get_line_height (&plot->style))
        continue;
      last = y;
      spec_plot_style_paint_text (&plot->style, cr, plot->values.ticks[i].label, FALSE, palette->dim,
                                  plot->area.x - 8 * unit, y, SPEC_PLOT_ALIGN_END);
    }
}

static void
paint_box (const SpecDifferencePlot *plot, cairo_t *cr, double left, double right, double error)
{
  double height = plot->zero - place_value (plot, MIN (error, plot->values.high));

  if (!isfinite (error) || right <= left)
    return;
  spec_palette_set_source (cr, spec_plot_style_get_palette (&plot->style)->band);
  cairo_rectangle (cr, left, plot->zero - height, right - left, 2 * height);
  cairo_fill (cr);
  /* The shade alone is faint on paper: its edges say how far it goes. */
  spec_palette_set_source (cr, spec_plot_style_get_palette (&plot->style)->line);
  cairo_set_line_width (cr, spec_plot_style_get_unit (&plot->style));
  spec_plot_line_paint (cr, left, plot->zero - height, right, plot->zero - height);
  spec_plot_line_paint (cr, left, plot->zero + height, right, plot->zero + height);
}

/* A step for each rank. */
static void
paint_band (const SpecDifferencePlot *plot, cairo_t *cr)
{
  gboolean steps = FALSE;

  for (gsize i = 0; i < plot->n_stems; i++)
    steps |= isfinite (plot->stems[i].error);
  if (!steps)
    {
      paint_box (plot, cr, plot->area.x, plot->area.x + plot->area.width, fabs (plot->band));
      return;
    }
  for (gsize i = 0; i < plot->n_stems; i++)
    paint_box (plot, cr, MAX (plot->area.x, plot->stems[i].x - plot->pitch / 2),
               MIN (plot->area.x + plot->area.width, plot->stems[i].x + plot->pitch / 2), plot->stems[i].error);
}

/* Where the eigenvalues lie that are not stems: between the last stem of either sign. */
static void
paint_rest (const SpecDifferencePlot *plot, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style);
  double left = plot->area.x + plot->n_positive * plot->pitch + 0.4 * plot->pitch;
  double right = plot->area.x + plot->area.width - (plot->n_stems - plot->n_positive + 0.4) * plot->pitch;
  double top = plot->n_positive > 0 ? plot->stems[plot->n_positive - 1].y : plot->zero;
  double bottom = plot->n_stems > plot->n_positive ? plot->stems[plot->n_positive].y : plot->zero;

  if (plot->rest == 0 || right - left < 4 * unit)
    return;
  /* In high contrast the lines are as strong as the text, which what is left out should not be. */
  spec_palette_set_source (cr, spec_plot_style_get_weight (&plot->style) > 1 ? palette->grid : palette->line2);
  cairo_rectangle (cr, left, top, right - left, bottom - top);
  cairo_fill (cr);
}

static void
paint_stem (const SpecDifferencePlot *plot, cairo_t *cr, const SpecStem *stem, gboolean selected)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double radius = MIN (selected ? SELECTED_RADIUS * unit : HEAD_RADIUS * unit, MAX (0.42 * plot->pitch, 1.2 * unit));
  double dashes[] = { 4 * unit, 3 * unit };
  guint side = stem->mode > 0 ? 0 : 1;

  spec_palette_set_source (cr, spec_plot_style_get_side_color (&plot->style, side));
  cairo_set_line_width (cr, (selected ? 3 : 2) * spec_plot_style_get_weight (&plot->style) * MIN (unit, plot->pitch / 5));
  cairo_set_dash (cr, dashes, plot->solid ? 0 : 2, 0);
  spec_plot_line_paint (cr, stem->x, plot->zero, stem->x, stem->y);
  cairo_set_dash (cr, NULL, 0, 0);
  spec_plot_style_paint_mark (&plot->style, cr, side, stem->x, stem->y, radius, plot->solid);
  if (!selected)
    return;
  spec_palette_set_source (cr, spec_plot_style_get_palette (&plot->style)->ink);
  cairo_set_line_width (cr, 1.8 * unit);
  cairo_arc (cr, stem->x, stem->y, RING_RADIUS * unit, 0, 2 * G_PI);
  cairo_stroke (cr);
}

void
spec_difference_plot_paint (const SpecDifferencePlot *plot, cairo_t *cr)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  SpecStemLabels labels = { .style = &plot->style,
                            .area = plot->area,
                            .zero = plot->zero,
                            .pitch = plot->pitch,
                            .stems = plot->stems,
                            .n_stems = plot->n_stems,
                            .n_positive = plot->n_positive,
                            .selected = plot->selected,
                            .rest = plot->rest,
                            .band = plot->band,
                            .band_rff = plot->band_rff };

  if (!spec_plot_style_begin (&plot->style, cr, plot->width, plot->height, &plot->area))
    return;
  paint_ground (plot, cr);
  for (gsize i = 0; i < plot->n_stems; i++)
    if (plot->stems[i].mode == plot->selected)
      {
        paint_column (plot, cr, &plot->stems[i]);
        spec_palette_set_source (cr, palette->sel);
        cairo_fill (cr);
      }
  paint_band (plot, cr);
  paint_rest (plot, cr);
  spec_palette_set_source (cr, palette->axis);
  cairo_set_line_width (cr, 1.2 * spec_plot_style_get_unit (&plot->style));
  spec_plot_line_paint (cr, plot->area.x, plot->zero, plot->area.x + plot->area.width, plot->zero);
  for (gsize i = 0; i < plot->n_stems; i++)
    paint_stem (plot, cr, &plot->stems[i], plot->stems[i].mode == plot->selected);
  spec_stem_labels_paint (&labels, cr);
  cairo_restore (cr);
}

void
spec_difference_plot_paint_hover (const SpecDifferencePlot *plot, cairo_t *cr, gsize index)
{
  double unit = spec_plot_style_get_unit (&plot->style);

  g_return_if_fail (index < plot->n_stems);

  if (!spec_plot_style_begin (&plot->style, cr, plot->width, plot->height, &plot->area))
    return;
  paint_column (plot, cr, &plot->stems[index]);
  spec_palette_set_source (cr, spec_plot_style_get_palette (&plot->style)->axis);
  cairo_set_line_width (cr, unit);
  cairo_stroke (cr);
  cairo_restore (cr);
}

const SpecStem *
spec_difference_plot_get_stems (const SpecDifferencePlot *plot, gsize *count)
{
  *count = plot->n_stems;
  return plot->stems;
}

double
spec_difference_plot_get_zero (const SpecDifferencePlot *plot)
{
  return plot->zero;
}

int
spec_difference_plot_find (const SpecDifferencePlot *plot, double x, double y)
{
  double nearest = HIT_WIDTH / 2 * spec_plot_style_get_unit (&plot->style);
  int found = -1;

  if (y < 0 || y > plot->height)
    return -1;
  for (gsize i = 0; i < plot->n_stems; i++)
    if (fabs (plot->stems[i].x - x) <= nearest)
      {
        nearest = fabs (plot->stems[i].x - x);
        found = i;
      }
  return found;
}
