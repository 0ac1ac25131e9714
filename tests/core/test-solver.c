/* The solver against plain double-precision arithmetic: kernels, both ends of the spectrum, identities. */
#include <math.h>

#include "linalg/spec-blas.h"
#include "solver-clouds.h"

#define SAMPLES 330

static double
kernel_of (const SpecKernel *kernel, const float *a, const float *b, gsize d)
{
  double square = 0, dot = 0, aa = 0, bb = 0;

  for (gsize j = 0; j < d; j++)
    {
      square += ((double) a[j] - b[j]) * ((double) a[j] - b[j]);
      dot += (double) a[j] * b[j];
      aa += (double) a[j] * a[j];
      bb += (double) b[j] * b[j];
    }
  return kernel->kind == SPEC_KERNEL_COSINE ? dot / sqrt (aa * bb) : exp (-square / (2 * kernel->sigma * kernel->sigma));
}

/* Adds weight K/n to the dense n x n matrix. */
static void
add_kernel (double *dense, SpecEmbedding *embedding, const SpecKernel *kernel, double weight)
{
  gsize n = spec_embedding_get_samples (embedding), d = spec_embedding_get_dimensions (embedding);
  g_autofree float *rows = g_new (float, n * d);

  spec_embedding_read_rows (embedding, 0, n, rows);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      dense[j * n + i] += weight * kernel_of (kernel, rows + i * d, rows + j * d, d) / (double) n;
}

static void
check_residual (const double *dense, gsize n, const SpecMode *mode, double limit)
{
  double residual = 0, length = 0;

  for (gsize i = 0; i < n; i++)
    {
      double sum = -mode->eigenvalue * mode->scores[i];
      for (gsize j = 0; j < n; j++)
        sum += dense[j * n + i] * mode->scores[j];
      residual += sum * sum;
      length += (double) mode->scores[i] * mode->scores[i];
    }
  g_assert_cmpfloat (sqrt (residual), <=, limit);
  g_assert_cmpfloat_with_epsilon (length, 1, 1e-5);
}

static void
check_against_double (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params)
{
  gsize n = spec_embedding_get_samples (x);
  g_autoptr (SpecResult) result = cloud_solve (x, y, params);
  g_autofree double *dense = g_new0 (double, n *n);
  g_autofree double *values = g_new (double, n);

  add_kernel (dense, x, &params->kernel[SPEC_SIDE_X], 1);
  add_kernel (dense, y, &params->kernel[SPEC_SIDE_Y], -params->eta);
  g_autofree double *copy = g_memdup2 (dense, n * n * sizeof (double));
  g_assert_true (spec_blas_eigen (n, copy, values, NULL));
  double spec_diff = MAX (values[n - 1], -values[0]);

  g_assert_true (spec_result_get_converged (result));
  g_assert_cmpfloat_with_epsilon (spec_result_get_spec_diff (result), spec_diff, 1e-5 * spec_diff);
  for (int direction = 0; direction < 2; direction++)
    {
      g_assert_cmpuint (spec_result_get_mode_count (result, direction), ==, params->modes);
      for (gsize i = 0; i < params->modes; i++)
        {
          const SpecMode *mode = spec_result_get_mode (result, direction, i);
          double expected = direction == SPEC_DIRECTION_POSITIVE ? values[n - 1 - i] : values[i];
          g_assert_cmpfloat_with_epsilon (mode->eigenvalue, expected, 1e-5 * spec_diff);
          check_residual (dense, n, mode, 2e-5 * spec_diff);
        }
    }
}

static void
test_gaussian (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 5, 0);

  for (int i = 0; i < 2; i++)
    {
      SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2.5, 18, i == 0 ? 1 : 0.4);
      check_against_double (x, y, &params);
    }
}

static void
test_cosine (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 5, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_COSINE, 0, 0, 1);

  check_against_double (x, y, &params);
}

static void
test_mixed (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 5, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_COSINE, 0, 18, 1);

  params.kernel[SPEC_SIDE_Y].kind = SPEC_KERNEL_GAUSSIAN;
  check_against_double (x, y, &params);
}

