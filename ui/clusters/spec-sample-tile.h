/* One sample in the grid: its picture or its text, its label, its score. */
#pragma once

#include <gtk/gtk.h>

#include "clusters/spec-sample-marks.h"
#include "clusters/spec-sample-slot.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_TILE (spec_sample_tile_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleTile, spec_sample_tile, SPEC, SAMPLE_TILE, GtkBox)

/** Returns: a floating widget that shows nothing; the grid's factory gives it a slot, a size and marks */
GtkWidget *spec_sample_tile_new (void);

/** @slot: (nullable): NULL shows nothing and waits for nothing. */
void spec_sample_tile_set_slot (SpecSampleTile *tile, SpecSampleSlot *slot);
/** Returns: (nullable) (transfer none): the place it shows; NULL while the grid has it in reserve */
SpecSampleSlot *spec_sample_tile_get_slot (SpecSampleTile *tile);

/** The square's width in pixels; the tile fills its column. */
void spec_sample_tile_set_size (SpecSampleTile *tile, int size);

/** Whether the score stands under the label rather than beside it: for a text that leaves no room for both. */
void spec_sample_tile_set_stacked (SpecSampleTile *tile, gboolean stacked);

/** Returns: (transfer none) (nullable): the picture, when it is there. */
GdkTexture *spec_sample_tile_get_texture (SpecSampleTile *tile);

/** @marks: (nullable): what is noted of the samples, and shown over them. */
void spec_sample_tile_set_marks (SpecSampleTile *tile, SpecSampleMarks *marks);

/** Returns: (transfer full): "chain saw, rank 2, score 0.0411, pinned 1"; @marks: (nullable): */
char *spec_sample_tile_describe (SpecSampleItem *item, SpecSampleMarks *marks);

G_END_DECLS
