#include "agreement/spec-procrustes.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-detached.h"
#include "base/spec-error.h"
#include "linalg/spec-blas.h"

/* Everything the detached call uses: it may outlive the caller. */
typedef struct
{
  double *a, *b; /* b: NULL where a is the product already */
  gsize m, n;
  double result;
  GError *error;
} Norm;

static void
norm_free (gpointer data)
{
  Norm *norm = data;

  g_free (norm->a);
  g_free (norm->b);
  g_clear_error (&norm->error);
  g_free (norm);
}

static void
sum_singular_values (Norm *norm)
{
  g_autofree double *values = g_new0 (double, MIN (norm->m, norm->n));

  if (!spec_blas_singular_values (norm->m, norm->n, norm->a, values, &norm->error))
    return;
  for (gsize i = 0; i < MIN (norm->m, norm->n); i++)
    norm->result += values[i];
}

/* A = F F': replaces it by F, a column for each eigenvector. */
static gboolean
factor (gsize n, double *a, GError **error)
{
  g_autofree double *values = g_new0 (double, n);

  if (!spec_blas_eigen (n, a, values, error))
    return FALSE;
  for (gsize j = 0; j < n; j++)
    for (gsize i = 0; i < n; i++)
      a[i + j * n] *= sqrt (MAX (values[j], 0));
  return TRUE;
}

static void
multiply_factors (Norm *norm)
{
  gsize n = norm->n;
  double *product = g_try_malloc_n (n * n, sizeof (double));

  if (product == NULL)
    {
      g_set_error (&norm->error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the product of %zu samples"),
                   n);
      return;
    }
  spec_blas_dgemm (SPEC_TRANSPOSED, SPEC_PLAIN, n, n, n, 1, norm->a, n, norm->b, n, 0, product, n);
  g_free (norm->a);
  norm->a = product;
}

static void
run_norm (gpointer data)
{
  Norm *norm = data;

  if (norm->b != NULL)
    {
      if (!factor (norm->n, norm->a, &norm->error) || !factor (norm->n, norm->b, &norm->error))
        return;
      multiply_factors (norm);
    }
  if (norm->error == NULL)
    sum_singular_values (norm);
}

/** @norm: (transfer full) */
static double
finish (Norm *norm, GCancellable *cancellable, GError **error)
{
  double result = NAN;

  if (!spec_detached_run (run_norm, norm, norm_free, cancellable, error))
    return NAN;
  if (norm->error != NULL)
    g_propagate_error (error, g_steal_pointer (&norm->error));
  else
    result = norm->result;
  norm_free (norm);
  return result;
}

double
spec_procrustes_from_columns (double *product, gsize m, gsize n, GCancellable *cancellable, GError **error)
{
  Norm *norm = g_new0 (Norm, 1);

  *norm = (Norm){ .a = product, .m = m, .n = n };
  return finish (norm, cancellable, error);
}

double
spec_procrustes_from_rows (double *x, double *y, gsize n, GCancellable *cancellable, GError **error)
{
  Norm *norm = g_new0 (Norm, 1);

  *norm = (Norm){ .a = x, .b = y, .m = n, .n = n };
  return finish (norm, cancellable, error);
}
