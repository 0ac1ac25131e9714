/* CKA, Procrustes and RSA against their definitions on small clouds. */
#include <glib.h>
#include <math.h>

#include "agreement-clouds.h"
#include "agreement/spec-kernel-agreement.h"
#include "agreement/spec-linear-agreement.h"
#include "agreement/spec-rank-agreement.h"
#include "linalg/spec-blas.h"

static SpecLinearAgreement
measure_linear (const SpecPoints *x, const SpecPoints *y)
{
  g_autoptr (SpecTeam) team = spec_team_new (3);
  g_autoptr (GError) error = NULL;
  SpecLinearAgreement agreement;

  spec_linear_agreement_compute (x, y, SPEC_LINEAR_CKA | SPEC_LINEAR_PROCRUSTES, 0, team, &agreement, NULL, NULL, &error);
  g_assert_no_error (error);
  return agreement;
}

static SpecKernelAgreement
measure_kernels (const SpecPoints *x, const SpecPoints *y, double sigma_x, double sigma_y)
{
  g_autoptr (SpecTeam) team = spec_team_new (3);
  g_autoptr (GError) error = NULL;
  const double sigma[] = { sigma_x, sigma_y };
  SpecKernelAgreement agreement;

  spec_kernel_agreement_compute (x, y, sigma, team, &agreement, NULL, NULL, &error);
  g_assert_no_error (error);
  return agreement;
}

static double
measure_ranks (const SpecPoints *x, const SpecPoints *y)
{
  g_autoptr (SpecTeam) team = spec_team_new (3);
  g_autoptr (GError) error = NULL;
  double value;

  spec_rank_agreement_compute (x, y, team, &value, NULL, NULL, &error);
  g_assert_no_error (error);
  return value;
}

/** y = a part of x and noise. */
static SpecPoints *
points_like (const SpecPoints *x, gsize d, guint64 seed)
{
  SpecPoints *y = points_new (x->count, d, seed, 0.7, 3);

  for (gsize i = 0; i < x->count; i++)
    for (gsize k = 0; k < MIN (d, x->dimensions); k++)
      y->values[i * d + k] += spec_points_get (x, i)[k];
  return y;
}

/* sum sqrt (eigenvalues of L^1/2 K L^1/2): |X'Y|_* without X'Y, by way of the square roots of the kernels. */
static double
naive_procrustes (const double *k, const double *l, gsize n)
{
  g_autofree double *vectors = g_memdup2 (l, n * n * sizeof *l), *values = g_new (double, n),
                    *root = g_new (double, n *n), *half = g_new (double, n *n), *whole = g_new (double, n *n);
  double trace_k = 0, trace_l = 0, sum = 0;

  g_assert_true (spec_blas_eigen (n, vectors, values, NULL));
  for (gsize j = 0; j < n; j++)
    for (gsize i = 0; i < n; i++)
      half[i + j * n] = vectors[i + j * n] * sqrt (MAX (values[j], 0));
  spec_blas_dgemm (SPEC_PLAIN, SPEC_TRANSPOSED, n, n, n, 1, half, n, vectors, n, 0, root, n);
  spec_blas_dgemm (SPEC_PLAIN, SPEC_PLAIN, n, n, n, 1, k, n, root, n, 0, half, n);
  spec_blas_dgemm (SPEC_TRANSPOSED, SPEC_PLAIN, n, n, n, 1, root, n, half, n, 0, whole, n);
  g_assert_true (spec_blas_eigen (n, whole, values, NULL));
  for (gsize i = 0; i < n; i++)
    {
      sum += sqrt (MAX (values[i], 0));
      trace_k += k[i * n + i];
      trace_l += l[i * n + i];
    }
  return sqrt (2 - 2 * sum / sqrt (trace_k * trace_l));
}

/* Both ways of computing: more samples than dimensions, and fewer. */
static void
test_linear (void)
{
  const gsize shapes[][3] = { { 700, 9, 14 }, { 60, 9, 14 }, { 40, 90, 12 }, { 40, 7, 150 }, { 150, 170, 200 } };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      gsize n = shapes[i][0];
      g_autoptr (SpecPoints) x = points_new (n, shapes[i][1], 20 + i, 2, -1), y = points_like (x, shapes[i][2], 30 + i);
      g_autofree double *k = naive_linear_kernel (x), *l = naive_linear_kernel (y);
      SpecLinearAgreement found = measure_linear (x, y);

      g_assert_cmpfloat_with_epsilon (found.cka, naive_cka (k, l, n), 1e-10);
      g_assert_cmpfloat_with_epsilon (found.cka_debiased, naive_debiased_cka (k, l, n), 1e-9);
      g_assert_cmpfloat_with_epsilon (found.procrustes, naive_procrustes (k, l, n), 1e-5);
    }
}

/* A rotation, a scale and a shift change none of them. */
static void
test_rotated (void)
{
  const double a = 0.3;
  g_autoptr (SpecPoints) x = points_new (80, 2, 40, 1, 0), y = points_new (80, 2, 41, 1, 0);

  for (gsize i = 0; i < 80; i++)
    {
      y->values[2 * i] = (float) (5 * (cos (a) * x->values[2 * i] - sin (a) * x->values[2 * i + 1]) + 9);
      y->values[2 * i + 1] = (float) (5 * (sin (a) * x->values[2 * i] + cos (a) * x->values[2 * i + 1]) - 4);
    }
  SpecLinearAgreement found = measure_linear (x, y);
  g_assert_cmpfloat_with_epsilon (found.cka, 1, 1e-10);
  g_assert_cmpfloat_with_epsilon (found.cka_debiased, 1, 1e-10);
  g_assert_cmpfloat (found.procrustes, <, 1e-3);
  g_assert_cmpfloat_with_epsilon (measure_kernels (x, y, 0.8, 4).cka_debiased, 1, 1e-5);
}

