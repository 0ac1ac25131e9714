/* The ⋮ button of a plot's card. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * spec_plot_menu_new:
 * @section: (nullable): what stands above the two entries that every plot has: "plot.table", "win.export-spectrum"
 */
GtkWidget *spec_plot_menu_new (GMenuModel *section);

/** Shows a table that belongs to @widget's window; nothing where @table is NULL. */
void spec_plot_menu_present (GtkWidget *widget, GtkWindow *table);

G_END_DECLS
