/* "Clusters shown": which clusters have their colour on the maps; by the keyboard the way to what a lasso does by hand. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @display; a row each cluster, or the legend of the labels while
 * these have the colours */
GtkWidget *spec_shown_card_new (SpecMapDisplay *display);

G_END_DECLS
