/* A place in the grid: what stands there can change, the place stays. So a new ranking changes tiles instead of making new ones. */
#pragma once

#include <glib-object.h>

#include "model/spec-sample-item.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_SLOT (spec_sample_slot_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleSlot, spec_sample_slot, SPEC, SAMPLE_SLOT, GObject)

/** Property "item" (SpecSampleItem, nullable) notifies. */
SpecSampleSlot *spec_sample_slot_new (guint position);

/** Returns: its place in the grid, 0 the first; never changes */
guint spec_sample_slot_get_position (SpecSampleSlot *slot);
/** What stands there, (nullable) (transfer none); setting takes a share, and notifies "item" where it is another. */
SpecSampleItem *spec_sample_slot_get_item (SpecSampleSlot *slot);
void spec_sample_slot_set_item (SpecSampleSlot *slot, SpecSampleItem *item);

G_END_DECLS
