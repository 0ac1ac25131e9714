/* t-SNE: its gradient against differences of what it descends on, Barnes-Hut against exact sums, perplexity, and what a
 * layout must do. */
#include <math.h>

#include "agreement-clouds.h"
#include "base/spec-random.h"
#include "map-clusters.h"
#include "map/spec-affinities.h"
#include "map/spec-tsne-forces.h"

/* The divergence of Q from P, by its definition and in double, for @x, @y. */
static double
get_divergence (const SpecGraph *p, const double *x, const double *y)
{
  double total = 0, divergence = 0;

  for (gsize i = 0; i < p->count; i++)
    for (gsize j = 0; j < p->count; j++)
      total += i == j ? 0 : 1 / (1 + (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j]));
  for (gsize i = 0; i < p->count; i++)
    for (gsize e = p->starts[i]; e < p->starts[i + 1]; e++)
      {
        gsize j = p->columns[e];
        double q = 1 / (1 + (x[i] - x[j]) * (x[i] - x[j]) + (y[i] - y[j]) * (y[i] - y[j])) / total;

        if (p->weights[e] > 0)
          divergence += p->weights[e] * log (p->weights[e] / q);
      }
  return divergence;
}

static double
get_slope (const SpecGraph *p, double *x, double *y, double *moved)
{
  double at = *moved, high, low, step = 1e-5;

  *moved = at + step;
  high = get_divergence (p, x, y);
  *moved = at - step;
  low = get_divergence (p, x, y);
  *moved = at;
  return (high - low) / (2 * step);
}

static SpecGraph *
find_affinities (const SpecPoints *points, double perplexity, SpecTeam *team)
{
  g_autoptr (GError) error = NULL;
  SpecGraph *graph = spec_affinities_find (points, perplexity, team, NULL, NULL, &error);

  g_assert_no_error (error);
  return graph;
}

/* Of each point's x and y, the largest slope being the measure; two points lie in the same place. */
static void
test_gradient (void)
{
  enum
  {
    N = 70
  };
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecPoints) points = points_new (N, 8, 1, 1, 0);
  g_autoptr (SpecGraph) p = find_affinities (points, 8, team);
  g_autoptr (SpecTsneForces) forces = spec_tsne_forces_new (p, team, NULL);
  float x[N], y[N], gradient_x[N], gradient_y[N];
  double exact_x[N], exact_y[N], worst = 0, largest = 0;
  GRand *random = spec_random_new (3, SPEC_STREAM_ROWS);

  spec_random_fill_normal (random, x, N);
  spec_random_fill_normal (random, y, N);
  x[5] = x[6];
  y[5] = y[6];
  for (gsize i = 0; i < N; i++)
    {
      exact_x[i] = x[i];
      exact_y[i] = y[i];
    }
  spec_tsne_forces_compute (forces, x, y, 1, 0, gradient_x, gradient_y);
  for (gsize i = 0; i < N; i++)
    {
      double slope_x = get_slope (p, exact_x, exact_y, &exact_x[i]);
      double slope_y = get_slope (p, exact_x, exact_y, &exact_y[i]);

      worst = MAX (worst, MAX (fabs (slope_x - gradient_x[i]), fabs (slope_y - gradient_y[i])));
      largest = MAX (largest, MAX (fabs (slope_x), fabs (slope_y)));
    }
  g_assert_cmpfloat (largest, >, 1e-3);
  g_assert_cmpfloat (worst, <, 1e-5 * largest);
  g_rand_free (random);
}

/* Points in lumps of very different density, some of them in one place. */
static void
scatter (gsize n, float *x, float *y)
{
  GRand *random = spec_random_new (9, SPEC_STREAM_ROWS);

  spec_random_fill_normal (random, x, n);
  spec_random_fill_normal (random, y, n);
  for (gsize i = 0; i < n; i++)
    {
      float scale = (float) (i % 7), turn = (float) i;

      x[i] = x[i] * scale * scale + 40 * cosf (roundf (turn / 300));
      y[i] = y[i] * scale * scale + 40 * sinf (roundf (turn / 300));
    }
  g_rand_free (random);
}

