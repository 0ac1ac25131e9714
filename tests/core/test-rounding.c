/* What is the rounding of single precision and what is not: neither is taken for the other. */
#include <math.h>

#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "solver-clouds.h"

/* Returns: (transfer full): the same distances, but for rounding: mirrored at a random plane, and @scale times as far. */
static SpecEmbedding *
mirror (SpecEmbedding *x, double scale)
{
  gsize n = spec_embedding_get_samples (x), d = spec_embedding_get_dimensions (x);
  g_autofree float *plane = g_new (float, d);
  float *rows = g_new (float, n * d);
  GRand *random = spec_random_new (5, SPEC_STREAM_ROWS);
  double square = 0;

  spec_random_fill_normal (random, plane, d);
  spec_embedding_read_rows (x, 0, n, rows);
  for (gsize j = 0; j < d; j++)
    square += (double) plane[j] * plane[j];
  for (gsize i = 0; i < n; i++)
    {
      double along = 0;

      for (gsize j = 0; j < d; j++)
        along += (double) rows[i * d + j] * plane[j];
      for (gsize j = 0; j < d; j++)
        rows[i * d + j] = (float) (scale * (rows[i * d + j] - 2 * along / square * plane[j]));
    }
  g_rand_free (random);
  return spec_embedding_new_take (rows, n, d, "mirrored");
}

/* Between an embedding and its mirror image there is no cluster, and no search for one. */
static void
test_mirrored (void)
{
  for (guint way = 0; way < 4; way++)
    {
      g_autoptr (SpecEmbedding) x = cloud_new (600, 12, 1, 1, 1, 0.5), y = mirror (x, 3);
      SpecParams params = cloud_params (way & 1, 2, 6, 1);
      g_autoptr (SpecResult) result = NULL;

      params.centre = way >= 2;
      result = cloud_solve (x, y, &params);
      g_assert_true (spec_result_get_converged (result));
      g_assert_cmpfloat (spec_result_get_spec_diff (result), ==, 0);
      g_assert_cmpuint (spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE), ==, 0);
      g_assert_cmpuint (spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE), ==, 0);
    }
}

/* Returns: (transfer full): eigenvalues of (K_X - K_Y)/n, ascending, in double precision. */
static double *
solve_densely (SpecEmbedding *const *embeddings, const SpecParams *params)
{
  gsize n = spec_embedding_get_samples (embeddings[0]);
  g_autofree double *matrix = g_new0 (double, n * n);
  double *values = g_new (double, n);

  for (guint side = 0; side < 2; side++)
    {
      gsize d = spec_embedding_get_dimensions (embeddings[side]);
      g_autofree float *rows = g_new (float, n * d);
      double sigma = params->kernel[side].sigma;

      spec_embedding_read_rows (embeddings[side], 0, n, rows);
      for (gsize i = 0; i < n * n; i++)
        {
          const float *a = rows + i % n * d, *b = rows + i / n * d;
          double squares = 0;

          for (gsize k = 0; k < d; k++)
            squares += ((double) a[k] - b[k]) * ((double) a[k] - b[k]);
          matrix[i] += (side == 0 ? 1 : -1) * exp (-squares / (2 * sigma * sigma)) / (double) n;
        }
    }
  g_assert_true (spec_blas_eigen (n, matrix, values, NULL));
  return values;
}

/* At a bandwidth where all is nearly one most of the eigenvalues are far below what single precision tells apart: of the modes asked for
 * those are given that are above, and their eigenvalues are right. */
