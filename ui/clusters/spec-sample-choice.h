/* Some samples of a ranking in some order: what one query finds. */
#pragma once

#include "clusters/spec-shown-samples.h"
#include "model/spec-cluster-model.h"

G_BEGIN_DECLS

typedef struct _SpecSampleChoice SpecSampleChoice;

/** @query: (nullable): see spec_sample_query_new(). Copies the ranking of @all: on the main thread. */
SpecSampleChoice *spec_sample_choice_new (SpecSamples *samples, SpecClusterModel *all, const char *query, SpecSampleOrder order);
/** @choice: (transfer full): not NULL; rows it handed out go, items do not. */
void spec_sample_choice_free (SpecSampleChoice *choice);

/** Looks through the ranking, once and before anything is asked; any thread. */
void spec_sample_choice_make (SpecSampleChoice *choice, GCancellable *cancellable);

/** Returns: how many samples were found; 0 before spec_sample_choice_make() */
guint spec_sample_choice_get_count (SpecSampleChoice *choice);
/** Returns: (transfer none) (array length=count): their rows in the embeddings, in the order asked for; as long as the
 * choice lives */
const guint32 *spec_sample_choice_get_rows (SpecSampleChoice *choice, gsize *count);

/** Returns: (transfer full): with its rank in the ranking. */
SpecSampleItem *spec_sample_choice_get_item (SpecSampleChoice *choice, guint position);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecSampleChoice, spec_sample_choice_free)

G_END_DECLS
