#include "paint/spec-stem-labels.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define ROW_DISTANCE 13.0  /* of the middle of the label rows from the zero line */
#define RING_DISTANCE 17.0 /* of the middle of a label from a head with a ring */

guint
spec_stem_labels_choose_step (double pitch, double width, gsize count)
{
  static const guint steps[] = { 1, 5, 10, 20, 50, 100 };

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      /* The nearest two are 1 and the first multiple. */
      guint apart = steps[i] == 1 ? 1 : steps[i] - 1;

      if (steps[i] <= count && pitch * apart >= width)
        return steps[i];
    }
  return 0;
}

static char *
dup_tag (int mode)
{
  return spec_number_text_fixed (mode, 0, SPEC_NUMBER_SIGNED);
}

static double
measure_tag (const SpecStemLabels *labels, int mode, gboolean bold)
{
  g_autofree char *tag = dup_tag (mode);

  return spec_plot_style_measure (labels->style, tag, bold);
}

static const SpecStem *
find_selected (const SpecStemLabels *labels)
{
  for (gsize i = 0; i < labels->n_stems; i++)
    if (labels->stems[i].mode == labels->selected)
      return &labels->stems[i];
  return NULL;
}

/* Under the ring of the selected head, when its stem is too short for both. */
static double
get_tag_distance (const SpecStemLabels *labels, const SpecStem *stem, gboolean selected)
{
  double distance = ROW_DISTANCE * spec_plot_style_get_unit (labels->style);
  double ring = RING_DISTANCE * spec_plot_style_get_unit (labels->style) - fabs (stem->y - labels->zero);

  return selected ? MAX (distance, ring) : distance;
}

static void
paint_tag (const SpecStemLabels *labels, cairo_t *cr, const SpecStem *stem, gboolean selected)
{
  const SpecPalette *palette = spec_plot_style_get_palette (labels->style);
  double distance = get_tag_distance (labels, stem, selected);
  g_autofree char *tag = dup_tag (stem->mode);

  spec_plot_style_paint_text (labels->style, cr, tag, selected, selected ? palette->ink : palette->dim, stem->x,
                              labels->zero + (stem->mode > 0 ? distance : -distance), SPEC_PLOT_ALIGN_MIDDLE);
}

/* One row of tags, all of one sign; the selected one is always there, and its neighbours give way. */
static void
paint_tags (const SpecStemLabels *labels, cairo_t *cr, const SpecStem *stems, gsize count)
{
  double room = 2.5 * spec_plot_style_get_unit (labels->style);
  int sign = count > 0 && stems[0].mode > 0 ? 1 : -1;
  const SpecStem *selected = find_selected (labels);
  double width, selected_width;
  guint step;

  if (count == 0)
    return;
  /* Between two neighbours stand half of either; the widest pair is the last one. */
  width
      = (measure_tag (labels, sign * (int) count, FALSE) + measure_tag (labels, sign * MAX ((int) count - 1, 1), FALSE))
        / 2;
  step = spec_stem_labels_choose_step (labels->pitch, width + room, count);
  if (selected != NULL && selected->mode * sign < 0)
    selected = NULL;
  selected_width = selected != NULL ? measure_tag (labels, selected->mode, TRUE) : 0;
  for (gsize i = 0; i < count; i++)
    {
      guint rank = ABS (stems[i].mode);
      gboolean labelled = rank == 1 || (step > 0 && rank % step == 0);

      if (&stems[i] == selected)
        paint_tag (labels, cr, &stems[i], TRUE);
      else if (labelled && (selected == NULL || fabs (selected->x - stems[i].x) >= (selected_width + width) / 2 + room))
        paint_tag (labels, cr, &stems[i], FALSE);
    }
}

/* How far heads reach towards the outside between @from and @to, as a height. */
static double
find_outermost (const SpecStemLabels *labels, const SpecStem *except, double from, double to)
{
  double outermost = labels->zero;

  for (gsize i = 0; i < labels->n_stems; i++)
    if (&labels->stems[i] != except && (labels->stems[i].mode > 0) == (except->mode > 0) && labels->stems[i].x >= from
        && labels->stems[i].x <= to)
      outermost = except->mode > 0 ? MIN (outermost, labels->stems[i].y) : MAX (outermost, labels->stems[i].y);
  return outermost;
}

/* Beside the head, towards the middle; further outside where the next heads are as far out. */
static void
paint_value (const SpecStemLabels *labels, cairo_t *cr)
{
  double unit = spec_plot_style_get_unit (labels->style);
  const SpecStem *stem = find_selected (labels);
  g_autofree char *text = NULL;
  double width, x, y, left, reach = 5.4 * unit, half = spec_plot_style_get_line_height (labels->style) / 2;
  double bottom = labels->area.y + labels->area.height;

  if (stem == NULL)
    return;
  text = spec_number_text_fixed (stem->value, 4, SPEC_NUMBER_SIGNED | spec_plot_style_get_number_flags (labels->style));
  width = spec_plot_style_measure (labels->style, text, TRUE);
  x = stem->mode > 0 ? stem->x + 14 * unit : stem->x - 14 * unit - width;
  left = CLAMP (x, labels->area.x, MAX (labels->area.x, labels->area.x + labels->area.width - width));
  if (stem->mode > 0)
    y = MIN (stem->y - 2 * unit, find_outermost (labels, stem, left - reach, left + width + reach) - reach - half);
  else
    y = MAX (stem->y + 2 * unit, find_outermost (labels, stem, left - reach, left + width + reach) + reach + half);
  /* Not across the tags beside the zero line, nor outside. */
  if (stem->mode > 0)
    y = MIN (y, labels->zero - half);
  else
    y = MAX (y, labels->zero + half);
  y = CLAMP (y, labels->area.y + half - 6 * unit, bottom - half + 6 * unit);
  spec_plot_style_paint_text (labels->style, cr, text, TRUE, spec_plot_style_get_palette (labels->style)->ink, left, y,
                              SPEC_PLOT_ALIGN_START);
}

