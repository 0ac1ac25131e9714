/* Centred kernels against H K H formed in double precision; which end of an eigenvector without a sum is its head; Balance. */
#include <math.h>

#include "linalg/spec-blas.h"
#include "linalg/spec-gaussian.h"
#include "linalg/spec-operator.h"
#include "solver-clouds.h"
#include "spec/spec-bandwidth.h"
#include "spec/spec-similarity.h"

#define SAMPLES 330
#define ORDER 150

static void
centre (double *dense, gsize n)
{
  g_autofree double *means = g_new0 (double, n);
  double mean = 0;

  for (gsize j = 0; j < n; j++)
    for (gsize i = 0; i < n; i++)
      means[j] += dense[j * n + i] / (double) n;
  for (gsize j = 0; j < n; j++)
    mean += means[j] / (double) n;
  for (gsize j = 0; j < n; j++)
    for (gsize i = 0; i < n; i++)
      dense[j * n + i] += mean - means[i] - means[j];
}

/* Compares the centred operator, column by column of the unit matrix, with the centred matrix of the plain one. Takes @plain. */
static void
check_operator (SpecOperator *plain)
{
  gsize n = spec_operator_get_order (plain);
  g_autofree float *unit = g_new0 (float, n * n), *image = g_new (float, n * n);
  g_autofree double *dense = g_new (double, n * n);

  for (gsize i = 0; i < n; i++)
    unit[i * n + i] = 1;
  g_assert_true (spec_operator_apply (plain, unit, n, image, NULL, NULL));
  for (gsize i = 0; i < n * n; i++)
    dense[i] = image[i];
  centre (dense, n);
  g_autoptr (SpecOperator) centred = spec_operator_new_centred (plain);
  g_assert_cmpuint (spec_operator_get_order (centred), ==, n);
  g_assert_true (spec_operator_apply (centred, unit, n, image, NULL, NULL));
  for (gsize i = 0; i < n * n; i++)
    g_assert_cmpfloat_with_epsilon (image[i], dense[i], 2e-8);
  for (gsize i = 0; i < n; i++)
    unit[i] = 1;
  g_assert_true (spec_operator_apply (centred, unit, 1, image, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    g_assert_cmpfloat (image[i], ==, 0);
}

static void
test_operator (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (ORDER, 20, 1, 1, 1, 0);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecRows) rows = spec_rows_new (x, NULL, 0, team, NULL, NULL);
  g_autoptr (SpecDistances) distances = spec_distances_new (rows);
  g_autoptr (SpecTiles) tiles = spec_tiles_new (ORDER, NULL);
  g_autoptr (SpecFeatureMap) cosine = spec_feature_map_new_cosine (rows);
  g_autoptr (SpecFeatureMap) fourier = spec_feature_map_new_fourier (rows, 40, 2.5, 0, SPEC_STREAM_FEATURE_X, NULL);

  g_assert_true (spec_gaussian_fill (tiles, distances, 2.5, NULL, NULL, team, NULL, NULL, NULL));
  check_operator (spec_operator_new_tiles (tiles, 1.0 / ORDER, team));
  check_operator (spec_operator_new_features (cosine, 1.0 / ORDER, team));
  check_operator (spec_operator_new_features (fourier, 1.0 / ORDER, team));
  check_operator (spec_operator_new_difference (spec_operator_new_tiles (tiles, 1.0 / ORDER, team),
                                                spec_operator_new_features (cosine, 1.0 / ORDER, team), 0.7));
}

/* Centred once on all rows and once more on some of them is as good as centred on those alone. */
static void
test_subset (void)
{
  const guint32 rows[] = { 1, 4, 9, 20, 21, 60, 77, 78, 100, 149 };
  enum { COUNT = G_N_ELEMENTS (rows) };
  g_autoptr (SpecEmbedding) x = cloud_new (ORDER, 20, 1, 1, 1, 0);
  g_autoptr (SpecTeam) team = spec_team_new (1);
  g_autoptr (SpecRows) all = spec_rows_new (x, NULL, 0, team, NULL, NULL);
  g_autoptr (SpecFeatureMap) map = spec_feature_map_new_cosine (all);
  g_autoptr (SpecOperator) plain = spec_operator_new_features (map, 1.0 / ORDER, team);
  g_autoptr (SpecOperator) centred = spec_operator_new_centred (spec_operator_new_features (map, 1.0 / ORDER, team));
  g_autoptr (SpecOperator) one = spec_operator_new_centred (spec_operator_new_subset (plain, rows, COUNT, 1));
  g_autoptr (SpecOperator) two = spec_operator_new_centred (spec_operator_new_subset (centred, rows, COUNT, 1));
  float unit[COUNT * COUNT] = { 0 }, image[2][COUNT * COUNT];

  for (gsize i = 0; i < COUNT; i++)
    unit[i * COUNT + i] = 1;
  g_assert_true (spec_operator_apply (one, unit, COUNT, image[0], NULL, NULL));
  g_assert_true (spec_operator_apply (two, unit, COUNT, image[1], NULL, NULL));
  for (gsize i = 0; i < COUNT * COUNT; i++)
    g_assert_cmpfloat_with_epsilon (image[0][i], image[1][i], 2e-8);
}

/* Adds weight HKH/n over the problem's rows. */
static void
add_kernel (double *dense, const SpecProblem *problem, SpecSide side, double weight)
{
  SpecEmbedding *embedding = spec_problem_get_embedding (problem, side);
  const guint32 *rows = spec_problem_get_rows (problem);
  gsize n = spec_problem_get_samples (problem);
  g_autofree double *kernel = g_new (double, n * n);

  for (guint32 i = 0; i < n; i++)
    for (guint32 j = 0; j < n; j++)
      {
        guint32 pair[2] = { rows != NULL ? rows[i] : i, rows != NULL ? rows[j] : j };
        kernel[j * n + i] = spec_similarity_mean (embedding, &spec_problem_get_params (problem)->kernel[side], pair, 2) / (double) n;
      }
  centre (kernel, n);
  for (gsize i = 0; i < n * n; i++)
    dense[i] += weight * kernel[i];
}

/* A preview's pairs stop at 1e-2: their eigenvalues are good to 1 % of the largest. */
static double
get_accuracy (const SpecResult *result)
{
  return spec_problem_is_preview (spec_result_get_problem (result)) ? 1e-2 : 1e-5;
}

static void
check_spectrum (const SpecResult *result, SpecSide side)
{
  const SpecProblem *problem = spec_result_get_problem (result);
  gsize n = spec_problem_get_samples (problem), count;
  g_autofree double *dense = g_new0 (double, n *n), *values = g_new (double, n);
  const double *spectrum = spec_result_get_spectrum (result, side, &count);
  double trace = 0, square = 0;

  add_kernel (dense, problem, side, 1);
  g_assert_true (spec_blas_eigen (n, dense, values, NULL));
  for (gsize i = 0; i < n; i++)
    {
      trace += values[i];
      square += values[i] * values[i];
    }
  g_assert_cmpfloat (trace, <, 1);
  for (gsize i = 0; i < count; i++)
    g_assert_cmpfloat_with_epsilon (spectrum[i], values[n - 1 - i], get_accuracy (result) * values[n - 1]);
  g_assert_cmpfloat_with_epsilon (spec_result_get_effective_modes (result, side) * square / (trace * trace), 1, 1e-3);
}

static void
check_result (const SpecResult *result)
{
  const SpecProblem *problem = spec_result_get_problem (result);
  const SpecParams *params = spec_problem_get_params (problem);
  gsize n = spec_problem_get_samples (problem);
  g_autofree double *dense = g_new0 (double, n *n), *values = g_new (double, n);

  add_kernel (dense, problem, SPEC_SIDE_X, 1);
  add_kernel (dense, problem, SPEC_SIDE_Y, -params->eta);
  g_assert_true (spec_blas_eigen (n, dense, values, NULL));
  for (int direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < params->modes; i++)
      {
        const SpecMode *mode = spec_result_get_mode (result, direction, i);
        double expected = direction == SPEC_DIRECTION_POSITIVE ? values[n - 1 - i] : values[i], sum = 0;
        g_assert_cmpfloat_with_epsilon (mode->eigenvalue, expected, get_accuracy (result) * spec_result_get_spec_diff (result));
        for (gsize row = 0; row < n; row++)
          sum += mode->scores[row];
        g_assert_cmpfloat_with_epsilon (sum, 0, 2e3 * get_accuracy (result));
      }
  check_spectrum (result, SPEC_SIDE_X);
  check_spectrum (result, SPEC_SIDE_Y);
}

static void
test_solver (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 5, 0);
  SpecParams cases[] = { cloud_params (SPEC_KERNEL_GAUSSIAN, 2.5, 18, 1), cloud_params (SPEC_KERNEL_COSINE, 0, 0, 0.6),
                         cloud_params (SPEC_KERNEL_COSINE, 0, 18, 1) };

  cases[2].kernel[SPEC_SIDE_Y].kind = SPEC_KERNEL_GAUSSIAN;
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      cases[i].centre = TRUE;
      g_autoptr (SpecResult) result = cloud_solve (x, y, &cases[i]);
      g_assert_true (spec_result_get_converged (result));
      check_result (result);
    }
}

