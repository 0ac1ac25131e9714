/* Which rows a map shows: the best samples of all clusters, and as many others as fit, chosen by the seed. */
#pragma once

#include <glib.h>

#include "spec/spec-result.h"

G_BEGIN_DECLS

/**
 * spec_map_choose_rows:
 * @wanted: (array length=wanted_count): rows to be shown, the most important first, doubles allowed; each below @total
 * @pool: (nullable) (array length=pool_count): the rows others are drawn from, ascending; NULL: 0 … pool_count - 1
 * @most: rows at most; 0: all
 * @count: (out): how many there are
 *
 * Returns: (transfer full): the first wanted ones as far as they fit, and others drawn from the pool, ascending; free
 *   with g_free(); NULL where there is no memory for them
 */
guint32 *spec_map_choose_rows (const guint32 *wanted,
                               gsize wanted_count,
                               const guint32 *pool,
                               gsize pool_count,
                               gsize most,
                               guint64 seed,
                               gsize *count,
                               GError **error);

/** Like spec_map_choose_rows(), with the best @per_mode samples of each of a result's modes in both directions (0: as
 * many as its parameters say), and others drawn from the rows it used. */
guint32 *spec_map_choose_rows_of_result (SpecResult *result, gsize per_mode, gsize most, guint64 seed, gsize *count, GError **error);

G_END_DECLS
