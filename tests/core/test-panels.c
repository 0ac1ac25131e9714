/* The innermost loops of every kind of processor this one can play, against plain sums in double; and the layouts they work on. */
#include <math.h>
#include <string.h>

#include "base/spec-pages.h"
#include "linalg/spec-block.h"
#include "random-floats.h"
#include "linalg/spec-packed.h"

static const char *const kinds[] = { "amx", "avx512", "avx2", "baseline" };

static gsize
get_stride (const SpecMicrokernels *kernels, gsize depth)
{
  return SPEC_PANEL_ROWS * ((depth + kernels->factor_unit - 1) / kernels->factor_unit * kernels->factor_unit);
}

static float *
pack_rows (const SpecMicrokernels *kernels, const float *rows, gsize count, gsize depth)
{
  gsize stride = get_stride (kernels, depth), panels = spec_packed_count_panels (count);
  float *factor = g_new (float, panels * stride);

  for (gsize i = 0; i < panels; i++)
    kernels->pack (depth, rows + i * SPEC_PANEL_ROWS * depth, MIN (SPEC_PANEL_ROWS, count - i * SPEC_PANEL_ROWS), factor + i * stride);
  return factor;
}

/* Neither whole panels nor, for most depths, whole passes. */
static void
check_multiply (const SpecMicrokernels *kernels, gsize depth)
{
  const gsize rows = 70, others = 40, stride = 2 * SPEC_PANEL_ROWS;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) depth);
  g_autofree float *a = random_floats (random, rows * depth), *b = random_floats (random, others * depth);
  g_autofree float *left = pack_rows (kernels, a, rows, depth), *right = pack_rows (kernels, b, others, depth);
  g_autofree float *c = g_new (float, 3 * SPEC_PANEL_ROWS * stride);

  kernels->multiply (depth, left, 3, right, 2, c, stride);
  for (gsize j = 0; j < others; j++)
    for (gsize i = 0; i < rows; i++)
      {
        double sum = 0, size = 0;
        for (gsize k = 0; k < depth; k++)
          {
            sum += (double) a[i * depth + k] * b[j * depth + k];
            size += fabs ((double) a[i * depth + k] * b[j * depth + k]);
          }
        g_assert_cmpfloat_with_epsilon (c[(i / SPEC_PANEL_ROWS * stride + j) * SPEC_PANEL_ROWS + i % SPEC_PANEL_ROWS], sum,
                                        4e-5 * size);
      }
}

static void
test_multiply (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SpecMicrokernels *kernels = spec_microkernels_get_by_name (kinds[i]);
      for (gsize depth = 1; kernels != NULL && depth < 600; depth = 2 * depth + 1)
        check_multiply (kernels, depth);
      if (kernels != NULL)
        check_multiply (kernels, 512);
    }
}

/* The last run of terms is whole for some depths only. */
static void
check_differences (const SpecMicrokernels *kernels, gsize depth)
{
  const gsize rows = SPEC_PANEL_ROWS;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) depth);
  g_autofree float *a = random_floats (random, rows * depth), *b = random_floats (random, rows * depth);
  float sums[SPEC_PANEL_ROWS * SPEC_PANEL_ROWS], largest[SPEC_PANEL_ROWS * SPEC_PANEL_ROWS];

  kernels->sum_differences (depth, a, b, sums);
  kernels->find_largest_differences (depth, a, b, largest);
  for (gsize j = 0; j < rows; j++)
    for (gsize i = 0; i < rows; i++)
      {
        double sum = 0, most = 0;
        for (gsize k = 0; k < depth; k++)
          {
            double difference = fabs ((double) a[k * rows + i] - b[k * rows + j]);
            sum += difference;
            most = MAX (most, difference);
          }
        g_assert_cmpfloat_with_epsilon (sums[i + j * rows], sum, ((double) depth / 32 + 40) * 0x1p-24 * sum);
        g_assert_cmpfloat_with_epsilon (largest[i + j * rows], most, 0x1p-24 * most);
      }
}

static void
test_differences (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SpecMicrokernels *kernels = spec_microkernels_get_by_name (kinds[i]);
      for (gsize depth = 1; kernels != NULL && kernels->sum_differences != NULL && depth < 1200; depth = 2 * depth + 1)
        check_differences (kernels, depth);
      if (kernels != NULL && kernels->sum_differences != NULL)
        check_differences (kernels, 512);
    }
  g_assert_nonnull (spec_microkernels_get_whole ()->sum_differences);
}

