#include "paint/spec-loss-painter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "paint/spec-axis.h"
#include "paint/spec-plot-line.h"

#define DECIMALS 4

typedef struct
{
  const SpecLossData *data;
  const SpecPlotStyle *style;
  const SpecPalette *palette;
  double unit;
  double left, top, width, height; /* of the area of the curves */
  SpecAxis steps, values;
} Plot;

/* A word at the end of a line. */
typedef struct
{
  char *text; /* owned; NULL: none */
  gboolean bold;
  SpecColor color;
  double x, y;
} Word;

static double
place_step (const Plot *plot, guint step)
{
  return plot->left + plot->width * spec_axis_place (&plot->steps, step);
}

static double
place_value (const Plot *plot, double value)
{
  return plot->top + plot->height * (1 - spec_axis_place (&plot->values, value));
}

typedef enum
{
  WORD_HOLDOUT,
  WORD_TRAINING,
  WORD_BEFORE
} WordKind;

static char *
dup_word (const Plot *plot, WordKind kind, double value)
{
  g_autofree char *number
      = spec_number_text_fixed (value, DECIMALS, spec_plot_style_get_number_flags (plot->style));

  if (kind == WORD_HOLDOUT)
    return g_strdup_printf (_ ("held out %s"), number);
  if (kind == WORD_TRAINING)
    return g_strdup_printf (_ ("training %s"), number);
  return g_strdup_printf (_ ("before %s"), number);
}

static void
find_range (const SpecLossData *data, double *low, double *high)
{
  *low = INFINITY;
  *high = -INFINITY;
  for (gsize i = 0; i < data->count; i++)
    {
      *low = MIN (*low, data->points[i].training);
      *high = MAX (*high, data->points[i].training);
      if (!isnan (data->points[i].holdout))
        {
          *low = MIN (*low, data->points[i].holdout);
          *high = MAX (*high, data->points[i].holdout);
        }
    }
  if (!isnan (data->before))
    {
      *low = MIN (*low, data->before);
      *high = MAX (*high, data->before);
    }
  if (!(*high > 0))
    {
      *low = 0;
      *high = 1;
    }
}

static void
place_area (Plot *plot, double width, double height)
{
  SpecNumberFlags flags = spec_plot_style_get_number_flags (plot->style);
  g_autofree char *longest = NULL;
  double low, high, left = 0;

  find_range (plot->data, &low, &high);
  plot->top = 10 * plot->unit;
  plot->height = MAX (0, height - 46 * plot->unit);
  spec_axis_init_range (&plot->values, MAX (0, low - 0.5 * (high - low) - 0.02 * high),
                        high + 0.08 * (high - low) + 0.02 * high, CLAMP (plot->height / (48 * plot->unit), 1, 6), flags);
  if (plot->data->count == 0 && isnan (plot->data->before))
    plot->values.n_ticks = 0; /* numbers of nothing */
  for (guint i = 0; i < plot->values.n_ticks; i++)
    left = MAX (left, spec_plot_style_measure (plot->style, plot->values.ticks[i].label, FALSE));
  plot->left = MAX (left + 20 * plot->unit, 46 * plot->unit);
  longest = dup_word (plot, WORD_HOLDOUT, 0.0888);
  plot->width = MAX (0, width - plot->left - spec_plot_style_measure (plot->style, longest, TRUE) - 18 * plot->unit);
  spec_axis_init_range (&plot->steps, 0, MAX (plot->data->total, 1), CLAMP (plot->width / (70 * plot->unit), 1, 8),
                        flags);
}

static void
paint_grid (const Plot *plot, cairo_t *cr)
{
  double right = plot->left + plot->width, bottom = plot->top + plot->height;

  cairo_set_line_width (cr, plot->unit);
  for (guint i = 0; i < plot->values.n_ticks; i++)
    {
      double y = place_value (plot, plot->values.ticks[i].value);

      spec_palette_set_source (cr, plot->palette->grid);
      spec_plot_line_paint (cr, plot->left, y, right, y);
      spec_plot_style_paint_text (plot->style, cr, plot->values.ticks[i].label, FALSE, plot->palette->dim,
                                  plot->left - 8 * plot->unit, y, SPEC_PLOT_ALIGN_END);
    }
  for (guint i = 0; i < plot->steps.n_ticks; i++)
    {
      double x = place_step (plot, (guint) plot->steps.ticks[i].value);

      spec_palette_set_source (cr, plot->palette->grid);
      spec_plot_line_paint (cr, x, plot->top, x, bottom);
      spec_plot_style_paint_text (plot->style, cr, plot->steps.ticks[i].label, FALSE, plot->palette->dim, x,
                                  bottom + 11 * plot->unit, SPEC_PLOT_ALIGN_MIDDLE);
    }
  spec_plot_style_paint_text (plot->style, cr, _ ("step"), FALSE, plot->palette->dim, plot->left + plot->width / 2,
                              bottom + 28 * plot->unit, SPEC_PLOT_ALIGN_MIDDLE);
  spec_palette_set_source (cr, plot->palette->axis);
  spec_plot_line_paint (cr, plot->left, bottom, right, bottom);
}

static void
paint_before (const Plot *plot, cairo_t *cr)
{
  double dashes[] = { 5 * plot->unit, 4 * plot->unit };
  double y = place_value (plot, plot->data->before);

  if (isnan (plot->data->before))
    return;
  spec_palette_set_source (cr, plot->palette->axis);
  cairo_set_line_width (cr, 1.3 * plot->unit);
  cairo_set_dash (cr, dashes, 2, 0);
  spec_plot_line_paint (cr, plot->left, y, plot->left + plot->width, y);
  cairo_set_dash (cr, NULL, 0, 0);
}

