#include "side/spec-card-menu.h"

#include <glib/gi18n-lib.h>

static GtkWidget *
create_button (GMenu *menu)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "spec-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_add_css_class (button, "image-button");
  return button;
}

static void
append_role (GMenu *menu, const char *label, SpecRole role)
{
  g_autofree char *action = g_strdup_printf ("win.open-role(%d)", (int) role);

  g_menu_append (menu, label, action);
}

GtkWidget *
spec_card_menu_new_embedding (SpecSide side)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_role (menu, _ ("_Choose File…"), side == SPEC_SIDE_X ? SPEC_ROLE_X : SPEC_ROLE_Y);
  g_menu_append (menu, _ ("_Swap X and Y"), "side.swap");
  g_menu_append (menu, _ ("Bandwidths as _Table"), side == SPEC_SIDE_X ? "side.bandwidths(0)" : "side.bandwidths(1)");
  return create_button (menu);
}

GtkWidget *
spec_card_menu_new_samples (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  append_role (menu, _ ("Choose _Images…"), SPEC_ROLE_SAMPLES);
  append_role (menu, _ ("Choose _Labels…"), SPEC_ROLE_LABELS);
  return create_button (menu);
}