static float *
prepare_block (const SpecMicrokernels *kernels, const float *block, gsize rows, gsize width)
{
  gsize chunk = SPEC_PANEL_ROWS * width, chunks = (rows + SPEC_PANEL_ROWS - 1) / SPEC_PANEL_ROWS;
  g_autofree float *whole = g_new0 (float, chunks * chunk);
  float *prepared = g_new (float, chunks * chunk * kernels->block_factor);

  memcpy (whole, block, rows * width * sizeof (float));
  if (kernels->prepare == NULL)
    memcpy (prepared, whole, chunks * chunk * sizeof (float));
  for (gsize i = 0; i < chunks && kernels->prepare != NULL; i++)
    kernels->prepare (whole + i * chunk, width, prepared + i * chunk * kernels->block_factor);
  return prepared;
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
  g_autofree float *spreading = prepare_block (kernels, right, depth, width);
  g_autofree float *gathering = prepare_block (kernels, below, SPEC_PANEL_ROWS, width);

  kernels->spread (depth, panel, spreading, width, columns, spread, ld);
  kernels->gather (depth, panel, gathering, width, gathered);
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

/* As of the same numbers in single precision. */
static void
check_halves (const SpecMicrokernels *kernels, gsize depth, gsize columns)
{
  gsize width = spec_block_get_width (columns), size = SPEC_PANEL_ROWS * depth;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) depth);
  g_autofree float *exact = random_floats (random, size), *panel = g_new (float, size), *block = random_floats (random, depth * width);
  g_autofree float *spreading = prepare_block (kernels, block, depth, width), *gathering = prepare_block (kernels, block, SPEC_PANEL_ROWS, width);
  g_autofree float *spread = g_new0 (float, SPEC_PANEL_ROWS * width), *spread_halves = g_new0 (float, SPEC_PANEL_ROWS * width);
  g_autofree float *gathered = g_new0 (float, depth * width), *gathered_halves = g_new0 (float, depth * width);
  g_autofree guint16 *halves = g_new (guint16, size);

  kernels->to_halves (size, exact, halves);
  kernels->from_halves (size, halves, panel);
  for (gsize i = 0; i < size; i++)
    g_assert_cmpfloat_with_epsilon (panel[i], exact[i], fabs ((double) exact[i]) / 2048 + 1e-7);
  kernels->spread (depth, panel, spreading, width, columns, spread, SPEC_PANEL_ROWS);
  kernels->spread_halves (depth, halves, spreading, width, FALSE, columns, spread_halves, SPEC_PANEL_ROWS);
  g_assert_cmpmem (spread, SPEC_PANEL_ROWS * columns * sizeof (float), spread_halves, SPEC_PANEL_ROWS * columns * sizeof (float));
  kernels->gather (depth, panel, gathering, width, gathered);
  kernels->gather_halves (depth, halves, 1, 0, gathering, width, gathered_halves);
  g_assert_cmpmem (gathered, depth * width * sizeof (float), gathered_halves, depth * width * sizeof (float));
}

/* All panels at once, which lie apart, as one after the other. */
static void
check_many_halves (const SpecMicrokernels *kernels, gsize depth, gsize columns, gsize count)
{
  gsize width = spec_block_get_width (columns), size = SPEC_PANEL_ROWS * depth, stride = size + SPEC_PANEL_ROWS;
  gsize chunk = SPEC_PANEL_ROWS * width * kernels->block_factor;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) depth);
  g_autofree float *values = random_floats (random, count * stride), *block = random_floats (random, count * SPEC_PANEL_ROWS * width);
  g_autofree float *prepared = prepare_block (kernels, block, count * SPEC_PANEL_ROWS, width);
  g_autofree float *singly = g_new0 (float, depth * width), *together = g_new0 (float, depth * width);
  g_autofree guint16 *halves = g_new (guint16, count * stride);

  kernels->to_halves (count * stride, values, halves);
  for (gsize i = 0; i < count; i++)
    kernels->gather_halves (depth, halves + i * stride, 1, 0, prepared + i * chunk, width, singly);
  kernels->gather_halves (depth, halves, count, stride, prepared, width, together);
  for (gsize i = 0; i < depth * width; i++)
    g_assert_cmpfloat_with_epsilon (together[i], singly[i], 1e-5);
}

/* What is left out of a brief block is nothing. */
static void
check_brief (const SpecMicrokernels *kernels, gsize depth, gsize columns)
{
  gsize width = spec_block_get_width (columns), size = SPEC_PANEL_ROWS * depth;
  g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) depth);
  g_autofree float *panel = random_floats (random, size), *block = random_floats (random, depth * width);
  g_autofree float *brief = g_new0 (float, SPEC_PANEL_ROWS * width), *whole = g_new0 (float, SPEC_PANEL_ROWS * width);
  g_autofree guint16 *halves = g_new (guint16, size);

  for (gsize i = 0; i < depth * width; i++)
    block[i] = (float) round (block[i] * 65536) / 65536;
  g_autofree float *prepared = prepare_block (kernels, block, depth, width);
  kernels->to_halves (size, panel, halves);
  kernels->spread_halves (depth, halves, prepared, width, TRUE, columns, brief, SPEC_PANEL_ROWS);
  kernels->spread_halves (depth, halves, prepared, width, FALSE, columns, whole, SPEC_PANEL_ROWS);
  g_assert_cmpmem (brief, SPEC_PANEL_ROWS * columns * sizeof (float), whole, SPEC_PANEL_ROWS * columns * sizeof (float));
}

