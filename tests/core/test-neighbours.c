/* The graph of nearest neighbours against sorting all distances, and what two graphs have in common. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "agreement-clouds.h"
#include "agreement/spec-neighbours.h"
#include "agreement/spec-overlap-curve.h"
#include "agreement/spec-overlap.h"

static SpecNeighbours *
find (const SpecPoints *points, SpecMetric metric, gsize k, guint lanes)
{
  g_autoptr (SpecTeam) team = spec_team_new (lanes);
  g_autoptr (GError) error = NULL;
  SpecNeighbours *neighbours = spec_neighbours_find (points, metric, k, team, NULL, NULL, &error);

  g_assert_no_error (error);
  return neighbours;
}

static void
assert_exact (const SpecPoints *points, SpecMetric metric, gsize k)
{
  g_autofree guint32 *expected = naive_neighbours (points, metric, k);

  for (guint lanes = 1; lanes <= 3; lanes += 2)
    {
      g_autoptr (SpecNeighbours) found = find (points, metric, k, lanes);

      g_assert_cmpmem (found->indices, points->count * k * sizeof (guint32), expected,
                       points->count * k * sizeof (guint32));
    }
}

static const SpecMetric all[]
    = { SPEC_METRIC_EUCLIDEAN, SPEC_METRIC_COSINE, SPEC_METRIC_MANHATTAN, SPEC_METRIC_CHEBYSHEV, SPEC_METRIC_SNR };

static void
test_metrics (void)
{
  g_autoptr (SpecPoints) points = points_new (130, 19, 1, 1, 0.2);

  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      assert_exact (points, all[i], 1);
      assert_exact (points, all[i], 12);
      assert_exact (points, all[i], 129);
    }
}

/* More rows than are compared at a time. */
static void
test_many_rows (void)
{
  const gsize rows = g_getenv ("SPEC_TEST_SMALL") != NULL ? 350 : 2100;
  g_autoptr (SpecPoints) points = points_new (rows, 5, 2, 3, 0);

  assert_exact (points, SPEC_METRIC_EUCLIDEAN, 30);
  assert_exact (points, SPEC_METRIC_COSINE, 30);
  assert_exact (points, SPEC_METRIC_EUCLIDEAN, 3 * rows / 7);
  assert_exact (points, SPEC_METRIC_SNR, 3 * rows / 7);
  assert_exact (points, SPEC_METRIC_CHEBYSHEV, 30);
}

/* Products of rows far from the origin cancel; so do those of rows that lie in a narrow cone, and tiny or huge numbers
 * overflow. */