/* Returns: (nullable): the newest point that has a value on the curve. */
static const SpecLossPoint *
find_last (const SpecLossData *data, gboolean holdout)
{
  for (gsize i = data->count; i > 0; i--)
    if (!holdout || !isnan (data->points[i - 1].holdout))
      return &data->points[i - 1];
  return NULL;
}

static void
paint_curve (const Plot *plot, cairo_t *cr, gboolean holdout)
{
  cairo_new_path (cr);
  for (gsize i = 0; i < plot->data->count; i++)
    {
      const SpecLossPoint *point = &plot->data->points[i];
      double value = holdout ? point->holdout : point->training;

      if (!isnan (value))
        cairo_line_to (cr, place_step (plot, point->step), place_value (plot, value));
    }
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
paint_curves (const Plot *plot, cairo_t *cr)
{
  SpecColor pale = plot->data->side == SPEC_SIDE_X ? plot->palette->x_pale : plot->palette->y_pale;

  spec_palette_set_source (cr, pale);
  cairo_set_line_width (cr, 1.6 * plot->unit);
  paint_curve (plot, cr, FALSE);
  spec_palette_set_source (cr, spec_plot_style_get_side_color (plot->style, plot->data->side));
  cairo_set_line_width (cr, 2.4 * plot->unit);
  paint_curve (plot, cr, TRUE);
  for (gsize i = 0; i < plot->data->count; i++)
    {
      const SpecLossPoint *point = &plot->data->points[i];

      if (point->step == plot->data->best_step && !isnan (point->holdout))
        spec_plot_style_paint_mark (plot->style, cr, plot->data->side, place_step (plot, point->step),
                                    place_value (plot, point->holdout), 4.5 * plot->unit, TRUE);
    }
}

/* Words of one column must not lie on each other: the lower ones give way downwards, but none leaves the area. */
static void
spread_words (const Plot *plot, Word **words, guint count)
{
  double line = spec_plot_style_get_line_height (plot->style);
  double bottom = plot->top + plot->height - line / 2;

  for (guint i = 1; i < count; i++)
    for (guint j = i; j > 0 && words[j]->y < words[j - 1]->y; j--)
      {
        Word *word = words[j];

        words[j] = words[j - 1];
        words[j - 1] = word;
      }
  for (guint i = 1; i < count; i++)
    words[i]->y = MAX (words[i]->y, words[i - 1]->y + line);
  for (guint i = count; i > 0; i--)
    words[i - 1]->y = MIN (words[i - 1]->y, bottom - (count - i) * line);
}

/* On the ground of the card, so that no line goes through it. */
static void
paint_word (const Plot *plot, cairo_t *cr, const Word *word)
{
  double height = spec_plot_style_get_line_height (plot->style) * 0.9;
  double width = spec_plot_style_measure (plot->style, word->text, word->bold);

  spec_palette_set_source (cr, plot->palette->card);
  cairo_rectangle (cr, word->x - 2 * plot->unit, word->y - height / 2, width + 4 * plot->unit, height);
  cairo_fill (cr);
  spec_plot_style_paint_text (plot->style, cr, word->text, word->bold, word->color, word->x, word->y,
                              SPEC_PLOT_ALIGN_START);
}

static Word
make_word (const Plot *plot, WordKind kind, double value, guint step)
{
  gboolean bold = kind == WORD_HOLDOUT;

  return (Word){ .text = dup_word (plot, kind, value),
                 .bold = bold,
                 .color = bold ? spec_plot_style_get_side_color (plot->style, plot->data->side) : plot->palette->dim,
                 .x = place_step (plot, step) + 9 * plot->unit,
                 .y = place_value (plot, value) };
}

static void
paint_words (const Plot *plot, cairo_t *cr)
{
  const SpecLossPoint *training = find_last (plot->data, FALSE), *holdout = find_last (plot->data, TRUE);
  double right = plot->left + plot->width;
  Word words[3], *shown[3];
  guint count = 0;

  if (holdout != NULL)
    words[count++] = make_word (plot, WORD_HOLDOUT, holdout->holdout, holdout->step);
  if (training != NULL)
    words[count++] = make_word (plot, WORD_TRAINING, training->training, training->step);
  if (!isnan (plot->data->before))
    words[count++] = make_word (plot, WORD_BEFORE, plot->data->before, plot->data->total);
  for (guint i = 0; i < count; i++)
    shown[i] = &words[i];
  /* While the curves are short, the value before stands alone at the right. */
  if (count == 3 && words[0].x + (right - plot->left) * 0.25 < right)
    spread_words (plot, shown, 2);
  else
    spread_words (plot, shown, count);
  for (guint i = 0; i < count; i++)
    {
      paint_word (plot, cr, &words[i]);
      g_free (words[i].text);
    }
}

void
spec_loss_paint (const SpecLossData *data, const SpecPlotStyle *style, cairo_t *cr, double width, double height)
{
  Plot plot = { .data = data,
                .style = style,
                .palette = spec_plot_style_get_palette (style),
                .unit = spec_plot_style_get_unit (style) };

  place_area (&plot, width, height);
  if (plot.width < 24 * plot.unit || plot.height < 24 * plot.unit)
    return;
  cairo_save (cr);
  paint_grid (&plot, cr);
  paint_before (&plot, cr);
  paint_curves (&plot, cr);
  paint_words (&plot, cr);
  cairo_restore (cr);
}
