/* Exclude from montages and pin, by key and by menu, what is selected in the grid. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-sample-grid.h"

G_BEGIN_DECLS

/** Adds "samples.exclude" (Delete), "samples.pin" (Ctrl+D), "samples.pin-earlier" and "samples.pin-later" (Ctrl+[ and Ctrl+]) to the class
 * of the grid. The first two take back what they did where it was done to all that is selected. */
void spec_mark_actions_install (GtkWidgetClass *widget_class);

/** Returns: (transfer full) (nullable): what the context menu offers for @chosen (SpecSampleItem); NULL without marks. */
GMenuModel *spec_mark_actions_make_menu (SpecSampleGrid *grid, GPtrArray *chosen);

G_END_DECLS
