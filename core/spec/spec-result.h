/* What a solver found: three spectra and the eigenpairs at both ends of the difference. Immutable. */
#pragma once

#include <glib-object.h>

#include "spec/spec-problem.h"

G_BEGIN_DECLS

#define SPEC_TYPE_RESULT (spec_result_get_type ())

typedef struct _SpecResult SpecResult;

/**
 * SpecMode:
 * @eigenvalue: of (K_X - eta K_Y)/n; positive or negative by its direction, about the cluster's share of the samples
 * @residual: |L u - l u| / |L|, computed in double
 * @converged: whether the residual reached the tolerance
 * @scores: the unit eigenvector, oriented so that its sum is >= 0 (of centred kernels, whose eigenvectors sum to 0: see
 *   spec_centring_orient()); one value per row used
 * @peak: the highest score
 */
typedef struct
{
  double eigenvalue;
  double residual;
  gboolean converged;
  const float *scores;
  float peak;
} SpecMode;

/** Returns: the boxed type, for properties: copying one is a share more */
GType spec_result_get_type (void); /* boxed */

/** Share it and give a share up, on any thread; not NULL. Modes, scores and spectra handed out are valid as long as a
 * share is held. */
SpecResult *spec_result_ref (SpecResult *result);
void spec_result_unref (SpecResult *result);

/** Returns: the problem it answers. Its rule-given bandwidths are replaced by the numbers used. */
SpecProblem *spec_result_get_problem (const SpecResult *result);

/** Returns: SPEC_METHOD_EXACT or SPEC_METHOD_RFF. */
SpecMethod spec_result_get_method (const SpecResult *result);

/** Returns: (1 + eta)/sqrt(r), the size of the random-feature error, or 0 for an exact result. */
double spec_result_get_rff_noise (const SpecResult *result);

/** Returns: (array length=count): the leading eigenvalues of K/n, descending. */
const double *spec_result_get_spectrum (const SpecResult *result, SpecSide side, gsize *count);

/** Returns: 1/|K/n|_F^2, how many equally large groups would give this kernel, (tr HKH)^2/|HKH|_F^2 of a centred one; 0 where it
 * was not computed. */
double spec_result_get_effective_modes (const SpecResult *result, SpecSide side);

/** Returns: how many modes were found in this direction: those whose eigenvalue has its sign, at most params.modes. */
gsize spec_result_get_mode_count (const SpecResult *result, SpecDirection direction);

/** Returns: (transfer none): mode @index, 0 the strongest. */
const SpecMode *spec_result_get_mode (const SpecResult *result, SpecDirection direction, gsize index);

/** Returns: max |lambda|. */
double spec_result_get_spec_diff (const SpecResult *result);

/** Returns: whether every pair and every single eigenvalue met the tolerance. */
gboolean spec_result_get_converged (const SpecResult *result);

/** Returns: how many products of an operator with a block of vectors the solve took, those of all spectra together */
guint spec_result_get_block_products (const SpecResult *result);

/** Returns: wall-clock seconds of the solve. */
double spec_result_get_seconds (const SpecResult *result);

/** So few samples can be ranked always: what that takes of memory is not refused. */
#define SPEC_RESULT_FEW 100

/**
 * spec_result_rank_samples:
 * @opposite: rank from the low end of the eigenvector instead
 * @count: (inout): how many are wanted; how many there are
 * @scores: (out) (optional) (transfer full): their scores in the same order
 *
 * Returns: (transfer full): rows of the embeddings (not positions within a preview), the best score first; equal scores by
 *   lower row; NULL, with none of them, where there is no memory for more than a few or for @scores
 */
guint32 *spec_result_rank_samples (const SpecResult *result, SpecDirection direction, gsize index, gboolean opposite,
                                   gsize *count, float **scores, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecResult, spec_result_unref)

G_END_DECLS
