/* Included by one file for each kind of processor, with
 *   VECTOR_BYTES       bytes of a register,
 *   SPREAD_COLUMNS     columns that spread() sums at a time, two registers each,
 *   INNER_COLUMNS      the same of inner(),
 *   GATHER_VECTORS     registers of a row of sums that gather() works on at a time, and
 *   GATHER_COLUMNS     how many such rows,
 *   and what spec-microkernels-columns.h wants,
 * so chosen that the sums, and what is multiplied into them, fit the registers. Loops over these constants are unrolled whole: the
 * sums then never leave the registers. */
#include <string.h>

#include "linalg/spec-microkernels.h"
#include "linalg/spec-packed.h"

/* Values of a row that a product takes at a time: a panel of as many, 32 KiB, stays in the first-level cache while it meets the
 * panels of the other side. */
#define INNER_DEPTH 256

#define LANES (VECTOR_BYTES / 4)
#define PREFETCH 1024 /* floats ahead: the processor's own prefetching stops at each page */
#define UNROLLED _Pragma ("GCC unroll 32")
#define INLINE static inline __attribute__ ((always_inline))

/* Terms that a sum of differences adds up before it joins the total: the roundings of 32 and of depth / 32 additions are fewer than
 * those of depth. */
#define RUN 32

typedef float Vector __attribute__ ((vector_size (VECTOR_BYTES), aligned (4), may_alias));
typedef gint32 Bits __attribute__ ((vector_size (VECTOR_BYTES), aligned (4), may_alias));

/* What two values of a row come to; a constant in all that is inlined. */
typedef enum
{
  PRODUCTS,    /* sum a b */
  DIFFERENCES, /* sum |a - b| */
  LARGEST,     /* max |a - b| */
} Terms;

INLINE Vector
load (const float *from)
{
  return *(const Vector *) from;
}

INLINE void
store (float *to, Vector value)
{
  *(Vector *) to = value;
}

/* Bits of floats that are not negative order as the floats do. */
INLINE Vector
get_larger (Vector a, Vector b)
{
  Bits x = (Bits) a, y = (Bits) b;

  UNROLLED for (int i = 0; i < LANES; i++)
    x[i] = MAX (x[i], y[i]);
  return (Vector) x;
}

INLINE Vector
add_term (const Terms terms, Vector sum, Vector a, float b)
{
  Vector difference;

  if (terms == PRODUCTS)
    return sum + a * b;
  difference = (Vector) ((Bits) (a - b) & G_MAXINT32);
  if (terms == LARGEST)
    return get_larger (sum, difference);
  return sum + difference;
}

INLINE void
inner_slice (const Terms terms, gsize depth, const float *a, const float *b, gboolean add, float *c)
{
  Vector sums[2][INNER_COLUMNS];

  UNROLLED for (int j = 0; j < INNER_COLUMNS; j++)
    UNROLLED for (int v = 0; v < 2; v++)
      sums[v][j] = add ? load (c + j * SPEC_PANEL_ROWS + v * LANES) : (Vector) { 0 };
  for (gsize k = 0; k < depth; k++, a += SPEC_PANEL_ROWS, b += SPEC_PANEL_ROWS)
    {
      Vector first = load (a), second = load (a + LANES);
      UNROLLED for (int j = 0; j < INNER_COLUMNS; j++)
        {
          sums[0][j] = add_term (terms, sums[0][j], first, b[j]);
          sums[1][j] = add_term (terms, sums[1][j], second, b[j]);
        }
    }
  UNROLLED for (int j = 0; j < INNER_COLUMNS; j++)
    UNROLLED for (int v = 0; v < 2; v++)
      store (c + j * SPEC_PANEL_ROWS + v * LANES, sums[v][j]);
}

/* C of two panels, C = A B' where the terms are products; goes on from C when @add. */
INLINE void
inner (const Terms terms, gsize depth, const float *a, const float *b, gboolean add, float *c)
{
  for (int j = 0; j < SPEC_PANEL_ROWS; j += INNER_COLUMNS)
    for (int i = 0; i < SPEC_PANEL_ROWS; i += 2 * LANES)
      inner_slice (terms, depth, a + i, b + j, add, c + j * SPEC_PANEL_ROWS + i);
}

