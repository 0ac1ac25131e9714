/* The block eigensolver against LAPACK in double precision, on matrices with known and awkward spectra. */
#include <math.h>
#include <string.h>

#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-eigensolver.h"

/* A symmetric matrix in tiles and, dense and in double, the same numbers. */
typedef struct
{
  gsize n;
  SpecTiles *tiles;
  double *dense;
  double *values; /* ascending */
} Matrix;

static void
store_dense (Matrix *m)
{
  m->tiles = spec_tiles_new (m->n, NULL);
  memset (m->tiles->values, 0, spec_tiles_get_count (m->tiles) * spec_tiles_get_size (m->tiles) * sizeof (float));
  for (gsize j = 0; j < m->n; j++)
    for (gsize i = 0; i < m->n; i++)
      {
        gsize row = i / m->tiles->side, column = j / m->tiles->side;
        m->dense[j * m->n + i] = (float) m->dense[j * m->n + i];
        if (column <= row)
          spec_tiles_get (m->tiles, row, column)[spec_tiles_get_offset (m->tiles, i % m->tiles->side, j % m->tiles->side)]
              = (float) m->dense[j * m->n + i];
      }
}

/* Q diag(values) Q' with Q a product of reflections. */
static Matrix
matrix_new (gsize n, const double *spectrum)
{
  Matrix m = { n, NULL, g_new0 (double, n *n), g_new (double, n) };
  GRand *random = spec_random_new (7, SPEC_STREAM_ROWS);
  g_autofree float *v = g_new (float, n);
  g_autofree double *w = g_new (double, n);

  for (gsize i = 0; i < n; i++)
    m.dense[i * n + i] = spectrum[i];
  for (int reflection = 0; reflection < 3; reflection++)
    {
      double square = 0, middle = 0;
      spec_random_fill_normal (random, v, n);
      for (gsize i = 0; i < n; i++)
        square += (double) v[i] * v[i];
      for (gsize i = 0; i < n; i++)
        {
          w[i] = 0;
          for (gsize j = 0; j < n; j++)
            w[i] += 2 / square * m.dense[j * n + i] * v[j];
        }
      for (gsize i = 0; i < n; i++)
        middle += 2 / square * v[i] * w[i];
      for (gsize j = 0; j < n; j++)
        for (gsize i = 0; i < n; i++)
          m.dense[j * n + i] += middle * v[i] * v[j] - w[i] * v[j] - v[i] * w[j];
    }
  for (gsize j = 0; j < n; j++)
    for (gsize i = 0; i < j; i++)
      m.dense[i * n + j] = m.dense[j * n + i];
  g_rand_free (random);
  store_dense (&m);
  g_autofree double *copy = g_memdup2 (m.dense, n * n * sizeof (double));
  g_assert_true (spec_blas_eigen (n, copy, m.values, NULL));
  return m;
}

static void
matrix_clear (Matrix *m)
{
  spec_tiles_free (m->tiles);
  g_free (m->dense);
  g_free (m->values);
}

static void
check_vectors (const Matrix *m, const SpecEigenpairs *pairs, double tolerance)
{
  gsize count = pairs->largest + pairs->smallest;

  for (gsize a = 0; a < count; a++)
    {
      const float *u = pairs->vectors + a * m->n;
      double residual = 0;
      for (gsize i = 0; i < m->n; i++)
        {
          double sum = -pairs->values[a] * u[i];
          for (gsize j = 0; j < m->n; j++)
            sum += m->dense[j * m->n + i] * u[j];
          residual += sum * sum;
        }
      g_assert_cmpfloat (sqrt (residual), <=, 2 * tolerance * pairs->norm + 1e-12);
      for (gsize b = 0; b <= a; b++)
        {
          double dot = 0;
          for (gsize i = 0; i < m->n; i++)
            dot += (double) u[i] * pairs->vectors[b * m->n + i];
          g_assert_cmpfloat (fabs (dot - (a == b)), <, 1e-5);
        }
    }
}

