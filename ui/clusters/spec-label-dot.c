#include "clusters/spec-label-dot.h"

#include "paint/spec-scatter-looks.h"
#include "plots/spec-widget-style.h"

#define SIDE 8

struct _SpecLabelDot
{
  GtkWidget parent_instance;

  int order;
};

G_DEFINE_FINAL_TYPE (SpecLabelDot, spec_label_dot, GTK_TYPE_WIDGET)

static void
spec_label_dot_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = SIDE;
}

static void
get_color (SpecLabelDot *self, GdkRGBA *color)
{
  SpecPlotStyle style;
  SpecScatterKind look;

  gtk_style_context_get_color (gtk_widget_get_style_context (GTK_WIDGET (self)), color);
  if (self->order >= SPEC_SCATTER_LABEL_LOOKS)
    return;
  spec_widget_style_init (&style, GTK_WIDGET (self));
  look = spec_scatter_look_label (&style, 0, (guint) self->order);
  *color = (GdkRGBA){ (float) look.color.red, (float) look.color.green, (float) look.color.blue, 1 };
}

static void
spec_label_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GskRoundedRect shape;
  GdkRGBA color;

  if (SPEC_LABEL_DOT (widget)->order < 0)
    return;
  get_color (SPEC_LABEL_DOT (widget), &color);
  gsk_rounded_rect_init_from_rect (&shape,
                                   &GRAPHENE_RECT_INIT (0, (float) (gtk_widget_get_height (widget) - SIDE) / 2, SIDE, SIDE), 2.5f);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
}

static void
spec_label_dot_class_init (SpecLabelDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = spec_label_dot_measure;
  widget_class->snapshot = spec_label_dot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "labeldot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
spec_label_dot_init (SpecLabelDot *self)
{
  self->order = -1;
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
spec_label_dot_new (void)
{
  return g_object_new (SPEC_TYPE_LABEL_DOT, NULL);
}

void
spec_label_dot_set_order (SpecLabelDot *self, int order)
{
  if (self->order == order)
    return;
  self->order = order;
  gtk_widget_set_visible (GTK_WIDGET (self), order >= 0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

int
spec_label_dot_get_order (SpecLabelDot *self)
{
  return self->order;
}
