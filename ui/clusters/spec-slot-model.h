/* A list of places over a list of samples. When the samples change, the places in use get their new sample, and only a change of
 * their number changes the list. */
#pragma once

#include <gio/gio.h>

#include "clusters/spec-sample-slot.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SLOT_MODEL (spec_slot_model_get_type ())
G_DECLARE_FINAL_TYPE (SpecSlotModel, spec_slot_model, SPEC, SLOT_MODEL, GObject)

/** A GListModel of SpecSampleSlot over @samples, a list of SpecSampleItem. */
SpecSlotModel *spec_slot_model_new (GListModel *samples);

G_END_DECLS
