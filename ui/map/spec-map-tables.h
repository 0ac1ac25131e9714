/* "Show as Table" of the maps. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

/** Returns: (nullable): a window with a row for each point: its row, its cluster, its places in both maps; NULL without a layout. */
GtkWidget *spec_map_tables_new (SpecMapDisplay *display);

G_END_DECLS
