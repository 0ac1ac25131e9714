/* The bar of the Map view: what is on the maps, how far the work is, what dragging does. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-session.h"

G_BEGIN_DECLS

/** Its buttons activate "map.tool" with "pan", "rectangle" or "lasso". */
GtkWidget *spec_map_bar_new (SpecMapSession *map);

G_END_DECLS
