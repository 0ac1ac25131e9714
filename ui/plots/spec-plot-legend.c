#include "plots/spec-plot-legend.h"

#include "paint/spec-plot-result.h"
#include "plots/spec-widget-style.h"
#include "widgets/spec-tooltip.h"

typedef struct
{
  SpecSession *session;
  SpecSide side;
  GtkWidget *label; /* borrowed: a child of the widget that owns this */
  gboolean brief;
  gboolean solid; /* drawn last */
} Legend;

static void
free_legend (gpointer data)
{
  Legend *legend = data;

  g_object_unref (legend->session);
  g_free (legend);
}

static gboolean
is_solid (Legend *legend)
{
  SpecResult *result = spec_session_get_result (legend->session);

  return result == NULL || spec_plot_result_is_solid (result);
}

static void
draw_mark (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Legend *legend = data;
  gboolean solid = is_solid (legend);
  const double dashes[] = { 4, 3 };
  SpecPlotStyle style;

  spec_widget_style_init (&style, GTK_WIDGET (area));
  spec_palette_set_source (cr, spec_plot_style_get_side_color (&style, legend->side));
  cairo_set_line_width (cr, 1.6);
  cairo_set_dash (cr, dashes, solid ? 0 : 2, 0);
  cairo_move_to (cr, 0, height / 2.0);
  cairo_line_to (cr, width, height / 2.0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
  spec_plot_style_paint_mark (&style, cr, legend->side, width / 2.0, height / 2.0, 3.4, solid);
}

static void
update (GtkWidget *box)
{
  Legend *legend = g_object_get_data (G_OBJECT (box), "spec-legend");
  const char *name = spec_session_get_name (legend->session, legend->side);

  gtk_label_set_text (GTK_LABEL (legend->label), !legend->brief ? name : legend->side == SPEC_SIDE_X ? "X" : "Y");
  spec_tooltip_set (box, name);
  if (legend->solid != is_solid (legend))
    gtk_widget_queue_draw (gtk_widget_get_first_child (box));
  legend->solid = is_solid (legend);
}

GtkWidget *
spec_plot_legend_new (SpecSession *session, SpecSide side, gboolean brief)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  Legend *legend = g_new (Legend, 1);

  *legend = (Legend){ g_object_ref (session), side, gtk_label_new (NULL), brief };
  g_object_set_data_full (G_OBJECT (box), "spec-legend", legend, free_legend);
  gtk_drawing_area_set_content_width (GTK_DRAWING_AREA (area), 20);
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 10);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw_mark, legend, NULL);
  gtk_widget_set_valign (area, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (legend->label, "caption");
  gtk_widget_add_css_class (legend->label, "bold");
  gtk_widget_add_css_class (legend->label, side == SPEC_SIDE_X ? "cx" : "cy");
  gtk_box_append (GTK_BOX (box), area);
  gtk_box_append (GTK_BOX (box), legend->label);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const signals[] = { "notify::x", "notify::y", "notify::result" };

      g_signal_connect_object (session, signals[i], G_CALLBACK (update), box, G_CONNECT_SWAPPED);
    }
  update (box);
  return box;
}
