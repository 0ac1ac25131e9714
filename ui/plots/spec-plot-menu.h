/* The ⋮ button of a plot's card. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/**
 * spec_plot_menu_new:
 * @section: (nullable): what stands above the two entries that every plot has: "plot.table", "plot.save"
 */
GtkWidget *spec_plot_menu_new (GMenuModel *section);

/** Shows a table that belongs to @widget's window; nothing where @table is NULL. */
void spec_plot_menu_present (GtkWidget *widget, GtkWindow *table);

/** Asks where to save the figure of @session's spectra: what every card does for "plot.save". */
void spec_plot_menu_save (GtkWidget *widget, SpecSession *session);

G_END_DECLS