static double
get_rest_bound (const SpecStemLabels *labels)
{
  double bound = 0;

  if (labels->n_positive > 0)
    bound = fabs (labels->stems[labels->n_positive - 1].value);
  if (labels->n_stems > labels->n_positive)
    bound = MAX (bound, fabs (labels->stems[labels->n_positive].value));
  return bound;
}

/* Paints the first of the texts that fits the room between the stems; none where none fits. */
static void
paint_between (const SpecStemLabels *labels, cairo_t *cr, const char *const *texts, double y)
{
  double unit = spec_plot_style_get_unit (labels->style);
  double tag = measure_tag (labels, -10, FALSE) / 2 + 5 * unit;
  double left = labels->area.x + 4 * unit, right = labels->area.x + labels->area.width - 4 * unit;

  if (labels->n_positive > 0)
    left = labels->stems[labels->n_positive - 1].x + tag;
  if (labels->n_stems > labels->n_positive)
    right = labels->stems[labels->n_positive].x - tag;
  for (; *texts != NULL; texts++)
    if (spec_plot_style_measure (labels->style, *texts, FALSE) <= right - left)
      {
        spec_plot_style_paint_text (labels->style, cr, *texts, FALSE, spec_plot_style_get_palette (labels->style)->dim,
                                    (left + right) / 2, y, SPEC_PLOT_ALIGN_MIDDLE);
        return;
      }
}

static void
paint_rest (const SpecStemLabels *labels, cairo_t *cr)
{
  double distance = (ROW_DISTANCE + 2) * spec_plot_style_get_unit (labels->style);
  SpecNumberFlags flags = spec_plot_style_get_number_flags (labels->style);
  g_autofree char *count = spec_number_text_count (labels->rest, flags);
  g_autofree char *bound = spec_number_text_fixed (get_rest_bound (labels), 4, flags);
  g_autofree char *whole = g_strdup_printf (ngettext ("%s more inside ±%s", "%s more inside ±%s", labels->rest), count, bound);
  g_autofree char *brief = g_strdup_printf (ngettext ("%s more", "%s more", labels->rest), count);
  const char *texts[] = { whole, brief, NULL };

  if (labels->rest > 0 && labels->n_stems > 0)
    paint_between (labels, cr, texts, labels->zero + distance);
}

/* Returns: whether the band is known at any stem. */
static gboolean
find_errors (const SpecStemLabels *labels, double *least, double *greatest)
{
  *least = INFINITY;
  *greatest = -INFINITY;
  for (gsize i = 0; i < labels->n_stems; i++)
    if (isfinite (labels->stems[i].error))
      {
        *least = MIN (*least, labels->stems[i].error);
        *greatest = MAX (*greatest, labels->stems[i].error);
      }
  return *greatest >= 0;
}

static char *
dup_bound (const SpecStemLabels *labels, double value)
{
  return spec_number_text_fixed (value, 4, spec_plot_style_get_number_flags (labels->style));
}

/* "0.0008–0.0031", or one number where both are the same. */
static char *
dup_range (const SpecStemLabels *labels, double least, double greatest)
{
  g_autofree char *low = dup_bound (labels, least);
  g_autofree char *high = dup_bound (labels, greatest);

  return g_str_equal (low, high) ? g_steal_pointer (&low) : g_strconcat (low, "–", high, NULL);
}

static void
paint_band (const SpecStemLabels *labels, cairo_t *cr)
{
  double distance = (ROW_DISTANCE + 2) * spec_plot_style_get_unit (labels->style), least, greatest;
  gboolean has_steps = find_errors (labels, &least, &greatest);
  g_autofree char *bound = NULL;
  g_autofree char *whole = NULL;
  g_autofree char *brief = NULL;

  if (!has_steps && !isfinite (labels->band))
    return;
  bound = has_steps ? dup_range (labels, least, greatest) : dup_bound (labels, fabs (labels->band));
  whole = labels->band_rff && !has_steps ? g_strdup_printf (_ ("shaded: RFF error ±%s"), bound)
                                         : g_strdup_printf (_ ("shaded: sampling error ±%s"), bound);
  brief = g_strdup_printf (_ ("error ±%s"), bound);
  paint_between (labels, cr, (const char *[]){ whole, brief, NULL }, labels->zero - distance);
}

void
spec_stem_labels_paint (const SpecStemLabels *labels, cairo_t *cr)
{
  paint_tags (labels, cr, labels->stems, labels->n_positive);
  paint_tags (labels, cr, labels->stems + labels->n_positive, labels->n_stems - labels->n_positive);
  paint_rest (labels, cr);
  paint_band (labels, cr);
  paint_value (labels, cr);
}
