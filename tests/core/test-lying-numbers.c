/* Numbers that lie: inputs at the edges of what floats hold, and parameters at the edges of what makes sense. Through the whole of
 * `compute`'s arithmetic: the answer of a dense eigendecomposition in double precision, or a refusal that says why. */
#include <float.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "solver-clouds.h"

typedef struct
{
  gsize n, dx, dy;
  const char *fill_x, *fill_y;
  SpecParams params;
} Trial;

static SpecEmbedding *
make_rows (gsize n, gsize d, const char *fill, guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  float *rows = g_new (float, n * d);

  spec_random_fill_normal (random, rows, n * d);
  g_rand_free (random);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < d; j++)
      {
        float *value = &rows[i * d + j];

        if (g_str_equal (fill, "huge"))
          *value *= 1e18f;
        else if (g_str_equal (fill, "beyond"))
          *value *= 1e30f;
        else if (g_str_equal (fill, "tiny"))
          *value *= 1e-18f;
        else if (g_str_equal (fill, "vanishing"))
          *value *= 1e-30f;
        else if (g_str_equal (fill, "denormal"))
          *value *= 1e-41f;
        else if (g_str_equal (fill, "equal"))
          *value = 3;
        else if (g_str_equal (fill, "constant"))
          *value = (float) (i + 1);
        else if (g_str_equal (fill, "twice"))
          *value = rows[i / 2 * 2 * d + j];
        else if (g_str_equal (fill, "far"))
          *value += 1000;
        else if (g_str_equal (fill, "groups"))
          *value = (float) (i % 5 == j % 5) * 10 + 1e-4f * *value;
        else if (g_str_equal (fill, "zero"))
          *value = 0;
      }
  if (g_str_equal (fill, "nan"))
    rows[d] = NAN;
  if (g_str_equal (fill, "inf"))
    rows[d] = INFINITY;

  return spec_embedding_new_take (rows, n, d, fill);
}

/* Entry (i, j) of the kernel, in double precision. */
static double
evaluate (const float *a, const float *b, gsize d, const SpecKernel *kernel)
{
  double squares = 0, dot = 0, aa = 0, bb = 0;

  for (gsize k = 0; k < d; k++)
    {
      double difference = (double) a[k] - (double) b[k];

      squares += difference * difference;
      dot += (double) a[k] * (double) b[k];
      aa += (double) a[k] * (double) a[k];
      bb += (double) b[k] * (double) b[k];
    }

  return kernel->kind == SPEC_KERNEL_COSINE ? dot / sqrt (aa * bb) : exp (-(squares / kernel->sigma) / kernel->sigma / 2);
}

static void
centre (double *matrix, gsize n)
{
  g_autofree double *means = g_new0 (double, n);
  double mean = 0;

  for (gsize i = 0; i < n * n; i++)
    means[i % n] += matrix[i] / (double) n;
  for (gsize i = 0; i < n; i++)
    mean += means[i] / (double) n;
  for (gsize i = 0; i < n * n; i++)
    matrix[i] += mean - means[i % n] - means[i / n];
}

/* Returns: (transfer full): eigenvalues of (K_X - eta K_Y)/n, ascending, by dense decomposition. @kernels: with the bandwidths used */
static double *
solve_densely (SpecEmbedding *const *embeddings, const SpecParams *used)
{
  gsize n = spec_embedding_get_samples (embeddings[0]);
  g_autofree double *matrix = g_new0 (double, n * n);
  double *values = g_new (double, n);
  g_autoptr (GError) error = NULL;

  for (guint side = 0; side < 2; side++)
    {
      gsize d = spec_embedding_get_dimensions (embeddings[side]);
      g_autofree float *rows = g_new (float, n * d);
      g_autofree double *kernel = g_new (double, n * n);

      spec_embedding_read_rows (embeddings[side], 0, n, rows);
      for (gsize i = 0; i < n * n; i++)
        kernel[i] = evaluate (rows + i % n * d, rows + i / n * d, d, &used->kernel[side]);
      if (used->centre)
        centre (kernel, n);
      for (gsize i = 0; i < n * n; i++)
        matrix[i] += (side == 0 ? 1 : -used->eta) * kernel[i] / (double) n;
    }
  g_assert_true (spec_blas_eigen (n, matrix, values, &error));

  return values;
}

/* How far float32 kernels may be off: a few units of the last place, times what is subtracted. */
static double
allow (const SpecParams *params)
{
  return 2e-5 * (1 + params->eta);
}

