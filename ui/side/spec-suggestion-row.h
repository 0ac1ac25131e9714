/* Between the embedding cards: the pair of bandwidths that the maps suggest, and the button that takes it. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-bandwidth-model.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of @model; hidden where a kernel has no bandwidth */
GtkWidget *spec_suggestion_row_new (SpecBandwidthModel *model);

G_END_DECLS
