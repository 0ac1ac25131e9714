/* Panels' values to tiles of their two parts, in slices: for products of panels with blocks of vectors.
 *
 * The panel has two parts of each number: the product is that of a matrix a little off, but always the same. The vectors have all
 * three: what they are multiplied by is what they are. Of a block each SPEC_PANEL_ROWS rows are prepared twice: as a left factor for
 * spread(), of its columns, and as a right one for gather(); of each LANES columns the tiles of all parts. */
#pragma once

#include <string.h>

#include "linalg/spec-amx-tiles.h"

#define AHEAD (3 * UNIT * SPEC_PANEL_ROWS) /* values: the processor's own prefetching stops at each page */
#define PARTS 3
#define LOW_PARTS 2            /* of the block's, that the low parts of a panel meet: the rest is nothing to the sums */
#define GROUP (PARTS * TILE)   /* lanes of LANES columns */

/* Those of a panel. */
typedef struct
{
  const void *first;
  gboolean half; /* of half precision; a constant in all that is inlined */
} Values;

INLINE __m512
load_values (Values values, gsize index)
{
  if (values.half)
    return _mm512_cvtph_ps (_mm256_loadu_si256 ((const __m256i *) ((const guint16 *) values.first + index)));
  return _mm512_loadu_ps ((const float *) values.first + index);
}

INLINE const char *
skip (Values values, gsize count)
{
  return (const char *) values.first + count * (values.half ? sizeof (guint16) : sizeof (float));
}

INLINE Values
skip_values (Values values, gsize count)
{
  return (Values) { skip (values, count), values.half };
}

/* What becomes of UNIT of a panel's columns: a tile for each half of its rows, a right factor, or one for each half of the columns,
 * which are rows of the product; high parts, then low ones. */
typedef enum
{
  COLUMNS,
  ROWS,
} Order;

typedef struct
{
  Values columns; /* UNIT of them; first NULL: none */
  Lane *tiles;    /* (out) */
} Unit;

#define PAIRS (2 * LANES) /* of vectors of a unit */
#define SLICES 4

/* A row of lanes. Of numbers of half precision two parts are the whole. */
INLINE void
split_pair (const Order order, const Unit *unit, int pair)
{
  Values from = skip_values (unit->columns, order == COLUMNS ? pair * LANES : pair * 2 * LANES);
  Values next = skip_values (from, order == COLUMNS ? LANES * SPEC_PANEL_ROWS : LANES);
  Lane *to = unit->tiles + (order == COLUMNS ? pair % 2 * TILE + pair / 2 * LANES : pair * LANES);
  __m512 x = load_values (from, 0), y = load_values (next, 0);

  __builtin_prefetch (skip (from, AHEAD));
  if (order == COLUMNS || !from.half)
    __builtin_prefetch (skip (next, AHEAD));
  _mm512_store_si512 (to, take_part (&x, &y));
  if (from.half)
    _mm512_store_si512 (to + 2 * TILE, join_halves (_mm512_castps_si512 (x), _mm512_castps_si512 (y)));
  else
    _mm512_store_si512 (to + 2 * TILE, take_part (&x, &y));
}

/* The tiles of a unit are made a slice at a time between the products of the unit before it: processors see no farther ahead, and would
 * else do one after the other. */
INLINE void
split_slice (const Order order, const Unit *unit, int slice)
{
  if (unit->columns.first != NULL)
    UNROLLED for (int i = 0; i < PAIRS / SLICES; i++)
      split_pair (order, unit, slice * (PAIRS / SLICES) + i);
}

INLINE void
split_unit (const Order order, const Unit *unit)
{
  for (int slice = 0; slice < SLICES; slice++)
    split_slice (order, unit, slice);
}

/* The unit from column @k on. Of fewer columns than UNIT, the others are zeros.
 * @room: for such a one */
INLINE Unit
find_unit (Values panel, gsize k, gsize depth, float *room, Lane *tiles)
{
  if (k >= depth)
    return (Unit) { { NULL, panel.half }, tiles };
  panel = skip_values (panel, k * SPEC_PANEL_ROWS);
  if (k + UNIT <= depth)
    return (Unit) { panel, tiles };
  memset (room, 0, UNIT * SPEC_PANEL_ROWS * sizeof *room);
  memcpy (room, panel.first, skip (panel, (depth - k) * SPEC_PANEL_ROWS) - skip (panel, 0));
  return (Unit) { { room, panel.half }, tiles };
}