static void
test_ill_placed (void)
{
  const double places[][2] = { { 1, 4000 }, { 0.01, 60 }, { 1e-18, 0 }, { 1e17, 0 }, { 1e-4, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (SpecPoints) points = points_new (300, 6, 3 + i, places[i][0], places[i][1]);

      assert_exact (points, SPEC_METRIC_EUCLIDEAN, 10);
      assert_exact (points, SPEC_METRIC_CHEBYSHEV, 10);
      assert_exact (points, SPEC_METRIC_EUCLIDEAN, 150);
      assert_exact (points, SPEC_METRIC_MANHATTAN, 150);
      assert_exact (points, SPEC_METRIC_COSINE, 150);
    }
}

/* One pair lies a million times closer together than the others. */
static void
test_near_duplicates (void)
{
  g_autoptr (SpecPoints) points = points_new (400, 24, 5, 1, 0);

  for (gsize i = 0; i + 3 < 400; i += 4)
    for (gsize copy = 1; copy < 4; copy++)
      for (gsize k = 0; k < 24; k++)
        points->values[(i + copy) * 24 + k]
            = points->values[i * 24 + k] * (1 + 1e-6f * (float) ((copy * 7 + k * 3 + i) % 11));
  assert_exact (points, SPEC_METRIC_EUCLIDEAN, 3);
  assert_exact (points, SPEC_METRIC_EUCLIDEAN, 9);
  assert_exact (points, SPEC_METRIC_EUCLIDEAN, 200);
}

/* Ties by the hundred: the lower index is the nearer. */
static void
test_ties (void)
{
  g_autoptr (SpecPoints) grid = points_new_grid (g_getenv ("SPEC_TEST_SMALL") != NULL ? 400 : 1200, 3, 6, 3), equal = points_new_grid (90, 4, 7, 1);

  assert_exact (grid, SPEC_METRIC_EUCLIDEAN, 15);
  assert_exact (grid, SPEC_METRIC_EUCLIDEAN, 300);
  assert_exact (grid, SPEC_METRIC_CHEBYSHEV, 300);
  assert_exact (grid, SPEC_METRIC_MANHATTAN, 15);
  assert_exact (grid, SPEC_METRIC_CHEBYSHEV, 15);
  assert_exact (equal, SPEC_METRIC_EUCLIDEAN, 7);
}

static void
test_zero_rows (void)
{
  g_autoptr (SpecPoints) points = points_new (120, 5, 8, 1, 0.5);

  memset (points->values + 40 * 5, 0, 5 * sizeof (float));
  memset (points->values + 90 * 5, 0, 5 * sizeof (float));
  assert_exact (points, SPEC_METRIC_COSINE, 20);
}

static void
test_cancelled (void)
{
  g_autoptr (SpecPoints) points = points_new (500, 5, 9, 1, 0);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < G_N_ELEMENTS (all); i++)
    {
      g_assert_null (spec_neighbours_find (points, all[i], 5, team, cancellable, NULL, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
    }
}

/* Each sample's sets are intersected by hand. */
static void
test_overlap (void)
{
  const gsize n = 200, k[] = { 1, 5, 20, 60 };
  g_autoptr (SpecPoints) x = points_new (n, 4, 10, 1, 0), y = points_new (n, 4, 11, 0.5, 0);
  SpecOverlap found[4];
  g_autofree double *jaccards = g_new (double, n);
  double last = 0;

  for (gsize i = 0; i < n * 4; i++)
    y->values[i] += x->values[i];
  g_autoptr (SpecNeighbours) in_x = find (x, SPEC_METRIC_EUCLIDEAN, 60, 2),
                             in_y = find (y, SPEC_METRIC_EUCLIDEAN, 60, 2);
  g_assert_true (spec_overlap_compute (in_x, in_y, k, 4, found, jaccards, NULL, NULL));
  for (gsize level = 0; level < 4; level++)
    {
      double jaccard = 0, common = 0;

      for (gsize i = 0; i < n; i++)
        {
          gsize both = 0;

          for (gsize p = 0; p < k[level]; p++)
            for (gsize q = 0; q < k[level]; q++)
              both += spec_neighbours_get (in_x, i)[p] == spec_neighbours_get (in_y, i)[q];
          last = (double) both / (double) (2 * k[level] - both);
          jaccard += last / (double) n;
          common += (double) both / (double) (k[level] * n);
        }
      g_assert_cmpfloat_with_epsilon (found[level].jaccard, jaccard, 1e-12);
      g_assert_cmpfloat_with_epsilon (found[level].common, common, 1e-12);
    }
  g_assert_cmpfloat (jaccards[n - 1], ==, last);
  g_assert_cmpfloat (found[0].jaccard, <, found[3].jaccard);
}

/* All k at once against one k at a time; the band holds the curve and does not depend on the number of lanes. */
static void
test_curve (void)
{
  const gsize n = 150, largest = 149;
  g_autoptr (SpecPoints) x = points_new (n, 4, 12, 1, 0), y = points_new (n, 4, 13, 0.5, 0);

  for (gsize i = 0; i < n * 4; i++)
    y->values[i] += x->values[i];
  g_autoptr (SpecNeighbours) in_x = find (x, SPEC_METRIC_EUCLIDEAN, largest, 2),
                             in_y = find (y, SPEC_METRIC_COSINE, largest, 2);
  g_autoptr (SpecTeam) one = spec_team_new (1), three = spec_team_new (3);
  g_autoptr (SpecOverlapCurve) curve = spec_overlap_curve_new (in_x, in_y, largest, 5, one, NULL, NULL),
                               again = spec_overlap_curve_new (in_x, in_y, largest, 5, three, NULL, NULL);
  for (gsize k = 1; k <= largest; k++)
    {
      SpecOverlap overlap;

      g_assert_true (spec_overlap_compute (in_x, in_y, &k, 1, &overlap, NULL, NULL, NULL));
      g_assert_cmpfloat (curve->jaccard[k - 1], ==, overlap.jaccard);
      g_assert_cmpfloat (curve->common[k - 1], ==, overlap.common);
    }
  g_assert_cmpuint (curve->grid[0], ==, 1);
  g_assert_cmpuint (curve->grid[curve->grid_count - 1], ==, largest);
  for (gsize i = 0; i < curve->grid_count; i++)
    {
      double value = curve->jaccard[curve->grid[i] - 1];

      g_assert_true (i == 0 || curve->grid[i] > curve->grid[i - 1]);
      g_assert_cmpfloat (curve->low[i], <=, value);
      g_assert_cmpfloat (curve->high[i], >=, value);
      g_assert_cmpfloat (curve->high[i] - curve->low[i], <, 0.2);
      g_assert_cmpfloat (curve->low[i], ==, again->low[i]);
    }
  g_assert_cmpfloat (curve->low[5], <, curve->high[5]);
  g_assert_true (isnan (spec_overlap_curve_normalise (curve, largest, 1)));
  g_assert_cmpfloat_with_epsilon (spec_overlap_curve_normalise (curve, 10, 10.0 / (2 * 149 - 10)), 0, 1e-15);
}

/* The width of the band is that of the mean of so many numbers: 2 x 1.96 standard errors. */
static void
test_band (void)
{
  const gsize n = 400;
  g_autoptr (SpecPoints) x = points_new (n, 5, 14, 1, 0), y = points_new (n, 5, 15, 0.7, 0);
  g_autofree double *jaccards = g_new (double, n);
  gsize k = 1, at = 0;
  SpecOverlap overlap;
  double square = 0;

  for (gsize i = 0; i < n * 5; i++)
    y->values[i] += x->values[i];
  g_autoptr (SpecNeighbours) in_x = find (x, SPEC_METRIC_EUCLIDEAN, 40, 2),
                             in_y = find (y, SPEC_METRIC_EUCLIDEAN, 40, 2);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecOverlapCurve) curve = spec_overlap_curve_new (in_x, in_y, 40, 1, team, NULL, NULL);
  while (curve->grid[at] < 20)
    at++;
  k = curve->grid[at];
  g_assert_true (spec_overlap_compute (in_x, in_y, &k, 1, &overlap, jaccards, NULL, NULL));
  for (gsize i = 0; i < n; i++)
    square += (jaccards[i] - overlap.jaccard) * (jaccards[i] - overlap.jaccard);
  g_assert_cmpfloat_with_epsilon ((curve->high[at] - curve->low[at]) / (2 * 1.96 * sqrt (square) / (double) n), 1, 0.15);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/neighbours/metrics", test_metrics);
  g_test_add_func ("/neighbours/many-rows", test_many_rows);
  g_test_add_func ("/neighbours/ill-placed", test_ill_placed);
  g_test_add_func ("/neighbours/near-duplicates", test_near_duplicates);
  g_test_add_func ("/neighbours/ties", test_ties);
  g_test_add_func ("/neighbours/zero-rows", test_zero_rows);
  g_test_add_func ("/neighbours/cancelled", test_cancelled);
  g_test_add_func ("/neighbours/overlap", test_overlap);
  g_test_add_func ("/neighbours/curve", test_curve);
  g_test_add_func ("/neighbours/band", test_band);
  return g_test_run ();
}
