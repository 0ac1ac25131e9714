/* Median and balance against plain arithmetic. */
#include <math.h>
#include <stdlib.h>

#include "base/spec-error.h"
#include "base/spec-random.h"
#include "spec/spec-bandwidth.h"

static SpecEmbedding *
make_cloud (gsize n, gsize d, guint64 seed, double scale)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  float *rows = g_new (float, n * d);

  spec_random_fill_normal (random, rows, n * d);
  for (gsize i = 0; i < n * d; i++)
    rows[i] = (float) (scale * (rows[i] + (double) (i / d % 5)));
  g_rand_free (random);
  return spec_embedding_new_take (rows, n, d, "cloud");
}

static int
compare (const void *a, const void *b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
sorted_median (SpecEmbedding *embedding)
{
  gsize n = spec_embedding_get_samples (embedding), d = spec_embedding_get_dimensions (embedding), count = 0;
  g_autofree float *rows = g_new (float, n * d);
  g_autofree double *distances = g_new (double, n *n / 2);

  spec_embedding_read_rows (embedding, 0, n, rows);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      {
        double square = 0;
        for (gsize k = 0; k < d; k++)
          square += ((double) rows[i * d + k] - rows[j * d + k]) * ((double) rows[i * d + k] - rows[j * d + k]);
        distances[count++] = sqrt (square);
      }
  qsort (distances, count, sizeof *distances, compare);
  return count % 2 ? distances[count / 2] : 0.5 * (distances[count / 2 - 1] + distances[count / 2]);
}

static void
test_median (void)
{
  const gsize sizes[] = { 2, 3, 4, 61, 300 };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (SpecEmbedding) cloud = make_cloud (sizes[i], 7, i, 3);
      double expected = sorted_median (cloud);
      g_assert_cmpfloat_with_epsilon (spec_bandwidth_median (cloud, 0, NULL, NULL), expected, 1e-5 * expected);
    }
}

/* On more rows than the subsample has, a sampled median comes near the true one, and the seed decides it. */
static void
test_median_sampled (void)
{
  g_autoptr (SpecEmbedding) cloud = make_cloud (2600, 5, 1, 1);
  double expected = sorted_median (cloud), found = spec_bandwidth_median (cloud, 0, NULL, NULL);

  g_assert_cmpfloat_with_epsilon (found, expected, 0.03 * expected);
  g_assert_cmpfloat (found, ==, spec_bandwidth_median (cloud, 0, NULL, NULL));
  g_assert_cmpfloat (found, !=, spec_bandwidth_median (cloud, 1, NULL, NULL));
}

static void
test_median_of_equal_rows (void)
{
  g_autoptr (SpecEmbedding) flat = spec_embedding_new_take (g_new0 (float, 20), 10, 2, "flat");
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat (spec_bandwidth_median (flat, 0, NULL, &error), ==, 0);
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
}

static void
test_balance (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (400, 6, 1, 1), y = make_cloud (400, 9, 2, 50);
  SpecParams params = SPEC_PARAMS_DEFAULT;
  gsize count;

  params.kernel[SPEC_SIDE_X] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 2 };
  params.kernel[SPEC_SIDE_Y].rule = SPEC_BANDWIDTH_BALANCE;
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecResult) result = spec_solver_solve (solver, problem, NULL, NULL, NULL);
  double leading_x = spec_result_get_spectrum (result, SPEC_SIDE_X, &count)[0];
  double leading_y = spec_result_get_spectrum (result, SPEC_SIDE_Y, &count)[0];

  g_assert_cmpfloat_with_epsilon (leading_x / leading_y, 1, 1e-3);
  g_assert_cmpint (spec_problem_get_params (spec_result_get_problem (result))->kernel[SPEC_SIDE_Y].rule, ==,
                   SPEC_BANDWIDTH_NUMBER);
}

/* Centred, rows that are all alike leave nothing: there is no leading eigenvalue to meet. */
static void
test_balance_with_nothing (void)
{
  g_autoptr (SpecEmbedding) x = spec_embedding_new_take (g_new0 (float, 40 * 3), 40, 3, "zeros"), y = make_cloud (40, 3, 1, 1);
  SpecParams params = SPEC_PARAMS_DEFAULT;
  g_autoptr (SpecSolver) solver = spec_solver_new ();

  params.centre = TRUE;
  params.kernel[SPEC_SIDE_X] = params.kernel[SPEC_SIDE_Y] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 1 };
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
  for (SpecSide side = SPEC_SIDE_X; side <= SPEC_SIDE_Y; side++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_cmpfloat (spec_bandwidth_balance (solver, problem, side, NULL, &error), ==, 0);
      g_assert_nonnull (error);
    }
}

static void
test_balance_cancelled (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (400, 6, 1, 1), y = make_cloud (400, 9, 2, 50);
  SpecParams params = SPEC_PARAMS_DEFAULT;
  params.kernel[SPEC_SIDE_X] = params.kernel[SPEC_SIDE_Y] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 2 };
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_cmpfloat (spec_bandwidth_balance (solver, problem, SPEC_SIDE_Y, cancellable, &error), ==, 0);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/bandwidth/median", test_median);
  g_test_add_func ("/bandwidth/median-sampled", test_median_sampled);
  g_test_add_func ("/bandwidth/median-of-equal-rows", test_median_of_equal_rows);
  g_test_add_func ("/bandwidth/balance", test_balance);
  g_test_add_func ("/bandwidth/balance-with-nothing", test_balance_with_nothing);
  g_test_add_func ("/bandwidth/balance-cancelled", test_balance_cancelled);
  return g_test_run ();
}
