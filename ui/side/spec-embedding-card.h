/* One embedding: its file, its kernel and bandwidth, and what spectrum they give. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-bandwidth-model.h"

G_BEGIN_DECLS

/** Returns: a floating widget that holds a share of the session of @model, and shows that one's map of bandwidths */
GtkWidget *spec_embedding_card_new (SpecBandwidthModel *model, SpecSide side);

G_END_DECLS
