/* The selected samples below the maps: pictures side by side, how far apart they lie in X and in Y, and what can be done with them. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SELECTION_STRIP (spec_selection_strip_get_type ())
G_DECLARE_FINAL_TYPE (SpecSelectionStrip, spec_selection_strip, SPEC, SELECTION_STRIP, GtkBox)

/** Returns: a floating widget that holds a share of @display; distances are computed on another thread */
GtkWidget *spec_selection_strip_new (SpecMapDisplay *display);

G_END_DECLS
