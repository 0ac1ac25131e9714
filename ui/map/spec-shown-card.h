/* "Clusters shown": which clusters have their colour on the maps; by the keyboard the way to what a lasso does by hand. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

GtkWidget *spec_shown_card_new (SpecMapDisplay *display);

G_END_DECLS
