#include "plots/spec-plot-node.h"

static cairo_surface_t *
paint_surface (GtkWidget *widget, SpecPlotNodeFunc paint, gpointer plot)
{
  int scale = gtk_widget_get_scale_factor (widget);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, MAX (gtk_widget_get_width (widget), 1) * scale,
                                                         MAX (gtk_widget_get_height (widget), 1) * scale);
  cairo_t *cr;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  paint (plot, cr);
  cairo_destroy (cr);

  return surface;
}

GskRenderNode *
spec_plot_node_new (GtkWidget *widget, SpecPlotNodeFunc paint, gpointer plot)
{
  graphene_rect_t bounds
      = GRAPHENE_RECT_INIT (0, 0, (float) gtk_widget_get_width (widget), (float) gtk_widget_get_height (widget));
  cairo_surface_t *surface = paint_surface (widget, paint, plot);
  GskRenderNode *node = gsk_cairo_node_new (&bounds);
  cairo_t *cr = gsk_cairo_node_get_draw_context (node);

  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);

  return node;
}
