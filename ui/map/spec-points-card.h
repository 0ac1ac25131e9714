/* How the points look: what their colours stand for, their size, the others, whether Y is turned. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

/** Returns: a floating widget that writes to @display and follows it */
GtkWidget *spec_points_card_new (SpecMapDisplay *display);

G_END_DECLS