static void
test_barnes_hut (void)
{
  enum
  {
    N = 3000
  };
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecPoints) points = points_new (N, 4, 2, 1, 0);
  g_autoptr (SpecGraph) p = find_affinities (points, 10, team);
  g_autoptr (SpecTsneForces) forces = spec_tsne_forces_new (p, team, NULL);
  g_autofree float *x = g_new (float, N), *y = g_new (float, N), *buffer = g_new (float, 4 * N);
  float *exact_x = buffer, *exact_y = buffer + N, *fast_x = buffer + 2 * N, *fast_y = buffer + 3 * N;
  double square = 0, off = 0, total = 0;

  scatter (N, x, y);
  double exact = spec_tsne_forces_compute (forces, x, y, 0, 0, exact_x, exact_y); /* 0: nothing pulls */
  double fast = spec_tsne_forces_compute (forces, x, y, 0, 0.5, fast_x, fast_y);
  for (gsize i = 0; i < N; i++)
    {
      square += exact_x[i] * exact_x[i] + exact_y[i] * exact_y[i];
      off += pow (exact_x[i] - fast_x[i], 2) + pow (exact_y[i] - fast_y[i], 2);
      for (gsize j = 0; j < N; j++)
        total += i == j ? 0 : 1 / (1 + pow ((double) x[i] - x[j], 2) + pow ((double) y[i] - y[j], 2));
    }
  g_test_message ("forces off by %.2e, their sum by %.2e", sqrt (off / square), fabs (fast / exact - 1));
  g_assert_cmpfloat (fabs (exact / total - 1), <, 1e-5);
  g_assert_cmpfloat (fabs (fast / exact - 1), <, 5e-3);
  g_assert_cmpfloat (sqrt (off / square), <, 0.01);
  g_assert_cmpfloat (off, >, 0); /* or squares never counted as one */
}

/* Every square of the quadtree is one run of the order, and steps along it are short. */
static void
test_curve (void)
{
  enum
  {
    SIDE = 64,
    N = SIDE * SIDE
  };
  g_autofree float *x = g_new (float, N), *y = g_new (float, N);
  g_autofree SpecPlaneEntry *entries = g_new (SpecPlaneEntry, N), *room = g_new (SpecPlaneEntry, N);

  for (gsize i = 0; i < N; i++)
    {
      x[i] = (float) (i * 29 % N / SIDE);
      y[i] = (float) (i * 29 % SIDE);
    }
  spec_plane_curve_sort (N, x, y, entries, room);
  for (gsize i = 1; i < N; i++)
    {
      guint32 a = entries[i - 1].index, b = entries[i].index;

      g_assert_cmpuint (entries[i - 1].key, <, entries[i].key);
      g_assert_cmpfloat (fabsf (x[a] - x[b]) + fabsf (y[a] - y[b]), ==, 1);
    }
}

static void
check_entropy (const double *squares, gsize count, double perplexity)
{
  g_autofree float *weights = g_new (float, count);
  double entropy = 0, sum = 0;

  spec_affinities_calibrate (count, squares, perplexity, weights);
  for (gsize j = 0; j < count; j++)
    {
      sum += weights[j];
      entropy -= weights[j] > 0 ? weights[j] * log (weights[j]) : 0;
      g_assert_true (j == 0 || weights[j] <= weights[j - 1]);
    }
  g_assert_cmpfloat_with_epsilon (sum, 1, 1e-5);
  g_assert_cmpfloat_with_epsilon (exp (entropy), perplexity, 1e-3 * perplexity);
}

static void
test_perplexity (void)
{
  const double perplexities[] = { 1.5, 5, 29.9, 85 };
  double squares[90], steep[90];

  for (gsize j = 0; j < 90; j++)
    {
      squares[j] = 4 + 0.01 * (double) (j * j);
      steep[j] = exp ((double) j / 4);
    }
  for (gsize p = 0; p < G_N_ELEMENTS (perplexities); p++)
    for (double scale = 1e-8; scale < 1e9; scale *= 1e4)
      {
        double scaled[90], scaled_steep[90];

        for (gsize j = 0; j < 90; j++)
          {
            scaled[j] = scale * squares[j];
            scaled_steep[j] = scale * steep[j];
          }
        check_entropy (scaled, 90, perplexities[p]);
        check_entropy (scaled_steep, 90, perplexities[p]);
      }
}

