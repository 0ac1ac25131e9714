/* The number under a neighbour: by hand, and in the order of the neighbours. */
#include <math.h>

#include "agreement-clouds.h"
#include "agreement/spec-proximity.h"

#define N 40
#define K 12

static const SpecMetric metrics[]
    = { SPEC_METRIC_EUCLIDEAN, SPEC_METRIC_COSINE, SPEC_METRIC_MANHATTAN, SPEC_METRIC_CHEBYSHEV, SPEC_METRIC_SNR };

static void
test_by_hand (void)
{
  const float a[] = { 3, 4, 0 }, b[] = { 0, 4, 4 }, zeros[] = { 0, 0, 0 };
  const double expected[] = { 5, 16 / (5 * sqrt (32)), 7, 4, 37.0 / 13 };

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    g_assert_cmpfloat_with_epsilon (spec_proximity_between (metrics[i], 3, a, b), expected[i], 1e-6);
  g_assert_cmpfloat (spec_proximity_between (SPEC_METRIC_COSINE, 3, a, zeros), ==, 0);
  g_assert_cmpfloat (spec_proximity_between (SPEC_METRIC_SNR, 3, b, b), ==, 0);
}

/* The nearest first: ascending distances, descending similarities. */
static void
test_order_of_neighbours (void)
{
  g_autoptr (SpecPoints) points = points_new (N, 5, 3, 1, 0.5);
  g_autoptr (SpecEmbedding) embedding = points_to_embedding (points);

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      g_autofree guint32 *nearest = naive_neighbours (points, metrics[i], K);
      double sign = spec_proximity_is_similarity (metrics[i]) ? -1 : 1;

      for (guint32 row = 0; row < N; row++)
        {
          double values[K];

          spec_proximity_fill (embedding, metrics[i], row, nearest + row * K, K, values);
          for (gsize k = 1; k < K; k++)
            g_assert_cmpfloat (sign * values[k - 1], <=, sign * values[k] + 1e-6);
          g_assert_cmpfloat (sign * values[0], <, sign * values[K - 1]);
        }
    }
}

static void
test_names (void)
{
  SpecMetric metric = SPEC_METRIC_EUCLIDEAN;

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      g_assert_true (spec_metric_parse (spec_metric_get_name (metrics[i]), &metric));
      g_assert_cmpint (metric, ==, metrics[i]);
    }
  g_assert_false (spec_metric_parse ("euklidean", &metric));
  g_assert_cmpint (metric, ==, SPEC_METRIC_SNR);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/proximity/by-hand", test_by_hand);
  g_test_add_func ("/proximity/order-of-neighbours", test_order_of_neighbours);
  g_test_add_func ("/proximity/names", test_names);
  return g_test_run ();
}
