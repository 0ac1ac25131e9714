/* The mean distance inside a set of samples, against that of any pair. */
#include <math.h>

#include "base/spec-error.h"
#include "map/spec-spread.h"

/* Row i lies at (3 i, 4 i): rows i and j are 5 |i - j| apart. */
static SpecEmbedding *
make_line (gsize rows)
{
  float *values = g_new (float, 2 * rows);

  for (gsize i = 0; i < rows; i++)
    {
      values[2 * i] = 3.0f * (float) i;
      values[2 * i + 1] = 4.0f * (float) i;
    }
  return spec_embedding_new_take (values, rows, 2, "line");
}

static void
test_ratio (void)
{
  g_autoptr (SpecEmbedding) line = make_line (7);
  const guint32 ends[] = { 6, 0 }, near[] = { 2, 3, 4 }, all[] = { 0, 1, 2, 3, 4, 5, 6 };
  g_autoptr (GError) error = NULL;
  double any = 5.0 * 8 / 3; /* the mean of |i - j| over pairs of n is (n + 1) / 3 */

  g_assert_cmpfloat_with_epsilon (spec_spread_compute (line, SPEC_METRIC_EUCLIDEAN, ends, 2, 0, NULL, &error), 30 / any,
                                  1e-12);
  g_assert_cmpfloat_with_epsilon (spec_spread_compute (line, SPEC_METRIC_EUCLIDEAN, near, 3, 0, NULL, &error),
                                  5 * (1 + 1 + 2) / 3.0 / any, 1e-12);
  g_assert_cmpfloat_with_epsilon (spec_spread_compute (line, SPEC_METRIC_EUCLIDEAN, all, 7, 0, NULL, &error), 1, 1e-12);
  g_assert_no_error (error);
}

/* Directions alone count: lengths of the rows change nothing. */
static void
test_cosine (void)
{
  const float rows[] = { 1, 0, 0, 2, -3, 0, 50, 0 };
  g_autoptr (SpecEmbedding) cross = spec_embedding_new_take (g_memdup2 (rows, sizeof rows), 4, 2, "cross");
  const guint32 same[] = { 0, 3 }, right[] = { 0, 1 };
  double any = (sqrt (2) * 3 + 2 * 2 + 0) / 6;
  g_autoptr (GError) error = NULL;

  g_assert_cmpfloat_with_epsilon (spec_spread_compute (cross, SPEC_METRIC_COSINE, same, 2, 0, NULL, &error), 0, 1e-12);
  g_assert_cmpfloat_with_epsilon (spec_spread_compute (cross, SPEC_METRIC_COSINE, right, 2, 0, NULL, &error),
                                  sqrt (2) / any, 1e-7);
  g_assert_no_error (error);
}

/* Of many rows a sample is looked at: the same for the same seed, and near the truth. */
static void
test_many (void)
{
  g_autoptr (SpecEmbedding) line = make_line (6000);
  g_autofree guint32 *half = g_new (guint32, 3000);
  g_autoptr (GError) error = NULL;
  double one, again, other;

  for (guint32 i = 0; i < 3000; i++)
    half[i] = i + 1000;
  one = spec_spread_compute (line, SPEC_METRIC_EUCLIDEAN, half, 3000, 5, NULL, &error);
  again = spec_spread_compute (line, SPEC_METRIC_EUCLIDEAN, half, 3000, 5, NULL, &error);
  other = spec_spread_compute (line, SPEC_METRIC_EUCLIDEAN, half, 3000, 6, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpfloat (one, ==, again);
  g_assert_cmpfloat (one, !=, other);
  g_assert_cmpfloat_with_epsilon (one, 0.5, 0.05);
}

static void
test_errors (void)
{
  g_autoptr (SpecEmbedding) line = make_line (5);
  g_autoptr (SpecEmbedding) point = spec_embedding_new_take (g_new0 (float, 8), 4, 2, "point");
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();
  const guint32 rows[] = { 0, 1 };
  GError *error = NULL;

  g_assert_true (isnan (spec_spread_compute (line, SPEC_METRIC_EUCLIDEAN, rows, 1, 0, NULL, &error)));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE);
  g_clear_error (&error);
  g_assert_true (isnan (spec_spread_compute (point, SPEC_METRIC_EUCLIDEAN, rows, 2, 0, NULL, &error)));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_clear_error (&error);
  g_cancellable_cancel (cancelled);
  g_assert_true (isnan (spec_spread_compute (line, SPEC_METRIC_EUCLIDEAN, rows, 2, 0, cancelled, &error)));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/spread/ratio", test_ratio);
  g_test_add_func ("/spread/cosine", test_cosine);
  g_test_add_func ("/spread/many", test_many);
  g_test_add_func ("/spread/errors", test_errors);
  return g_test_run ();
}