static void
check_modes (SpecResult *result, const double *values, gsize n, const char *name)
{
  const SpecParams *used = spec_problem_get_params (spec_result_get_problem (result));
  double scale = MAX (fabs (values[0]), fabs (values[n - 1]));

  g_assert_cmpfloat (fabs (spec_result_get_spec_diff (result) - scale), <=, allow (used));
  for (guint direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
      {
        const SpecMode *mode = spec_result_get_mode (result, direction, i);
        double expected = direction == SPEC_DIRECTION_POSITIVE ? values[n - 1 - i] : values[i], length = 0;

        g_assert_true (isfinite (mode->eigenvalue) && isfinite (mode->residual));
        g_assert_true (mode->converged == (mode->residual <= used->tolerance * 1.0001));
        if (mode->converged && fabs (mode->eigenvalue - expected) > allow (used))
          g_error ("%s: mode %zu: expected %.9g, found %.9g", name, i, expected, mode->eigenvalue);
        for (gsize k = 0; k < n; k++)
          length += (double) mode->scores[k] * (double) mode->scores[k];
        g_assert_cmpfloat (fabs (length - 1), <, 1e-3);
      }
}

static void
try_it (const Trial *trial, gboolean may_refuse, const char *refusal)
{
  g_autofree char *name = g_strdup_printf ("%zu rows, %s against %s", trial->n, trial->fill_x, trial->fill_y);
  g_autoptr (SpecEmbedding) x = make_rows (trial->n, trial->dx, trial->fill_x, 1);
  g_autoptr (SpecEmbedding) y = make_rows (trial->n, trial->dy, trial->fill_y, 2);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &trial->params, &error);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecResult) result = problem != NULL ? spec_solver_solve (solver, problem, NULL, NULL, &error) : NULL;
  SpecEmbedding *const embeddings[] = { x, y };
  g_autofree double *values = NULL;

  if (result == NULL)
    {
      if (!may_refuse || error->domain != SPEC_ERROR || (refusal != NULL && strstr (error->message, refusal) == NULL))
        g_error ("%s: refused: %s", name, error->message);
      g_test_message ("%s: refused: %s", name, error->message);
      return;
    }
  if (refusal != NULL)
    g_error ("%s: should have been refused with “%s”", name, refusal);
  if (spec_result_get_method (result) == SPEC_METHOD_EXACT)
    {
      values = solve_densely (embeddings, spec_problem_get_params (spec_result_get_problem (result)));
      check_modes (result, values, trial->n, name);
    }
  for (guint direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
      g_assert_true (isfinite (spec_result_get_mode (result, direction, i)->eigenvalue));
}

static const char *const fills[]
    = { "normal", "huge", "beyond", "tiny", "vanishing", "denormal", "equal", "constant", "twice", "far", "groups", "zero" };

/* Each odd filling against an ordinary one and against itself, by the rule and by each kind of solve; a third of them where time counts. */
static void
test_fillings (void)
{
  static const struct
  {
    SpecKernelKind kind;
    SpecMethod method;
    gboolean centre;
  } ways[] = { { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE }, { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, TRUE },
               { SPEC_KERNEL_COSINE, SPEC_METHOD_EXACT, FALSE },   { SPEC_KERNEL_COSINE, SPEC_METHOD_EXACT, TRUE },
               { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_RFF, FALSE },   { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_RFF, TRUE } };

  const gsize step = g_getenv ("SPEC_TEST_SMALL") != NULL ? 3 : 1;

  for (gsize i = 0; i < G_N_ELEMENTS (fills); i++)
    for (gsize way = i % step; way < G_N_ELEMENTS (ways); way += step)
      for (guint against = 0; against < 2; against++)
        {
          Trial trial = { 60, 7, 5, fills[i], against == 0 ? "normal" : fills[i], cloud_params (ways[way].kind, 2, 2, 1) };

          trial.params.method = ways[way].method;
          trial.params.centre = ways[way].centre;
          trial.params.rff_dim = 100;
          trial.params.kernel[SPEC_SIDE_X].rule = trial.params.kernel[SPEC_SIDE_Y].rule = SPEC_BANDWIDTH_MEDIAN;
          try_it (&trial, !g_str_equal (fills[i], "normal") && !g_str_equal (fills[i], "twice") && !g_str_equal (fills[i], "far"), NULL);
        }
}

static void
test_not_finite (void)
{
  static const char *const bad[] = { "nan", "inf" };

  for (guint i = 0; i < 2; i++)
    for (guint kind = 0; kind < 2; kind++)
      {
        Trial trial = { 40, 3, 3, "normal", bad[i], cloud_params (kind, 1, 1, 1) };

        try_it (&trial, TRUE, "not finite");
      }
}

