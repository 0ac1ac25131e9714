/* Which rows no step of an alignment sees: they follow from the parameters and the number of rows alone. */
#pragma once

#include "align/spec-align-params.h"

G_BEGIN_DECLS

/** Returns: how many of @samples rows, at least 2, are held out: 0 or at least 2; one row alone compares with nothing. */
gsize spec_align_split_count_held (const SpecAlignParams *params, gsize samples);

/**
 * spec_align_split_choose_held:
 * @samples: rows of the embeddings, at least 2
 * @count: (out): how many are held out
 *
 * Returns: (transfer full) (nullable): the rows held out, ascending; NULL where there are none, and with @error set where there is no
 *   memory for @count of them
 */
guint32 *spec_align_split_choose_held (const SpecAlignParams *params, gsize samples, gsize *count, GError **error);

G_END_DECLS
