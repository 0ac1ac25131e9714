/* One sample of the selected cluster, as the grid shows it. Immutable. */
#pragma once

#include <glib-object.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

#define SPEC_TYPE_SAMPLE_ITEM (spec_sample_item_get_type ())
G_DECLARE_FINAL_TYPE (SpecSampleItem, spec_sample_item, SPEC, SAMPLE_ITEM, GObject)

/** @index: row, 0-based; @rank: 1 the best; @score: its value in the eigenvector. Returns: (transfer full): an item
 * that holds a share of @samples */
SpecSampleItem *spec_sample_item_new (SpecSamples *samples, guint32 index, guint rank, float score);

/** Its row in the embeddings, 0-based; its place in the cluster, 1 the best; its value in the eigenvector. */
guint32 spec_sample_item_get_index (SpecSampleItem *item);
guint spec_sample_item_get_rank (SpecSampleItem *item);
float spec_sample_item_get_score (SpecSampleItem *item);
/** Return: (nullable) (transfer none): what the list of samples says of it; all NULL for samples that are
 * just numbered */
const char *spec_sample_item_get_path (SpecSampleItem *item);
const char *spec_sample_item_get_text (SpecSampleItem *item);
const char *spec_sample_item_get_label (SpecSampleItem *item);

/** Returns: (transfer full): what stands under the tile: the label, else the file's name, else "row 12". */
char *spec_sample_item_dup_caption (SpecSampleItem *item);

G_END_DECLS
