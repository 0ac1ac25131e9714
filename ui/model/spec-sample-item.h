/* One sample of the selected cluster, as the grid shows it. Immutable. */
#pragma once

#include <glib-object.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_ITEM (spec_sample_item_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleItem, spec_sample_item, SPEC, SAMPLE_ITEM, GObject)

SpecSampleItem *spec_sample_item_new (SpecSamples *samples, guint32 index, guint rank, float score);

guint32 spec_sample_item_get_index (SpecSampleItem *item); /* row, 0-based */
guint spec_sample_item_get_rank (SpecSampleItem *item);    /* 1 the best */
float spec_sample_item_get_score (SpecSampleItem *item);
const char *spec_sample_item_get_path (SpecSampleItem *item);  /* (nullable) */
const char *spec_sample_item_get_text (SpecSampleItem *item);  /* (nullable) */
const char *spec_sample_item_get_label (SpecSampleItem *item); /* (nullable) */

/** Returns: (transfer full): what stands under the tile: the label, else the file's name, else "row 12". */
char *spec_sample_item_dup_caption (SpecSampleItem *item);

G_END_DECLS
