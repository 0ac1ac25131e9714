/* The answers on the way of a hand that moves a parameter: from the last two the next one is foreseen.
 *
 * The subspace of the outermost eigenvectors moves smoothly with the logarithm of a bandwidth. What of the last one is not in the one
 * before is, to first order, how it moves; carried on by as much as the parameters go on, it is off by the square of the step, not
 * by the step: a solve that starts there needs fewer products. */
#pragma once

#include "linalg/spec-eigenpairs.h"

G_BEGIN_DECLS

/* A place: ln sigma of X, ln sigma of Y, eta; 0 for what the operator does not depend on. */
#define SPEC_PATH_AXES 3

typedef struct
{
  SpecEigenpairs *last, *before; /* owned, nullable */
  SpecEigenpairs *foreseen;      /* owned, nullable: what spec_path_foresee() made */
  double last_place[SPEC_PATH_AXES], before_place[SPEC_PATH_AXES];
} SpecPath;

/** Forgets everything. */
void spec_path_clear (SpecPath *path);

/** Adds the pairs at a place, the last ones from now on; those of millions of samples are the only ones. @pairs: (transfer full) */
void spec_path_take (SpecPath *path, SpecEigenpairs *pairs, const double place[SPEC_PATH_AXES]);

/**
 * spec_path_foresee:
 * @n: order of the operator at @place
 *
 * Returns: (transfer none) (nullable): pairs to start from, of which only the vectors mean something; their columns are neither of unit
 *   length nor orthogonal. Until spec_path_take() or spec_path_clear(). NULL without earlier ones of that order
 */
const SpecEigenpairs *spec_path_foresee (SpecPath *path, gsize n, const double place[SPEC_PATH_AXES]);

G_END_DECLS