/* Far from the origin, in huge units, in tiny ones: distances must not cancel, overflow or vanish. */
static void
test_units (void)
{
  const double scales[] = { 1, 1e15, 1e-15 };
  const double offsets[] = { 300, 0, 0 };

  for (int i = 0; i < 3; i++)
    {
      g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, scales[i], offsets[i]);
      g_autoptr (SpecEmbedding) y = cloud_new (SAMPLES, 30, 3, 2, scales[i], offsets[i]);
      SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2.5 * scales[i], 4 * scales[i], 1);
      check_against_double (x, y, &params);
    }
}

/* With all eigenvalues asked for, they add up to the trace. */
static void
test_trace (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (60, 8, 1, 1, 1, 0), y = cloud_new (60, 9, 2, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 1.5, 2.5, 0.7);

  params.modes = 60;
  params.spectrum = 60;
  g_autoptr (SpecResult) result = cloud_solve (x, y, &params);
  double trace = 0, sum = 0;
  for (int direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
      trace += spec_result_get_mode (result, direction, i)->eigenvalue;
  gsize count;
  const double *spectrum = spec_result_get_spectrum (result, SPEC_SIDE_X, &count);
  for (gsize i = 0; i < count; i++)
    sum += spectrum[i];
  g_assert_cmpfloat_with_epsilon (trace, 1 - 0.7, 1e-5);
  g_assert_cmpuint (count, ==, 60);
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-5);
}

static void
test_effective_modes (void)
{
  const SpecKernelKind kinds[] = { SPEC_KERNEL_GAUSSIAN, SPEC_KERNEL_COSINE };
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0);

  for (int k = 0; k < 2; k++)
    {
      SpecParams params = cloud_params (kinds[k], 2.5, 2.5, 1);
      g_autoptr (SpecResult) result = cloud_solve (x, x, &params);
      g_autofree double *dense = g_new0 (double, SAMPLES *SAMPLES);
      double square = 0;
      add_kernel (dense, x, &params.kernel[0], 1);
      for (gsize i = 0; i < SAMPLES * SAMPLES; i++)
        square += dense[i] * dense[i];
      g_assert_cmpfloat_with_epsilon (spec_result_get_effective_modes (result, SPEC_SIDE_X) * square, 1, 1e-4);
    }
}

static void
test_equal (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0);
  const SpecKernelKind kinds[] = { SPEC_KERNEL_GAUSSIAN, SPEC_KERNEL_COSINE };

  for (int k = 0; k < 2; k++)
    {
      SpecParams params = cloud_params (kinds[k], 2.5, 2.5, 1);
      g_autoptr (SpecResult) result = cloud_solve (x, x, &params);
      g_assert_cmpfloat (spec_result_get_spec_diff (result), ==, 0);
      g_assert_cmpuint (spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE), ==, 0);
      g_assert_cmpuint (spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE), ==, 0);
      g_assert_true (spec_result_get_converged (result));
    }
}

static void
test_swapped (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1), swapped = cloud_params (SPEC_KERNEL_GAUSSIAN, 4, 2, 1);
  g_autoptr (SpecResult) one = cloud_solve (x, y, &params), other = cloud_solve (y, x, &swapped);

  for (gsize i = 0; i < params.modes; i++)
    g_assert_cmpfloat_with_epsilon (spec_result_get_mode (one, SPEC_DIRECTION_POSITIVE, i)->eigenvalue,
                                    -spec_result_get_mode (other, SPEC_DIRECTION_NEGATIVE, i)->eigenvalue,
                                    1e-5 * spec_result_get_spec_diff (one));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/solver/gaussian", test_gaussian);
  g_test_add_func ("/solver/cosine", test_cosine);
  g_test_add_func ("/solver/mixed", test_mixed);
  g_test_add_func ("/solver/units", test_units);
  g_test_add_func ("/solver/trace", test_trace);
  g_test_add_func ("/solver/effective-modes", test_effective_modes);
  g_test_add_func ("/solver/equal", test_equal);
  g_test_add_func ("/solver/swapped", test_swapped);
  return g_test_run ();
}
