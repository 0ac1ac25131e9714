/* The band and what lies inside it; operators and problems that halves and shuffled rows are made of. */
#include <math.h>
#include <string.h>

#include "base/spec-random.h"
#include "evidence/spec-sampling-error.h"
#include "linalg/spec-operator.h"
#include "spec/spec-solver.h"

/* Halves that scatter about the eigenvalue: twice the standard deviation, over their number less one. */
static void
test_scatter (void)
{
  const double values[] = { 0.11, 0.09, 0.12, 0.08 };
  SpecSamplingError found;

  spec_sampling_error_judge (&found, 0.1, values, 4);
  g_assert_cmpfloat_with_epsilon (found.value.mean, 0.1, 1e-15);
  g_assert_cmpfloat_with_epsilon (found.value.deviation, sqrt (0.001 / 4), 1e-12);
  g_assert_cmpfloat_with_epsilon (found.error, 2 * sqrt (0.001 / 3), 1e-12);
  g_assert_cmpfloat (found.least, ==, 0.08);
  g_assert_cmpfloat (found.greatest, ==, 0.12);
  g_assert_false (found.weak);
  spec_sampling_error_judge (&found, 0.03, values, 4);
  g_assert_true (found.weak);
}

/* An eigenvalue that grows by sqrt(2) on half the rows is nothing but sampling; at the lower end as at the upper. */
static void
test_inflation (void)
{
  const double grown[] = { -0.0141422, -0.0141422, -0.0141422 }, stays[] = { -0.0101, -0.0101, -0.0101 };
  SpecSamplingError found;

  spec_sampling_error_judge (&found, -0.01, grown, 3);
  g_assert_cmpfloat_with_epsilon (found.error, 0.01, 1e-6);
  g_assert_true (found.weak);
  spec_sampling_error_judge (&found, -0.01, stays, 3);
  g_assert_cmpfloat_with_epsilon (found.error, 0.0001 / (sqrt (2) - 1), 1e-12);
  g_assert_false (found.weak);
  spec_sampling_error_judge (&found, -0.01, grown, 1);
  g_assert_true (isnan (found.error));
  g_assert_false (found.weak);
}

#define N 300
#define D 12

static SpecEmbedding *
make_cloud (guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  float *rows = g_new (float, N *D);

  spec_random_fill_normal (random, rows, N * D);
  g_rand_free (random);
  return spec_embedding_new_take (rows, N, D, "cloud");
}

