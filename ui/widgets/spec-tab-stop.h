/* Around a list or grid: one stop of the Tab key, whatever the number of its rows. In GTK 4.8 Tab goes through all of them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define SPEC_TYPE_TAB_STOP (spec_tab_stop_get_type ())
G_DECLARE_FINAL_TYPE (SpecTabStop, spec_tab_stop, SPEC, TAB_STOP, GtkWidget)

/** @child: (transfer floating): takes as much room as this is given. */
GtkWidget *spec_tab_stop_new (GtkWidget *child);

/** The focus function of a widget that is itself such a stop. Returns: whether Tab is leaving it */
gboolean spec_tab_stop_is_leaving (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
