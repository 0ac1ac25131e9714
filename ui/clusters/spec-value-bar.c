#include "clusters/spec-value-bar.h"

#include <math.h>

#define MARK 2 /* pixels wide */

struct _SpecValueBar
{
  GtkWidget parent_instance;

  double fraction;
  double mark; /* NaN: none */
};

G_DEFINE_FINAL_TYPE (SpecValueBar, spec_value_bar, GTK_TYPE_WIDGET)

static void
spec_value_bar_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum, int *natural,
                        int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 16 : 3;
}

/* In the text's colour and a little above and below the bar, which has that of its side. */
static void
append_mark (SpecValueBar *self, GtkSnapshot *snapshot, gboolean mirrored)
{
  float width = (float) gtk_widget_get_width (GTK_WIDGET (self)), height = (float) gtk_widget_get_height (GTK_WIDGET (self));
  float x = (width - MARK) * (float) (mirrored ? 1 - self->mark : self->mark);
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (gtk_widget_get_parent (GTK_WIDGET (self))), &color);
  gtk_snapshot_append_color (snapshot, &color, &GRAPHENE_RECT_INIT (x, -2, MARK, height + 4));
}

static void
spec_value_bar_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  SpecValueBar *self = SPEC_VALUE_BAR (widget);
  float height = (float) gtk_widget_get_height (widget);
  float width = MAX ((float) gtk_widget_get_width (widget) * (float) self->fraction, MIN (height, 2));
  gboolean mirrored = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  GskRoundedRect shape;
  GdkRGBA color;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  gsk_rounded_rect_init_from_rect (
      &shape, &GRAPHENE_RECT_INIT (mirrored ? (float) gtk_widget_get_width (widget) - width : 0, 0, width, height), height / 2);
  gtk_snapshot_push_rounded_clip (snapshot, &shape);
  gtk_snapshot_append_color (snapshot, &color, &shape.bounds);
  gtk_snapshot_pop (snapshot);
  if (isfinite (self->mark))
    append_mark (self, snapshot, mirrored);
}

static void
spec_value_bar_class_init (SpecValueBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = spec_value_bar_measure;
  widget_class->snapshot = spec_value_bar_snapshot;
  gtk_widget_class_set_css_name (widget_class, "valuebar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION); /* the number stands beside it */
}

static void
spec_value_bar_init (SpecValueBar *self)
{
  self->mark = NAN;
}

GtkWidget *
spec_value_bar_new (void)
{
  return g_object_new (SPEC_TYPE_VALUE_BAR, NULL);
}

void
spec_value_bar_set_fraction (SpecValueBar *self, double fraction)
{
  self->fraction = CLAMP (fraction, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
spec_value_bar_set_mark (SpecValueBar *self, double fraction)
{
  self->mark = isnan (fraction) ? NAN : CLAMP (fraction, 0, 1);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

double
spec_value_bar_get_fraction (SpecValueBar *self)
{
  return self->fraction;
}