static void
check_matrix (gsize n, const double *spectrum, gsize largest, gsize smallest, guint threads)
{
  Matrix m = matrix_new (n, spectrum);
  g_autoptr (SpecTeam) team = spec_team_new (threads);
  g_autoptr (SpecOperator) op = spec_operator_new_tiles (m.tiles, 1, team);
  SpecEigenRequest request = { .largest = largest, .smallest = smallest, .tolerance = 1e-5 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEigenpairs) pairs = spec_eigensolver_solve (op, team, &request, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (pairs->converged);
  g_assert_cmpuint (pairs->largest, ==, MIN (largest, n));
  g_assert_cmpuint (pairs->smallest, ==, MIN (smallest, n - pairs->largest));
  for (gsize i = 0; i < pairs->largest; i++)
    g_assert_cmpfloat (fabs (pairs->values[i] - m.values[n - 1 - i]), <=, 1e-5 * pairs->norm);
  for (gsize i = 0; i < pairs->smallest; i++)
    g_assert_cmpfloat (fabs (pairs->values[pairs->largest + i] - m.values[i]), <=, 1e-5 * pairs->norm);
  check_vectors (&m, pairs, 1e-5);
  matrix_clear (&m);
}

static void
test_decaying (void)
{
  double spectrum[700];

  for (int i = 0; i < 700; i++)
    spectrum[i] = (i % 2 ? -0.7 : 1.0) / (1 + i);
  check_matrix (700, spectrum, 10, 10, 1);
  check_matrix (700, spectrum, 10, 10, 3);
  check_matrix (700, spectrum, 25, 0, 2);
  check_matrix (700, spectrum, 0, 4, 2);
}

/* As many equal eigenvalues as were asked for must all be found. */
static void
test_multiple (void)
{
  double spectrum[300] = { 0 };

  for (int i = 0; i < 12; i++)
    {
      spectrum[i] = 0.5;
      spectrum[20 + i] = -0.25 - 1e-7 * i;
    }
  check_matrix (300, spectrum, 12, 12, 2);
}

static void
test_identity (void)
{
  double spectrum[200];

  for (int i = 0; i < 200; i++)
    spectrum[i] = 1.0 / 200;
  check_matrix (200, spectrum, 10, 10, 2);
}

/* Evenly spaced: so flat that restarts are needed. */
static void
test_flat (void)
{
  double spectrum[1200];

  for (int i = 0; i < 1200; i++)
    spectrum[i] = 1 - 2.0 * i / 1199;
  check_matrix (1200, spectrum, 4, 4, 2);
}

static void
test_tiny (void)
{
  const double spectrum[] = { 1, -1, 0.5, 0.25, -0.125 };

  for (gsize n = 1; n <= 5; n++)
    {
      check_matrix (n, spectrum, 1, 0, 2);
      check_matrix (n, spectrum, 10, 10, 2);
      check_matrix (n, spectrum, 2, 3, 1);
    }
}

static void
test_zero (void)
{
  double spectrum[50] = { 0 };
  Matrix m = matrix_new (50, spectrum);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecOperator) op = spec_operator_new_tiles (m.tiles, 1, team);
  SpecEigenRequest request = { .largest = 3, .smallest = 3, .tolerance = 1e-5 };
  g_autoptr (SpecEigenpairs) pairs = spec_eigensolver_solve (op, team, &request, NULL, NULL, NULL);

  g_assert_true (pairs->converged);
  for (int i = 0; i < 6; i++)
    {
      g_assert_cmpfloat (pairs->values[i], ==, 0);
      g_assert_cmpfloat (pairs->residuals[i], ==, 0);
    }
  matrix_clear (&m);
}

static void
test_warm_start (void)
{
  double spectrum[600];
  for (int i = 0; i < 600; i++)
    spectrum[i] = pow (0.93, i);
  Matrix m = matrix_new (600, spectrum);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecOperator) op = spec_operator_new_tiles (m.tiles, 1, team);
  SpecEigenRequest request = { .largest = 10, .tolerance = 1e-5 };
  g_autoptr (SpecEigenpairs) cold = spec_eigensolver_solve (op, team, &request, NULL, NULL, NULL);
  request.start = cold;
  g_autoptr (SpecEigenpairs) warm = spec_eigensolver_solve (op, team, &request, NULL, NULL, NULL);

  g_assert_true (warm->converged);
  g_assert_cmpuint (warm->products, <, cold->products);
  for (int i = 0; i < 10; i++)
    g_assert_cmpfloat (fabs (warm->values[i] - cold->values[i]), <, 1e-6);
  matrix_clear (&m);
}

/* Too few products: what comes back says that it has not converged. */
static void
test_not_converged (void)
{
  double spectrum[600];
  for (int i = 0; i < 600; i++)
    spectrum[i] = 1 - 1e-4 * i;
  Matrix m = matrix_new (600, spectrum);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecOperator) op = spec_operator_new_tiles (m.tiles, 1, team);
  SpecEigenRequest request = { .largest = 5, .tolerance = 1e-6, .max_products = 2 };
  g_autoptr (SpecEigenpairs) pairs = spec_eigensolver_solve (op, team, &request, NULL, NULL, NULL);

  g_assert_false (pairs->converged);
  g_assert_cmpuint (pairs->products, ==, 2);
  g_assert_cmpfloat (pairs->residuals[4], >, 1e-6);
  matrix_clear (&m);
}

