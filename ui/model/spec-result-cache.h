/* The full results of the last settings, so that going back to one of them is at once. */
#pragma once

#include "spec/spec-result.h"

G_BEGIN_DECLS

typedef struct _SpecResultCache SpecResultCache;

/** Returns: (transfer full): empty; it keeps a few results at most, see spec_result_cache_add() */
SpecResultCache *spec_result_cache_new (void);
/** @cache: (transfer full): not NULL; gives up its shares of results and embeddings. */
void spec_result_cache_free (SpecResultCache *cache);

/** Keeps @result under the embeddings and parameters it was asked for with; the oldest goes when there are too many. */
void spec_result_cache_add (SpecResultCache *cache, SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params,
                            SpecResult *result);

/** Returns: (transfer full) (nullable): the result kept for just these. */
SpecResult *spec_result_cache_find (SpecResultCache *cache, SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params);

/** Gives up all results, with the embeddings they are of. */
void spec_result_cache_clear (SpecResultCache *cache);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecResultCache, spec_result_cache_free)

G_END_DECLS
