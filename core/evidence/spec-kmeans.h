/* k-means by Lloyd's iterations from a k-means++ start (Arthur and Vassilvitskii 2007; each centre the best of 2 + ln k
 * draws, as scikit-learn does), on distances alone:
 *
 *   |x_i - m_c|^2 = mean over j in c of d_ij^2 - half the mean over j, l in c of d_jl^2,
 *
 * the same numbers as with the vectors, at a cost that does not depend on their dimension. */
#pragma once

#include "evidence/spec-pair-distances.h"

G_BEGIN_DECLS

/**
 * spec_kmeans_run:
 * @k: clusters, at least 1
 * @random: decides the start
 * @clusters: (out caller-allocates) (array length=pairs->count): below @k
 *
 * Stops when no sample changes its cluster, or after 300 iterations. A cluster that loses its last sample takes the one
 * farthest from its own mean, so that none is empty while samples differ.
 * Returns: FALSE where there is no memory for it
 */
gboolean spec_kmeans_run (const SpecPairDistances *pairs, guint k, GRand *random, guint *clusters);

G_END_DECLS
