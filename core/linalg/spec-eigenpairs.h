/* Eigenvalues of a symmetric operator with their vectors and residuals. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Pairs in the order asked for: the largest descending, then the smallest ascending. */
typedef struct
{
  gsize n;
  gsize largest;  /* how many there are: fewer than asked for when n is small */
  gsize smallest;
  double *values;    /* largest + smallest of them */
  double *residuals; /* |A u - l u| / |A|; 0 for the zero operator */
  float *vectors;    /* n x (largest + smallest), unit columns, leading dimension n */
  double norm;       /* |A|: max |l| */
  guint products;    /* block products made */
  gboolean converged;
} SpecEigenpairs;

/** Returns: (transfer full): room for pairs of order @n, values and residuals 0, vectors not set; or NULL with SPEC_ERROR_MEMORY */
SpecEigenpairs *spec_eigenpairs_new (gsize n, gsize largest, gsize smallest, GError **error);
/** Returns: (transfer full) (nullable): the same once more; NULL where there is no memory for it */
SpecEigenpairs *spec_eigenpairs_copy (const SpecEigenpairs *pairs);
/** @pairs: (nullable) (transfer full): with values, residuals and vectors */
void spec_eigenpairs_free (SpecEigenpairs *pairs);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecEigenpairs, spec_eigenpairs_free)

G_END_DECLS
