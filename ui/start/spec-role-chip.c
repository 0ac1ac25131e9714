#include "start/spec-role-chip.h"

GtkWidget *
spec_role_chip_new (SpecRole role, gboolean large)
{
  static const char *const classes[] = { "x", "y", "samples" };
  GtkWidget *chip;

  g_return_val_if_fail (role <= SPEC_ROLE_SAMPLES, NULL);

  if (role == SPEC_ROLE_SAMPLES)
    chip = gtk_image_new_from_icon_name ("spec-image-symbolic");
  else
    chip = gtk_label_new (role == SPEC_ROLE_X ? "X" : "Y");
  gtk_widget_add_css_class (chip, "chip");
  gtk_widget_add_css_class (chip, classes[role]);
  if (large)
    gtk_widget_add_css_class (chip, "large");

  return chip;
}
