/* Included by spec-microkernels-body.h: products of tall columns of doubles, with
 *   COLUMN_SQUARE      how many columns of either side inner_columns() takes at a time, and
 *   COLUMN_VECTORS     registers of a column that combine_columns() takes,
 *   COLUMN_SUMS        for so many columns of sums.
 * Columns are read where they lie. A library's product of any two matrices packs both first, which for a few columns costs more than
 * multiplying them does. */

#define DOUBLES (VECTOR_BYTES / 8)

typedef double Doubles __attribute__ ((vector_size (VECTOR_BYTES), aligned (8), may_alias));

INLINE Doubles
load_doubles (const double *from)
{
  return *(const Doubles *) from;
}

INLINE void
store_doubles (double *to, Doubles value)
{
  *(Doubles *) to = value;
}

INLINE double
add_up (Doubles values)
{
  double sum = 0;

  UNROLLED for (int i = 0; i < DOUBLES; i++)
    sum += values[i];
  return sum;
}

/* Of at most COLUMN_SQUARE columns of A with as many of B. One that is not there is the last one again: one loop fits all, and what it
 * finds for it is left. */
INLINE void
inner_square (gsize n, gsize ld, const double *a, gsize p, const double *b, gsize q, double *out, gsize ldo)
{
  const double *left[COLUMN_SQUARE], *right[COLUMN_SQUARE];
  Doubles sums[COLUMN_SQUARE][COLUMN_SQUARE];
  gsize whole = n / DOUBLES * DOUBLES;

  UNROLLED for (int i = 0; i < COLUMN_SQUARE; i++)
    {
      left[i] = a + MIN ((gsize) i, p - 1) * ld;
      right[i] = b + MIN ((gsize) i, q - 1) * ld;
      UNROLLED for (int j = 0; j < COLUMN_SQUARE; j++)
        sums[i][j] = (Doubles) { 0 };
    }
  for (gsize k = 0; k < whole; k += DOUBLES)
    {
      Doubles row[COLUMN_SQUARE];
      UNROLLED for (int i = 0; i < COLUMN_SQUARE; i++)
        row[i] = load_doubles (left[i] + k);
      UNROLLED for (int j = 0; j < COLUMN_SQUARE; j++)
        UNROLLED for (int i = 0; i < COLUMN_SQUARE; i++)
          sums[i][j] += row[i] * load_doubles (right[j] + k);
    }
  UNROLLED for (int j = 0; j < COLUMN_SQUARE; j++)
    UNROLLED for (int i = 0; i < COLUMN_SQUARE; i++)
      if ((gsize) j < q && (gsize) i < p)
        {
          double sum = add_up (sums[i][j]);
          for (gsize k = whole; k < n; k++)
            sum += left[i][k] * right[j][k];
          out[(gsize) j * ldo + (gsize) i] = sum;
        }
}

static void
inner_columns (gsize n, gsize ld, const double *a, gsize p, const double *b, gsize q, double *out)
{
  for (gsize j = 0; j < q; j += COLUMN_SQUARE)
    for (gsize i = 0; i < p; i += COLUMN_SQUARE)
      inner_square (n, ld, a + i * ld, MIN (COLUMN_SQUARE, p - i), b + j * ld, MIN (COLUMN_SQUARE, q - j), out + j * p + i, p);
}

/* What the sums of products are to come to. */
typedef struct
{
  double alpha, beta;
  double *c;
} Combination;

INLINE void
store_sums (Combination to, gsize offset, Doubles sums)
{
  Doubles value = to.alpha * sums;

  if (to.beta != 0)
    value += to.beta * load_doubles (to.c + offset);
  store_doubles (to.c + offset, value);
}

/* @vectors registers of rows, of at most COLUMN_SUMS columns, of which those that are not there are the last one again. */
INLINE void
combine_rows (gsize ld, const double *a, gsize p, const double *s, gsize lds, const int vectors, gsize q, Combination to)
{
  const double *weights[COLUMN_SUMS];
  Doubles sums[COLUMN_SUMS][COLUMN_VECTORS];

  UNROLLED for (int j = 0; j < COLUMN_SUMS; j++)
    {
      weights[j] = s + MIN ((gsize) j, q - 1) * lds;
      UNROLLED for (int v = 0; v < vectors; v++)
        sums[j][v] = (Doubles) { 0 };
    }
  for (gsize i = 0; i < p; i++, a += ld)
    {
      Doubles rows[COLUMN_VECTORS];
      UNROLLED for (int v = 0; v < vectors; v++)
        {
          rows[v] = load_doubles (a + v * DOUBLES);
          __builtin_prefetch (a + (vectors + v) * DOUBLES); /* the next rows: no processor foresees steps of a column */
        }
      UNROLLED for (int j = 0; j < COLUMN_SUMS; j++)
        UNROLLED for (int v = 0; v < vectors; v++)
          sums[j][v] += rows[v] * weights[j][i];
    }
  UNROLLED for (int j = 0; j < COLUMN_SUMS; j++)
    UNROLLED for (int v = 0; v < vectors; v++)
      if ((gsize) j < q)
        store_sums (to, (gsize) j * ld + (gsize) v * DOUBLES, sums[j][v]);
}

/* Of one row. */
static void
combine_row (gsize ld, const double *a, gsize p, const double *s, gsize lds, gsize q, Combination to)
{
  for (gsize j = 0; j < q; j++, to.c += ld, s += lds)
    {
      double sum = 0;
      for (gsize i = 0; i < p; i++)
        sum += a[i * ld] * s[i];
      *to.c = to.beta == 0 ? to.alpha * sum : to.alpha * sum + to.beta * *to.c;
    }
}

/* A few rows at a time of all columns: those of A then stay in the first-level cache. */
static void
combine_columns (gsize n, gsize ld, double alpha, const double *a, gsize p, const double *s, gsize lds, gsize q, double beta, double *c)
{
  gsize step = COLUMN_VECTORS * DOUBLES, k = 0;

  for (; k + step <= n; k += step)
    for (gsize j = 0; j < q; j += COLUMN_SUMS)
      combine_rows (ld, a + k, p, s + j * lds, lds, COLUMN_VECTORS, MIN (COLUMN_SUMS, q - j), (Combination) { alpha, beta, c + j * ld + k });
  for (; k + DOUBLES <= n; k += DOUBLES)
    for (gsize j = 0; j < q; j += COLUMN_SUMS)
      combine_rows (ld, a + k, p, s + j * lds, lds, 1, MIN (COLUMN_SUMS, q - j), (Combination) { alpha, beta, c + j * ld + k });
  for (; k < n; k++)
    combine_row (ld, a + k, p, s, lds, q, (Combination) { alpha, beta, c + k });
}
