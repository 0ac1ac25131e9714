/* One neighbour: its picture, its rank, how near it is, and a tick where the other embedding has it too. Pressing it
 * shows that sample in its turn: signal "clicked" of the button. */
#pragma once

#include <gtk/gtk.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

#define SPEC_NEIGHBOUR_TILE_SIDE 66

#define SPEC_TYPE_NEIGHBOUR_TILE (spec_neighbour_tile_get_type ())
G_DECLARE_FINAL_TYPE (SpecNeighbourTile, spec_neighbour_tile, SPEC, NEIGHBOUR_TILE, GtkButton)

/** Returns: a floating widget without a sample; see spec_neighbour_tile_set() */
GtkWidget *spec_neighbour_tile_new (void);

/** @samples: (nullable); @rank: 1 the nearest; @value: NaN: not known; @shared: whether both embeddings have it */
void spec_neighbour_tile_set (SpecNeighbourTile *tile, SpecSamples *samples, guint32 row, guint rank, double value,
                              gboolean shared);

/** Returns: which sample it shows. */
guint32 spec_neighbour_tile_get_row (SpecNeighbourTile *tile);

G_END_DECLS
