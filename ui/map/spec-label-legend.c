#include "map/spec-label-legend.h"

#include "map/spec-map-plot.h"
#include "plots/spec-widget-style.h"
#include "widgets/spec-text-scale.h"

#define MARK 13

/* @data: the order of the label among those shown. */
static void
draw_mark (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  SpecMapEntry entry = { .order = GPOINTER_TO_UINT (data) };
  SpecPlotStyle style;
  SpecScatterKind kind;
  SpecScatterMark mark;

  spec_widget_style_init (&style, GTK_WIDGET (area));
  kind = spec_map_plot_get_look (&entry, &style, SPEC_SIDE_X);
  mark = spec_scatter_kind_get_mark (&kind, &style, 4);
  spec_scatter_mark_paint (&mark, cr, width / 2.0, height / 2.0);
}

static GtkWidget *
make_row (const SpecMapEntry *entry)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *mark = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  GtkWidget *name = gtk_label_new (entry->name), *count = gtk_label_new (NULL);
  g_autofree char *number = g_strdup_printf ("%'u", entry->count);
  int side = (int) (MARK * spec_text_scale_get (mark));

  gtk_widget_set_size_request (mark, side, side);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (mark), draw_mark, GUINT_TO_POINTER (entry->order), NULL);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_text (GTK_LABEL (count), number);
  gtk_widget_add_css_class (count, "dim");
  gtk_widget_add_css_class (row, "caption");
  gtk_widget_add_css_class (row, "legend-row");
  gtk_box_append (GTK_BOX (row), mark);
  gtk_box_append (GTK_BOX (row), name);
  gtk_box_append (GTK_BOX (row), count);
  return row;
}

/* Whether the rows that are there say the same already: a map that moves asks forty times a second. */
static gboolean
is_current (GtkWidget *legend, const SpecMapEntry *entries, gsize count)
{
  GtkWidget *row = gtk_widget_get_first_child (legend);

  for (gsize i = 0; i < count; i++)
    {
      GtkWidget *name;

      if (row == NULL)
        return FALSE;
      name = gtk_widget_get_next_sibling (gtk_widget_get_first_child (row));
      if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (name)), entries[i].name) != 0)
        return FALSE;
      row = gtk_widget_get_next_sibling (row);
    }
  return row == NULL;
}

static void
update (GtkWidget *legend)
{
  SpecMapDisplay *display = g_object_get_data (G_OBJECT (legend), "spec-display");
  gboolean labels = spec_map_display_get_color (display) == SPEC_MAP_COLOR_LABELS;
  gsize count;
  const SpecMapEntry *entries = spec_map_display_get_entries (display, &count);
  GtkWidget *row;

  gtk_widget_set_visible (legend, labels);
  if (!labels || is_current (legend, entries, count))
    return;
  while ((row = gtk_widget_get_first_child (legend)) != NULL)
    gtk_box_remove (GTK_BOX (legend), row);
  for (gsize i = 0; i < count; i++)
    gtk_box_append (GTK_BOX (legend), make_row (&entries[i]));
}

GtkWidget *
spec_label_legend_new (SpecMapDisplay *display)
{
  GtkWidget *legend = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  g_object_set_data_full (G_OBJECT (legend), "spec-display", g_object_ref (display), g_object_unref);
  g_signal_connect_object (display, "changed", G_CALLBACK (update), legend, G_CONNECT_SWAPPED);
  update (legend);
  return legend;
}
