/* The coordinates that an alignment is learned in, and its steps in them. */
#include <math.h>
#include <string.h>

#include "align/spec-adapter.h"
#include "align/spec-align-basis.h"
#include "align/spec-align-descent.h"
#include "base/spec-random.h"
#include "solver-clouds.h"

#define N 300
#define D 9
#define RANK 4

typedef struct
{
  SpecTeam *team;
  float rows[N * D];
  SpecAlignBasis *basis;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (SpecEmbedding) cloud = cloud_new (N, D, 1, 3, 1, 0.3);
  g_autoptr (GError) error = NULL;

  f->team = spec_team_new (2);
  spec_embedding_read_rows (cloud, 0, N, f->rows);
  f->basis = spec_align_basis_new (f->rows, N, D, RANK, f->team, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  spec_align_basis_free (f->basis);
  spec_team_free (f->team);
}

/* Orthonormal directions, along which the rows have the second moments told. */
static void
test_principal (Fixture *f, gconstpointer data)
{
  const float *turn = f->basis->turn;
  float turned[N * D];
  double total = 0, previous = 1;

  g_assert_cmpuint (f->basis->rank, ==, RANK);
  for (gsize j = 0; j < D; j++)
    for (gsize k = 0; k < D; k++)
      {
        double inner = 0;
        for (gsize i = 0; i < D; i++)
          inner += (double) turn[i * D + j] * turn[i * D + k];
        g_assert_cmpfloat_with_epsilon (inner, j == k, 1e-5);
      }
  g_assert_true (spec_adapter_apply (turn, D, D, f->rows, N, turned, f->team, NULL, NULL));
  for (gsize i = 0; i < N * D; i++)
    total += (double) f->rows[i] * f->rows[i];
  for (gsize k = 0; k < RANK; k++)
    {
      double moment = 0;
      for (gsize i = 0; i < N; i++)
        moment += (double) turned[i * D + k] * turned[i * D + k];
      g_assert_cmpfloat_with_epsilon (f->basis->values[k], moment / total, 1e-5);
      g_assert_cmpfloat (f->basis->values[k], <=, previous);
      previous = f->basis->values[k];
    }
}

/* Rows times W, and turned, are the turned rows with B on the leading coordinates. */
static void
test_adapter (Fixture *f, gconstpointer data)
{
  GRand *random = spec_random_new (4, SPEC_STREAM_EVIDENCE);
  float core[RANK * RANK], adapter[D * D], moved[N * D], turned[N * D], expected[N * D];
  double distance;

  spec_random_fill_normal (random, core, RANK * RANK);
  g_rand_free (random);
  g_assert_true (spec_align_basis_write_adapter (f->basis, core, adapter, f->team, NULL, NULL));
  distance = spec_adapter_get_distance (core, RANK);
  g_assert_cmpfloat_with_epsilon (spec_adapter_get_distance (adapter, D), distance, 1e-4 * distance);
  g_assert_true (spec_adapter_apply (adapter, D, D, f->rows, N, moved, f->team, NULL, NULL));
  g_assert_true (spec_adapter_apply (f->basis->turn, D, D, moved, N, turned, f->team, NULL, NULL));
  g_assert_true (spec_adapter_apply (f->basis->turn, D, D, f->rows, N, moved, f->team, NULL, NULL));
  memcpy (expected, moved, sizeof moved);
  g_assert_true (spec_adapter_apply (core, RANK, D, moved, N, expected, f->team, NULL, NULL));
  for (gsize i = 0; i < N * D; i++)
    g_assert_cmpfloat_with_epsilon (turned[i], expected[i], 1e-3);
}

static void
test_identity (Fixture *f, gconstpointer data)
{
  g_autofree float *core = spec_adapter_new (RANK, NULL), *identity = spec_adapter_new (D, NULL);
  float adapter[D * D];

  g_assert_true (spec_align_basis_write_adapter (f->basis, core, adapter, f->team, NULL, NULL));
  for (gsize i = 0; i < D * D; i++)
    g_assert_cmpfloat (adapter[i], ==, identity[i]);
}

/* The first step goes against the gradient, each row of it over its second moment and the ridge, by `rate` in the
 * metric of the smoothing. Nothing to descend: nothing moves. */
static void
test_step (Fixture *f, gconstpointer data)
{
  const double values[] = { 0.5, 0.1 }, ridge = 0.1, rate = 0.3;
  const float gradient[] = { 3, 0, 0, 4 }, still[] = { 0, 0, 0, 0 };
  g_autoptr (SpecAlignDescent) descent = spec_align_descent_new (values, 2, ridge, NULL);
  double length = sqrt (9 / 0.6 + 16 / 0.2);
  float adapter[] = { 1, 0, 0, 1 };

  spec_align_descent_step (descent, rate, gradient, adapter);
  g_assert_cmpfloat_with_epsilon (adapter[0], 1 - rate * 3 / 0.6 / length, 1e-5);
  g_assert_cmpfloat_with_epsilon (adapter[3], 1 - rate * 4 / 0.2 / length, 1e-5);
  g_assert_cmpfloat (adapter[1], ==, 0);
  spec_align_descent_free (g_steal_pointer (&descent));
  descent = spec_align_descent_new (values, 2, ridge, NULL);
  memcpy (adapter, gradient, sizeof adapter);
  spec_align_descent_step (descent, rate, still, adapter);
  g_assert_cmpmem (adapter, sizeof adapter, gradient, sizeof gradient);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/align/basis/principal", Fixture, NULL, set_up, test_principal, tear_down);
  g_test_add ("/align/basis/adapter", Fixture, NULL, set_up, test_adapter, tear_down);
  g_test_add ("/align/basis/identity", Fixture, NULL, set_up, test_identity, tear_down);
  g_test_add ("/align/descent/step", Fixture, NULL, set_up, test_step, tear_down);
  return g_test_run ();
}
