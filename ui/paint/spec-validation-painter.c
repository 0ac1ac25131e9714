#include "paint/spec-validation-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW 34.0
#define OFFSET 7.5 /* of either bar from the middle of its row: a line of digits each */
#define BAR 7.0
#define MEASURES 4
#define NUMBER_ROOM 34.0
#define MARK 3.2 /* of the embedding, before its bar */
#define MARK_ROOM 11.0

typedef struct
{
  const char *title;
  SpecSpread values[2]; /* by SpecSide; a deviation of NaN: there is none */
} Row;

/* Where values lie: @zero is the place of 0. */
typedef struct
{
  double left, right, least;
} Scale;

double
spec_validation_get_height (const SpecPlotStyle *style)
{
  return MEASURES * ROW * spec_plot_style_get_unit (style);
}

static void
fill_rows (const SpecSetEvidence *set, Row rows[MEASURES])
{
  rows[0].title = _ ("AMI of k-means");
  rows[1].title = _ ("NMI of k-means");
  rows[2].title = _ ("Silhouette, k-means");
  rows[3].title = _ ("Silhouette, clusters");
  for (guint side = 0; side < 2; side++)
    {
      rows[0].values[side] = set->side[side].ami;
      rows[1].values[side] = set->side[side].nmi;
      rows[2].values[side] = set->side[side].kmeans_silhouette;
      rows[3].values[side] = (SpecSpread) { set->side[side].silhouette, NAN };
    }
}

static Scale
make_scale (const Row rows[MEASURES], const SpecPlotStyle *style, double width)
{
  double unit = spec_plot_style_get_unit (style);
  Scale scale = { 0, width - NUMBER_ROOM * unit, 0 };

  for (guint i = 0; i < MEASURES; i++)
    {
      scale.left = MAX (scale.left, spec_plot_style_measure (style, rows[i].title, FALSE) + (12 + MARK_ROOM) * unit);
      for (guint side = 0; side < 2; side++)
        if (isfinite (rows[i].values[side].mean))
          scale.least = MIN (scale.least, rows[i].values[side].mean);
    }
  return scale;
}

static double
place (const Scale *scale, double value)
{
  return scale->left + (scale->right - scale->left) * (CLAMP (value, scale->least, 1) - scale->least) / (1 - scale->least);
}

static void
paint_spread (const SpecPlotStyle *style, cairo_t *cr, const Scale *scale, const SpecSpread *value, double y)
{
  double unit = spec_plot_style_get_unit (style);
  double low = place (scale, value->mean - value->deviation), high = place (scale, value->mean + value->deviation);

  spec_palette_set_source (cr, spec_plot_style_get_palette (style)->ink);
  cairo_set_line_width (cr, unit);
  cairo_move_to (cr, low, y);
  cairo_line_to (cr, high, y);
  for (guint i = 0; i < 2; i++)
    {
      cairo_move_to (cr, i == 0 ? low : high, y - 2.4 * unit);
      cairo_line_to (cr, i == 0 ? low : high, y + 2.4 * unit);
    }
  cairo_stroke (cr);
}

static void
paint_bar (const SpecPlotStyle *style, cairo_t *cr, const Scale *scale, const SpecSpread *value, guint side, double y)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  double unit = spec_plot_style_get_unit (style), zero = place (scale, 0);
  g_autofree char *number = spec_number_text_fixed (value->mean, 2, spec_plot_style_get_number_flags (style));

  spec_palette_set_source (cr, palette->ctl2);
  cairo_rectangle (cr, scale->left, y - BAR * unit / 2, scale->right - scale->left, BAR * unit);
  cairo_fill (cr);
  if (isfinite (value->mean))
    {
      spec_palette_set_source (cr, spec_plot_style_get_side_color (style, side));
      cairo_rectangle (cr, zero, y - BAR * unit / 2, place (scale, value->mean) - zero, BAR * unit);
      cairo_fill (cr);
      if (value->deviation > 0)
        paint_spread (style, cr, scale, value, y);
    }
  spec_plot_style_paint_mark (style, cr, side, scale->left - MARK_ROOM / 2 * unit, y, MARK * unit, TRUE);
  spec_plot_style_paint_text (style, cr, number, FALSE, spec_plot_style_get_side_color (style, side),
                              scale->right + (NUMBER_ROOM - 2) * unit, y, SPEC_PLOT_ALIGN_END);
}

void
spec_validation_paint (const SpecSetEvidence *set, const SpecPlotStyle *style, cairo_t *cr, double width)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  double unit = spec_plot_style_get_unit (style);
  Row rows[MEASURES];
  Scale scale;

  fill_rows (set, rows);
  scale = make_scale (rows, style, width);
  if (scale.right - scale.left < 16)
    return;
  for (guint i = 0; i < MEASURES; i++)
    {
      double y = (i + 0.5) * ROW * unit;

      spec_plot_style_paint_text (style, cr, rows[i].title, FALSE, palette->ink, 0, y, SPEC_PLOT_ALIGN_START);
      for (guint side = 0; side < 2; side++)
        paint_bar (style, cr, &scale, &rows[i].values[side], side, y + (side == SPEC_SIDE_X ? -OFFSET : OFFSET) * unit);
    }
}
