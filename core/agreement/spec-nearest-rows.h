/* The nearest neighbours of one sample only, from one look at each row. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-metric.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

/**
 * spec_nearest_rows_find:
 * @row: the sample whose neighbours are sought
 * @k: 1 … samples - 1
 * @rows: (out caller-allocates) (array length=k): nearest first
 * @values: (out caller-allocates) (array length=k): how near each is, as spec_proximity_between() tells it
 *
 * The neighbours that spec_neighbours_find() tells for @row, without those of all others: time in proportion to samples x
 * dimensions, memory for a few hundred rows. Fails with SPEC_ERROR_MEMORY or G_IO_ERROR_CANCELLED.
 */
gboolean spec_nearest_rows_find (const SpecEmbedding *embedding, SpecMetric metric, guint32 row, gsize k, guint32 *rows, double *values,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