static void
test_wide (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (200, 4, 1, 1, 1, 0), y = cloud_new (200, 4, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 100, 100, 1);
  g_autofree double *values = solve_densely ((SpecEmbedding *[]){ x, y }, &params);
  g_autoptr (SpecResult) result = NULL;
  gsize count = 0;

  params.modes = 60;
  result = cloud_solve (x, y, &params);
  for (guint direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++, count++)
      {
        double expected = direction == SPEC_DIRECTION_POSITIVE ? values[199 - i] : values[i];
        double found = spec_result_get_mode (result, direction, i)->eigenvalue;

        g_assert_cmpfloat (fabs (found), >, spec_params_get_rounding (&params));
        g_assert_cmpfloat (fabs (found - expected), <, 0.1 * fabs (expected));
      }
  g_assert_cmpuint (count, >, 2);
  g_assert_cmpuint (count, <, 60);
}

/* Of each cloud every second row is the one before it, or nearly: bandwidths that tell them apart, or hardly do, are far below what is
 * left of their distance in a product of single precision. */
static void
test_near (void)
{
  static const double sigmas[] = { 1e-30, 1e-5, 1e-4, 1e-3, 0.01, 0.1 };

  for (guint d = 1; d < 400; d += 199)
    for (guint i = 0; i < G_N_ELEMENTS (sigmas); i++)
      {
        g_autoptr (SpecEmbedding) plain = cloud_new (300, d, 1, 1, 1, 2), x = NULL, y = cloud_new (300, 8, 1, 2, 1, 0);
        SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, sigmas[i], 1, 1);
        float *rows = g_new (float, 300 * d);
        g_autofree double *values = NULL;
        g_autoptr (SpecResult) result = NULL;

        spec_embedding_read_rows (plain, 0, 300, rows);
        for (gsize row = 1; row < 300; row += 2)
          for (gsize j = 0; j < d; j++)
            rows[row * d + j] = rows[(row - 1) * d + j] + (row % 4 == 1 && j == 0 ? 1e-4f : 0);
        x = spec_embedding_new_take (rows, 300, d, "near");
        values = solve_densely ((SpecEmbedding *[]){ x, y }, &params);
        result = cloud_solve (x, y, &params);
        for (gsize mode = 0; mode < 10; mode++)
          {
            double high = spec_result_get_mode (result, SPEC_DIRECTION_POSITIVE, mode)->eigenvalue;
            double low = spec_result_get_mode (result, SPEC_DIRECTION_NEGATIVE, mode)->eigenvalue;

            g_assert_cmpfloat_with_epsilon (high, values[299 - mode], 1e-5);
            g_assert_cmpfloat_with_epsilon (low, values[mode], 1e-5);
          }
      }
}

/* Two samples of a thousand, a little alike in X and not in Y: an eigenvalue of a millionth, of which the random vectors that a solve
 * starts from see less than there is of rounding. It is found. */
static void
test_small (void)
{
  const gsize n = 1000;
  const double alike = 0.001, near = sqrt (-2 * log (alike));
  g_autoptr (SpecEmbedding) x = NULL, y = NULL;
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 1, 1, 1);
  g_autoptr (SpecResult) result = NULL;
  float *rows[2] = { g_new (float, n), g_new (float, n) };

  for (gsize i = 0; i < n; i++)
    rows[0][i] = rows[1][i] = 100.0f * (float) i;
  rows[0][6] = (float) (500 + near);
  x = spec_embedding_new_take (rows[0], n, 1, "x");
  y = spec_embedding_new_take (rows[1], n, 1, "y");
  result = cloud_solve (x, y, &params);
  for (guint direction = 0; direction < 2; direction++)
    {
      const SpecMode *mode = spec_result_get_mode (result, direction, 0);

      g_assert_cmpuint (spec_result_get_mode_count (result, direction), ==, 1);
      g_assert_cmpfloat_with_epsilon (fabs (mode->eigenvalue), alike / (double) n, 1e-8);
      for (gsize i = 0; i < n; i++)
        g_assert_true ((fabsf (mode->scores[i]) > 0.01f) == (i == 5 || i == 6));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/rounding/mirrored", test_mirrored);
  g_test_add_func ("/rounding/wide", test_wide);
  g_test_add_func ("/rounding/near", test_near);
  g_test_add_func ("/rounding/small", test_small);
  return g_test_run ();
}