/* A factor is a panel like any other. */
static void
pack (gsize depth, const float *rows, gsize count, float *factor)
{
  spec_packed_fill_panel (factor, depth, rows, count);
}

static void
multiply (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride)
{
  for (gsize from = 0; from < depth; from += INNER_DEPTH)
    for (gsize j = 0; j < b_panels; j++)
      for (gsize i = 0; i < a_panels; i++)
        inner (PRODUCTS, MIN (INNER_DEPTH, depth - from), a + (i * depth + from) * SPEC_PANEL_ROWS, b + (j * depth + from) * SPEC_PANEL_ROWS,
               from > 0, c + (i * stride + j * SPEC_PANEL_ROWS) * SPEC_PANEL_ROWS);
}

static void
sum_differences (gsize depth, const float *a, const float *b, float *c)
{
  float run[SPEC_PANEL_ROWS * SPEC_PANEL_ROWS];

  memset (c, 0, sizeof run);
  for (gsize from = 0; from < depth; from += RUN)
    {
      inner (DIFFERENCES, MIN (RUN, depth - from), a + from * SPEC_PANEL_ROWS, b + from * SPEC_PANEL_ROWS, FALSE, run);
      for (int i = 0; i < SPEC_PANEL_ROWS * SPEC_PANEL_ROWS; i += LANES)
        store (c + i, load (c + i) + load (run + i));
    }
}

static void
find_largest_differences (gsize depth, const float *a, const float *b, float *c)
{
  memset (c, 0, SPEC_PANEL_ROWS * SPEC_PANEL_ROWS * sizeof *c);
  for (gsize from = 0; from < depth; from += INNER_DEPTH)
    inner (LARGEST, MIN (INNER_DEPTH, depth - from), a + from * SPEC_PANEL_ROWS, b + from * SPEC_PANEL_ROWS, TRUE, c);
}

INLINE void
spread_slice (gsize depth, const float *panel, const float *block, gsize width, const int columns, float *totals, gsize ld)
{
  Vector sums[2][SPREAD_COLUMNS];

  UNROLLED for (int j = 0; j < columns; j++)
    sums[0][j] = sums[1][j] = (Vector) { 0 };
  for (gsize k = 0; k < depth; k++, panel += SPEC_PANEL_ROWS, block += width)
    {
      Vector first = load (panel), second = load (panel + LANES);

      __builtin_prefetch (panel + PREFETCH);
      __builtin_prefetch (panel + PREFETCH + LANES);
      UNROLLED for (int j = 0; j < columns; j++)
        {
          sums[0][j] += first * block[j];
          sums[1][j] += second * block[j];
        }
    }
  UNROLLED for (int j = 0; j < columns; j++)
    UNROLLED for (int v = 0; v < 2; v++)
      store (totals + j * ld + v * LANES, load (totals + j * ld + v * LANES) + sums[v][j]);
}

INLINE void
spread_columns (gsize depth, const float *panel, const float *block, gsize width, gsize columns, float *totals, gsize ld)
{
  switch (columns)
    {
#if SPREAD_COLUMNS > 6
    case 14:
      spread_slice (depth, panel, block, width, 14, totals, ld);
      break;
    case 12:
      spread_slice (depth, panel, block, width, 12, totals, ld);
      break;
    case 10:
      spread_slice (depth, panel, block, width, 10, totals, ld);
      break;
    case 8:
      spread_slice (depth, panel, block, width, 8, totals, ld);
      break;
#endif
    case 6:
      spread_slice (depth, panel, block, width, 6, totals, ld);
      break;
    case 4:
      spread_slice (depth, panel, block, width, 4, totals, ld);
      break;
    default:
      spread_slice (depth, panel, block, width, 2, totals, ld);
      break;
    }
}

