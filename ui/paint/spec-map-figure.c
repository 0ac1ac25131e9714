#include "paint/spec-map-figure.h"

#define GAP 12.0        /* points between the maps */
#define TITLE 15.0      /* points above each map */
#define LINE 12.0       /* points of a line of the legend */
#define MARK_RADIUS 3.2 /* of the legend, in units of UI.md */

static const SpecPlotStyle paper = SPEC_PLOT_STYLE_PAPER;

typedef struct
{
  SpecScatterKind kind;
  char *text;
} Legend;

struct _SpecMapFigure
{
  double width; /* points */
  SpecScatterPlot *plots[2];
  char *names[2];
  char *qualities[2]; /* (nullable) */
  GArray *legends;    /* Legend */
  char *caption;      /* (nullable) */
};

static void
clear_legend (gpointer data)
{
  g_free (((Legend *) data)->text);
}

SpecMapFigure *
spec_map_figure_new (double width)
{
  SpecMapFigure *figure = g_new0 (SpecMapFigure, 1);

  figure->width = width * 72;
  figure->legends = g_array_new (FALSE, FALSE, sizeof (Legend));
  g_array_set_clear_func (figure->legends, clear_legend);
  return figure;
}

void
spec_map_figure_free (SpecMapFigure *figure)
{
  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&figure->plots[side], spec_scatter_plot_free);
      g_free (figure->names[side]);
      g_free (figure->qualities[side]);
    }
  g_array_unref (figure->legends);
  g_free (figure->caption);
  g_free (figure);
}

double
spec_map_figure_get_panel (const SpecMapFigure *figure)
{
  return (figure->width - GAP) / 2;
}

const SpecPlotStyle *
spec_map_figure_get_style (const SpecMapFigure *figure)
{
  return &paper;
}

void
spec_map_figure_set_map (SpecMapFigure *figure, guint side, const char *name, const char *quality, SpecScatterPlot *plot)
{
  g_return_if_fail (side < 2);

  g_free (figure->names[side]);
  g_free (figure->qualities[side]);
  g_clear_pointer (&figure->plots[side], spec_scatter_plot_free);
  figure->names[side] = g_strdup (name);
  figure->qualities[side] = g_strdup (quality);
  figure->plots[side] = plot;
}

void
spec_map_figure_add_legend (SpecMapFigure *figure, const SpecScatterKind *kind, const char *text)
{
  Legend legend = { *kind, g_strdup (text) };

  g_array_append_val (figure->legends, legend);
}

void
spec_map_figure_set_caption (SpecMapFigure *figure, const char *caption)
{
  g_free (figure->caption);
  figure->caption = g_strdup (caption);
}

/* The words take what room there is, shortened at their end. */
static void
paint_name (cairo_t *cr, const char *name, guint side, double room)
{
  g_autoptr (GString) text = g_string_new (name);
  glong length = g_utf8_strlen (name, -1);

  while (spec_plot_style_measure (&paper, text->str, TRUE) > room && length > 3)
    {
      g_string_truncate (text, (gsize) (g_utf8_offset_to_pointer (name, --length) - name));
      g_string_append (text, "…");
    }
  spec_plot_style_paint_text (&paper, cr, text->str, TRUE, spec_plot_style_get_side_color (&paper, side), 0, TITLE / 2 - 1,
                              SPEC_PLOT_ALIGN_START);
}

static void
paint_map (const SpecMapFigure *figure, cairo_t *cr, guint side)
{
  const SpecPalette *palette = spec_plot_style_get_palette (&paper);
  double panel = spec_map_figure_get_panel (figure), room = panel;

  if (figure->qualities[side] != NULL)
    {
      room -= spec_plot_style_measure (&paper, figure->qualities[side], FALSE) + 8;
      spec_plot_style_paint_text (&paper, cr, figure->qualities[side], FALSE, palette->dim, panel, TITLE / 2 - 1,
                                  SPEC_PLOT_ALIGN_END);
    }
  paint_name (cr, figure->names[side] != NULL ? figure->names[side] : "", side, room);
  cairo_translate (cr, 0, TITLE);
  if (figure->plots[side] != NULL)
    spec_scatter_plot_paint (figure->plots[side], cr);
  cairo_rectangle (cr, 0.25, 0.25, panel - 0.5, panel - 0.5);
  spec_palette_set_source (cr, palette->line);
  cairo_set_line_width (cr, 0.5);
  cairo_stroke (cr);
}

/* Places the legend from the left, line by line; @cr: (nullable): only measured. Returns: the height it takes. */
static double
flow_legend (const SpecMapFigure *figure, cairo_t *cr)
{
  double x = 0, y = 0;

  for (guint i = 0; i < figure->legends->len; i++)
    {
      const Legend *legend = &g_array_index (figure->legends, Legend, i);
      SpecScatterMark mark = spec_scatter_kind_get_mark (&legend->kind, &paper, MARK_RADIUS);
      double width = spec_plot_style_measure (&paper, legend->text, FALSE) + 10;

      if (x > 0 && x + width > figure->width)
        {
          x = 0;
          y += LINE;
        }
      if (cr != NULL)
        {
          spec_scatter_mark_paint (&mark, cr, x + 3, y + LINE / 2);
          spec_plot_style_paint_text (&paper, cr, legend->text, FALSE, spec_plot_style_get_palette (&paper)->ink, x + 8,
                                      y + LINE / 2, SPEC_PLOT_ALIGN_START);
        }
      x += width + 10;
    }
  return figure->legends->len > 0 ? y + LINE : 0;
}

static void
draw (cairo_t *cr, gpointer data)
{
  const SpecMapFigure *figure = data;
  double panel = spec_map_figure_get_panel (figure), y = TITLE + panel + 4;

  for (guint side = 0; side < 2; side++)
    {
      cairo_save (cr);
      cairo_translate (cr, side * (panel + GAP), 0);
      paint_map (figure, cr, side);
      cairo_restore (cr);
    }
  cairo_save (cr);
  cairo_translate (cr, 0, y);
  y += flow_legend (figure, cr);
  cairo_restore (cr);
  if (figure->caption != NULL)
    spec_plot_style_paint_text (&paper, cr, figure->caption, FALSE, spec_plot_style_get_palette (&paper)->dim, 0, y + LINE / 2,
                                SPEC_PLOT_ALIGN_START);
}

GBytes *
spec_map_figure_render (SpecMapFigure *figure, double dpi, SpecFigureFormat format, GCancellable *cancellable, GError **error)
{
  double height = TITLE + spec_map_figure_get_panel (figure) + 4 + flow_legend (figure, NULL)
                  + (figure->caption != NULL ? LINE : 0) + 2;
  SpecFigure sheet = { figure->width, height, dpi, FALSE, NULL, draw, figure };

  return spec_figure_render (&sheet, format, cancellable, error);
}
