/* The solver against plain double-precision arithmetic: kernels, both ends of the spectrum, identities, extremes. */
#include <math.h>

#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "spec/spec-solver.h"

#define SAMPLES 330

/* Clusters of unequal size; `merge` of them fall together, so that two clouds differ. */
static SpecEmbedding *
make_cloud (gsize n, gsize d, gsize merge, guint64 seed, double scale, double offset)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  float *rows = g_new (float, n * d);
  g_autofree float *centres = g_new (float, 12 * d);

  spec_random_fill_normal (random, centres, 12 * d);
  spec_random_fill_normal (random, rows, n * d);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < d; j++)
      rows[i * d + j] = (float) (scale * (centres[(i * i % 12) / merge * d + j] + 0.3 * rows[i * d + j]) + offset);
  g_rand_free (random);
  return spec_embedding_new_take (rows, n, d, "cloud");
}

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

static SpecParams
make_params (SpecKernelKind kind, double sigma_x, double sigma_y, double eta)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;

  params.kernel[SPEC_SIDE_X] = (SpecKernel){ kind, SPEC_BANDWIDTH_NUMBER, sigma_x };
  params.kernel[SPEC_SIDE_Y] = (SpecKernel){ kind, SPEC_BANDWIDTH_NUMBER, sigma_y };
  params.eta = eta;
  params.memory = G_GUINT64_CONSTANT (1) << 32;
  return params;
}

static SpecResult *
solve (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, params, &error);
  g_assert_no_error (error);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  SpecResult *result = spec_solver_solve (solver, problem, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
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
  g_autoptr (SpecResult) result = solve (x, y, params);
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
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 5, 0);

  for (int i = 0; i < 2; i++)
    {
      SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 2.5, 18, i == 0 ? 1 : 0.4);
      check_against_double (x, y, &params);
    }
}

static void
test_cosine (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 5, 0);
  SpecParams params = make_params (SPEC_KERNEL_COSINE, 0, 0, 1);

  check_against_double (x, y, &params);
}

static void
test_mixed (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 5, 0);
  SpecParams params = make_params (SPEC_KERNEL_COSINE, 0, 18, 1);

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
      g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, scales[i], offsets[i]);
      g_autoptr (SpecEmbedding) y = make_cloud (SAMPLES, 30, 3, 2, scales[i], offsets[i]);
      SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 2.5 * scales[i], 4 * scales[i], 1);
      check_against_double (x, y, &params);
    }
}

/* With all eigenvalues asked for, they add up to the trace. */
static void
test_trace (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (60, 8, 1, 1, 1, 0), y = make_cloud (60, 9, 2, 2, 1, 0);
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 1.5, 2.5, 0.7);

  params.modes = 60;
  params.spectrum = 60;
  g_autoptr (SpecResult) result = solve (x, y, &params);
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
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0);

  for (int k = 0; k < 2; k++)
    {
      SpecParams params = make_params (kinds[k], 2.5, 2.5, 1);
      g_autoptr (SpecResult) result = solve (x, x, &params);
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
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0);
  const SpecKernelKind kinds[] = { SPEC_KERNEL_GAUSSIAN, SPEC_KERNEL_COSINE };

  for (int k = 0; k < 2; k++)
    {
      SpecParams params = make_params (kinds[k], 2.5, 2.5, 1);
      g_autoptr (SpecResult) result = solve (x, x, &params);
      g_assert_cmpfloat (spec_result_get_spec_diff (result), ==, 0);
      g_assert_cmpuint (spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE), ==, 0);
      g_assert_cmpuint (spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE), ==, 0);
      g_assert_true (spec_result_get_converged (result));
    }
}

static void
test_swapped (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1), swapped = make_params (SPEC_KERNEL_GAUSSIAN, 4, 2, 1);
  g_autoptr (SpecResult) one = solve (x, y, &params), other = solve (y, x, &swapped);

  for (gsize i = 0; i < params.modes; i++)
    g_assert_cmpfloat_with_epsilon (spec_result_get_mode (one, SPEC_DIRECTION_POSITIVE, i)->eigenvalue,
                                    -spec_result_get_mode (other, SPEC_DIRECTION_NEGATIVE, i)->eigenvalue,
                                    1e-5 * spec_result_get_spec_diff (one));
}

