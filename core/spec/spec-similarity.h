/* How alike a few samples are to one embedding: the number beside a cluster in figures. */
#pragma once

#include "embedding/spec-embedding.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

/**
 * spec_similarity_mean:
 * @kernel: its sigma is used where it is Gaussian, and must be > 0 then
 * @rows: (array length=count): rows of @embedding
 *
 * The mean of k(a, b) over all pairs a < b of @rows, in double, by the direct form (no cancellation); O(count^2 d).
 * A row of zeros has the cosine 0 with any other.
 * Returns: the mean, or NaN when there are fewer than two rows or no memory
 */
double spec_similarity_mean (const SpecEmbedding *embedding, const SpecKernel *kernel, const guint32 *rows, gsize count);

/**
 * spec_similarity_mean_between:
 * The mean of k(a, b) over all pairs of one of @rows and one of @others; otherwise as spec_similarity_mean().
 * Returns: the mean, or NaN when either has no row or there is no memory
 */
double spec_similarity_mean_between (const SpecEmbedding *embedding, const SpecKernel *kernel, const guint32 *rows, gsize count,
                                     const guint32 *others, gsize other_count);

/**
 * spec_similarity_fill:
 * @matrix: (out caller-allocates): C-order (count, count): k(a, b) of every pair of @rows, which may repeat
 *
 * By the direct form, as spec_similarity_mean(). Returns: FALSE when there is no memory
 */
gboolean spec_similarity_fill (const SpecEmbedding *embedding, const SpecKernel *kernel, const guint32 *rows, gsize count,
                               float *matrix);

G_END_DECLS