static void
spread (gsize depth, const float *panel, const float *block, gsize width, gsize columns, float *totals, gsize ld)
{
  for (gsize i = 0; i < SPEC_PANEL_ROWS; i += 2 * LANES)
    for (gsize j = 0, count; j < columns; j += count)
      {
        gsize slices = (columns - j + SPREAD_COLUMNS - 1) / SPREAD_COLUMNS;

        /* Slices of about the same width: a narrow one at the end would cost as much as a wide one. */
        count = ((columns - j + slices - 1) / slices + 1) & ~(gsize) 1;
        spread_columns (depth, panel + i, block + j, width, count, totals + j * ld + i, ld);
      }
}

INLINE void
gather_slice (const float *panel, const float *block, gsize width, const int vectors, const int columns, float *totals)
{
  Vector sums[GATHER_VECTORS][GATHER_COLUMNS];

  UNROLLED for (int j = 0; j < columns; j++)
    UNROLLED for (int v = 0; v < vectors; v++)
      sums[v][j] = load (totals + j * width + v * LANES);
  for (int i = 0; i < SPEC_PANEL_ROWS; i++, block += width)
    {
      Vector row[GATHER_VECTORS];
      UNROLLED for (int v = 0; v < vectors; v++)
        row[v] = load (block + v * LANES);
      UNROLLED for (int j = 0; j < columns; j++)
        UNROLLED for (int v = 0; v < vectors; v++)
          sums[v][j] += row[v] * panel[j * SPEC_PANEL_ROWS + i];
    }
  UNROLLED for (int j = 0; j < columns; j++)
    UNROLLED for (int v = 0; v < vectors; v++)
      store (totals + j * width + v * LANES, sums[v][j]);
}

INLINE void
gather_columns (gsize depth, const float *panel, const float *block, gsize width, const int vectors, float *totals)
{
  gsize k = 0;

  for (; k + GATHER_COLUMNS <= depth; k += GATHER_COLUMNS)
    gather_slice (panel + k * SPEC_PANEL_ROWS, block, width, vectors, GATHER_COLUMNS, totals + k * width);
  for (; k < depth; k++)
    gather_slice (panel + k * SPEC_PANEL_ROWS, block, width, vectors, 1, totals + k * width);
}

static void
gather (gsize depth, const float *panel, const float *block, gsize width, float *totals)
{
  gsize j = 0;

  for (; j + GATHER_VECTORS * LANES <= width; j += GATHER_VECTORS * LANES)
    gather_columns (depth, panel, block + j, width, GATHER_VECTORS, totals + j);
  for (; j < width; j += LANES)
    gather_columns (depth, panel, block + j, width, 1, totals + j);
}

/* @to: of whole registers */
INLINE void
stream (float *to, Vector value)
{
#ifdef __clang__
  typedef Vector Whole __attribute__ ((aligned (VECTOR_BYTES)));
  __builtin_nontemporal_store (value, (Whole *) (gpointer) to);
#elif defined __AVX512F__ && VECTOR_BYTES == 64
  __builtin_ia32_movntps512 (to, value);
#elif defined __AVX__ && VECTOR_BYTES == 32
  __builtin_ia32_movntps256 (to, value);
#elif defined __SSE__ && VECTOR_BYTES == 16
  __builtin_ia32_movntps (to, value);
#else
  store (to, value);
#endif
}

static void
stream_sum (gsize count, double alpha, const float *a, double beta, const float *b, float *copy, float *sum)
{
  float first = (float) alpha, second = (float) beta;

  for (gsize i = 0; i < count; i += LANES)
    {
      Vector value = load (a + i);

      __builtin_prefetch (b + i + PREFETCH);
      stream (copy + i, value);
      stream (sum + i, first * value + second * load (b + i));
    }
#ifdef __SSE__
  __builtin_ia32_sfence (); /* for the threads that read it */
#endif
}

#include "linalg/spec-microkernels-columns.h"

/* A block is read as it is. */
#define VECTOR_KERNELS(its_name, its_rate) \
  { .name = its_name, .rate = its_rate, .factor_unit = 1, .pack = pack, .multiply = multiply, .block_factor = 1, .spread = spread, \
    .gather = gather, .sum_differences = sum_differences, .find_largest_differences = find_largest_differences, \
    .stream_sum = stream_sum, \
    .inner_columns = inner_columns, .combine_columns = combine_columns }