/* On a preview the means are those of its rows; one solver for both kinds takes no spectrum for the other's. */
static void
test_preview (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 5, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2.5, 18, 1);
  g_autoptr (SpecProblem) plain = spec_problem_new (x, y, &params, NULL);
  params.centre = TRUE;
  g_autoptr (SpecProblem) centred = spec_problem_with_params (plain, &params, NULL);
  g_autoptr (SpecProblem) first = spec_problem_new_preview (plain, 200, NULL), preview = spec_problem_new_preview (centred, 200, NULL);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecResult) before = spec_solver_solve (solver, first, NULL, NULL, NULL);
  g_autoptr (SpecResult) result = spec_solver_solve (solver, preview, NULL, NULL, NULL);

  g_assert_false (spec_params_equal (spec_problem_get_params (plain), &params));
  g_assert_nonnull (before);
  check_result (result);
}

static double
get_contrast (const SpecResult *result, SpecDirection direction, gsize index, gboolean opposite)
{
  SpecProblem *problem = spec_result_get_problem (result);
  const SpecParams *params = spec_problem_get_params (problem);
  gsize count = 20;
  g_autofree guint32 *rows = spec_result_rank_samples (result, direction, index, opposite, &count, NULL, NULL);
  double x = spec_similarity_mean (spec_problem_get_embedding (problem, SPEC_SIDE_X), &params->kernel[SPEC_SIDE_X], rows, count);
  double y = spec_similarity_mean (spec_problem_get_embedding (problem, SPEC_SIDE_Y), &params->kernel[SPEC_SIDE_Y], rows, count);

  return (direction == SPEC_DIRECTION_POSITIVE ? 1 : -1) * (x - params->eta * y);
}

