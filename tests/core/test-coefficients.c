/* Operators of features by way of coefficients, against the same matrix written out. */
#include <math.h>

#include "linalg/spec-blas.h"
#include "linalg/spec-eigensolver.h"
#include "solver-clouds.h"

#define SAMPLES 700 /* more than twice the features, and not whole blocks */

typedef struct
{
  SpecTeam *team;
  SpecEmbedding *embeddings[2];
  SpecRows *rows[2];
  SpecFeatureMap *maps[2];
  SpecFeatureTerm terms[2];
  SpecCoefficients coefficients;
  double *features; /* n x m, column-major */
} Fixture;

static void
fixture_set_up (Fixture *f, gconstpointer data)
{
  gsize at = 0;

  f->team = spec_team_new (2);
  f->embeddings[0] = cloud_new (SAMPLES, 20, 1, 1, 1, 0);
  f->embeddings[1] = cloud_new (SAMPLES, 30, 3, 2, 5, 0);
  for (int i = 0; i < 2; i++)
    f->rows[i] = spec_rows_new (f->embeddings[i], NULL, SAMPLES, f->team, NULL, NULL);
  f->maps[0] = spec_feature_map_new_cosine (f->rows[0]);
  f->maps[1] = spec_feature_map_new_fourier (f->rows[1], 70, 20, 5, SPEC_STREAM_FEATURE_Y, NULL);
  f->terms[0] = (SpecFeatureTerm){ f->maps[0], 1 };
  f->terms[1] = (SpecFeatureTerm){ f->maps[1], -0.7 };
  spec_coefficients_init (&f->coefficients, f->terms, 2, f->team);
  f->features = g_new (double, SAMPLES * f->coefficients.m);
  for (int t = 0; t < 2; t++)
    {
      gsize m = spec_feature_map_get_count (f->maps[t]);
      g_autofree float *workspace = g_new (float, spec_feature_map_get_workspace (f->maps[t]));
      g_autofree float *rows = g_new (float, SPEC_FEATURE_BLOCK * m);
      for (gsize first = 0; first < SAMPLES; first += SPEC_FEATURE_BLOCK)
        {
          gsize count = MIN (SPEC_FEATURE_BLOCK, SAMPLES - first);
          spec_feature_map_read_rows (f->maps[t], first, count, workspace, rows);
          for (gsize i = 0; i < count; i++)
            for (gsize k = 0; k < m; k++)
              f->features[(at + k) * SAMPLES + first + i] = rows[i * m + k];
        }
      at += m;
    }
}

static void
fixture_tear_down (Fixture *f, gconstpointer data)
{
  for (int i = 0; i < 2; i++)
    {
      spec_feature_map_free (f->maps[i]);
      spec_rows_free (f->rows[i]);
      spec_embedding_unref (f->embeddings[i]);
    }
  spec_team_free (f->team);
  g_free (f->features);
}

static double *
random_doubles (gsize count)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  double *values = g_new (double, count);

  for (gsize i = 0; i < count; i++)
    values[i] = g_rand_double_range (random, -1, 1);
  return values;
}

static void
test_apply (Fixture *f, gconstpointer data)
{
  gsize m = f->coefficients.m, columns = 5;
  g_autofree double *w = random_doubles (m * columns), *duals = g_new (double, m * columns);
  g_autofree double *products = g_new (double, SAMPLES * columns), *expected = g_new (double, m * columns);

  g_assert_true (spec_coefficients_apply (&f->coefficients, w, columns, duals, NULL, NULL));
  spec_blas_dgemm (SPEC_PLAIN, SPEC_PLAIN, SAMPLES, columns, m, 1, f->features, SAMPLES, w, m, 0, products, SAMPLES);
  spec_blas_dgemm (SPEC_TRANSPOSED, SPEC_PLAIN, m, columns, SAMPLES, 1.0 / SAMPLES, f->features, SAMPLES, products, SAMPLES, 0,
                   expected, m);
  for (gsize i = 0; i < m * columns; i++)
    g_assert_cmpfloat_with_epsilon (duals[i], expected[i], 1e-6);
}

static void
test_lift_and_lower (Fixture *f, gconstpointer data)
{
  gsize m = f->coefficients.m, columns = 3;
  g_autofree double *w = random_doubles (m * columns), *back = g_new (double, m * columns), *norms = g_new (double, columns);
  g_autofree float *u = g_new (float, SAMPLES * columns);

  g_assert_true (spec_coefficients_lift (&f->coefficients, w, columns, columns, 1, u, norms, NULL, NULL));
  g_assert_true (spec_coefficients_lower (&f->coefficients, u, columns, back, NULL, NULL));
  for (gsize j = 0; j < columns; j++)
    {
      double length = 0, product = 0;
      for (gsize i = 0; i < SAMPLES; i++)
        {
          double sum = 0;
          for (gsize k = 0; k < m; k++)
            sum += f->features[k * SAMPLES + i] * w[j * m + k];
          g_assert_cmpfloat_with_epsilon (u[j * SAMPLES + i], sum / sqrt (SAMPLES), 1e-5);
          length += sum * sum / SAMPLES;
        }
      g_assert_cmpfloat_with_epsilon (norms[j], sqrt (length), 1e-4);
      for (gsize k = 0; k < m; k++)
        product += w[j * m + k] * back[j * m + k]; /* w'Phi'Phi w/n */
      g_assert_cmpfloat_with_epsilon (product, length, 1e-4 * length);
    }
}

