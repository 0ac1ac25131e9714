/* Columns made orthonormal, of blocks that are easy and of such as rounding makes hard. */
#include <math.h>

#include "base/spec-random.h"
#include "linalg/spec-panel.h"

#define N 500
#define SIZE 7
#define COLUMNS 12
#define CLOSE 1e-13

typedef struct
{
  SpecTeam *team;
  double *basis; /* N x SIZE, orthonormal */
  double *block; /* N x COLUMNS */
} Fixture;

static void
fill (double *values, gsize size, guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_START);

  for (gsize i = 0; i < size; i++)
    values[i] = g_rand_double_range (random, -1, 1);
  g_rand_free (random);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  fixture->team = spec_team_new (2);
  fixture->basis = g_new (double, N *SIZE);
  fixture->block = g_new (double, N *COLUMNS);
  fill (fixture->basis, N * SIZE, 1);
  fill (fixture->block, N * COLUMNS, 2);
  g_assert_cmpuint (spec_panel_orthonormalise (fixture->team, N, NULL, 0, fixture->basis, SIZE, &error), ==, SIZE);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  spec_team_free (fixture->team);
  g_free (fixture->basis);
  g_free (fixture->block);
}

static double
inner (const double *a, const double *b)
{
  double sum = 0;

  for (gsize i = 0; i < N; i++)
    sum += a[i] * b[i];
  return sum;
}

static void
check (const Fixture *fixture, gsize rank)
{
  for (gsize j = 0; j < rank; j++)
    {
      for (gsize i = 0; i < SIZE; i++)
        g_assert_cmpfloat (fabs (inner (fixture->basis + i * N, fixture->block + j * N)), <, CLOSE);
      for (gsize i = 0; i <= j; i++)
        g_assert_cmpfloat (fabs (inner (fixture->block + i * N, fixture->block + j * N) - (i == j)), <, CLOSE);
    }
}

/* Returns: what of a column is outside of the block and the basis. */
static double
measure_outside (const Fixture *fixture, const double *column, gsize rank)
{
  g_autofree double *left = g_memdup2 (column, N * sizeof (double));

  for (gsize j = 0; j < SIZE + rank; j++)
    {
      const double *unit = j < SIZE ? fixture->basis + j * N : fixture->block + (j - SIZE) * N;
      double part = inner (unit, left);

      for (gsize i = 0; i < N; i++)
        left[i] -= part * unit[i];
    }
  return sqrt (inner (left, left));
}

static gsize
orthonormalise (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  gsize rank = spec_panel_orthonormalise (fixture->team, N, fixture->basis, SIZE, fixture->block, COLUMNS, &error);

  g_assert_no_error (error);
  return rank;
}

static void
test_easy (Fixture *fixture, gconstpointer data)
{
  g_autofree double *before = g_memdup2 (fixture->block, N * COLUMNS * sizeof (double));

  g_assert_cmpuint (orthonormalise (fixture), ==, COLUMNS);
  check (fixture, COLUMNS);
  for (gsize j = 0; j < COLUMNS; j++)
    g_assert_cmpfloat (measure_outside (fixture, before + j * N, COLUMNS), <, 1e-11);
}

/* Of each column but a millionth lies outside the basis: the first pass leaves it far from orthogonal. */
static void
test_in_the_basis (Fixture *fixture, gconstpointer data)
{
  for (gsize j = 0; j < COLUMNS; j++)
    for (gsize i = 0; i < N; i++)
      fixture->block[j * N + i] = 1e-6 * fixture->block[j * N + i] + fixture->basis[j % SIZE * N + i];
  g_assert_cmpuint (orthonormalise (fixture), ==, COLUMNS);
  check (fixture, COLUMNS);
}

/* All columns are one, but for a hundred-thousandth. */
static void
test_nearly_one (Fixture *fixture, gconstpointer data)
{
  for (gsize j = 1; j < COLUMNS; j++)
    for (gsize i = 0; i < N; i++)
      fixture->block[j * N + i] = 1e-5 * fixture->block[j * N + i] + fixture->block[i];
  g_assert_cmpuint (orthonormalise (fixture), ==, COLUMNS);
  check (fixture, COLUMNS);
}

static void
test_scales (Fixture *fixture, gconstpointer data)
{
  for (gsize j = 0; j < COLUMNS; j++)
    for (gsize i = 0; i < N; i++)
      fixture->block[j * N + i] *= pow (10, (double) j * 2 - 12);
  g_assert_cmpuint (orthonormalise (fixture), ==, COLUMNS);
  check (fixture, COLUMNS);
}

static void
test_dependent (Fixture *fixture, gconstpointer data)
{
  for (gsize i = 0; i < N; i++)
    {
      fixture->block[3 * N + i] = 0;
      fixture->block[5 * N + i] = fixture->block[2 * N + i];
      fixture->block[9 * N + i] = fixture->block[1 * N + i] - 2 * fixture->block[4 * N + i];
    }
  g_assert_cmpuint (orthonormalise (fixture), ==, COLUMNS - 3);
  check (fixture, COLUMNS - 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/orthonormalise/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("easy", test_easy);
  ADD ("in-the-basis", test_in_the_basis);
  ADD ("nearly-one", test_nearly_one);
  ADD ("scales", test_scales);
  ADD ("dependent", test_dependent);

  return g_test_run ();
}
