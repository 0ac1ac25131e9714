/* The analytic gradient of the alignment's loss against differences of the loss itself. */
#include <math.h>

#include "align/spec-adapter.h"
#include "align/spec-align-batch.h"
#include "base/spec-random.h"
#include "solver-clouds.h"

#define ROWS 150
#define D 7

typedef struct
{
  SpecKernelKind kind;
  SpecSide side;
  double fidelity;
  gsize order; /* of the adapter */
} Case;

/* The loss with W moved by @length along @direction. */
static double
loss_at (SpecAlignBatch *batch, gsize order, const float *adapter, const float *direction, double length)
{
  float moved[D * D];
  SpecAlignValue value;
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < order * order; i++)
    moved[i] = (float) (adapter[i] + length * direction[i]);
  g_assert_true (spec_align_batch_evaluate (batch, moved, 1e-6, &value, NULL, NULL, &error));
  g_assert_no_error (error);
  return value.loss;
}

/* Five-point differences along random directions, from a random W near the identity. */
static void
check_directions (SpecAlignBatch *batch, GRand *random, gsize order, const float *adapter, const float *gradient)
{
  const double h = 0.02;
  double length = 0;

  for (gsize i = 0; i < order * order; i++)
    length += (double) gradient[i] * gradient[i];
  length = sqrt (length);
  g_assert_cmpfloat (length, >, 1e-3);
  for (guint trial = 0; trial < 6; trial++)
    {
      float direction[D * D];
      double analytic = 0, numeric;

      spec_random_fill_normal (random, direction, order * order);
      for (gsize i = 0; i < order * order; i++)
        analytic += (double) gradient[i] * direction[i];
      numeric
          = (8 * (loss_at (batch, order, adapter, direction, h) - loss_at (batch, order, adapter, direction, -h))
             - (loss_at (batch, order, adapter, direction, 2 * h) - loss_at (batch, order, adapter, direction, -2 * h)))
            / (12 * h);
      g_assert_cmpfloat (fabs (numeric - analytic), <, 0.01 * length);
    }
}

static void
test_gradient (gconstpointer data)
{
  const Case *each = data;
  SpecAlignParams params = SPEC_ALIGN_PARAMS_DEFAULT;
  GRand *random = spec_random_new (5, SPEC_STREAM_EVIDENCE);
  gboolean y = each->side == SPEC_SIDE_Y;
  gsize order = each->order;
  g_autoptr (SpecEmbedding) x = cloud_new (ROWS, y ? 5 : D, 1, 3, 1, 0.3),
                            other = cloud_new (ROWS, y ? D : 5, 3, 4, 1, 0.1);
  SpecEmbedding *embeddings[] = { x, other };
  guint32 rows[100];
  float adapter[D * D], gradient[D * D];
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecAlignBatch) batch = NULL;
  g_autoptr (GError) error = NULL;
  SpecAlignValue value;

  params.comparison = cloud_params (each->kind, 2.5, 2, 1);
  params.side = each->side;
  params.fidelity = each->fidelity;
  params.pairs = 3;
  params.power = 4;
  for (guint32 i = 0; i < G_N_ELEMENTS (rows); i++)
    rows[i] = i + i / 3; /* some of them, and more than a block of tiles */
  spec_random_fill_normal (random, adapter, order * order);
  for (gsize i = 0; i < order * order; i++)
    adapter[i] = 0.2f * adapter[i] + (i % (order + 1) == 0);
  batch = spec_align_batch_new (embeddings, rows, G_N_ELEMENTS (rows), order, &params, NULL, team, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (spec_align_batch_evaluate (batch, adapter, 1e-6, &value, gradient, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (value.loss, >=, value.spec_diff);
  check_directions (batch, random, order, adapter, gradient);
  g_rand_free (random);
}

/* More rows than one tile and one block of features hold: what is shared among threads adds up. */
static void
test_large_batch (gconstpointer data)
{
  const Case *each = data;
  const gsize n = 1200;
  SpecAlignParams params = SPEC_ALIGN_PARAMS_DEFAULT;
  GRand *random = spec_random_new (6, SPEC_STREAM_EVIDENCE);
  g_autoptr (SpecEmbedding) x = cloud_new (n, D, 1, 3, 1, 0.3), y = cloud_new (n, 5, 3, 4, 1, 0.1);
  SpecEmbedding *embeddings[] = { x, y };
  g_autofree guint32 *rows = spec_random_choose_rows (0, n, n, NULL);
  g_autoptr (GError) error = NULL;
  g_autofree float *adapter = spec_adapter_new (D, &error);
  float gradient[D * D];
  g_autoptr (SpecTeam) team = spec_team_new (3);
  g_autoptr (SpecAlignBatch) batch = NULL;
  SpecAlignValue value;

  params.comparison = cloud_params (each->kind, 2.5, 2, 1);
  params.pairs = 2;
  batch = spec_align_batch_new (embeddings, rows, n, D, &params, NULL, team, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (spec_align_batch_evaluate (batch, adapter, 1e-6, &value, gradient, NULL, &error));
  check_directions (batch, random, D, adapter, gradient);
  g_rand_free (random);
}

int
main (int argc, char **argv)
{
  static const Case cosine
      = { SPEC_KERNEL_COSINE, SPEC_SIDE_X, 0, D },
      gaussian = { SPEC_KERNEL_GAUSSIAN, SPEC_SIDE_X, 0, D }, of_y = { SPEC_KERNEL_GAUSSIAN, SPEC_SIDE_Y, 0, D },
      held = { SPEC_KERNEL_COSINE, SPEC_SIDE_X, 0.05, D }, leading = { SPEC_KERNEL_COSINE, SPEC_SIDE_X, 0.05, 4 },
      leading_gaussian = { SPEC_KERNEL_GAUSSIAN, SPEC_SIDE_X, 0.05, 4 };

  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/align/gradient/cosine", &cosine, test_gradient);
  g_test_add_data_func ("/align/gradient/gaussian", &gaussian, test_gradient);
  g_test_add_data_func ("/align/gradient/of-y", &of_y, test_gradient);
  g_test_add_data_func ("/align/gradient/fidelity", &held, test_gradient);
  g_test_add_data_func ("/align/gradient/leading-cosine", &leading, test_gradient);
  g_test_add_data_func ("/align/gradient/leading-gaussian", &leading_gaussian, test_gradient);
  g_test_add_data_func ("/align/gradient/large-cosine", &cosine, test_large_batch);
  g_test_add_data_func ("/align/gradient/large-gaussian", &gaussian, test_large_batch);
  return g_test_run ();
}
