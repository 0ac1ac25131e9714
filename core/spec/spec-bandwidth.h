/* Bandwidths that the data suggests. */
#pragma once

#include <gio/gio.h>

#include "spec/spec-problem.h"
#include "spec/spec-solver.h"

G_BEGIN_DECLS

/**
 * spec_bandwidth_median:
 * Returns: the median Euclidean distance of all pairs among SPEC_PREVIEW_SAMPLES rows chosen by @seed, in the embedding's
 *   units; 0 with an error set when it cannot be had (values not finite, cancelled, all rows equal)
 */
double spec_bandwidth_median (SpecEmbedding *embedding, guint64 seed, GCancellable *cancellable, GError **error);

/**
 * spec_bandwidth_balance:
 * @side: the side whose bandwidth is sought
 *
 * Solves lambda_1(K/n; sigma) = lambda_1 of the other side (arXiv 2506.06231, "tune each until the two largest are of the same
 * size") on the problem's preview rows; lambda_1 grows with sigma, so a bracketed search in ln sigma finds it. Of centred kernels,
 * whose lambda_1 grows and falls again, it is sought on the same side of its peak as the other's bandwidth is of its own.
 * Returns: sigma, or 0 with an error set
 */
double spec_bandwidth_balance (SpecSolver *solver, SpecProblem *problem, SpecSide side, GCancellable *cancellable,
                               GError **error);

G_END_DECLS
