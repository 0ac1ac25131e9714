/* How the maps are made: method, perplexity or neighbours, steps, seed, samples. A change makes them anew. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-session.h"

G_BEGIN_DECLS

/** Returns: a floating widget that writes to @map, of which it holds a share, and follows its "state" */
GtkWidget *spec_projection_card_new (SpecMapSession *map);

G_END_DECLS
