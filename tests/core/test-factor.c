/* Rows laid out for products: of all with all, and as panels. */
#include <math.h>

#include "linalg/spec-factor.h"
#include "linalg/spec-packed.h"
#include "random-floats.h"

/* By the kind that is chosen, and with itself: distances of equal rows must come out as nothing. */
static void
test_factor (void)
{
  const gsize depth = 517, rows = 40;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree float *a = random_floats (random, rows * depth), *c = g_new (float, 2 * SPEC_PANEL_ROWS * 2 * SPEC_PANEL_ROWS);
  g_autoptr (SpecFactor) factor = spec_factor_new (rows, depth);

  for (gsize i = 0; i < rows; i += SPEC_PANEL_ROWS)
    spec_factor_pack (depth, a + i * depth, MIN (SPEC_PANEL_ROWS, rows - i), spec_factor_get_panel (factor, i / SPEC_PANEL_ROWS));
  spec_factor_multiply (depth, factor->values, 2, factor->values, 2, c, 2 * SPEC_PANEL_ROWS);
  for (gsize i = 0; i < rows; i++)
    {
      double square = 0;
      for (gsize k = 0; k < depth; k++)
        square += (double) a[i * depth + k] * a[i * depth + k];
      g_assert_cmpfloat_with_epsilon (c[(i / SPEC_PANEL_ROWS * 2 * SPEC_PANEL_ROWS + i) * SPEC_PANEL_ROWS + i % SPEC_PANEL_ROWS], square,
                                      1e-6 * square);
    }
}

/* Factors that are rounded to begin with lose nothing. */
static void
test_coarse_factor (void)
{
  const gsize depth = 517, rows = 40, stride = 2 * SPEC_PANEL_ROWS;
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autofree float *a = random_floats (random, rows * depth), *b = random_floats (random, rows * depth);
  g_autofree float *c = g_new (float, 2 * SPEC_PANEL_ROWS * stride), *exact = g_memdup2 (b, rows * depth * sizeof *b);
  g_autoptr (SpecFactor) left = spec_factor_new (rows, depth), right = spec_factor_new (rows, depth);

  spec_factor_coarsen (rows * depth, b);
  for (gsize i = 0; i < rows * depth; i++)
    g_assert_cmpfloat_with_epsilon (b[i], exact[i], fabs (exact[i]) / 256);
  for (gsize i = 0; i < rows; i += SPEC_PANEL_ROWS)
    {
      spec_factor_pack (depth, a + i * depth, MIN (SPEC_PANEL_ROWS, rows - i), spec_factor_get_panel (left, i / SPEC_PANEL_ROWS));
      spec_factor_pack (depth, b + i * depth, MIN (SPEC_PANEL_ROWS, rows - i), spec_factor_get_panel (right, i / SPEC_PANEL_ROWS));
    }
  spec_factor_multiply_coarse (depth, left->values, 2, right->values, 2, c, stride);
  for (gsize i = 0; i < rows; i++)
    for (gsize j = 0; j < rows; j++)
      {
        double sum = 0, size = 0;
        for (gsize k = 0; k < depth; k++)
          {
            sum += (double) a[i * depth + k] * b[j * depth + k];
            size += fabs ((double) a[i * depth + k] * b[j * depth + k]);
          }
        g_assert_cmpfloat_with_epsilon (c[(i / SPEC_PANEL_ROWS * stride + j) * SPEC_PANEL_ROWS + i % SPEC_PANEL_ROWS], sum, 2e-6 * size);
      }
}

static void
test_packed (void)
{
  const gsize depth = 517, rows = 70;
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree float *a = random_floats (random, rows * depth), *back = g_new (float, depth * SPEC_PANEL_ROWS);
  g_autoptr (SpecPacked) packed = spec_packed_new (rows, depth);

  for (gsize i = 0; i < rows; i += SPEC_PANEL_ROWS)
    spec_packed_fill_panel (spec_packed_get_panel (packed, i / SPEC_PANEL_ROWS), depth, a + i * depth, MIN (SPEC_PANEL_ROWS, rows - i));
  g_assert_cmpfloat (spec_packed_get_panel (packed, 1)[300 * SPEC_PANEL_ROWS + 7], ==, a[(SPEC_PANEL_ROWS + 7) * depth + 300]);
  spec_packed_read_panel (spec_packed_get_panel (packed, 2), depth, back, rows - 2 * SPEC_PANEL_ROWS);
  g_assert_cmpmem (back, (rows - 2 * SPEC_PANEL_ROWS) * depth * sizeof (float), a + 2 * SPEC_PANEL_ROWS * depth,
                   (rows - 2 * SPEC_PANEL_ROWS) * depth * sizeof (float));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/factor/multiply", test_factor);
  g_test_add_func ("/factor/coarse", test_coarse_factor);
  g_test_add_func ("/factor/packed", test_packed);
  return g_test_run ();
}
