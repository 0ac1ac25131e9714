#include "widgets/spec-more-button.h"

#include <glib/gi18n-lib.h>

#include "widgets/spec-menu-sections.h"

GtkWidget *
spec_more_button_new (GMenuModel *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  spec_menu_sections_empty_with (button, menu);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "spec-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_add_css_class (button, "image-button");
  return button;
}
