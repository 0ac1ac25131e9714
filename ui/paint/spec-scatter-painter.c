#include "paint/spec-scatter-painter.h"

#include <math.h>
#include <string.h>

#include "paint/spec-plot-line.h"

#define OTHER_RADIUS 0.56  /* of the radius of a coloured mark */
#define OTHER_OPACITY 0.32
#define CHOSEN_RADIUS 0.72 /* the same, of a grey point that is selected */
#define RING_RADIUS 8.0
#define RING_GAP 9.0 /* the lines across end here */
#define REACH 9.0    /* of the pointer */

typedef struct
{
  float x, y;
  gint16 kind; /* −1: one of the others */
  gboolean shown, chosen;
} Point;

struct _SpecScatterPlot
{
  SpecPlotStyle style;
  SpecScatterFrame frame;
  double width, height;
  double radius; /* user units */
  Point *points;
  gsize n_points;
  SpecScatterKind *looks;
  gsize n_looks;
  SpecScatterNote *notes; /* with texts of their own */
  gsize n_notes;
};

static void
take_points (SpecScatterPlot *plot, const SpecScatterData *data)
{
  double x, y;

  plot->n_points = data->count;
  plot->points = g_new0 (Point, MAX (data->count, 1));
  for (gsize i = 0; i < data->count; i++)
    {
      Point *point = &plot->points[i];

      spec_scatter_frame_place (&plot->frame, plot->width, plot->height, data->places[2 * i], data->places[2 * i + 1], &x,
                                &y);
      point->kind = data->kinds != NULL && data->kinds[i] < (gssize) data->n_looks ? data->kinds[i] : -1;
      point->chosen = data->chosen != NULL && data->chosen[i] != 0;
      point->shown = isfinite (x) && isfinite (y) && (point->kind >= 0 || point->chosen || data->others)
                     && x > -plot->radius && y > -plot->radius && x < plot->width + plot->radius
                     && y < plot->height + plot->radius;
      point->x = point->shown ? (float) x : 0;
      point->y = point->shown ? (float) y : 0;
    }
}

SpecScatterPlot *
spec_scatter_plot_new (const SpecScatterData *data, const SpecPlotStyle *style, const SpecScatterFrame *frame, double width,
                       double height)
{
  SpecScatterPlot *plot = g_new0 (SpecScatterPlot, 1);

  plot->style = *style;
  plot->frame = *frame;
  plot->width = MAX (width, 0);
  plot->height = MAX (height, 0);
  plot->radius = data->radius * spec_plot_style_get_unit (style);
  plot->n_looks = data->n_looks;
  plot->looks = g_memdup2 (data->looks, data->n_looks * sizeof *data->looks);
  plot->n_notes = data->n_notes;
  plot->notes = g_memdup2 (data->notes, data->n_notes * sizeof *data->notes);
  for (gsize i = 0; i < data->n_notes; i++)
    plot->notes[i].text = g_strdup (data->notes[i].text);
  take_points (plot, data);
  return plot;
}

void
spec_scatter_plot_free (SpecScatterPlot *plot)
{
  for (gsize i = 0; i < plot->n_notes; i++)
    g_free ((char *) plot->notes[i].text);
  g_free (plot->notes);
  g_free (plot->looks);
  g_free (plot->points);
  g_free (plot);
}

SpecScatterMark
spec_scatter_kind_get_mark (const SpecScatterKind *kind, const SpecPlotStyle *style, double radius)
{
  const SpecPalette *palette = spec_plot_style_get_palette (style);
  double unit = spec_plot_style_get_unit (style);

  return (SpecScatterMark){ kind->color, 1, kind->side, kind->fill, radius * unit, palette->card, 0.5 * unit, palette->card };
}

