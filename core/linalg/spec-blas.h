/* The only door to BLAS and LAPACK: sizes are checked on their way from 64 to 32 bits, LAPACK's info becomes a GError.
 *
 * Convention, here and everywhere in the core: matrices are column-major with a leading dimension; a C-order (n, d) array is
 * the d x n column-major matrix with leading dimension d. Calls run on the calling thread alone: who wants all cores shares
 * the work through a SpecTeam. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_PLAIN,
  SPEC_TRANSPOSED,
} SpecTranspose;

/** C (m x n) = alpha op(A) op(B) + beta C, with op(A) m x k and op(B) k x n. */
void spec_blas_sgemm (SpecTranspose a_form, SpecTranspose b_form, gsize m, gsize n, gsize k, float alpha, const float *a,
                      gsize lda, const float *b, gsize ldb, float beta, float *c, gsize ldc);

/** The same in double precision. */
void spec_blas_dgemm (SpecTranspose a_form, SpecTranspose b_form, gsize m, gsize n, gsize k, double alpha, const double *a,
                      gsize lda, const double *b, gsize ldb, double beta, double *c, gsize ldc);

/**
 * spec_blas_eigen:
 * @n: order
 * @a: (inout): symmetric n x n, leading dimension n, upper triangle read; on return the unit eigenvectors, a column each
 * @values: (out caller-allocates): n eigenvalues, ascending
 *
 * LAPACK's divide and conquer in double precision (dsyevd).
 */
gboolean spec_blas_eigen (gsize n, double *a, double *values, GError **error);

/**
 * spec_blas_invert_root:
 * @n: order
 * @a: (inout): symmetric n x n, leading dimension n, upper triangle read; on return F, upper triangular, with F'AF = I
 * @least: the smallest square of a pivot that is trusted
 *
 * Cholesky's R with R'R = A and its inverse (dpotrf, dtrtri).
 * Returns: FALSE where A is not positive definite by that measure, and @a is then of no use
 */
gboolean spec_blas_invert_root (gsize n, double *a, double least);

/**
 * spec_blas_singular_values:
 * @a: (inout): m x n, leading dimension m; destroyed
 * @values: (out caller-allocates): min (m, n) singular values, descending
 *
 * LAPACK's divide and conquer in double precision, without vectors (dgesdd).
 */
gboolean spec_blas_singular_values (gsize m, gsize n, double *a, double *values, GError **error);

G_END_DECLS
