#include "linalg/spec-tiles.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-vector-math.h"

/* Small matrices want tiles for every lane, large ones tiles that fill the second-level cache. */
static gsize
choose_side (gsize n)
{
  return n < 512 ? 64 : n < 4096 ? 256 : 512;
}

static gsize
count_tiles (gsize blocks)
{
  return blocks * (blocks + 1) / 2;
}

guint64
spec_tiles_get_bytes (gsize n)
{
  gsize side = choose_side (n);

  return (guint64) count_tiles ((n + side - 1) / side) * side * side * sizeof (float);
}

SpecTiles *
spec_tiles_new (gsize n, GError **error)
{
  g_autoptr (SpecTiles) tiles = g_new0 (SpecTiles, 1);

  tiles->n = n;
  tiles->side = choose_side (n);
  tiles->blocks = (n + tiles->side - 1) / tiles->side;
  tiles->values = g_try_malloc_n (count_tiles (tiles->blocks), tiles->side * tiles->side * sizeof (float));
  if (tiles->values == NULL)
    {
      g_autofree char *size = g_format_size (spec_tiles_get_bytes (n));
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: a kernel matrix of %zu samples needs %s"), n, size);
      return NULL;
    }
  return g_steal_pointer (&tiles);
}

void
spec_tiles_free (SpecTiles *tiles)
{
  if (tiles == NULL)
    return;
  g_free (tiles->values);
  g_free (tiles);
}

gsize
spec_tiles_get_count (const SpecTiles *tiles)
{
  return count_tiles (tiles->blocks);
}

void
spec_tiles_locate (gsize index, gsize *row, gsize *column)
{
  gsize guess = (gsize) ((sqrt (8.0 * (double) index + 1) - 1) / 2);

  while (count_tiles (guess) > index)
    guess--;
  while (count_tiles (guess + 1) <= index)
    guess++;
  *row = guess;
  *column = index - count_tiles (guess);
}

/* Strips in the rows before @row. */
static gsize
count_strips (gsize row)
{
  gsize whole = row / SPEC_STRIP_TILES, rest = row % SPEC_STRIP_TILES;

  return SPEC_STRIP_TILES * whole * (whole + 1) / 2 + rest * (whole + 1);
}

gsize
spec_tiles_get_strip_count (const SpecTiles *tiles)
{
  return count_strips (tiles->blocks);
}

SpecStrip
spec_tiles_get_strip (const SpecTiles *tiles, gsize index)
{
  SpecStrip strip = { 0 };

  while (count_strips (strip.row + 1) <= index)
    strip.row++;
  strip.column = (index - count_strips (strip.row)) * SPEC_STRIP_TILES;
  strip.count = MIN (SPEC_STRIP_TILES, strip.row + 1 - strip.column);
  return strip;
}

gsize
spec_tiles_get_strip_width (const SpecTiles *tiles, const SpecStrip *strip)
{
  return MIN (strip->count * tiles->side, tiles->n - strip->column * tiles->side);
}

float *
spec_tiles_get (const SpecTiles *tiles, gsize row, gsize column)
{
  return tiles->values + (count_tiles (row) + column) * tiles->side * tiles->side;
}

gsize
spec_tiles_get_size (const SpecTiles *tiles)
{
  return tiles->side * tiles->side;
}

gsize
spec_tiles_get_extent (const SpecTiles *tiles, gsize block)
{
  return MIN (tiles->side, tiles->n - block * tiles->side);
}

typedef struct
{
  const SpecTiles *tiles;
  float scale;
  const float *v;
  gsize columns;
  float *sums; /* lanes matrices of n x columns; lane 0 sums into y itself */
  float *y;
  guint lanes;
  GCancellable *cancellable;
} Product;

static void
multiply_tile (const Product *p, gsize row, gsize column, float *y)
{
  const SpecTiles *t = p->tiles;
  const float *tile = spec_tiles_get (t, row, column);
  gsize rows = spec_tiles_get_extent (t, row), columns = spec_tiles_get_extent (t, column);

  spec_blas_sgemm (SPEC_PLAIN, SPEC_PLAIN, rows, p->columns, columns, p->scale, tile, t->side, p->v + column * t->side, t->n, 1,
                   y + row * t->side, t->n);
  if (row != column)
    spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, columns, p->columns, rows, p->scale, tile, t->side, p->v + row * t->side, t->n,
                     1, y + column * t->side, t->n);
}

static void
multiply_lane (guint lane, guint lanes, gpointer data)
{
  Product *p = data;
  float *y = lane == 0 ? p->y : p->sums + (gsize) (lane - 1) * p->tiles->n * p->columns;
  gsize count = spec_tiles_get_count (p->tiles);

  memset (y, 0, p->tiles->n * p->columns * sizeof (float));
  for (gsize index = lane; index < count && !g_cancellable_is_cancelled (p->cancellable); index += lanes)
    {
      gsize row, column;
      spec_tiles_locate (index, &row, &column);
      multiply_tile (p, row, column, y);
    }
}

static void
add_lanes (guint lane, guint lanes, gpointer data)
{
  Product *p = data;
  gsize size = p->tiles->n * p->columns, share = (size + lanes - 1) / lanes;
  gsize from = MIN (size, lane * share), to = MIN (size, from + share);

  for (guint other = 0; other + 1 < lanes; other++)
    {
      const float *sums = p->sums + other * size;
      for (gsize i = from; i < to; i++)
        p->y[i] += sums[i];
    }
}

gboolean
spec_tiles_multiply (const SpecTiles *tiles, SpecTeam *team, float scale, const float *v, gsize columns, float *y,
                     GCancellable *cancellable, GError **error)
{
  guint lanes = spec_team_get_lanes (team);
  g_autofree float *sums = g_try_malloc_n (MAX (1, lanes - 1), tiles->n * columns * sizeof (float));
  Product product = { tiles, scale, v, columns, sums, y, lanes, cancellable };

  if (sums == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a product of %zu × %zu"), tiles->n, columns);
      return FALSE;
    }
  spec_team_run (team, multiply_lane, &product);
  spec_team_run (team, add_lanes, &product);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

typedef struct
{
  const SpecTiles *tiles;
  double *sums; /* by tile row */
} Squares;

static void
sum_row (gsize row, guint lane, gpointer data)
{
  Squares *s = data;
  double sum = 0;

  for (gsize column = 0; column <= row; column++)
    {
      const float *tile = spec_tiles_get (s->tiles, row, column);
      gsize rows = spec_tiles_get_extent (s->tiles, row), columns = spec_tiles_get_extent (s->tiles, column);
      double part = 0;
      for (gsize j = 0; j < columns; j++)
        part += spec_vector_sum_squares (rows, tile + j * s->tiles->side);
      sum += row == column ? part : 2 * part;
    }
  s->sums[row] = sum;
}

double
spec_tiles_mean_square (const SpecTiles *tiles, SpecTeam *team)
{
  g_autofree double *sums = g_new0 (double, tiles->blocks);
  Squares squares = { tiles, sums };
  double total = 0;

  spec_team_for (team, tiles->blocks, sum_row, &squares);
  for (gsize row = 0; row < tiles->blocks; row++)
    total += sums[row];
  return total / ((double) tiles->n * (double) tiles->n);
}
