#include "plots/spec-plot-menu.h"

#include <glib/gi18n-lib.h>

#include "export/spec-export-spectrum.h"

GtkWidget *
spec_plot_menu_new (GMenuModel *section)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) common = g_menu_new ();
  GtkWidget *button = gtk_menu_button_new ();

  if (section != NULL)
    g_menu_append_section (menu, NULL, section);
  g_menu_append (common, _ ("Show as _Table"), "plot.table");
  g_menu_append (common, _ ("_Save Figure…"), "plot.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (common));
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "spec-more-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("More"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "compact");
  gtk_widget_add_css_class (button, "image-button");
  return button;
}

void
spec_plot_menu_present (GtkWidget *widget, GtkWindow *table)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (table == NULL)
    return;
  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (table, GTK_WINDOW (root));
  gtk_window_set_destroy_with_parent (table, TRUE);
  gtk_window_present (table);
}

void
spec_plot_menu_save (GtkWidget *widget, SpecSession *session)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  spec_export_spectrum_figure (GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL, session);
}
