#include "plots/spec-sparkline.h"

#include "paint/spec-sparkline-painter.h"
#include "plots/spec-widget-style.h"

typedef struct
{
  SpecSession *session;
  SpecSide side;
} Source;

static void
free_source (gpointer data)
{
  Source *source = data;

  g_object_unref (source->session);
  g_free (source);
}

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer data)
{
  Source *source = data;
  SpecResult *result = spec_session_get_result (source->session);
  SpecPlotStyle style;
  const double *values;
  gsize count;

  if (result == NULL)
    return;
  spec_widget_style_init (&style, GTK_WIDGET (area));
  values = spec_result_get_spectrum (result, source->side, &count);
  spec_sparkline_paint (&style, cr, source->side, values, count, spec_session_get_params (source->session)->modes,
                        width, height);
}

GtkWidget *
spec_sparkline_new (SpecSession *session, SpecSide side)
{
  /* The curve repeats what the large plot says: nothing for a screen reader. */
  GtkWidget *area = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  Source *source = g_new (Source, 1);

  source->session = g_object_ref (session);
  source->side = side;
  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (area), 32);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (area), draw, source, free_source);
  gtk_widget_add_css_class (area, "sparkline");
  g_signal_connect_object (session, "notify::result", G_CALLBACK (gtk_widget_queue_draw), area, G_CONNECT_SWAPPED);
  return area;
}
