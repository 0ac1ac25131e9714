/* UMAP: its graph, its curve, the slopes it goes along, and what a layout must do. */
#include <math.h>

#include "agreement-clouds.h"
#include "map-clusters.h"
#include "map/spec-fuzzy-graph.h"
#include "map/spec-umap-curve.h"

/* The values that umap-learn finds. */
static void
test_curve (void)
{
  SpecUmapCurve usual = spec_umap_curve_fit (0.1), tight = spec_umap_curve_fit (0), loose = spec_umap_curve_fit (0.5);

  g_assert_cmpfloat_with_epsilon (usual.a, 1.5769434, 1e-5);
  g_assert_cmpfloat_with_epsilon (usual.b, 0.8950609, 1e-5);
  g_assert_cmpfloat_with_epsilon (tight.a, 1.9328, 1e-3);
  g_assert_cmpfloat_with_epsilon (tight.b, 0.7905, 1e-3);
  g_assert_cmpfloat_with_epsilon (loose.a, 0.5830, 1e-3);
  g_assert_cmpfloat_with_epsilon (loose.b, 1.3342, 1e-3);
}

/* Both factors are twice the derivative by the squared distance. */
static void
test_slopes (void)
{
  SpecUmapCurve curve = spec_umap_curve_fit (0.1);
  float squares[SPEC_UMAP_PUSHES] = { 0 }, factors[SPEC_UMAP_PUSHES];

  for (double square = 0.01; square < 1e3; square *= 1.7)
    {
      double step = 1e-5 * square, high = pow (square + step, curve.b), low = pow (square - step, curve.b);
      double pull = (log (1 / (1 + curve.a * high)) - log (1 / (1 + curve.a * low))) / (2 * step);
      double push = (log (1 - 1 / (1 + curve.a * high)) - log (1 - 1 / (1 + curve.a * low))) / (2 * step);

      g_assert_cmpfloat_with_epsilon (spec_umap_curve_pull (&curve, (float) square) / (2 * pull), 1, 1e-4);
      squares[2] = (float) square;
      spec_umap_curve_push (&curve, squares, factors);
      g_assert_cmpfloat_with_epsilon (factors[2] * (0.001 + square) / square / (2 * push), 1, 1e-4);
      g_assert_cmpfloat (factors[0], ==, factors[1]); /* of points in one place */
      g_assert_true (isfinite (factors[0]));
    }
}

static void
test_smooth (void)
{
  double distances[14], twice[14];
  float weights[14], same[14];
  double sum = 0;

  for (int j = 0; j < 14; j++)
    {
      distances[j] = 3 + 0.2 * j * j;
      twice[j] = 2 * distances[j];
    }
  double sigma = spec_fuzzy_graph_smooth (14, distances, 1e-3, weights);
  for (int j = 0; j < 14; j++)
    {
      sum += weights[j];
      g_assert_cmpfloat_with_epsilon (weights[j], exp (-(distances[j] - 3) / sigma), 1e-6);
    }
  g_assert_cmpfloat_with_epsilon (sum, log2 (15), 2e-5);
  spec_fuzzy_graph_smooth (14, twice, 1e-3, same);
  for (int j = 0; j < 14; j++)
    g_assert_cmpfloat_with_epsilon (weights[j], same[j], 1e-4);

  /* Rows equal to this one are neighbours for certain, and so is the nearest other. */
  distances[0] = distances[1] = 0;
  spec_fuzzy_graph_smooth (14, distances, 1e-3, weights);
  g_assert_true (weights[0] == 1 && weights[1] == 1 && weights[2] == 1 && weights[3] < 1);
}

static void
test_graph (void)
{
  enum
  {
    N = 120,
    K = 9
  };
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecPoints) points = points_new (N, 5, 4, 1, 0);
  g_autoptr (SpecGraph) graph = spec_fuzzy_graph_find (points, K + 1, team, NULL, NULL, NULL);
  g_autofree guint32 *near = naive_neighbours (points, SPEC_METRIC_EUCLIDEAN, K);
  g_autofree double *directed = g_new0 (double, N *N), *dense = g_new0 (double, N *N);

  for (gsize i = 0; i < N; i++)
    {
      double distances[K];
      float weights[K];

      for (gsize p = 0; p < K; p++)
        {
          double square = 0;

          for (gsize k = 0; k < 5; k++)
            square += pow ((double) spec_points_get (points, i)[k] - spec_points_get (points, near[i * K + p])[k], 2);
          distances[p] = sqrt (square);
        }
      spec_fuzzy_graph_smooth (K, distances, 1e-6, weights);
      for (gsize p = 0; p < K; p++)
        directed[i * N + near[i * K + p]] = weights[p];
      for (gsize e = graph->starts[i]; e < graph->starts[i + 1]; e++)
        dense[i * N + graph->columns[e]] = graph->weights[e];
    }
  for (gsize i = 0; i < N; i++)
    for (gsize j = 0; j < N; j++)
      {
        double a = directed[i * N + j], b = directed[j * N + i];

        g_assert_cmpfloat_with_epsilon (dense[i * N + j], a + b - a * b, 1e-4);
      }
}

static SpecProjectionParams
get_params (void)
{
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;

  params.method = SPEC_PROJECTION_UMAP;
  return params;
}

static void
test_clusters (void)
{
  SpecProjectionParams params = get_params ();
  g_autoptr (SpecPoints) points = clusters_new (400, 20, 5, 1);
  g_autoptr (SpecProjection) map = make_map (points, &params);

  assert_clusters_apart (map, 5);
  g_assert_cmpfloat (spec_projection_get_trustworthiness (map), >, 0.93);
  g_assert_cmpuint (spec_projection_get_steps (map), ==, 750);
}

static void
test_deterministic (void)
{
  SpecProjectionParams params = get_params ();
  g_autoptr (SpecPoints) points = clusters_new (300, 10, 4, 2), ties = points_new_grid (300, 4, 6, 3);

  params.steps = 120;
  assert_deterministic (points, params);
  assert_deterministic (ties, params);
}

static void
test_ends (void)
{
  SpecProjectionParams params = get_params ();
  g_autoptr (SpecPoints) points = clusters_new (150, 10, 3, 3);

  assert_ends (points, &params);
  assert_stops_at_start (points, &params);
}

static void
test_few_rows (void)
{
  SpecProjectionParams params = get_params ();

  for (gsize n = 2; n < 8; n++)
    {
      g_autoptr (SpecPoints) points = points_new (n, 5, n, 1, 0), same = points_new_grid (n, 5, n, 1);
      g_autoptr (SpecProjection) map = make_map (points, &params);

      assert_deterministic (points, params);
      assert_deterministic (same, params);
      g_assert_cmpuint (spec_projection_get_params (map)->neighbours, ==, n);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-umap/curve", test_curve);
  g_test_add_func ("/map-umap/slopes", test_slopes);
  g_test_add_func ("/map-umap/smooth", test_smooth);
  g_test_add_func ("/map-umap/graph", test_graph);
  g_test_add_func ("/map-umap/clusters", test_clusters);
  g_test_add_func ("/map-umap/deterministic", test_deterministic);
  g_test_add_func ("/map-umap/ends", test_ends);
  g_test_add_func ("/map-umap/few-rows", test_few_rows);
  return g_test_run ();
}
