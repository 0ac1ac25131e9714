/* How near rows are to each other, as probabilities: the P of t-SNE (van der Maaten and Hinton 2008). */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "base/spec-team.h"
#include "map/spec-graph.h"

G_BEGIN_DECLS

/**
 * spec_affinities_calibrate:
 * @squares: (array length=count): squared distances of one row to its neighbours, ascending
 * @perplexity: 1 … count
 * @weights: (out caller-allocates) (array length=count): p_j = exp (-beta d_j^2) / sum, with beta such that the entropy
 *   is ln @perplexity within 1e-5; where that cannot be (more equal nearest distances than @perplexity) the nearest it
 *   can
 *
 * Returns: beta; infinite where only the nearest count
 */
double spec_affinities_calibrate (gsize count, const double *squares, double perplexity, float *weights);

/** Returns: how many neighbours a row has at this perplexity: three times as many, or all. */
gsize spec_affinities_get_neighbours (double perplexity, gsize count);

/**
 * spec_affinities_find:
 * @perplexity: at least 1, at most a third of the other rows (but 1)
 *
 * Returns: (transfer full): (p(j|i) + p(i|j)) / 2n over the nearest neighbours, sum 1, whatever the number of lanes; or
 *   NULL: SPEC_ERROR_MEMORY, G_IO_ERROR_CANCELLED
 */
SpecGraph *spec_affinities_find (const SpecPoints *points,
                                 double perplexity,
                                 SpecTeam *team,
                                 GCancellable *cancellable,
                                 const SpecProgress *progress,
                                 GError **error);

G_END_DECLS
