/* How near a few rows of an embedding are to one of them: the number under a neighbour. */
#pragma once

#include "agreement/spec-metric.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

/** Returns: whether more is nearer: the cosine is told itself, other metrics as distances (see SpecMetric). */
gboolean spec_proximity_is_similarity (SpecMetric metric);

/** Returns: how near @b is to @a, both of @count values. */
double spec_proximity_between (SpecMetric metric, gsize count, const float *a, const float *b);

/**
 * spec_proximity_fill:
 * @rows: (array length=count): their neighbours
 * @values: (out caller-allocates) (array length=count): how near each is to row @row; NaN where there is no memory
 *
 * In double by the definition; reads count + 1 rows.
 */
void spec_proximity_fill (
    const SpecEmbedding *embedding, SpecMetric metric, guint32 row, const guint32 *rows, gsize count, double *values);

G_END_DECLS
