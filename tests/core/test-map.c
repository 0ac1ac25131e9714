/* Maps: PCA against a full decomposition, trustworthiness against its definition, rows, turning, cancelling. */
#include <math.h>
#include <stdlib.h>

#include "agreement-clouds.h"
#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-vector-math.h"
#include "map/spec-layout-turn.h"
#include "map/spec-map-rows.h"
#include "map/spec-projector.h"
#include "map/spec-trustworthiness.h"

/* X'X of the centred rows, by its definition. */
static double *
get_scatter (const SpecPoints *points)
{
  gsize d = points->dimensions;
  double *scatter = g_new0 (double, d *d), *mean = g_new0 (double, d);

  for (gsize i = 0; i < points->count; i++)
    for (gsize k = 0; k < d; k++)
      mean[k] += spec_points_get (points, i)[k] / (double) points->count;
  for (gsize i = 0; i < points->count; i++)
    for (gsize k = 0; k < d; k++)
      for (gsize l = 0; l < d; l++)
        scatter[k * d + l] += (spec_points_get (points, i)[k] - mean[k]) * (spec_points_get (points, i)[l] - mean[l]);
  g_free (mean);
  return scatter;
}

static double
sum_products (const SpecProjection *map, int a, int b)
{
  const float *positions = spec_projection_get_positions (map);
  double sum = 0;

  for (gsize i = 0; i < spec_projection_get_count (map); i++)
    sum += (double) positions[2 * i + a] * positions[2 * i + b];
  return sum;
}

