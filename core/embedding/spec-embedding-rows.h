/* A look at some rows of an embedding, where spec_embedding_check() would have to read all of a large file. */
#pragma once

#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

/**
 * spec_embedding_check_rows:
 * Returns: whether all values of the @count rows listed in @indices are finite, as far as they could be read
 */
gboolean spec_embedding_check_rows (const SpecEmbedding *embedding, const guint32 *indices, gsize count);

G_END_DECLS
