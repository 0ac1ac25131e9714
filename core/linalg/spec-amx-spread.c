/* Products of panels with blocks: P B. */
#include "linalg/spec-amx-units.h"

/* Adds the products of two of the panel's tiles, the right factor, with so many parts of one or two groups of the block's columns.
 * Returns: the slice of the next unit that is to be made next */
INLINE int
spread_parts (const Lane *group, const Lane *tiles, const gboolean two, const int parts, const Unit *next, int slice)
{
  load_right (tiles, TILE);
  UNROLLED for (int part = 0; part < parts; part++)
    {
      _tile_loadd (4, group + part * TILE, ROW_BYTES);
      _tile_dpbf16ps (0, 4, 6);
      _tile_dpbf16ps (1, 4, 7);
      if (two)
        {
          _tile_loadd (5, group + GROUP + part * TILE, ROW_BYTES);
          _tile_dpbf16ps (2, 5, 6);
          _tile_dpbf16ps (3, 5, 7);
        }
      if (slice < SLICES)
        split_slice (COLUMNS, next, slice++);
    }
  return slice;
}

INLINE void
spread_group (gsize depth, Values panel, const Lane *group, gsize step, const gboolean two, const int parts, gsize columns, float *totals,
              gsize ld)
{
  _Alignas (64) Lane tiles[2][4 * TILE];
  _Alignas (64) float room[UNIT * SPEC_PANEL_ROWS], sums[SPEC_PANEL_ROWS * UNIT];
  Unit next = find_unit (panel, 0, depth, room, tiles[0]);

  zero_sums ();
  split_unit (COLUMNS, &next);
  for (gsize k = 0; k < depth; k += UNIT, group += step)
    {
      const Lane *current = next.tiles;

      next = find_unit (panel, k + UNIT, depth, room, tiles[(k / UNIT + 1) % 2]);
      settle ();
      spread_parts (group, current + 2 * TILE, two, LOW_PARTS, &next, spread_parts (group, current, two, parts, &next, 0));
    }
  store_sums (sums, SPEC_PANEL_ROWS);
  for (gsize j = 0; j < columns; j++)
    UNROLLED for (int i = 0; i < SPEC_PANEL_ROWS; i += LANES)
      _mm512_storeu_ps (totals + j * ld + i,
                        _mm512_add_ps (_mm512_loadu_ps (totals + j * ld + i), _mm512_loadu_ps (sums + j * SPEC_PANEL_ROWS + i)));
}

/* @parts: of the block's that are not zero; at least LOW_PARTS */
INLINE void
spread_values (gsize depth, Values panel, const float *block, gsize width, const int parts, gsize columns, float *totals, gsize ld)
{
  const Lane *group = (const Lane *) block;
  gsize step = width / LANES * 2 * GROUP;

  _tile_loadconfig (&shapes);
  for (gsize j = 0; j < columns; j += UNIT, group += 2 * GROUP)
    {
      if (columns - j > LANES)
        spread_group (depth, panel, group, step, TRUE, parts, MIN (UNIT, columns - j), totals + j * ld, ld);
      else
        spread_group (depth, panel, group, step, FALSE, parts, columns - j, totals + j * ld, ld);
    }
  _tile_release ();
}

void
spec_amx_spread (gsize depth, const float *panel, const float *block, gsize width, gsize columns, float *totals, gsize ld)
{
  spread_values (depth, (Values) { panel, FALSE }, block, width, PARTS, columns, totals, ld);
}

void
spec_amx_spread_halves (gsize depth, const guint16 *panel, const float *block, gsize width, gboolean brief, gsize columns,
                        float *totals, gsize ld)
{
  if (brief)
    spread_values (depth, (Values) { panel, TRUE }, block, width, LOW_PARTS, columns, totals, ld);
  else
    spread_values (depth, (Values) { panel, TRUE }, block, width, PARTS, columns, totals, ld);
}
