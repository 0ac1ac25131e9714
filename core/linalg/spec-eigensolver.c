#include "linalg/spec-eigensolver.h"

#include "linalg/spec-eigen-iteration.h"
#include "linalg/spec-krylov.h"

/* Block products with coefficients after which it is tried otherwise. */
#define PATIENCE 60

guint64
spec_eigensolver_get_bytes (gsize n, gsize largest, gsize smallest)
{
  gsize block, capacity;

  spec_krylov_plan (n, largest + smallest, TRUE, &block, &capacity);
  return spec_krylov_get_bytes (n, block, capacity) + n * block * (2 * sizeof (double) + sizeof (float))
         + 5 * capacity * capacity * sizeof (double);
}

SpecEigenpairs *
spec_eigensolver_solve (SpecOperator *op, SpecTeam *team, const SpecEigenRequest *request, GCancellable *cancellable,
                        const SpecProgress *progress, GError **error)
{
  SpecEigenRequest first = *request, second = *request;

  g_return_val_if_fail (request->largest + request->smallest > 0 && spec_operator_get_order (op) > 0, NULL);

  if (!spec_krylov_has_coefficients (op))
    return spec_eigen_iterate (op, FALSE, team, request, cancellable, progress, error);

  /* Features that hardly differ can leave too little for the metric to go by: then by the samples, from what was found. */
  first.max_products = request->max_products > 0 ? MIN (request->max_products, PATIENCE) : PATIENCE;
  g_autoptr (SpecEigenpairs) pairs = spec_eigen_iterate (op, TRUE, team, &first, cancellable, progress, error);
  if (pairs == NULL || pairs->converged || first.max_products == request->max_products)
    return g_steal_pointer (&pairs);
  second.start = pairs;
  return spec_eigen_iterate (op, FALSE, team, &second, cancellable, progress, error);
}