/* 2 and 3 rows, one dimension, more dimensions than rows; modes beyond what there are. */
static void
test_shapes (void)
{
  static const gsize rows[] = { 2, 3, 5, 12 }, columns[] = { 1, 2, 400 };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (columns); j++)
      for (guint way = 0; way < 4; way++)
        {
          Trial trial = { rows[i], columns[j], 2, "normal", "normal", cloud_params (way & 1, 1.5, 0.8, 1) };

          trial.params.centre = way >= 2;
          trial.params.modes = 100;
          try_it (&trial, FALSE, NULL);
        }
}

static void
test_parameters (void)
{
  static const double sigmas[] = { 1e-300, 1e-30, 1e-6, 1e-2, 1e2, 1e6, 1e30, 1e300 }, etas[] = { 0, 1e-12, 1e3, 1e6, 1e12 };

  for (gsize i = 0; i < G_N_ELEMENTS (sigmas); i++)
    for (guint centred = 0; centred < 2; centred++)
      {
        Trial trial = { 50, 4, 4, "normal", "normal", cloud_params (SPEC_KERNEL_GAUSSIAN, sigmas[i], 1, 1) };

        trial.params.centre = centred == 1;
        try_it (&trial, sigmas[i] < 1e-20 || sigmas[i] > 1e20, NULL);
        trial.params.kernel[SPEC_SIDE_Y].sigma = sigmas[i];
        try_it (&trial, sigmas[i] < 1e-20 || sigmas[i] > 1e20, NULL);
      }
  for (gsize i = 0; i < G_N_ELEMENTS (etas); i++)
    for (guint kind = 0; kind < 2; kind++)
      {
        Trial trial = { 50, 4, 4, "normal", "groups", cloud_params (kind, 1, 1, etas[i]) };

        try_it (&trial, etas[i] > 1e6, etas[i] > 1e6 ? "eta: expected" : NULL);
      }
}

/* X = Y: the spectrum is zero, and nothing is a cluster. */
static void
test_same (void)
{
  for (guint way = 0; way < 4; way++)
    {
      g_autoptr (SpecEmbedding) x = make_rows (80, 6, "normal", 1);
      SpecParams params = cloud_params (way & 1, 2, 2, 1);
      g_autoptr (SpecResult) result = NULL;

      params.centre = way >= 2;
      result = cloud_solve (x, x, &params);
      g_assert_cmpfloat (spec_result_get_spec_diff (result), <=, 1e-6);
      g_assert_cmpuint (spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE), ==, 0);
      g_assert_cmpuint (spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE), ==, 0);
    }
}

/* Groups of the same size give eigenvalues that agree to many digits: their space is found, whatever its basis. */
static void
test_tight_groups (void)
{
  for (guint centred = 0; centred < 2; centred++)
    {
      Trial trial = { 200, 5, 3, "groups", "equal", cloud_params (SPEC_KERNEL_GAUSSIAN, 0.5, 1, 0.5) };

      trial.params.centre = centred == 1;
      try_it (&trial, FALSE, NULL);
    }
}

/* A tolerance that float32 cannot reach: what has not converged says so, with a residual that shows it. */
static void
test_not_converged (void)
{
  Trial trial = { 300, 8, 6, "normal", "normal", cloud_params (SPEC_KERNEL_GAUSSIAN, 1, 1, 1) };
  g_autoptr (SpecEmbedding) x = make_rows (trial.n, trial.dx, "normal", 1);
  g_autoptr (SpecEmbedding) y = make_rows (trial.n, trial.dy, "normal", 2);
  g_autoptr (SpecResult) result = NULL;
  gboolean all = TRUE;

  trial.params.tolerance = 1e-12;
  result = cloud_solve (x, y, &trial.params);
  for (guint direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
      {
        const SpecMode *mode = spec_result_get_mode (result, direction, i);

        g_assert_true (mode->converged == (mode->residual <= 1e-12));
        all &= mode->converged;
      }
  g_assert_false (all);
  g_assert_false (spec_result_get_converged (result));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/lying-numbers/fillings", test_fillings);
  g_test_add_func ("/lying-numbers/not-finite", test_not_finite);
  g_test_add_func ("/lying-numbers/shapes", test_shapes);
  g_test_add_func ("/lying-numbers/parameters", test_parameters);
  g_test_add_func ("/lying-numbers/same", test_same);
  g_test_add_func ("/lying-numbers/tight-groups", test_tight_groups);
  g_test_add_func ("/lying-numbers/not-converged", test_not_converged);

  return g_test_run ();
}
