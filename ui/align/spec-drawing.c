#include "align/spec-drawing.h"

struct _SpecDrawing
{
  SpecPlotView parent_instance;

  /* borrowed */
  gpointer data;

  SpecDrawingFunc func;
  int minimum, natural; /* height */
  int natural_width;
  int width, height;    /* it is painted for */
  SpecPlotStyle style;
};

G_DEFINE_FINAL_TYPE (SpecDrawing, spec_drawing, SPEC_TYPE_PLOT_VIEW)

/* All that there is to compute is what it is painted in. */
static gpointer
make_plot (SpecPlotView *view, const SpecPlotStyle *style, int width, int height)
{
  SpecDrawing *self = SPEC_DRAWING (view);

  self->style = *style;
  self->width = width;
  self->height = height;
  return self;
}

static void
paint_plot (gpointer plot, cairo_t *cr)
{
  SpecDrawing *self = plot;

  self->func (&self->style, cr, self->width, self->height, self->data);
}

static void
spec_drawing_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                      int *minimum_baseline, int *natural_baseline)
{
  SpecDrawing *self = SPEC_DRAWING (widget);

  *minimum = orientation == GTK_ORIENTATION_VERTICAL ? self->minimum : 200;
  *natural = orientation == GTK_ORIENTATION_VERTICAL ? self->natural : self->natural_width;
}

static void
spec_drawing_class_init (SpecDrawingClass *class)
{
  GTK_WIDGET_CLASS (class)->measure = spec_drawing_measure;
  SPEC_PLOT_VIEW_CLASS (class)->make_plot = make_plot;
  SPEC_PLOT_VIEW_CLASS (class)->paint_plot = paint_plot;
}

static void
spec_drawing_init (SpecDrawing *self)
{
  self->minimum = self->natural = 110;
  self->natural_width = 400;
}

GtkWidget *
spec_drawing_new (const char *label, SpecDrawingFunc func, gpointer data)
{
  SpecDrawing *self = g_object_new (SPEC_TYPE_DRAWING, NULL);

  self->func = func;
  self->data = data;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  return GTK_WIDGET (self);
}

void
spec_drawing_set_size (SpecDrawing *self, int minimum, int natural, int width)
{
  g_return_if_fail (SPEC_IS_DRAWING (self));

  self->minimum = minimum;
  self->natural = natural;
  self->natural_width = width;
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

void
spec_drawing_update (SpecDrawing *self, const char *description)
{
  g_return_if_fail (SPEC_IS_DRAWING (self));

  spec_plot_view_forget (SPEC_PLOT_VIEW (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
