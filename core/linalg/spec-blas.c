#include "linalg/spec-blas.h"

#include <cblas.h>
#include <glib/gi18n-lib.h>
#include <lapacke.h>

#include "base/spec-error.h"

/* One thread for each call, or every lane would be joined by a thread per core. Said in each thread that calls: with the OpenMP
 * flavour of the library the number belongs to the thread. */
static void
own_threads (void)
{
  static _Thread_local gboolean done = FALSE;

  if (done)
    return;
  openblas_set_num_threads (1);
  done = TRUE;
}

static int
size_to_int (gsize size)
{
  g_assert (size <= G_MAXINT32);
  return (int) size;
}

static CBLAS_TRANSPOSE
form_of (SpecTranspose form)
{
  return form == SPEC_TRANSPOSED ? CblasTrans : CblasNoTrans;
}

void
spec_blas_sgemm (SpecTranspose a_form, SpecTranspose b_form, gsize m, gsize n, gsize k, float alpha, const float *a,
                 gsize lda, const float *b, gsize ldb, float beta, float *c, gsize ldc)
{
  own_threads ();
  cblas_sgemm (CblasColMajor, form_of (a_form), form_of (b_form), size_to_int (m), size_to_int (n), size_to_int (k), alpha, a,
               size_to_int (lda), b, size_to_int (ldb), beta, c, size_to_int (ldc));
}

void
spec_blas_dgemm (SpecTranspose a_form, SpecTranspose b_form, gsize m, gsize n, gsize k, double alpha, const double *a,
                 gsize lda, const double *b, gsize ldb, double beta, double *c, gsize ldc)
{
  own_threads ();
  cblas_dgemm (CblasColMajor, form_of (a_form), form_of (b_form), size_to_int (m), size_to_int (n), size_to_int (k), alpha, a,
               size_to_int (lda), b, size_to_int (ldb), beta, c, size_to_int (ldc));
}

gboolean
spec_blas_eigen (gsize n, double *a, double *values, GError **error)
{
  /* Workspace by the documented formula, in integers: a query answered in floating point can be rounded down. */
  gsize lwork = 1 + 6 * n + 2 * n * n, liwork = 3 + 5 * n;
  g_autofree double *work = g_try_new (double, lwork);
  g_autofree lapack_int *iwork = g_try_new (lapack_int, liwork);

  own_threads ();
  if (work == NULL || iwork == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the eigenvalues of a %zu × %zu matrix"), n, n);
      return FALSE;
    }
  lapack_int info = LAPACKE_dsyevd_work (LAPACK_COL_MAJOR, 'V', 'U', size_to_int (n), a, size_to_int (MAX (n, 1)), values, work,
                                         size_to_int (lwork), iwork, size_to_int (liwork));
  if (info != 0)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_NUMERIC, _ ("eigenvalues of a %zu × %zu matrix: LAPACK dsyevd reports %d"), n, n,
                   (int) info);
      return FALSE;
    }
  return TRUE;
}

gboolean
spec_blas_invert_root (gsize n, double *a, double least)
{
  own_threads ();
  if (LAPACKE_dpotrf_work (LAPACK_COL_MAJOR, 'U', size_to_int (n), a, size_to_int (MAX (n, 1))) != 0)
    return FALSE;
  for (gsize j = 0; j < n; j++)
    {
      if (!(a[j * n + j] * a[j * n + j] >= least))
        return FALSE;
      for (gsize i = j + 1; i < n; i++)
        a[j * n + i] = 0;
    }
  return LAPACKE_dtrtri_work (LAPACK_COL_MAJOR, 'U', 'N', size_to_int (n), a, size_to_int (MAX (n, 1))) == 0;
}

gboolean
spec_blas_singular_values (gsize m, gsize n, double *a, double *values, GError **error)
{
  gsize least = MIN (m, n), most = MAX (m, n);
  /* The documented least, and room for blocks of 64 columns in each reduction. */
  gsize lwork = least * least + 7 * least + most + 64 * (least + most);
  g_autofree double *work = g_try_new (double, lwork);
  g_autofree lapack_int *iwork = g_try_new (lapack_int, 8 * least);
  double none = 0; /* in place of the vectors */

  own_threads ();
  if (work == NULL || iwork == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the singular values of a %zu × %zu matrix"), m, n);
      return FALSE;
    }
  lapack_int info = LAPACKE_dgesdd_work (LAPACK_COL_MAJOR, 'N', size_to_int (m), size_to_int (n), a, size_to_int (m), values, &none, 1,
                                         &none, 1, work, size_to_int (lwork), iwork);
  if (info != 0)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_NUMERIC, _ ("singular values of a %zu × %zu matrix: LAPACK dgesdd reports %d"), m, n,
                   (int) info);
      return FALSE;
    }
  return TRUE;
}