static void
test_orientation (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 5, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2.5, 18, 1);

  params.centre = TRUE;
  g_autoptr (SpecResult) result = cloud_solve (x, y, &params);
  for (int direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < params.modes; i++)
      g_assert_cmpfloat (get_contrast (result, direction, i, FALSE), >=, get_contrast (result, direction, i, TRUE));
}

/* Y is X with every similarity raised to a power: all that differs at first is how alike samples are on the whole. */
static void
test_mean_similarity (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 12, 7, 1);
  g_autoptr (SpecResult) plain = cloud_solve (x, x, &params);
  params.centre = TRUE;
  g_autoptr (SpecResult) centred = cloud_solve (x, x, &params);
  const SpecMode *first = spec_result_get_mode (plain, SPEC_DIRECTION_POSITIVE, 0);
  double sum = 0;

  for (gsize i = 0; i < SAMPLES; i++)
    sum += first->scores[i];
  g_assert_cmpfloat (sum, >, 0.95 * sqrt (SAMPLES)); /* nearly constant: it says nothing of any cluster */
  g_assert_cmpfloat (spec_result_get_spec_diff (centred), <, 0.5 * spec_result_get_spec_diff (plain));
}

static double
get_leading (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params, SpecSide side)
{
  g_autoptr (SpecResult) result = cloud_solve (x, y, params);
  gsize count;

  return spec_result_get_spectrum (result, side, &count)[0];
}

/* Below and above the peak of the leading eigenvalue: the bandwidth found lies on the same side of Y's. */
static void
test_balance (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 1, 2, 5, 0);
  const double sigmas[] = { 1, 9 };

  for (int i = 0; i < 2; i++)
    {
      SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, sigmas[i], 1, 1);
      params.centre = TRUE;
      params.kernel[SPEC_SIDE_Y].rule = SPEC_BANDWIDTH_BALANCE;
      g_autoptr (SpecResult) result = cloud_solve (x, y, &params);
      SpecParams found = *spec_problem_get_params (spec_result_get_problem (result));
      double leading = get_leading (x, y, &found, SPEC_SIDE_X), larger;
      g_assert_cmpfloat_with_epsilon (get_leading (x, y, &found, SPEC_SIDE_Y) / leading, 1, 1e-3);
      found.kernel[SPEC_SIDE_Y].sigma *= 1.1;
      larger = get_leading (x, y, &found, SPEC_SIDE_Y);
      g_assert_true (i == 0 ? larger > leading : larger < leading);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/centring/operator", test_operator);
  g_test_add_func ("/centring/subset", test_subset);
  g_test_add_func ("/centring/solver", test_solver);
  g_test_add_func ("/centring/preview", test_preview);
  g_test_add_func ("/centring/orientation", test_orientation);
  g_test_add_func ("/centring/mean-similarity", test_mean_similarity);
  g_test_add_func ("/centring/balance", test_balance);
  return g_test_run ();
}