/* What a point looks like: @kind −1: one of the others. */
static SpecScatterMark
get_mark (const SpecScatterPlot *plot, gint16 kind, gboolean chosen)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style);
  SpecScatterMark mark
      = { palette->axis, OTHER_OPACITY, 0, SPEC_MARK_SOLID, OTHER_RADIUS * plot->radius, palette->card, 0, palette->card };

  if (kind >= 0)
    mark = spec_scatter_kind_get_mark (&plot->looks[kind], &plot->style, plot->radius / unit);
  if (!chosen)
    return mark;
  mark.edge = palette->ink;
  mark.edge_width = 1.1 * unit;
  mark.opacity = 1;
  if (kind < 0)
    mark.radius = CHOSEN_RADIUS * plot->radius;
  return mark;
}

static void
paint_points (const SpecScatterPlot *plot, cairo_t *cr, gint16 kind, gboolean chosen)
{
  SpecScatterMark mark = get_mark (plot, kind, chosen);
  g_autoptr (SpecMarkStamp) stamp = spec_mark_stamp_new (&mark, cr);

  for (gsize i = 0; i < plot->n_points; i++)
    {
      const Point *point = &plot->points[i];

      if (point->shown && point->kind == kind && point->chosen == chosen)
        spec_mark_stamp_paint (stamp, point->x, point->y);
    }
}

/* Coloured points in the order of the samples, not one kind after the other: where kinds mix, none hides the rest. */
static void
paint_coloured (const SpecScatterPlot *plot, cairo_t *cr, gboolean chosen)
{
  g_autoptr (GPtrArray) stamps = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_mark_stamp_free);

  for (gsize kind = 0; kind < plot->n_looks; kind++)
    {
      SpecScatterMark mark = get_mark (plot, (gint16) kind, chosen);

      g_ptr_array_add (stamps, spec_mark_stamp_new (&mark, cr));
    }
  for (gsize i = 0; i < plot->n_points; i++)
    {
      const Point *point = &plot->points[i];

      if (point->shown && point->kind >= 0 && point->chosen == chosen)
        spec_mark_stamp_paint (stamps->pdata[point->kind], point->x, point->y);
    }
}

/* Whether it covers none of those painted before; then it is one of them. */
static gboolean
claim (GArray *claimed, const cairo_rectangle_t *place)
{
  for (guint i = 0; i < claimed->len; i++)
    {
      const cairo_rectangle_t *other = &g_array_index (claimed, cairo_rectangle_t, i);

      if (place->x < other->x + other->width && other->x < place->x + place->width && place->y < other->y + other->height
          && other->y < place->y + place->height)
        return FALSE;
    }
  g_array_append_val (claimed, *place);
  return TRUE;
}

/* Words on points are read by the ground around their letters; where two would cover each other the first stays, and the legend
 * has both. */
static void
paint_note (const SpecScatterPlot *plot, cairo_t *cr, const SpecScatterNote *note, GArray *claimed)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&plot->style);
  double unit = spec_plot_style_get_unit (&plot->style);
  double width = spec_plot_style_measure (&plot->style, note->text, TRUE) + 8 * unit;
  double height = spec_plot_style_get_line_height (&plot->style) + 1 * unit;
  cairo_rectangle_t place;
  double x, y;

  spec_scatter_frame_place (&plot->frame, plot->width, plot->height, note->x, note->y, &x, &y);
  if (!isfinite (x) || !isfinite (y) || x < 0 || y < 0 || x > plot->width || y > plot->height)
    return;
  x = CLAMP (x, width / 2, MAX (plot->width - width / 2, width / 2));
  y = CLAMP (y, height / 2, MAX (plot->height - height / 2, height / 2));
  place = (cairo_rectangle_t){ x - width / 2, y - height / 2, width, height };
  if (!claim (claimed, &place))
    return;
  cairo_rectangle (cr, place.x, place.y, width, height);
  cairo_set_source_rgba (cr, palette->card.red, palette->card.green, palette->card.blue, 0.82);
  cairo_fill (cr);
  spec_plot_style_paint_text (&plot->style, cr, note->text, TRUE, note->color, x, y, SPEC_PLOT_ALIGN_MIDDLE);
}