static void
test_kernels (void)
{
  const double sigmas[] = { 0.5, 2, 20, 300 };
  g_autoptr (SpecPoints) x = points_new (600, 11, 50, 2, 100), y = points_like (x, 5, 51);

  for (guint i = 0; i < G_N_ELEMENTS (sigmas); i++)
    {
      g_autofree double *k = naive_gaussian_kernel (x, sigmas[i]), *l = naive_gaussian_kernel (y, 2 * sigmas[i]);
      SpecKernelAgreement found = measure_kernels (x, y, sigmas[i], 2 * sigmas[i]);
      double sum = 0;

      for (gsize j = 0; j < 600 * 600; j++)
        sum += k[j];
      g_assert_cmpfloat_with_epsilon (found.cka_debiased, naive_debiased_cka (k, l, 600), i < 3 ? 1e-4 : 5e-3);
      g_assert_cmpfloat_with_epsilon (found.reach[0] / (sum / 600 - 1), 1, 1e-3);
    }
}

/* Copies that differ in the last digits are at their true distances, for a bandwidth as small as these. */
static void
test_near_duplicates (void)
{
  g_autoptr (SpecPoints) x = points_new (120, 8, 55, 1, 0), y = points_new (120, 8, 56, 1, 0);

  for (gsize i = 60; i < 120; i++)
    for (gsize k = 0; k < 8; k++)
      {
        x->values[i * 8 + k] = x->values[(i - 60) * 8 + k] + 1e-3f * x->values[i * 8 + k];
        y->values[i * 8 + k] = y->values[(i - 60) * 8 + k] + 1e-3f * y->values[i * 8 + k];
      }
  g_autofree double *k = naive_gaussian_kernel (x, 2e-3), *l = naive_gaussian_kernel (y, 2e-3);
  SpecKernelAgreement found = measure_kernels (x, y, 2e-3, 2e-3);
  g_assert_cmpfloat_with_epsilon (found.cka_debiased, naive_debiased_cka (k, l, 120), 1e-4);
  g_assert_cmpfloat (found.reach[0], <, 1);
}

static void
test_ranks (void)
{
  g_autoptr (SpecPoints) x = points_new (45, 9, 60, 1, 2), y = points_like (x, 12, 61);
  g_autoptr (SpecPoints) grid = points_new_grid (45, 4, 62, 4), many = points_new (300, 9, 63, 1, 2);

  for (gsize i = 0; i < 45; i++) /* no row without variance, whose correlation is not defined */
    grid->values[i * 4] = grid->values[i * 4 + 1] + 1;
  g_assert_cmpfloat_with_epsilon (measure_ranks (x, y), naive_rsa (x, y), 1e-6);
  g_assert_cmpfloat_with_epsilon (measure_ranks (x, grid), naive_rsa (x, grid), 1e-6);
  g_assert_cmpfloat_with_epsilon (measure_ranks (grid, grid), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (measure_ranks (many, many), 1, 1e-12);
}

static void
test_undefined (void)
{
  g_autoptr (SpecPoints) x = points_new (50, 3, 70, 1, 0), equal = points_new_grid (50, 3, 71, 1);
  SpecLinearAgreement linear = measure_linear (x, equal);

  g_assert_true (isnan (linear.cka) && isnan (linear.cka_debiased) && isnan (linear.procrustes));
  g_assert_true (isnan (measure_kernels (x, equal, 1, 1).cka_debiased));
  g_assert_true (isnan (measure_ranks (x, equal)));
}

static void
test_cancelled (void)
{
  g_autoptr (SpecPoints) x = points_new (100, 6, 80, 1, 0), wide = points_new (100, 160, 81, 1, 0);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  const double sigma[] = { 1, 1 };
  const SpecPoints *others[] = { x, wide };

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) linear_error = NULL, kernel_error = NULL, rank_error = NULL;
      SpecLinearAgreement linear;
      SpecKernelAgreement kernels;
      double rsa;

      g_assert_false (spec_linear_agreement_compute (x, others[i], SPEC_LINEAR_CKA, 0, team, &linear, cancellable, NULL, &linear_error));
      g_assert_error (linear_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (
          spec_kernel_agreement_compute (x, others[i], sigma, team, &kernels, cancellable, NULL, &kernel_error));
      g_assert_error (kernel_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_false (spec_rank_agreement_compute (x, others[i], team, &rsa, cancellable, NULL, &rank_error));
      g_assert_error (rank_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement-measures/linear", test_linear);
  g_test_add_func ("/agreement-measures/rotated", test_rotated);
  g_test_add_func ("/agreement-measures/kernels", test_kernels);
  g_test_add_func ("/agreement-measures/near-duplicates", test_near_duplicates);
  g_test_add_func ("/agreement-measures/ranks", test_ranks);
  g_test_add_func ("/agreement-measures/undefined", test_undefined);
  g_test_add_func ("/agreement-measures/cancelled", test_cancelled);
  return g_test_run ();
}