static void
test_halves (void)
{
  guint checked = 0;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SpecMicrokernels *kernels = spec_microkernels_get_by_name (kinds[i]);
      for (gsize columns = 1; kernels != NULL && kernels->to_halves != NULL && columns < 50; columns += 7, checked++)
        {
          check_halves (kernels, 40 + 5 * columns, columns);
          check_brief (kernels, 40 + 5 * columns, columns);
          for (gsize count = 1; count <= SPEC_MOST_PANELS; count++)
            check_many_halves (kernels, 40 + 5 * columns, columns, count);
        }
    }
  if (checked == 0)
    g_test_skip ("no kind of processor here has half precision");
}

/* What the processor offers must be the best of them, and there is always one; -Dbaseline=true wants no other. */
static void
test_choice (void)
{
  const SpecMicrokernels *kernels = spec_microkernels_get ();

  g_assert_nonnull (spec_microkernels_get_by_name ("baseline"));
  g_assert_null (spec_microkernels_get_by_name ("none"));
#ifdef SPEC_BASELINE
  g_assert_cmpstr (kernels->name, ==, "baseline");
  return;
#endif
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      if (spec_microkernels_get_by_name (kinds[i]) == NULL)
        continue;
      g_assert_cmpstr (kernels->name, ==, kinds[i]);
      return;
    }
}

/* Every sum, into memory that begins with a cache line whatever its size. */
static void
test_stream_sum (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      const SpecMicrokernels *kernels = spec_microkernels_get_by_name (kinds[i]);

      for (gsize count = SPEC_PANEL_ROWS; kernels != NULL && kernels->stream_sum != NULL && count < 2000000; count *= 7)
        {
          g_autoptr (GRand) random = g_rand_new_with_seed ((guint32) count);
          g_autofree float *a = random_floats (random, count), *b = random_floats (random, count);
          g_autofree float *copy = spec_pages_new (count, sizeof (float)), *sum = spec_pages_new (count, sizeof (float));

          g_assert_cmpuint ((gsize) copy % SPEC_PAGES_ALIGNMENT, ==, 0);
          g_assert_cmpuint ((gsize) sum % SPEC_PAGES_ALIGNMENT, ==, 0);
          kernels->stream_sum (count, -0.75, a, 2, b, copy, sum);
          g_assert_cmpmem (copy, count * sizeof (float), a, count * sizeof (float));
          for (gsize k = 0; k < count; k++)
            g_assert_cmpfloat_with_epsilon (sum[k], -0.75 * (double) a[k] + 2 * (double) b[k], 1e-6);
        }
    }
  g_assert_nonnull (spec_microkernels_get_whole ()->stream_sum);
  g_assert_null (spec_pages_new (G_MAXSIZE / 2, sizeof (float)));
}

/* Packed, then multiplied by panels of the unit matrix: the same vectors again. */
static void
test_exchange (void)
{
  const gsize n = 1000, columns = 130, rows = 1024; /* enough for the team to share it */
  const SpecMicrokernels *kernels = spec_microkernels_get ();
  g_autoptr (GRand) random = g_rand_new_with_seed (4);
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autofree float *v = random_floats (random, n * columns), *y = g_memdup2 (v, n * columns * sizeof (float));
  gsize width = spec_block_get_width (columns);
  g_autofree float *block = g_new (float, spec_block_get_size (kernels, rows, width)), *sums = g_new0 (float, rows * width);
  float unit[SPEC_PANEL_ROWS * SPEC_PANEL_ROWS] = { 0 };

  for (gsize i = 0; i < SPEC_PANEL_ROWS; i++)
    unit[i * SPEC_PANEL_ROWS + i] = 1;
  spec_block_pack (kernels, team, n, columns, v, rows, block);
  for (gsize i = 0; i < rows; i += SPEC_PANEL_ROWS)
    kernels->gather (SPEC_PANEL_ROWS, unit, spec_block_get_rows (kernels, block, i, width), width, sums + i * width);
  for (gsize i = 0; i < rows; i++)
    for (gsize j = 0; j < width; j++)
      g_assert_cmpfloat_with_epsilon (sums[i * width + j], i < n && j < columns ? v[j * n + i] : 0, 1e-5);
  spec_block_unpack (team, n, columns, sums, 0.5f, y);
  for (gsize i = 0; i < n * columns; i++)
    g_assert_cmpfloat_with_epsilon (y[i], v[i], 1e-5);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/panels/multiply", test_multiply);
  g_test_add_func ("/panels/differences", test_differences);
  g_test_add_func ("/panels/stream-sum", test_stream_sum);
  g_test_add_func ("/panels/block", test_block);
  g_test_add_func ("/panels/halves", test_halves);
  g_test_add_func ("/panels/choice", test_choice);
  g_test_add_func ("/panels/exchange", test_exchange);
  return g_test_run ();
}