/* Where distances leave no choice: all the same, or more of the nearest than the perplexity. */
static void
test_perplexity_of_ties (void)
{
  double squares[30] = { 0 };
  float weights[30];

  spec_affinities_calibrate (30, squares, 10, weights);
  for (gsize j = 0; j < 30; j++)
    g_assert_cmpfloat_with_epsilon (weights[j], 1.0 / 30, 1e-6);
  for (gsize j = 20; j < 30; j++)
    squares[j] = (double) j;
  spec_affinities_calibrate (30, squares, 10, weights);
  for (gsize j = 0; j < 30; j++)
    g_assert_cmpfloat_with_epsilon (weights[j], j < 20 ? 0.05 : 0, 1e-6);
}

static void
test_affinities (void)
{
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecPoints) points = points_new_grid (200, 4, 6, 4);
  g_autoptr (SpecGraph) p = find_affinities (points, 12, team);
  g_autofree float *dense = g_new0 (float, 200 * 200);

  g_assert_cmpuint (spec_affinities_get_neighbours (12, 200), ==, 36);
  g_assert_cmpfloat_with_epsilon (spec_graph_sum (p), 1, 1e-5);
  for (gsize i = 0; i < 200; i++)
    {
      g_assert_cmpuint (p->starts[i + 1] - p->starts[i], >=, 36);
      for (gsize e = p->starts[i]; e < p->starts[i + 1]; e++)
        {
          g_assert_true (e == p->starts[i] || p->columns[e - 1] < p->columns[e]);
          g_assert_true (p->columns[e] != i);
          dense[i * 200 + p->columns[e]] = p->weights[e];
        }
    }
  for (gsize i = 0; i < 200 * 200; i++)
    g_assert_cmpfloat (dense[i], ==, dense[i % 200 * 200 + i / 200]);
}

static void
test_clusters (void)
{
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;
  g_autoptr (SpecPoints) points = clusters_new (400, 20, 5, 1);
  g_autoptr (SpecProjection) map = make_map (points, &params);

  assert_clusters_apart (map, 5);
  g_assert_cmpfloat (spec_projection_get_trustworthiness (map), >, 0.93);
  g_assert_cmpuint (spec_projection_get_steps (map), ==, 750);
  g_assert_false (spec_projection_was_stopped (map));
  g_assert_cmpfloat (spec_projection_get_params (map)->perplexity, ==, 30);
}

static void
test_deterministic (void)
{
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;
  g_autoptr (SpecPoints) points = clusters_new (300, 10, 4, 2), ties = points_new_grid (300, 4, 6, 3);

  params.steps = 120;
  assert_deterministic (points, params);
  assert_deterministic (ties, params); /* many rows alike */
}

static void
test_ends (void)
{
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;
  g_autoptr (SpecPoints) points = clusters_new (150, 10, 3, 3);

  assert_ends (points, &params);
  assert_stops_at_start (points, &params);
}

/* Down to two rows, and rows that are all the same. */
static void
test_few_rows (void)
{
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;

  for (gsize n = 2; n < 8; n++)
    {
      g_autoptr (SpecPoints) points = points_new (n, 5, n, 1, 0), same = points_new_grid (n, 5, n, 1);

      assert_deterministic (points, params);
      assert_deterministic (same, params);
      g_autoptr (SpecProjection) map = make_map (points, &params);
      g_assert_cmpfloat (spec_projection_get_params (map)->perplexity, ==, MAX (1, ((double) n - 1) / 3));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-tsne/gradient", test_gradient);
  g_test_add_func ("/map-tsne/barnes-hut", test_barnes_hut);
  g_test_add_func ("/map-tsne/curve", test_curve);
  g_test_add_func ("/map-tsne/perplexity", test_perplexity);
  g_test_add_func ("/map-tsne/perplexity-of-ties", test_perplexity_of_ties);
  g_test_add_func ("/map-tsne/affinities", test_affinities);
  g_test_add_func ("/map-tsne/clusters", test_clusters);
  g_test_add_func ("/map-tsne/deterministic", test_deterministic);
  g_test_add_func ("/map-tsne/ends", test_ends);
  g_test_add_func ("/map-tsne/few-rows", test_few_rows);
  return g_test_run ();
}