/* Pairs found among the coefficients are those of the matrix. */
static void
test_pairs (Fixture *f, gconstpointer data)
{
  g_autoptr (SpecOperator) op = spec_operator_new_feature_difference (f->maps[0], f->maps[1], 0.7, f->team);
  SpecEigenRequest request = { .largest = 6, .smallest = 4, .tolerance = 1e-5 };
  g_autoptr (SpecEigenpairs) pairs = spec_eigensolver_solve (op, f->team, &request, NULL, NULL, NULL);
  g_autofree double *dense = g_new0 (double, SAMPLES *SAMPLES), *values = g_new (double, SAMPLES);
  gsize first = spec_feature_map_get_count (f->maps[0]), second = spec_feature_map_get_count (f->maps[1]);

  spec_blas_dgemm (SPEC_PLAIN, SPEC_TRANSPOSED, SAMPLES, SAMPLES, first, 1.0 / SAMPLES, f->features, SAMPLES, f->features, SAMPLES,
                   0, dense, SAMPLES);
  spec_blas_dgemm (SPEC_PLAIN, SPEC_TRANSPOSED, SAMPLES, SAMPLES, second, -0.7 / SAMPLES, f->features + first * SAMPLES, SAMPLES,
                   f->features + first * SAMPLES, SAMPLES, 1, dense, SAMPLES);
  g_autofree double *copy = g_memdup2 (dense, SAMPLES * SAMPLES * sizeof (double));
  g_assert_true (spec_blas_eigen (SAMPLES, copy, values, NULL));

  g_assert_nonnull (pairs);
  g_assert_true (pairs->converged);
  g_assert_cmpuint (pairs->n, ==, SAMPLES);
  for (gsize j = 0; j < 10; j++)
    {
      double residual = 0, expected = j < 6 ? values[SAMPLES - 1 - j] : values[j - 6];
      const float *u = pairs->vectors + j * SAMPLES;
      g_assert_cmpfloat_with_epsilon (pairs->values[j], expected, 1e-6 * pairs->norm);
      for (gsize i = 0; i < SAMPLES; i++)
        {
          double sum = -pairs->values[j] * u[i];
          for (gsize k = 0; k < SAMPLES; k++)
            sum += dense[k * SAMPLES + i] * u[k];
          residual += sum * sum;
        }
      g_assert_cmpfloat (sqrt (residual), <=, 1.5e-5 * pairs->norm);
      g_assert_cmpfloat (pairs->residuals[j], <=, 1e-5);
    }
}

/* The eigenvectors of a solve are as good a start as can be. */
static void
test_start (Fixture *f, gconstpointer data)
{
  g_autoptr (SpecOperator) op = spec_operator_new_feature_difference (f->maps[0], f->maps[1], 0.7, f->team);
  SpecEigenRequest request = { .largest = 6, .smallest = 4, .tolerance = 1e-4 };
  g_autoptr (SpecEigenpairs) cold = spec_eigensolver_solve (op, f->team, &request, NULL, NULL, NULL);

  request.start = cold;
  g_autoptr (SpecEigenpairs) warm = spec_eigensolver_solve (op, f->team, &request, NULL, NULL, NULL);
  g_assert_true (warm->converged);
  g_assert_cmpuint (warm->products, <, cold->products);
}

/* Equal kernels of few features: fewer directions than pairs are wanted, and all eigenvalues 0. */
static void
test_low_rank (Fixture *f, gconstpointer data)
{
  g_autoptr (SpecOperator) op = spec_operator_new_feature_difference (f->maps[0], f->maps[0], 1, f->team);
  SpecEigenRequest request = { .largest = 12, .smallest = 12, .tolerance = 1e-5 };
  g_autoptr (SpecEigenpairs) pairs = spec_eigensolver_solve (op, f->team, &request, NULL, NULL, NULL);

  g_assert_true (pairs->converged);
  for (gsize j = 0; j < 24; j++)
    {
      double length = 0;
      for (gsize i = 0; i < SAMPLES; i++)
        length += (double) pairs->vectors[j * SAMPLES + i] * pairs->vectors[j * SAMPLES + i];
      g_assert_cmpfloat_with_epsilon (length, 1, 1e-5);
      g_assert_cmpfloat_with_epsilon (pairs->values[j], 0, 1e-9);
    }
}

static void
test_cancelled (Fixture *f, gconstpointer data)
{
  g_autoptr (SpecOperator) op = spec_operator_new_features (f->maps[1], 1.0 / SAMPLES, f->team);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SpecEigenRequest request = { .largest = 3, .tolerance = 1e-5 };

  g_cancellable_cancel (cancellable);
  g_assert_null (spec_eigensolver_solve (op, f->team, &request, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/coefficients/" name, Fixture, NULL, fixture_set_up, func, fixture_tear_down)
  ADD ("apply", test_apply);
  ADD ("lift-and-lower", test_lift_and_lower);
  ADD ("pairs", test_pairs);
  ADD ("start", test_start);
  ADD ("low-rank", test_low_rank);
  ADD ("cancelled", test_cancelled);
  return g_test_run ();
}
