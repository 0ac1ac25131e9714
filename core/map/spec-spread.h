/* How far apart some samples lie in an embedding, against how far apart any two of its samples do. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-metric.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

/** Rows looked at, at most, of the samples asked about and of all: half a million pairs. */
#define SPEC_SPREAD_ROWS 1000

/**
 * spec_spread_compute:
 * @metric: SPEC_METRIC_EUCLIDEAN: the rows as they are; SPEC_METRIC_COSINE: divided by their lengths (as points of the unit
 *   sphere, a row of zeros stays one). No other
 * @rows: (array length=count): each once
 * @seed: chooses the rows where there are more than SPEC_SPREAD_ROWS
 *
 * Mean Euclidean distance of all pairs of @rows divided by that of all pairs of samples: 0: all at one place; 1: as far apart
 * as any pair; above 1: they avoid each other. Fails with SPEC_ERROR_SHAPE for fewer than 2 rows, SPEC_ERROR_VALUE where no
 * two samples differ, SPEC_ERROR_MEMORY, G_IO_ERROR_CANCELLED.
 *
 * Returns: the ratio, or NaN
 */
double spec_spread_compute (SpecEmbedding *embedding,
                            SpecMetric metric,
                            const guint32 *rows,
                            gsize count,
                            guint64 seed,
                            GCancellable *cancellable,
                            GError **error);

G_END_DECLS
