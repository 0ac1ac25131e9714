#include "linalg/spec-eigenpairs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"

SpecEigenpairs *
spec_eigenpairs_new (gsize n, gsize largest, gsize smallest, GError **error)
{
  SpecEigenpairs *pairs = g_new0 (SpecEigenpairs, 1);
  gsize count = largest + smallest;

  *pairs = (SpecEigenpairs){ .n = n, .largest = largest, .smallest = smallest };
  pairs->values = g_new0 (double, MAX (1, count));
  pairs->residuals = g_new0 (double, MAX (1, count));
  pairs->vectors = g_try_malloc_n (n, MAX (1, count) * sizeof (float));
  if (pairs->vectors != NULL)
    return pairs;

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu eigenvectors"), count);
  spec_eigenpairs_free (pairs);
  return NULL;
}

SpecEigenpairs *
spec_eigenpairs_copy (const SpecEigenpairs *pairs)
{
  SpecEigenpairs *copy = spec_eigenpairs_new (pairs->n, pairs->largest, pairs->smallest, NULL);
  gsize count = pairs->largest + pairs->smallest;

  if (copy == NULL)
    return NULL;
  memcpy (copy->values, pairs->values, count * sizeof *pairs->values);
  memcpy (copy->residuals, pairs->residuals, count * sizeof *pairs->residuals);
  memcpy (copy->vectors, pairs->vectors, pairs->n * count * sizeof *pairs->vectors);
  copy->norm = pairs->norm;
  copy->products = pairs->products;
  copy->converged = pairs->converged;
  return copy;
}

void
spec_eigenpairs_free (SpecEigenpairs *pairs)
{
  if (pairs == NULL)
    return;
  g_free (pairs->values);
  g_free (pairs->residuals);
  g_free (pairs->vectors);
  g_free (pairs);
}
