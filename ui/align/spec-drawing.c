#include "align/spec-drawing.h"

#include "plots/spec-widget-style.h"

struct _SpecDrawing
{
  GtkWidget parent_instance;

  /* borrowed */
  gpointer data;

  /* owned */
  GskRenderNode *node; /* NULL: to be painted */

  SpecDrawingFunc func;
  SpecPlotStyle style;
  int minimum, natural; /* height */
  int natural_width;
  int width, height;    /* it was painted for */
};

G_DEFINE_FINAL_TYPE (SpecDrawing, spec_drawing, GTK_TYPE_WIDGET)

static void
forget (SpecDrawing *self)
{
  g_clear_pointer (&self->node, gsk_render_node_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static GskRenderNode *
paint (SpecDrawing *self)
{
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, self->width, self->height);
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

  spec_widget_style_init (&self->style, GTK_WIDGET (self));
  self->func (&self->style, cr, self->width, self->height, self->data);
  cairo_destroy (cr);
  return gtk_snapshot_free_to_node (snapshot);
}

static void
spec_drawing_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecDrawing *self = SPEC_DRAWING (widget);

  if (self->node == NULL)
    self->node = paint (self);
  if (self->node != NULL)
    gtk_snapshot_append_node (snapshot, self->node);
}

static void
spec_drawing_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  SpecDrawing *self = SPEC_DRAWING (widget);

  if (width != self->width || height != self->height)
    g_clear_pointer (&self->node, gsk_render_node_unref);
  self->width = width;
  self->height = height;
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
spec_drawing_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (spec_drawing_parent_class)->css_changed (widget, change);
  if (!spec_widget_style_is_current (&SPEC_DRAWING (widget)->style, widget))
    forget (SPEC_DRAWING (widget));
}

static void
spec_drawing_dispose (GObject *object)
{
  g_clear_pointer (&SPEC_DRAWING (object)->node, gsk_render_node_unref);

  G_OBJECT_CLASS (spec_drawing_parent_class)->dispose (object);
}

static void
spec_drawing_class_init (SpecDrawingClass *class)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (class);

  G_OBJECT_CLASS (class)->dispose = spec_drawing_dispose;
  widget_class->snapshot = spec_drawing_snapshot;
  widget_class->measure = spec_drawing_measure;
  widget_class->size_allocate = spec_drawing_size_allocate;
  widget_class->css_changed = spec_drawing_css_changed;
  gtk_widget_class_set_css_name (widget_class, "plot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
spec_drawing_init (SpecDrawing *self)
{
  self->minimum = self->natural = 110;
  self->natural_width = 400;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
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

  forget (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
}
