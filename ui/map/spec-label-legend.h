/* What the colours of the maps stand for while they are labels: mark, name, how many. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @display and follows its "changed"; hidden while the colours are
 * clusters */
GtkWidget *spec_label_legend_new (SpecMapDisplay *display);

G_END_DECLS
