/* What is looked for among samples: words, all of which must occur in a sample's label, path or text; or "=shirt": that very label. */
#pragma once

#include "samples/spec-samples.h"

G_BEGIN_DECLS

typedef struct _SpecSampleQuery SpecSampleQuery;

/** Returns: (transfer full) (nullable): NULL where @text holds no word. Case and the ways to write an accent make no difference. */
SpecSampleQuery *spec_sample_query_new (const char *text);
/** @query: (transfer full): not NULL */
void spec_sample_query_free (SpecSampleQuery *query);

/** Any thread. */
gboolean spec_sample_query_matches (const SpecSampleQuery *query, const SpecSamples *samples, gsize row);

/** Returns: whether @text is "#2417", and in @row the number. */
gboolean spec_sample_query_parse_row (const char *text, guint32 *row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecSampleQuery, spec_sample_query_free)

G_END_DECLS
