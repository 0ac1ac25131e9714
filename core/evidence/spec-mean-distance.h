/* The mean Euclidean distance between two samples of an embedding: the unit in which embeddings are compared. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

/**
 * spec_mean_distance_compute:
 * @rows: (nullable) (array length=count): the samples; NULL: all, @count ignored
 *
 * Over all pairs; distances by matrix products in single precision, summed in double.
 * Returns: the mean, or NaN with @error set
 */
double spec_mean_distance_compute (SpecEmbedding *embedding, const guint32 *rows, gsize count, SpecTeam *team,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