static SpecProjection *
make_pca (const SpecPoints *points, SpecMetric metric)
{
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;
  g_autoptr (SpecEmbedding) embedding = points_to_embedding (points);
  g_autoptr (GError) error = NULL;

  params.method = SPEC_PROJECTION_PCA;
  params.metric = metric;
  SpecProjection *map = spec_projector_run (embedding, NULL, 0, &params, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return map;
}

/* The coordinates have the variances of the two leading directions, and are uncorrelated: a cloud far from the origin,
 * with a slow spectrum. */
static void
test_pca (void)
{
  const gsize n = 400, d = 60;
  g_autoptr (SpecPoints) points = points_new (n, d, 3, 1, 40);

  for (gsize i = 0; i < n * d; i++)
    points->values[i] = 40 + (points->values[i] - 40) * (float) (1 / (1 + 0.1 * (double) (i % d)));
  g_autofree double *scatter = get_scatter (points), *values = g_new (double, d);
  double trace = 0;
  for (gsize k = 0; k < d; k++)
    trace += scatter[k * d + k];
  g_assert_true (spec_blas_eigen (d, scatter, values, NULL));

  g_autoptr (SpecProjection) map = make_pca (points, SPEC_METRIC_EUCLIDEAN);
  double first = sum_products (map, 0, 0), second = sum_products (map, 1, 1);

  g_assert_cmpfloat_with_epsilon (second / first, values[d - 2] / values[d - 1], 1e-5);
  g_assert_cmpfloat_with_epsilon (sum_products (map, 0, 1) / first, 0, 1e-4);
  g_assert_cmpfloat_with_epsilon (spec_projection_get_explained (map), (values[d - 1] + values[d - 2]) / trace, 1e-5);
  g_assert_cmpuint (spec_projection_get_steps (map), ==, 0);
}

/* Few rows, one dimension, equal rows: nothing but what is asked for. */
static void
test_pca_of_little (void)
{
  g_autoptr (SpecPoints) line = points_new (5, 1, 1, 1, 0), same = points_new_grid (6, 3, 1, 1);
  g_autoptr (SpecPoints) two = points_new (2, 9, 1, 1, 0), wide = points_new (12, 300, 1, 1, 0);
  g_autoptr (SpecProjection) line_map = make_pca (line, SPEC_METRIC_EUCLIDEAN);
  g_autoptr (SpecProjection) same_map = make_pca (same, SPEC_METRIC_EUCLIDEAN);
  g_autoptr (SpecProjection) two_map = make_pca (two, SPEC_METRIC_COSINE);
  g_autoptr (SpecProjection) wide_map = make_pca (wide, SPEC_METRIC_EUCLIDEAN);

  g_assert_cmpfloat (sum_products (line_map, 1, 1), ==, 0);
  g_assert_cmpfloat (spec_projection_get_trustworthiness (line_map), ==, 1);
  g_assert_cmpfloat (sum_products (same_map, 0, 0), ==, 0);
  g_assert_true (isnan (spec_projection_get_trustworthiness (two_map)));
  g_assert_cmpfloat_with_epsilon (sum_products (two_map, 1, 1) / sum_products (two_map, 0, 0), 0, 1e-6);
  g_assert_cmpfloat (sum_products (wide_map, 1, 1), >, 0.3 * sum_products (wide_map, 0, 0));
}

/* Where lengths do not count, neither does a factor of each row. */
static void
test_cosine (void)
{
  g_autoptr (SpecPoints) points = points_new (100, 20, 5, 1, 0);
  g_autoptr (SpecProjection) before = make_pca (points, SPEC_METRIC_COSINE);
  for (gsize i = 0; i < 100 * 20; i++)
    points->values[i] *= (float) (1 + i / 20);
  g_autoptr (SpecProjection) after = make_pca (points, SPEC_METRIC_COSINE);

  for (gsize i = 0; i < 200; i++)
    g_assert_cmpfloat_with_epsilon (spec_projection_get_positions (before)[i], spec_projection_get_positions (after)[i],
                                    1e-4);
}

typedef struct
{
  double distance;
  guint32 index;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

/* The others of row @i by distance. */
static Entry *
sort_others (const SpecPoints *points, gsize i)
{
  Entry *entries = g_new (Entry, points->count);
  gsize at = 0;

  for (gsize j = 0; j < points->count; j++)
    if (j != i)
      entries[at++] = (Entry){ spec_vector_squared_distance (points->dimensions, spec_points_get (points, i),
                                                             spec_points_get (points, j)),
                               (guint32) j };
  qsort (entries, at, sizeof *entries, compare_entries);
  return entries;
}

static double
naive_trustworthiness (const SpecPoints *points, const SpecPoints *layout, gsize k)
{
  double n = (double) points->count, sum = 0;

  for (gsize i = 0; i < points->count; i++)
    {
      g_autofree Entry *data = sort_others (points, i), *map = sort_others (layout, i);

      for (gsize p = 0; p < k; p++)
        for (gsize rank = k + 1; rank < points->count; rank++)
          if (data[rank - 1].index == map[p].index)
            sum += (double) (rank - k);
    }
  return 1 - 2 * sum / (n * (double) k * (2 * n - 3 * (double) k - 1));
}

static void
check_trustworthiness (const SpecPoints *points, const SpecPoints *layout, gsize k)
{
  double expected = naive_trustworthiness (points, layout, k);

  for (guint threads = 1; threads <= 3; threads++)
    {
      g_autoptr (SpecTeam) team = spec_team_new (threads);

      g_assert_cmpfloat_with_epsilon (spec_trustworthiness_compute (points, layout->values, k, team, NULL, NULL, NULL),
                                      expected, 1e-12);
    }
}

static void
test_trustworthiness (void)
{
  g_autoptr (SpecPoints) points = points_new (300, 40, 7, 1, 0), layout = points_new (300, 2, 8, 1, 0);
  g_autoptr (SpecPoints) near = points_new (130, 2, 9, 1, 0), far = points_new (130, 200, 9, 1, 30);
  g_autoptr (SpecPoints) ties = points_new_grid (250, 4, 10, 3), flat = points_new_grid (250, 2, 11, 4);

  check_trustworthiness (points, layout, 12);
  check_trustworthiness (near, near, 5);
  check_trustworthiness (far, near, 64); /* far from the origin: few ranks are sure in single precision */
  check_trustworthiness (ties, flat, 12);
  g_assert_cmpuint (spec_trustworthiness_get_neighbours (3), ==, 0);
  g_assert_cmpuint (spec_trustworthiness_get_neighbours (5), ==, 2);
  g_assert_cmpuint (spec_trustworthiness_get_neighbours (5000), ==, 12);
}

static void
test_turn (void)
{
  const gsize n = 50;
  g_autoptr (SpecPoints) layout = points_new (n, 2, 1, 3, 5), other = points_new (n, 2, 2, 1, 0);

  for (int mirror = 0; mirror < 2; mirror++)
    {
      g_autofree float *onto = g_new (float, 2 * n);
      double disparity, cosine = cos (2.0), sine = sin (2.0);

      for (gsize i = 0; i < n; i++)
        {
          double x = layout->values[2 * i], y = mirror ? -layout->values[2 * i + 1] : layout->values[2 * i + 1];
          onto[2 * i] = (float) (7 + 0.25 * (cosine * x - sine * y));
          onto[2 * i + 1] = (float) (-3 + 0.25 * (sine * x + cosine * y));
        }
      g_autofree float *turned = spec_layout_turn (layout->values, onto, n, &disparity);
      g_assert_cmpfloat (disparity, <, 1e-9);
      for (gsize i = 0; i < 2 * n; i++)
        g_assert_cmpfloat_with_epsilon (turned[i], onto[i], 1e-4);
    }
  double disparity;
  g_free (spec_layout_turn (layout->values, other->values, n, &disparity));
  g_assert_cmpfloat (disparity, >, 0.8);
}

static void
test_rows (void)
{
  const guint32 wanted[] = { 90, 5, 90, 7 }, pool[] = { 5, 6, 7, 8, 90, 91 };
  gsize count;
  g_autofree guint32 *all = spec_map_choose_rows (wanted, 4, pool, 6, 0, 1, &count, NULL);

  g_assert_cmpmem (all, count * sizeof *all, pool, sizeof pool);
  g_autofree guint32 *few = spec_map_choose_rows (wanted, 4, pool, 6, 2, 1, &count, NULL);
  g_assert_cmpuint (count, ==, 2);
  g_assert_true (few[0] == 5 && few[1] == 90);
  g_autofree guint32 *some = spec_map_choose_rows (wanted, 4, NULL, 1000, 100, 1, &count, NULL);
  g_autofree guint32 *again = spec_map_choose_rows (wanted, 4, NULL, 1000, 100, 1, &count, NULL);
  g_assert_cmpmem (some, count * sizeof *some, again, 100 * sizeof *again);
  for (gsize i = 1; i < count; i++)
    g_assert_cmpuint (some[i - 1], <, some[i]);
}

/* Both maps are those that come one by one, and an error of one is told though the other is fine. */
static void
test_both (void)
{
  g_autoptr (SpecPoints) points = points_new (80, 6, 1, 1, 0), bad = points_new (80, 6, 2, 1, 0);
  g_autoptr (SpecEmbedding) x = points_to_embedding (points), y = NULL;
  SpecProjectionParams params[2] = { SPEC_PROJECTION_PARAMS_DEFAULT, SPEC_PROJECTION_PARAMS_DEFAULT };
  SpecEmbedding *embeddings[2] = { x, x };
  SpecProjection *maps[2];
  g_autoptr (GError) error = NULL;

  params[0].method = params[1].method = SPEC_PROJECTION_PCA;
  g_assert_true (spec_projector_run_both (embeddings, NULL, 0, params, NULL, maps, NULL, NULL, &error));
  g_assert_cmpmem (spec_projection_get_positions (maps[0]), 160 * sizeof (float),
                   spec_projection_get_positions (maps[1]), 160 * sizeof (float));
  spec_projection_unref (maps[0]);
  spec_projection_unref (maps[1]);

  bad->values[7] = NAN;
  embeddings[1] = y = points_to_embedding (bad);
  g_assert_false (spec_projector_run_both (embeddings, NULL, 0, params, NULL, maps, NULL, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
}

static void
test_cancelled (void)
{
  g_autoptr (SpecPoints) points = points_new (80, 6, 1, 1, 0);
  g_autoptr (SpecEmbedding) x = points_to_embedding (points);
  SpecProjectionParams params[2] = { SPEC_PROJECTION_PARAMS_DEFAULT, SPEC_PROJECTION_PARAMS_DEFAULT };
  SpecEmbedding *embeddings[2] = { x, x };
  SpecProjection *maps[2];
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (spec_projector_run_both (embeddings, NULL, 0, params, NULL, maps, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map/pca", test_pca);
  g_test_add_func ("/map/pca-of-little", test_pca_of_little);
  g_test_add_func ("/map/cosine", test_cosine);
  g_test_add_func ("/map/trustworthiness", test_trustworthiness);
  g_test_add_func ("/map/turn", test_turn);
  g_test_add_func ("/map/rows", test_rows);
  g_test_add_func ("/map/both", test_both);
  g_test_add_func ("/map/cancelled", test_cancelled);
  return g_test_run ();
}
