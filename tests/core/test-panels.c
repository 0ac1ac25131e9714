/* The innermost loops of every kind of processor this one can play, against plain sums in double; and the layouts they work on. */
#include <math.h>

#include "linalg/spec-block.h"
#include "linalg/spec-packed.h"

static const char *const kinds[] = { "avx512", "avx2", "baseline" };

static float *
random_floats (GRand *random, gsize count)
{
  float *values = g_new (float, count);

  for (gsize i = 0; i < count; i++)
    values[i] = (float) g_rand_double_range (random, -1, 1);
  return values;
}

static void
check_inner (const SpecMicrokernels *kernels, gsize depth, gboolean add)
{
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) depth);
  g_autofree float *a = random_floats (random, SPEC_PANEL_ROWS * depth), *b = random_floats (random, SPEC_PANEL_ROWS * depth);
  g_autofree float *c = random_floats (random, SPEC_PANEL_ROWS * SPEC_PANEL_ROWS);
  g_autofree float *before = g_memdup2 (c, SPEC_PANEL_ROWS * SPEC_PANEL_ROWS * sizeof (float));

  kernels->inner (depth, a, b, add, c);
  for (gsize j = 0; j < SPEC_PANEL_ROWS; j++)
    for (gsize i = 0; i < SPEC_PANEL_ROWS; i++)
      {
        double sum = add ? before[j * SPEC_PANEL_ROWS + i] : 0;
        for (gsize k = 0; k < depth; k++)
          sum += (double) a[k * SPEC_PANEL_ROWS + i] * b[k * SPEC_PANEL_ROWS + j];
        g_assert_cmpfloat_with_epsilon (c[j * SPEC_PANEL_ROWS + i], sum, 1e-4);
      }
}

static void
test_inner (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SpecMicrokernels *kernels = spec_microkernels_get_by_name (kinds[i]);
      for (gsize depth = 1; kernels != NULL && depth < 300; depth = 3 * depth + 1)
        {
          check_inner (kernels, depth, FALSE);
          check_inner (kernels, depth, TRUE);
        }
    }
}

/* Every number of columns takes another way through the loops. */
static void
check_block (const SpecMicrokernels *kernels, gsize depth, gsize columns)
{
  gsize width = spec_block_get_width (columns), ld = SPEC_PANEL_ROWS + 3;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) (depth * 100 + columns));
  g_autofree float *panel = random_floats (random, SPEC_PANEL_ROWS * depth), *right = random_floats (random, depth * width);
  g_autofree float *below = random_floats (random, SPEC_PANEL_ROWS * width), *spread = g_new0 (float, ld * (width + 1));
  g_autofree float *gathered = g_new0 (float, depth * width);

  kernels->spread (depth, panel, right, width, columns, spread, ld);
  kernels->gather (depth, panel, below, width, gathered);
  for (gsize j = 0; j < columns; j++)
    for (gsize i = 0; i < SPEC_PANEL_ROWS; i++)
      {
        double sum = 0;
        for (gsize k = 0; k < depth; k++)
          sum += (double) panel[k * SPEC_PANEL_ROWS + i] * right[k * width + j];
        g_assert_cmpfloat_with_epsilon (spread[j * ld + i], sum, 1e-4);
      }
  for (gsize j = 0; j < columns; j++)
    for (gsize k = 0; k < depth; k++)
      {
        double sum = 0;
        for (gsize i = 0; i < SPEC_PANEL_ROWS; i++)
          sum += (double) panel[k * SPEC_PANEL_ROWS + i] * below[i * width + j];
        g_assert_cmpfloat_with_epsilon (gathered[k * width + j], sum, 1e-4);
      }
}

static void
test_block (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SpecMicrokernels *kernels = spec_microkernels_get_by_name (kinds[i]);
      for (gsize columns = 1; kernels != NULL && columns < 50; columns++)
        check_block (kernels, 7 + 5 * columns, columns);
    }
}

/* What the processor offers must be the best of them, and there is always one. */
static void
test_choice (void)
{
  const SpecMicrokernels *kernels = spec_microkernels_get ();

  g_assert_nonnull (spec_microkernels_get_by_name ("baseline"));
  g_assert_null (spec_microkernels_get_by_name ("none"));
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (spec_microkernels_get_by_name (kinds[i]) == NULL)
        continue;
      g_assert_cmpstr (kernels->name, ==, kinds[i]);
      return;
    }
}

static void
test_packed (void)
{
  const gsize depth = 517, rows = 70, others = 40; /* neither whole panels nor whole passes */
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autofree float *a = random_floats (random, rows * depth), *b = random_floats (random, others * depth);
  g_autofree float *back = g_new (float, depth * SPEC_PANEL_ROWS);
  g_autoptr (SpecPacked) left = spec_packed_new (rows, depth), right = spec_packed_new (others, depth);
  gsize stride = 2 * SPEC_PANEL_ROWS;
  g_autofree float *c = g_new (float, 3 * SPEC_PANEL_ROWS * stride);

  for (gsize i = 0; i < rows; i += SPEC_PANEL_ROWS)
    spec_packed_fill_panel (spec_packed_get_panel (left, i / SPEC_PANEL_ROWS), depth, a + i * depth,
                            MIN (SPEC_PANEL_ROWS, rows - i));
  for (gsize i = 0; i < others; i += SPEC_PANEL_ROWS)
    spec_packed_fill_panel (spec_packed_get_panel (right, i / SPEC_PANEL_ROWS), depth, b + i * depth,
                            MIN (SPEC_PANEL_ROWS, others - i));
  spec_packed_read_panel (spec_packed_get_panel (left, 2), depth, back, rows - 2 * SPEC_PANEL_ROWS);
  g_assert_cmpmem (back, (rows - 2 * SPEC_PANEL_ROWS) * depth * sizeof (float), a + 2 * SPEC_PANEL_ROWS * depth,
                   (rows - 2 * SPEC_PANEL_ROWS) * depth * sizeof (float));

  spec_packed_multiply (depth, left->values, 3, right->values, 2, c, stride);
  for (gsize j = 0; j < others; j++)
    for (gsize i = 0; i < rows; i++)
      {
        double sum = 0;
        for (gsize k = 0; k < depth; k++)
          sum += (double) a[i * depth + k] * b[j * depth + k];
        g_assert_cmpfloat_with_epsilon (c[(i / SPEC_PANEL_ROWS * stride + j) * SPEC_PANEL_ROWS + i % SPEC_PANEL_ROWS], sum, 1e-3);
      }
}

static void
test_exchange (void)
{
  const gsize n = 1000, columns = 130, rows = 1024; /* enough for the team to share it */
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autofree float *v = random_floats (random, n * columns), *y = g_memdup2 (v, n * columns * sizeof (float));
  gsize width = spec_block_get_width (columns);
  g_autofree float *block = g_new (float, rows * width);

  spec_block_pack (team, n, columns, v, rows, block);
  for (gsize i = 0; i < rows; i++)
    for (gsize j = 0; j < width; j++)
      g_assert_cmpfloat (block[i * width + j], ==, i < n && j < columns ? v[j * n + i] : 0);
  spec_block_unpack (team, n, columns, block, 0.5f, y);
  for (gsize i = 0; i < n * columns; i++)
    g_assert_cmpfloat (y[i], ==, v[i]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/inner", test_inner);
  g_test_add_func ("/panels/block", test_block);
  g_test_add_func ("/panels/choice", test_choice);
  g_test_add_func ("/panels/packed", test_packed);
  g_test_add_func ("/panels/exchange", test_exchange);
  return g_test_run ();
}
