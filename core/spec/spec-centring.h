/* What centring changes: the count of effective modes, and which end of an eigenvector is its head. */
#pragma once

#include "linalg/spec-operator.h"
#include "spec/spec-problem.h"

G_BEGIN_DECLS

/**
 * spec_centring_count_modes:
 * @op: A = K/n, not centred, of trace 1
 * @mean_square: |A|_F^2
 * @modes: (out): (tr B)^2/|B|_F^2 of B = HAH, how many equally large groups would give it; 0 where next to nothing is left of A
 *
 * By one product r = A1: tr B = 1 - 1'r/n and |B|_F^2 = |A|_F^2 - 2|r|^2/n + (1'r/n)^2.
 */
gboolean spec_centring_count_modes (SpecOperator *op, double mean_square, double *modes, GCancellable *cancellable,
                                    GError **error);

/**
 * spec_centring_orient:
 * @problem: whose bandwidths are numbers
 * @direction: of the mode
 * @vector: (inout): its eigenvector of centred kernels, a value for each row used
 *
 * The rule of an ordinary eigenvector, that its sum is not negative, says nothing of one whose sum is 0 but for rounding; and the end
 * with the larger values is as often a few samples that are like no other as it is a cluster. The head is therefore the end whose 20
 * outermost samples the grouping side holds together more than the other does: the larger mean of k_X - eta k_Y over their pairs, of
 * eta k_Y - k_X in the negative direction. Where the two are equal, or there are fewer than 4 rows, the sum of the cubes is made
 * positive.
 */
void spec_centring_orient (const SpecProblem *problem, SpecDirection direction, float *vector);

G_END_DECLS
