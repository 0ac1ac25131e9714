/* How the solver behaves: scores, random features, reuse, previews, degenerate and refused input, progress. */
#include <math.h>

#include "base/spec-error.h"
#include "solver-clouds.h"

#define SAMPLES 330

static void
test_scores (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
  g_autoptr (SpecResult) result = cloud_solve (x, y, &params);

  for (int direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < params.modes; i++)
      {
        const SpecMode *mode = spec_result_get_mode (result, direction, i);
        gsize count = 20, all = SAMPLES;
        g_autofree float *scores = NULL;
        g_autofree guint32 *top = spec_result_rank_samples (result, direction, i, FALSE, &count, &scores, NULL);
        g_autofree guint32 *low = spec_result_rank_samples (result, direction, i, TRUE, &all, NULL, NULL);
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
        gsize few = 40;
        g_autofree guint32 *lowest = spec_result_rank_samples (result, direction, i, TRUE, &few, NULL, NULL);
        g_assert_cmpmem (lowest, few * sizeof *lowest, low, 40 * sizeof *low);
      }
}

static void
test_features_approximate (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
  g_autoptr (SpecResult) exact = cloud_solve (x, y, &params);
  params.method = SPEC_METHOD_RFF;
  params.rff_dim = 2000;
  g_autoptr (SpecResult) rff = cloud_solve (x, y, &params), again = cloud_solve (x, y, &params);
  params.seed = 1;
  g_autoptr (SpecResult) other = cloud_solve (x, y, &params);
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
  g_autoptr (SpecEmbedding) x = cloud_new (3000, 10, 1, 1, 1, 0), y = cloud_new (3000, 12, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);

  params.method = SPEC_METHOD_RFF;
  params.rff_dim = 300;
  params.modes = 3;
  params.spectrum = 5;
  g_autoptr (SpecResult) stored = cloud_solve (x, y, &params);
  params.memory = 6 << 20; /* the eigensolver fits, the features of both sides beside it do not */
  g_autoptr (SpecResult) streamed = cloud_solve (x, y, &params);
  for (gsize i = 0; i < 3; i++)
    g_assert_cmpfloat_with_epsilon (spec_result_get_mode (stored, SPEC_DIRECTION_POSITIVE, i)->eigenvalue,
                                    spec_result_get_mode (streamed, SPEC_DIRECTION_POSITIVE, i)->eigenvalue,
                                    1e-5 * spec_result_get_spec_diff (stored));
}

/* A solver that is used again must give what a new one gives, whatever it kept. */
static void
test_reuse (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  const double sigmas[][2] = { { 2, 4 }, { 2.5, 4 }, { 2.5, 3 }, { 2, 4 } };

  spec_solver_set_reuse (solver, TRUE);
  for (int i = 0; i < 4; i++)
    {
      SpecParams params = cloud_params (i == 2 ? SPEC_KERNEL_COSINE : SPEC_KERNEL_GAUSSIAN, sigmas[i][0], sigmas[i][1], 1 + i);
      g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
      g_autoptr (SpecResult) kept = spec_solver_solve (solver, problem, NULL, NULL, NULL), fresh = cloud_solve (x, y, &params);
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

/* Fewer modes than the last time: what is kept of it is more than is wanted of either end. */
static void
test_fewer_modes (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  const guint modes[] = { 12, 1, 9, 2, 3 };

  spec_solver_set_reuse (solver, TRUE);
  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);

      params.modes = modes[i];
      g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
      g_autoptr (SpecResult) kept = spec_solver_solve (solver, problem, NULL, NULL, NULL), fresh = cloud_solve (x, y, &params);
      for (guint direction = 0; direction < 2; direction++)
        for (guint m = 0; m < modes[i]; m++)
          g_assert_cmpfloat_with_epsilon (spec_result_get_mode (kept, direction, m)->eigenvalue,
                                          spec_result_get_mode (fresh, direction, m)->eigenvalue,
                                          1e-5 * spec_result_get_spec_diff (fresh));
    }
}

static void
test_preview (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
  g_autoptr (SpecProblem) preview = spec_problem_new_preview (problem, 200, NULL), same = spec_problem_new_preview (problem, 200, NULL);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecResult) result = spec_solver_solve (solver, preview, NULL, NULL, NULL);
  const guint32 *rows = spec_problem_get_rows (preview);
  gsize count = 200;
  g_autofree guint32 *top = spec_result_rank_samples (result, SPEC_DIRECTION_POSITIVE, 0, FALSE, &count, NULL, NULL);

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
  g_autoptr (SpecEmbedding) pair = cloud_new (2, 1, 1, 1, 1, 0), other = cloud_new (2, 3, 1, 2, 1, 0);
  g_autoptr (SpecEmbedding) wide = cloud_new (5, 40, 1, 1, 1, 0);
  g_autoptr (SpecEmbedding) flat = spec_embedding_new_take (g_new0 (float, 5 * 2), 5, 2, "flat");
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 1, 1, 1);
  g_autoptr (SpecResult) two = cloud_solve (pair, other, &params), few = cloud_solve (wide, flat, &params);
  gsize count;

  g_assert_cmpuint (spec_result_get_mode_count (two, 0) + spec_result_get_mode_count (two, 1), <=, 2);
  g_assert_cmpfloat_with_epsilon (spec_result_get_spectrum (few, SPEC_SIDE_Y, &count)[0], 1, 1e-6);
  g_assert_cmpuint (count, ==, 5);
  params = cloud_params (SPEC_KERNEL_GAUSSIAN, 1e-30, 1e30, 1);
  g_autoptr (SpecResult) extreme = cloud_solve (wide, wide, &params);
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
  g_autoptr (SpecEmbedding) x = cloud_new (50, 4, 1, 1, 1, 0), shorter = cloud_new (49, 4, 1, 1, 1, 0);
  float *values = g_new0 (float, 50 * 4);
  values[4 * 7 + 2] = NAN;
  g_autoptr (SpecEmbedding) bad = spec_embedding_new_take (values, 50, 4, "bad");
  g_autoptr (SpecEmbedding) zero = spec_embedding_new_take (g_new0 (float, 50 * 4), 50, 4, "zero");
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 1, 1, 1), cosine = cloud_params (SPEC_KERNEL_COSINE, 0, 0, 1);
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
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
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
  g_test_add_func ("/solver-use/scores", test_scores);
  g_test_add_func ("/solver-use/features-approximate", test_features_approximate);
  g_test_add_func ("/solver-use/features-streamed", test_features_streamed);
  g_test_add_func ("/solver-use/reuse", test_reuse);
  g_test_add_func ("/solver-use/fewer-modes", test_fewer_modes);
  g_test_add_func ("/solver-use/preview", test_preview);
  g_test_add_func ("/solver-use/degenerate", test_degenerate);
  g_test_add_func ("/solver-use/refused", test_refused);
  g_test_add_func ("/solver-use/progress", test_progress);
  return g_test_run ();
}
