#include "plots/spec-plot-menu.h"

#include <glib/gi18n-lib.h>

#include "export/spec-export-spectrum.h"
#include "widgets/spec-more-button.h"

GtkWidget *
spec_plot_menu_new (GMenuModel *section)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) common = g_menu_new ();

  if (section != NULL)
    g_menu_append_section (menu, NULL, section);
  g_menu_append (common, _ ("Show as _Table"), "plot.table");
  g_menu_append (common, _ ("_Save Figure…"), "plot.save");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (common));
  return spec_more_button_new (G_MENU_MODEL (menu));
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
