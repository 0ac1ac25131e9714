/* The number under a neighbour: by hand, and in the order of the neighbours. */
#include <math.h>

#include "agreement-clouds.h"
#include "agreement/spec-nearest-rows.h"
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

/* One row's neighbours are those that sorting all distances gives, with the numbers under them, more rows than are read at a time. */
static void
test_nearest_rows (void)
{
  g_autoptr (SpecPoints) points = points_new (700, 9, 5, 1, 0.3);
  g_autoptr (SpecEmbedding) embedding = points_to_embedding (points);

  for (guint i = 0; i < G_N_ELEMENTS (metrics); i++)
    {
      g_autofree guint32 *nearest = naive_neighbours (points, metrics[i], K);

      for (guint32 row = 0; row < 700; row += 233)
        {
          guint32 rows[K];
          double values[K], expected[K];

          g_assert_true (spec_nearest_rows_find (embedding, metrics[i], row, K, rows, values, NULL, NULL));
          g_assert_cmpmem (rows, sizeof rows, nearest + row * K, sizeof rows);
          spec_proximity_fill (embedding, metrics[i], row, rows, K, expected);
          g_assert_cmpmem (values, sizeof values, expected, sizeof expected);
        }
    }
}

static void
test_nearest_rows_of_few (void)
{
  g_autoptr (SpecPoints) points = points_new (3, 4, 6, 1, 0);
  g_autoptr (SpecEmbedding) embedding = points_to_embedding (points);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  guint32 rows[2];
  double values[2];

  g_assert_true (spec_nearest_rows_find (embedding, SPEC_METRIC_COSINE, 1, 2, rows, values, NULL, NULL));
  g_assert_cmpuint (rows[0] + rows[1], ==, 2);
  g_assert_cmpfloat (values[0], >=, values[1]);
  g_cancellable_cancel (cancellable);
  g_assert_false (spec_nearest_rows_find (embedding, SPEC_METRIC_COSINE, 1, 2, rows, values, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
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
  g_test_add_func ("/proximity/nearest-rows", test_nearest_rows);
  g_test_add_func ("/proximity/nearest-rows-of-few", test_nearest_rows_of_few);
  g_test_add_func ("/proximity/names", test_names);
  return g_test_run ();
}
