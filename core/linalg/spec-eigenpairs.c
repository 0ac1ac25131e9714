#include "linalg/spec-eigenpairs.h"

#include <glib/gi18n-lib.h>

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