static void
test_scores (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
  g_autoptr (SpecResult) result = solve (x, y, &params);

  for (int direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < params.modes; i++)
      {
        const SpecMode *mode = spec_result_get_mode (result, direction, i);
        gsize count = 20, all = SAMPLES;
        g_autofree float *scores = NULL;
        g_autofree guint32 *top = spec_result_rank_samples (result, direction, i, FALSE, &count, &scores);
        g_autofree guint32 *low = spec_result_rank_samples (result, direction, i, TRUE, &all, NULL);
        double sum = 0;
        for (gsize j = 0; j < SAMPLES; j++)
          sum += mode->scores[j];
        g_assert_cmpfloat (sum, >=, -1e-4);
        g_assert_cmpuint (count, ==, 20);
        for (gsize j = 0; j < count; j++)
          g_assert_cmpfloat (scores[j], ==, mode->scores[top[j]]);
        for (gsize j = 1; j < count; j++)
          g_assert_true (scores[j - 1] > scores[j] || (scores[j - 1] == scores[j] && top[j - 1] < top[j]));
        g_assert_cmpfloat (mode->scores[low[0]], <=, mode->scores[low[SAMPLES - 1]]);
      }
}

static void
test_features_approximate (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
  g_autoptr (SpecResult) exact = solve (x, y, &params);
  params.method = SPEC_METHOD_RFF;
  params.rff_dim = 2000;
  g_autoptr (SpecResult) rff = solve (x, y, &params), again = solve (x, y, &params);
  params.seed = 1;
  g_autoptr (SpecResult) other = solve (x, y, &params);
  double noise = 2 / sqrt (2000), diff = spec_result_get_spec_diff (rff);

  g_assert_cmpint (spec_result_get_method (rff), ==, SPEC_METHOD_RFF);
  g_assert_cmpfloat_with_epsilon (spec_result_get_rff_noise (rff), noise, 1e-12);
  g_assert_cmpfloat_with_epsilon (diff, spec_result_get_spec_diff (exact), noise);
  g_assert_cmpfloat (diff, ==, spec_result_get_spec_diff (again));
  g_assert_cmpfloat (diff, !=, spec_result_get_spec_diff (other));
}

/* Features recomputed for each block of rows must give what stored ones give. */
static void
test_features_streamed (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (3000, 10, 1, 1, 1, 0), y = make_cloud (3000, 12, 3, 2, 1, 0);
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);

  params.method = SPEC_METHOD_RFF;
  params.rff_dim = 300;
  params.modes = 3;
  params.spectrum = 5;
  g_autoptr (SpecResult) stored = solve (x, y, &params);
  params.memory = 14 << 20; /* the eigensolver fits, 2 x 7 MB of features beside it do not */
  g_autoptr (SpecResult) streamed = solve (x, y, &params);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (spec_result_get_mode (stored, SPEC_DIRECTION_POSITIVE, i)->eigenvalue,
                                    spec_result_get_mode (streamed, SPEC_DIRECTION_POSITIVE, i)->eigenvalue,
                                    1e-6 * spec_result_get_spec_diff (stored));
}

/* A solver that is used again must give what a new one gives, whatever it kept. */
static void
test_reuse (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 1, 0);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  const double sigmas[][2] = { { 2, 4 }, { 2.5, 4 }, { 2.5, 3 }, { 2, 4 } };

  spec_solver_set_reuse (solver, TRUE);
  for (int i = 0; i < 4; i++)
    {
      SpecParams params = make_params (i == 2 ? SPEC_KERNEL_COSINE : SPEC_KERNEL_GAUSSIAN, sigmas[i][0], sigmas[i][1], 1 + i);
      g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
      g_autoptr (SpecResult) kept = spec_solver_solve (solver, problem, NULL, NULL, NULL), fresh = solve (x, y, &params);
      gsize count;
      double diff = spec_result_get_spec_diff (fresh);
      g_assert_cmpfloat_with_epsilon (spec_result_get_spec_diff (kept), diff, 1e-5 * diff);
      for (gsize m = 0; m < spec_result_get_mode_count (fresh, SPEC_DIRECTION_NEGATIVE); m++)
        g_assert_cmpfloat_with_epsilon (spec_result_get_mode (kept, SPEC_DIRECTION_NEGATIVE, m)->eigenvalue,
                                        spec_result_get_mode (fresh, SPEC_DIRECTION_NEGATIVE, m)->eigenvalue, 1e-5 * diff);
      for (int side = 0; side < 2; side++)
        g_assert_cmpfloat_with_epsilon (spec_result_get_spectrum (kept, side, &count)[0],
                                        spec_result_get_spectrum (fresh, side, &count)[0], 1e-5);
    }
}

static void
test_preview (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
  g_autoptr (SpecProblem) preview = spec_problem_new_preview (problem, 200), same = spec_problem_new_preview (problem, 200);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecResult) result = spec_solver_solve (solver, preview, NULL, NULL, NULL);
  const guint32 *rows = spec_problem_get_rows (preview);
  gsize count = 200;
  g_autofree guint32 *top = spec_result_rank_samples (result, SPEC_DIRECTION_POSITIVE, 0, FALSE, &count, NULL);

  g_assert_true (spec_problem_is_preview (preview));
  g_assert_cmpuint (spec_problem_get_total (preview), ==, SAMPLES);
  g_assert_cmpmem (rows, 200 * sizeof *rows, spec_problem_get_rows (same), 200 * sizeof *rows);
  for (gsize i = 0; i < 200; i++)
    {
      gboolean among = FALSE;
      g_assert_true (i == 0 || rows[i] > rows[i - 1]);
      for (gsize j = 0; j < 200; j++)
        among = among || rows[j] == top[i];
      g_assert_true (among);
    }
}