/* Converged pairs of one end are no pairs of the other, and one that the last operator did not have among its first is found. */
static void
test_start_of_other_pairs (void)
{
  double spectrum[300];
  for (int i = 0; i < 300; i++)
    spectrum[i] = i < 20 ? 1 - 0.02 * i : i < 40 ? -0.9 + 0.02 * (i - 20) : 0;
  Matrix m = matrix_new (300, spectrum);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecOperator) op = spec_operator_new_tiles (m.tiles, 1, team);
  SpecEigenRequest many = { .largest = 12, .smallest = 12, .tolerance = 1e-6 },
                   few = { .largest = 2, .smallest = 2, .tolerance = 1e-5, .min_products = 3 };
  g_autoptr (SpecEigenpairs) last = spec_eigensolver_solve (op, team, &many, NULL, NULL, NULL);
  few.start = last;
  g_autoptr (SpecEigenpairs) fewer = spec_eigensolver_solve (op, team, &few, NULL, NULL, NULL);
  g_autoptr (SpecEigenpairs) inner = spec_eigenpairs_new (300, 2, 2, NULL);
  /* Exact eigenvectors, but of the third and fourth eigenvalue of either end. */
  memcpy (inner->vectors, last->vectors + 2 * 300, 2 * 300 * sizeof (float));
  memcpy (inner->vectors + 2 * 300, last->vectors + 14 * 300, 2 * 300 * sizeof (float));
  few.start = inner;
  const double expected[] = { 1, 0.98, -0.9, -0.88 };

  g_assert_true (fewer->converged);
  for (few.seed = 0; few.seed < 30; few.seed++) /* by no luck with the random part */
    {
      g_autoptr (SpecEigenpairs) found = spec_eigensolver_solve (op, team, &few, NULL, NULL, NULL);

      g_assert_true (found->converged);
      for (int i = 0; i < 4; i++)
        {
          g_assert_cmpfloat_with_epsilon (fewer->values[i], expected[i], 1e-5);
          g_assert_cmpfloat_with_epsilon (found->values[i], expected[i], 1e-5);
        }
    }
  matrix_clear (&m);
}

/* A start of the same vector over and over, and of nothing at all, leaves fewer directions than pairs are wanted. */
static void
test_poor_start (void)
{
  double spectrum[300];
  for (int i = 0; i < 300; i++)
    spectrum[i] = 1.0 / (1 + i);
  Matrix m = matrix_new (300, spectrum);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecOperator) op = spec_operator_new_tiles (m.tiles, 1, team);
  g_autoptr (SpecEigenpairs) start = spec_eigenpairs_new (300, 20, 0, NULL);
  SpecEigenRequest request = { .largest = 10, .tolerance = 1e-5, .start = start };

  for (int i = 0; i < 300 * 20; i++)
    start->vectors[i] = i < 3 * 300 && i % 300 == 5;
  g_autoptr (SpecEigenpairs) pairs = spec_eigensolver_solve (op, team, &request, NULL, NULL, NULL);
  g_assert_true (pairs->converged);
  for (int i = 0; i < 10; i++)
    g_assert_cmpfloat_with_epsilon (pairs->values[i], 1.0 / (1 + i), 1e-5);
  matrix_clear (&m);
}

static void
test_cancelled (void)
{
  double spectrum[300];
  for (int i = 0; i < 300; i++)
    spectrum[i] = i;
  Matrix m = matrix_new (300, spectrum);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecOperator) op = spec_operator_new_tiles (m.tiles, 1, team);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SpecEigenRequest request = { .largest = 5, .tolerance = 1e-6 };

  g_cancellable_cancel (cancellable);
  g_assert_null (spec_eigensolver_solve (op, team, &request, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  matrix_clear (&m);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/eigensolver/decaying", test_decaying);
  g_test_add_func ("/eigensolver/multiple", test_multiple);
  g_test_add_func ("/eigensolver/identity", test_identity);
  g_test_add_func ("/eigensolver/flat", test_flat);
  g_test_add_func ("/eigensolver/tiny", test_tiny);
  g_test_add_func ("/eigensolver/zero", test_zero);
  g_test_add_func ("/eigensolver/warm-start", test_warm_start);
  g_test_add_func ("/eigensolver/start-of-other-pairs", test_start_of_other_pairs);
  g_test_add_func ("/eigensolver/poor-start", test_poor_start);
  g_test_add_func ("/eigensolver/not-converged", test_not_converged);
  g_test_add_func ("/eigensolver/cancelled", test_cancelled);
  return g_test_run ();
}
