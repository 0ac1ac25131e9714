/* The samples of one end of one mode, best first: a list model over the ranking that makes its items when they are asked for,
 * so that a million rows cost no more than their numbers. */
#pragma once

#include <gio/gio.h>

#include "model/spec-sample-item.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

#define SPEC_TYPE_CLUSTER_MODEL (spec_cluster_model_get_type ())
G_DECLARE_FINAL_TYPE (SpecClusterModel, spec_cluster_model, SPEC, CLUSTER_MODEL, GObject)

/** Returns: (transfer full): a list of nothing; see spec_cluster_model_show() */
SpecClusterModel *spec_cluster_model_new (void);

/**
 * spec_cluster_model_show:
 * @result: (nullable): NULL empties the list
 * @samples: (nullable): what the rows are
 *
 * Shows another ranking. That of many rows is made on another thread; until it is there the list keeps the last one. Without memory
 * for it the list is empty, and the signal "failed" tells why, with the message as its only parameter.
 */
void spec_cluster_model_show (SpecClusterModel *model, SpecResult *result, SpecSamples *samples, SpecDirection direction,
                              guint index, gboolean opposite);

/** Returns: (transfer none) (array length=count) (nullable): the row of each sample in the order of the list; until it changes. */
const guint32 *spec_cluster_model_get_rows (SpecClusterModel *model, gsize *count);

/** Returns: (transfer none) (nullable): the score of each, beside spec_cluster_model_get_rows(). */
const float *spec_cluster_model_get_scores (SpecClusterModel *model);

G_END_DECLS
