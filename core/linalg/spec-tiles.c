#include "linalg/spec-tiles.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-block.h"
#include "linalg/spec-vector-math.h"

/* Small matrices want tiles for every lane, large ones tiles that fill the second-level cache. Whole panels each. */
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
  tiles->values = spec_pages_new (count_tiles (tiles->blocks), tiles->side * tiles->side * sizeof (float));
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

/* Each lane sums what its tiles give in two forms: as rows of tiles, column-major as the answer is, and as columns of tiles, where
 * row by row is faster. */
typedef struct
{
  const SpecTiles *tiles;
  const SpecMicrokernels *kernels;
  gsize columns;
  gsize width; /* of a row of the block */
  gsize rows;  /* n rounded up to whole tiles */
  float *block;
  float *spread;   /* by lane: rows x width, column-major */
  float *gathered; /* by lane: rows x width, row-major */
  float *y;
  GCancellable *cancellable;
} Product;

static void
multiply_tile (const Product *p, gsize row, gsize column, float *spread, float *gathered)
{
  const SpecTiles *t = p->tiles;
  const float *panel = spec_tiles_get (t, row, column);
  gsize end = spec_tiles_get_extent (t, row), depth = spec_tiles_get_extent (t, column);

  for (gsize i = 0; i < end; i += SPEC_PANEL_ROWS, panel += t->side * SPEC_PANEL_ROWS)
    {
      p->kernels->spread (depth, panel, spec_block_get_rows (p->kernels, p->block, column * t->side, p->width), p->width, p->columns,
                          spread + row * t->side + i, p->rows);
      if (row != column)
        p->kernels->gather (depth, panel, spec_block_get_rows (p->kernels, p->block, row * t->side + i, p->width), p->width,
                            gathered + column * t->side * p->width);
    }
}

static void
multiply_lane (guint lane, guint lanes, gpointer data)
{
  Product *p = data;
  gsize size = p->rows * p->width, count = spec_tiles_get_count (p->tiles);
  float *spread = p->spread + lane * size, *gathered = p->gathered + lane * size;

  memset (spread, 0, size * sizeof (float));
  memset (gathered, 0, size * sizeof (float));
  for (gsize index = lane; index < count && !g_cancellable_is_cancelled (p->cancellable); index += lanes)
    {
      gsize row, column;
      spec_tiles_locate (index, &row, &column);
      multiply_tile (p, row, column, spread, gathered);
    }
}

/* In the order of the lanes, so that the same bits come out each time. */
static void
add_lanes (guint lane, guint lanes, gpointer data)
{
  Product *p = data;
  gsize n = p->tiles->n, size = p->rows * p->width, share = (n + lanes - 1) / lanes;
  gsize from = MIN (n, lane * share), to = MIN (n, from + share);

  for (guint other = 1; other < lanes; other++)
    for (gsize i = from * p->width; i < to * p->width; i++)
      p->gathered[i] += p->gathered[other * size + i];
  for (gsize j = 0; j < p->columns; j++)
    {
      float *y = p->y + j * n;
      memcpy (y + from, p->spread + j * p->rows + from, (to - from) * sizeof (float));
      for (guint other = 1; other < lanes; other++)
        for (gsize i = from; i < to; i++)
          y[i] += p->spread[other * size + j * p->rows + i];
    }
}

gboolean
spec_tiles_multiply (const SpecTiles *tiles, SpecTeam *team, float scale, const float *v, gsize columns, float *y,
                     GCancellable *cancellable, GError **error)
{
  guint lanes = spec_team_get_lanes (team);
  gsize width = spec_block_get_width (columns), rows = tiles->blocks * tiles->side;
  gsize sums = rows * width * lanes;
  const SpecMicrokernels *kernels = spec_microkernels_get_whole (); /* tiles come from far: others would wait for them too */
  g_autofree float *room = spec_pages_new (2 * sums + spec_block_get_size (kernels, rows, width), sizeof (float));
  Product product = { tiles, kernels, columns, width, rows, room + 2 * sums, room, room + sums, y, cancellable };

  if (room == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a product of %zu × %zu"), tiles->n, columns);
      return FALSE;
    }
  spec_block_pack (kernels, team, tiles->n, columns, v, rows, product.block);
  spec_team_run (team, multiply_lane, &product);
  spec_team_run (team, add_lanes, &product);
  spec_block_unpack (team, tiles->n, columns, product.gathered, scale, y);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

static double
sum_panel (const float *panel, gsize rows, gsize columns)
{
  double sum = 0;

  if (rows == SPEC_PANEL_ROWS)
    return spec_vector_sum_squares (SPEC_PANEL_ROWS * columns, panel);
  for (gsize j = 0; j < columns; j++)
    sum += spec_vector_sum_squares (rows, panel + j * SPEC_PANEL_ROWS);
  return sum;
}

double
spec_tiles_sum_squares (const SpecTiles *tiles, gsize row, gsize column)
{
  const float *tile = spec_tiles_get (tiles, row, column);
  gsize rows = spec_tiles_get_extent (tiles, row), columns = spec_tiles_get_extent (tiles, column);
  double sum = 0;

  for (gsize i = 0; i < rows; i += SPEC_PANEL_ROWS, tile += tiles->side * SPEC_PANEL_ROWS)
    sum += sum_panel (tile, MIN (SPEC_PANEL_ROWS, rows - i), columns);
  return row == column ? sum : 2 * sum;
}

typedef struct
{
  SpecTiles *out;
  const SpecTiles *a, *b;
  float weight;
} Difference;

static void
subtract_tile (gsize index, guint lane, gpointer data)
{
  const Difference *d = data;
  gsize size = spec_tiles_get_size (d->out);

  spec_vector_subtract (size, d->a->values + index * size, d->weight, d->b->values + index * size, d->out->values + index * size);
}

void
spec_tiles_subtract (SpecTiles *out, const SpecTiles *a, double weight, const SpecTiles *b, SpecTeam *team)
{
  g_assert (out->n == a->n && out->n == b->n);

  spec_team_for (team, spec_tiles_get_count (out), subtract_tile, &(Difference){ out, a, b, (float) weight });
}
