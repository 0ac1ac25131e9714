/* One selected sample in the strip below the maps: its picture or text, and what it is called. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-sample-item.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SELECTION_TILE (spec_selection_tile_get_type ())
G_DECLARE_FINAL_TYPE (SpecSelectionTile, spec_selection_tile, SPEC, SELECTION_TILE, GtkBox)

/** @size: pixels of its square picture. Returns: a floating widget that shows nothing yet */
GtkWidget *spec_selection_tile_new (int size);

/** @item: (nullable): NULL shows nothing and waits for nothing */
void spec_selection_tile_set_item (SpecSelectionTile *tile, SpecSampleItem *item);
/** Returns: (nullable) (transfer none): what it shows */
SpecSampleItem *spec_selection_tile_get_item (SpecSelectionTile *tile);

G_END_DECLS
