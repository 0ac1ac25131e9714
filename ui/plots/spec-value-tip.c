#include "plots/spec-value-tip.h"

struct _SpecValueTip
{
  GtkBox parent_instance;

  /* borrowed */
  GtkWidget *name, *value, *remark;

  double x, y;
  gboolean above;
};

G_DEFINE_FINAL_TYPE (SpecValueTip, spec_value_tip, GTK_TYPE_BOX)

static void
spec_value_tip_class_init (SpecValueTipClass *klass)
{
}

static void
spec_value_tip_init (SpecValueTip *self)
{
  GtkBox *box = GTK_BOX (self);

  self->name = gtk_label_new (NULL);
  self->value = gtk_label_new (NULL);
  self->remark = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_label_set_max_width_chars (GTK_LABEL (self->name), 24);
  gtk_widget_add_css_class (self->value, "bold");
  gtk_widget_add_css_class (self->remark, "dim");
  gtk_box_set_spacing (box, 8);
  gtk_box_append (box, self->name);
  gtk_box_append (box, self->value);
  gtk_box_append (box, self->remark);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "value-tip");
}

GtkWidget *
spec_value_tip_new (GtkWidget *plot)
{
  GtkWidget *tip = g_object_new (SPEC_TYPE_VALUE_TIP, "visible", FALSE, NULL);

  gtk_widget_set_parent (tip, plot);
  return tip;
}

void
spec_value_tip_show (SpecValueTip *self, SpecSide side, const char *name, const char *value, const char *remark,
                     double x, double y, gboolean above)
{
  g_return_if_fail (SPEC_IS_VALUE_TIP (self));

  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->value), value);
  gtk_label_set_text (GTK_LABEL (self->remark), remark);
  gtk_widget_remove_css_class (self->name, side == SPEC_SIDE_X ? "cy" : "cx");
  gtk_widget_add_css_class (self->name, side == SPEC_SIDE_X ? "cx" : "cy");
  self->x = x;
  self->y = y;
  self->above = above;
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_widget_queue_allocate (gtk_widget_get_parent (GTK_WIDGET (self)));
}

void
spec_value_tip_hide (SpecValueTip *self)
{
  if (self != NULL)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
spec_value_tip_allocate (SpecValueTip *self, int width, int height)
{
  GtkRequisition size;
  GtkAllocation place;

  if (!gtk_widget_should_layout (GTK_WIDGET (self)))
    return;
  gtk_widget_get_preferred_size (GTK_WIDGET (self), NULL, &size);
  place.width = MIN (size.width, MAX (width, 1));
  place.height = MIN (size.height, MAX (height, 1));
  place.x = CLAMP (self->x - place.width / 2.0, 0, MAX (width - place.width, 0));
  place.y = CLAMP (self->above ? self->y - place.height : self->y, 0, MAX (height - place.height, 0));
  gtk_widget_size_allocate (GTK_WIDGET (self), &place, -1);
}