static SpecResult *
compare (SpecEmbedding *x, SpecEmbedding *y, double sigma, SpecMethod method)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;
  g_autoptr (SpecProblem) problem = NULL;
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (GError) error = NULL;
  SpecResult *result;

  params.modes = 3;
  params.spectrum = 0;
  params.method = method;
  params.rff_dim = 400;
  params.kernel[0] = params.kernel[1] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, sigma };
  problem = spec_problem_new (x, y, &params, NULL);
  result = spec_solver_solve (solver, problem, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/* So narrow a kernel that hardly two samples are alike: the modes are pairs that happen to lie near each other. */
static void
test_weak (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (1), y = make_cloud (2);
  g_autoptr (SpecResult) result = compare (x, y, 0.6, SPEC_METHOD_EXACT);
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute (NULL, result, NULL, NULL, NULL, NULL);

  for (guint direction = 0; direction < 2; direction++)
    {
      g_assert_cmpuint (evidence->mode_count[direction], ==, 3);
      g_assert_true (evidence->modes[direction][0].sampling.weak);
    }
}

/* The eigenvalues of a half, solved within the whole, are those of a comparison of these rows alone. */
static void
test_halves (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (1), y = make_cloud (2);
  g_autoptr (SpecResult) result = compare (x, y, 4, SPEC_METHOD_EXACT);
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute (NULL, result, NULL, NULL, NULL, NULL);
  double sum[2] = { 0, 0 };

  for (guint32 part = 0; part < SPEC_EVIDENCE_HALVES; part++)
    {
      GRand *random = spec_random_new_part (0, SPEC_STREAM_HALVES, part);
      g_autofree guint32 *rows = spec_random_permute (random, N);
      g_autofree float *half_x = g_new (float, N / 2 * D), *half_y = g_new (float, N / 2 * D);

      g_rand_free (random);
      spec_embedding_gather_rows (x, rows, N / 2, half_x);
      spec_embedding_gather_rows (y, rows, N / 2, half_y);
      g_autoptr (SpecEmbedding) part_x = spec_embedding_new_take (g_steal_pointer (&half_x), N / 2, D, "x");
      g_autoptr (SpecEmbedding) part_y = spec_embedding_new_take (g_steal_pointer (&half_y), N / 2, D, "y");
      g_autoptr (SpecResult) alone = compare (part_x, part_y, 4, SPEC_METHOD_EXACT);
      for (guint direction = 0; direction < 2; direction++)
        sum[direction] += spec_result_get_mode (alone, direction, 2)->eigenvalue;
    }
  for (guint direction = 0; direction < 2; direction++)
    g_assert_cmpfloat_with_epsilon (evidence->modes[direction][2].sampling.value.mean, sum[direction] / SPEC_EVIDENCE_HALVES,
                                    0.002 * fabs (sum[direction]) / SPEC_EVIDENCE_HALVES);
}

/* So few rows that the modes at both ends are all there are: both have their halves. */
static void
test_few_rows (void)
{
  for (gsize n = 2; n <= 12; n++)
    {
      g_autoptr (SpecEmbedding) all = make_cloud (1), others = make_cloud (2);
      g_autofree float *rows_x = g_new (float, n *D), *rows_y = g_new (float, n *D);

      spec_embedding_read_rows (all, 0, n, rows_x);
      spec_embedding_read_rows (others, 0, n, rows_y);
      g_autoptr (SpecEmbedding) x = spec_embedding_new_take (g_steal_pointer (&rows_x), n, D, "x");
      g_autoptr (SpecEmbedding) y = spec_embedding_new_take (g_steal_pointer (&rows_y), n, D, "y");
      g_autoptr (SpecResult) result = compare (x, y, 4, SPEC_METHOD_EXACT);
      g_autoptr (SpecEvidence) evidence = spec_evidence_compute (NULL, result, NULL, NULL, NULL, NULL);

      g_assert_nonnull (evidence);
      for (guint direction = 0; direction < 2; direction++)
        if (evidence->mode_count[direction] > 0)
          g_assert_true (isfinite (evidence->modes[direction][0].sampling.error) == (n >= 4));
    }
}

/* The same embedding twice differs by nothing; with the rows of one in another order by as much as two that are unrelated. */
static void
test_shuffled (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (1), y = make_cloud (2);
  g_autoptr (SpecResult) unrelated = compare (x, y, 4, SPEC_METHOD_EXACT), near = compare (x, x, 4, SPEC_METHOD_RFF);
  g_autoptr (SpecEvidence) far_evidence = spec_evidence_compute (NULL, unrelated, NULL, NULL, NULL, NULL);
  g_autoptr (SpecEvidence) near_evidence = spec_evidence_compute (NULL, near, NULL, NULL, NULL, NULL);
  double found = spec_result_get_mode (unrelated, 0, 0)->eigenvalue;

  g_assert_cmpfloat_with_epsilon (far_evidence->sets[0].shuffled, found, 0.15 * found);
  g_assert_cmpfloat (far_evidence->sets[1].shuffled, <, 0);
  g_assert_cmpfloat (near_evidence->sets[0].shuffled, >, 2 * spec_result_get_spec_diff (near));
}

static void
test_shuffled_problem (void)
{
  g_autoptr (SpecEmbedding) x = make_cloud (1);
  g_autoptr (SpecProblem) whole = spec_problem_new (x, x, &(SpecParams) SPEC_PARAMS_DEFAULT, NULL);
  g_autoptr (SpecProblem) few = spec_problem_new_preview (whole, 50, NULL), shuffled = spec_problem_new_shuffled (few, NULL);
  g_autoptr (SpecProblem) again = spec_problem_with_params (shuffled, spec_problem_get_params (few), NULL);
  const guint32 *rows = spec_problem_get_side_rows (few, SPEC_SIDE_Y);
  gsize sum = 0, expected = 0;

  g_assert_true (rows == spec_problem_get_rows (few));
  g_assert_cmpmem (rows, 50 * sizeof *rows, spec_problem_get_side_rows (shuffled, SPEC_SIDE_X), 50 * sizeof *rows);
  for (gsize i = 0; i < 50; i++)
    {
      expected += rows[i];
      sum += spec_problem_get_side_rows (shuffled, SPEC_SIDE_Y)[i];
    }
  g_assert_cmpuint (sum, ==, expected);
  g_assert_cmpmem (spec_problem_get_side_rows (again, SPEC_SIDE_Y), 50 * sizeof *rows,
                   spec_problem_get_side_rows (shuffled, SPEC_SIDE_Y), 50 * sizeof *rows);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sampling-error/scatter", test_scatter);
  g_test_add_func ("/sampling-error/inflation", test_inflation);
  g_test_add_func ("/sampling-error/weak", test_weak);
  g_test_add_func ("/sampling-error/halves", test_halves);
  g_test_add_func ("/sampling-error/few-rows", test_few_rows);
  g_test_add_func ("/shuffled/unrelated", test_shuffled);
  g_test_add_func ("/shuffled/problem", test_shuffled_problem);
  return g_test_run ();
}
