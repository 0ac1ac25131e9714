/* Gaussian kernels in tiles, and what is made of them on the way, against the formula in double. */
#include <math.h>

#include "linalg/spec-gaussian.h"
#include "solver-clouds.h"

#define DIMENSIONS 30

static double
get_kernel (SpecEmbedding *embedding, double sigma, guint32 i, guint32 j)
{
  float rows[2 * DIMENSIONS];
  double sum = 0;

  spec_embedding_gather_rows (embedding, (guint32[]){ i, j }, 2, rows);
  for (gsize k = 0; k < DIMENSIONS; k++)
    sum += ((double) rows[k] - rows[DIMENSIONS + k]) * ((double) rows[k] - rows[DIMENSIONS + k]);
  return exp (-sum / (2 * sigma * sigma));
}

static float
get_value (const SpecTiles *tiles, gsize i, gsize j)
{
  return spec_tiles_get (tiles, i / tiles->side, j / tiles->side)[spec_tiles_get_offset (tiles, i % tiles->side, j % tiles->side)];
}

/* Of as many samples as leave the last tiles short, and of as many as fill them. */
static void
check_fill (gsize n, gboolean stored)
{
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autoptr (SpecEmbedding) x = cloud_new (n, DIMENSIONS, 1, 1, 1, 0), y = cloud_new (n, DIMENSIONS, 3, 2, 1, 0);
  g_autoptr (SpecRows) x_rows = spec_rows_new (x, NULL, 0, team, NULL, NULL), y_rows = spec_rows_new (y, NULL, 0, team, NULL, NULL);
  g_autoptr (SpecDistances) x_distances = spec_distances_new (x_rows), y_distances = spec_distances_new (y_rows);
  g_autoptr (SpecTiles) x_tiles = spec_tiles_new (n, NULL), y_tiles = spec_tiles_new (n, NULL), difference = spec_tiles_new (n, NULL);
  SpecGaussianSum sum = { difference, 1, y_tiles, -0.6 };
  double x_square, y_square, x_sum = 0, y_sum = 0;

  if (stored)
    g_assert_true (spec_distances_store (x_distances, team, NULL, NULL) && spec_distances_store (y_distances, team, NULL, NULL));
  g_assert_true (spec_gaussian_fill (y_tiles, y_distances, 5, &y_square, NULL, team, NULL, NULL, NULL));
  g_assert_true (spec_gaussian_fill (x_tiles, x_distances, 4, &x_square, &sum, team, NULL, NULL, NULL));
  for (guint32 i = 0; i < n; i++)
    for (guint32 j = 0; j <= i; j++)
      {
        double a = get_kernel (x, 4, i, j), b = get_kernel (y, 5, i, j), twice = i == j ? 1 : 2;

        x_sum += twice * a * a;
        y_sum += twice * b * b;
        g_assert_cmpfloat_with_epsilon (get_value (x_tiles, i, j), a, 2e-6);
        g_assert_cmpfloat_with_epsilon (get_value (difference, i, j), a - 0.6 * b, 3e-6);
      }
  g_assert_cmpfloat_with_epsilon (x_square, x_sum / ((double) n * (double) n), 1e-6);
  g_assert_cmpfloat_with_epsilon (y_square, y_sum / ((double) n * (double) n), 1e-6);
}

static void
test_sum (void)
{
  check_fill (100, TRUE);
  check_fill (128, FALSE);
  check_fill (600, TRUE);
  check_fill (512, FALSE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gaussian/sum", test_sum);
  return g_test_run ();
}