static void
test_degenerate (void)
{
  g_autoptr (SpecEmbedding) pair = make_cloud (2, 1, 1, 1, 1, 0), other = make_cloud (2, 3, 1, 2, 1, 0);
  g_autoptr (SpecEmbedding) wide = make_cloud (5, 40, 1, 1, 1, 0);
  g_autoptr (SpecEmbedding) flat = spec_embedding_new_take (g_new0 (float, 5 * 2), 5, 2, "flat");
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 1, 1, 1);
  g_autoptr (SpecResult) two = solve (pair, other, &params), few = solve (wide, flat, &params);
  gsize count;

  g_assert_cmpuint (spec_result_get_mode_count (two, 0) + spec_result_get_mode_count (two, 1), <=, 2);
  g_assert_cmpfloat_with_epsilon (spec_result_get_spectrum (few, SPEC_SIDE_Y, &count)[0], 1, 1e-6);
  g_assert_cmpuint (count, ==, 5);
  params = make_params (SPEC_KERNEL_GAUSSIAN, 1e-30, 1e30, 1);
  g_autoptr (SpecResult) extreme = solve (wide, wide, &params);
  g_assert_cmpfloat_with_epsilon (spec_result_get_spectrum (extreme, SPEC_SIDE_X, &count)[0], 0.2, 1e-6);
  g_assert_cmpfloat_with_epsilon (spec_result_get_spectrum (extreme, SPEC_SIDE_Y, &count)[0], 1, 1e-6);
}

static void
check_refused (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params, SpecError code, const char *text)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, params, &error);

  if (problem != NULL)
    {
      g_autoptr (SpecSolver) solver = spec_solver_new ();
      g_assert_null (spec_solver_solve (solver, problem, NULL, NULL, &error));
    }
  g_assert_error (error, SPEC_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, text));
}

static void
test_refused (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (50, 4, 1, 1, 1, 0), shorter = make_cloud (49, 4, 1, 1, 1, 0);
  float *values = g_new0 (float, 50 * 4);
  values[4 * 7 + 2] = NAN;
  g_autoptr (SpecEmbedding) bad = spec_embedding_new_take (values, 50, 4, "bad");
  g_autoptr (SpecEmbedding) zero = spec_embedding_new_take (g_new0 (float, 50 * 4), 50, 4, "zero");
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 1, 1, 1), cosine = make_params (SPEC_KERNEL_COSINE, 0, 0, 1);
  SpecParams tight = params, sigma = params, eta = params, median = SPEC_PARAMS_DEFAULT;

  tight.method = SPEC_METHOD_EXACT;
  tight.memory = 1000;
  sigma.kernel[0].sigma = 0;
  eta.eta = NAN;
  check_refused (x, shorter, &params, SPEC_ERROR_SHAPE, "49");
  check_refused (x, bad, &params, SPEC_ERROR_VALUE, "7");
  check_refused (x, zero, &cosine, SPEC_ERROR_VALUE, "zero");
  check_refused (x, x, &tight, SPEC_ERROR_MEMORY, "memory");
  check_refused (x, x, &sigma, SPEC_ERROR_VALUE, "sigma of X");
  check_refused (x, x, &eta, SPEC_ERROR_VALUE, "eta");
  check_refused (x, zero, &median, SPEC_ERROR_VALUE, "median");
}

static void
note_progress (SpecStage stage, double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_progress (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (SAMPLES, 20, 1, 1, 1, 0), y = make_cloud (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = make_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  double last = 0;
  SpecProgress progress = { note_progress, &last };
  g_autoptr (SpecResult) result = spec_solver_solve (solver, problem, NULL, &progress, NULL);

  g_assert_nonnull (result);
  g_assert_cmpfloat (last, >, 0.9);
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
  g_test_add_func ("/solver/scores", test_scores);
  g_test_add_func ("/solver/features-approximate", test_features_approximate);
  g_test_add_func ("/solver/features-streamed", test_features_streamed);
  g_test_add_func ("/solver/reuse", test_reuse);
  g_test_add_func ("/solver/preview", test_preview);
  g_test_add_func ("/solver/degenerate", test_degenerate);
  g_test_add_func ("/solver/refused", test_refused);
  g_test_add_func ("/solver/progress", test_progress);
  return g_test_run ();
}
