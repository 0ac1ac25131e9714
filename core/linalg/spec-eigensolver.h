/* The outermost eigenpairs of a symmetric operator, at both ends at once.
 *
 * A block Krylov method in its residual form: the basis V grows by the residuals of the wanted Ritz pairs that have not converged
 * (in exact arithmetic the block Krylov space of Lanczos), A V is kept beside it, and Rayleigh-Ritz is done on the whole of it, so
 * that any starting vectors will do and a restart is a mere change of basis (Knyazev; Stathopoulos and McCombs, PRIMME). Products in
 * single precision; orthogonalisation, Rayleigh-Ritz and residuals in double. Of an operator of few features the basis is of
 * coefficients (spec-krylov.h), and nothing but the answer is of the length of the samples. */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "linalg/spec-eigenpairs.h"
#include "linalg/spec-operator.h"

G_BEGIN_DECLS

typedef struct
{
  gsize largest;      /* how many pairs are wanted at the upper end */
  gsize smallest;     /* and at the lower */
  double tolerance;   /* on |A u - l u| / |A|, |A| being the largest |l| found */
  double rounding;    /* an operator whose |A| is not above it is rounding alone: the zero operator. 0: none is */
  guint max_products; /* block products after which it gives up; 0: 300 */
  guint min_products; /* before which it does not trust what it started from to be all there is */
  guint64 seed;       /* of the starting vectors */
  const SpecEigenpairs *start; /* (nullable): guesses for either end, of the same n: those of a similar operator */
} SpecEigenRequest;

/**
 * spec_eigensolver_solve:
 * @progress: (nullable): told from 0 to 1, under no stage of its own
 *
 * Returns: (transfer full): the pairs, whether converged or not; or NULL: cancelled, out of memory, LAPACK
 */
SpecEigenpairs *spec_eigensolver_solve (SpecOperator *op, SpecTeam *team, const SpecEigenRequest *request,
                                        GCancellable *cancellable, const SpecProgress *progress, GError **error);

/** Returns: bytes of workspace that a solve of order @n takes. */
guint64 spec_eigensolver_get_bytes (gsize n, gsize largest, gsize smallest);

G_END_DECLS
