/* Products of all rows with all. A factor is blocks of UNIT values, each the high tiles of a panel's rows, then the low ones. */
#include "linalg/spec-amx-tiles.h"

#define BLOCKS 4                /* of UNIT values: those of two panels stay in the first-level cache */

INLINE __m512
load_some (const float *from, gsize count)
{
  return _mm512_maskz_loadu_ps ((__mmask16) (count >= LANES ? 0xffff : (1u << count) - 1), from);
}

void
spec_amx_pack (gsize depth, const float *rows, gsize count, float *factor)
{
  Lane *lanes = (Lane *) factor;

  for (gsize k = 0; k < depth; k += UNIT, lanes += 4 * TILE)
    for (gsize i = 0; i < SPEC_PANEL_ROWS; i++)
      {
        const float *row = rows + i * depth + k;
        gsize first = i < count ? MIN (LANES, depth - k) : 0, second = i < count && depth - k > LANES ? depth - k - LANES : 0;

        split (load_some (row, first), load_some (second > 0 ? row + LANES : row, second), 2, lanes + i * LANES, 2 * TILE);
      }
}

/* Adds the product of UNIT values of 32 rows with as many of 32 columns: all four parts of it, so that the product of a row with itself
 * is its square exactly. Rows that are @coarse have no low parts. */
INLINE void
multiply_parts (const Lane *left, const Lane *right, const gboolean coarse)
{
  load_left (left, TILE);
  load_right (right, TILE);
  add_products ();
  load_right (right + 2 * TILE, TILE);
  add_products ();
  if (coarse)
    return;
  load_left (left + 2 * TILE, TILE);
  add_products ();
  load_right (right, TILE);
  add_products ();
}

/* Of A's rows the columns of a right factor; the tiles of C are those of B's rows by A's, which is how a panel lies. */
INLINE void
multiply_panel (gsize blocks, const Lane *columns, const Lane *b, const gboolean coarse, gboolean add, float *c)
{
  if (add)
    load_sums (c, SPEC_PANEL_ROWS);
  else
    zero_sums ();
  for (gsize block = 0; block < blocks; block++)
    multiply_parts (b + block * 4 * TILE, columns + block * 4 * TILE, coarse);
  store_sums (c, SPEC_PANEL_ROWS);
}

INLINE void
multiply_panels (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, const gboolean coarse, float *c, gsize stride)
{
  gsize blocks = (depth + UNIT - 1) / UNIT, panel = blocks * 4 * TILE;
  _Alignas (64) Lane columns[BLOCKS * 4 * TILE];

  _tile_loadconfig (&shapes);
  for (gsize from = 0; from < blocks; from += BLOCKS)
    for (gsize i = 0; i < a_panels; i++)
      {
        const Lane *rows = (const Lane *) a + i * panel + from * 4 * TILE;
        gsize count = MIN (BLOCKS, blocks - from);

        for (gsize tile = 0; tile < 4 * count; tile++)
          transpose (rows + tile * TILE, columns + tile * TILE);
        for (gsize j = 0; j < b_panels; j++)
          multiply_panel (count, columns, (const Lane *) b + j * panel + from * 4 * TILE, coarse, from > 0,
                          c + (i * stride + j * SPEC_PANEL_ROWS) * SPEC_PANEL_ROWS);
      }
  _tile_release ();
}

void
spec_amx_multiply (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride)
{
  multiply_panels (depth, a, a_panels, b, b_panels, FALSE, c, stride);
}

void
spec_amx_multiply_coarse (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride)
{
  multiply_panels (depth, a, a_panels, b, b_panels, TRUE, c, stride);
}