static void
begin (const SpecScatterPlot *plot, cairo_t *cr)
{
  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, plot->width, plot->height);
  cairo_clip (cr);
}

void
spec_scatter_plot_paint (const SpecScatterPlot *plot, cairo_t *cr)
{
  g_autoptr (GArray) claimed = g_array_new (FALSE, FALSE, sizeof (cairo_rectangle_t));

  begin (plot, cr);
  paint_points (plot, cr, -1, FALSE);
  paint_coloured (plot, cr, FALSE);
  paint_points (plot, cr, -1, TRUE);
  paint_coloured (plot, cr, TRUE);
  for (gsize i = 0; i < plot->n_notes; i++)
    paint_note (plot, cr, &plot->notes[i], claimed);
  cairo_restore (cr);
}

void
spec_scatter_plot_paint_hover (const SpecScatterPlot *plot, cairo_t *cr, gsize index)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double dots[] = { 2 * unit, 3 * unit };
  double x, y;

  if (!spec_scatter_plot_get_place (plot, index, &x, &y))
    return;
  begin (plot, cr);
  spec_palette_set_source (cr, spec_plot_style_get_palette (&plot->style)->ink);
  cairo_set_line_width (cr, 0.8 * unit);
  cairo_set_dash (cr, dots, 2, 0);
  spec_plot_line_paint (cr, x, 0, x, y - RING_GAP * unit);
  spec_plot_line_paint (cr, x, y + RING_GAP * unit, x, plot->height);
  spec_plot_line_paint (cr, 0, y, x - RING_GAP * unit, y);
  spec_plot_line_paint (cr, x + RING_GAP * unit, y, plot->width, y);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_set_line_width (cr, 2 * unit);
  cairo_arc (cr, x, y, RING_RADIUS * unit, 0, 2 * G_PI);
  cairo_stroke (cr);
  cairo_restore (cr);
}

void
spec_scatter_plot_paint_lasso (const SpecScatterPlot *plot, cairo_t *cr, const SpecLasso *lasso)
{
  SpecColor ink = spec_plot_style_get_palette (&plot->style)->ink;
  double unit = spec_plot_style_get_unit (&plot->style);
  double dashes[] = { 5 * unit, 4 * unit };
  gsize count;
  const double *corners = spec_lasso_get_corners (lasso, &count);

  begin (plot, cr);
  cairo_new_path (cr);
  for (gsize i = 0; i < count; i++)
    {
      double x, y;

      spec_scatter_frame_place (&plot->frame, plot->width, plot->height, corners[2 * i], corners[2 * i + 1], &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, ink.red, ink.green, ink.blue, 0.05);
  cairo_fill_preserve (cr);
  spec_palette_set_source (cr, ink);
  cairo_set_line_width (cr, 1.4 * unit);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_dash (cr, dashes, 2, 0);
  cairo_stroke (cr);
  cairo_restore (cr);
}

gboolean
spec_scatter_plot_get_place (const SpecScatterPlot *plot, gsize index, double *x, double *y)
{
  g_return_val_if_fail (index < plot->n_points, FALSE);

  *x = plot->points[index].x;
  *y = plot->points[index].y;
  return plot->points[index].shown && *x >= 0 && *y >= 0 && *x <= plot->width && *y <= plot->height;
}

gssize
spec_scatter_plot_find (const SpecScatterPlot *plot, double x, double y)
{
  double unit = spec_plot_style_get_unit (&plot->style);
  double nearest = REACH * unit;
  gssize found = -1;

  if (x < 0 || y < 0 || x > plot->width || y > plot->height)
    return -1;
  for (gsize i = 0; i < plot->n_points; i++)
    {
      const Point *point = &plot->points[i];
      double distance = hypot (point->x - x, point->y - y);

      if (point->kind < 0 && !point->chosen)
        distance += 1.5 * unit; /* what is seen on top is what is meant */
      if (point->shown && distance <= nearest)
        {
          nearest = distance;
          found = (gssize) i;
        }
    }
  return found;
}
