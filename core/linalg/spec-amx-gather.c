/* Products of panels, transposed, with blocks: P' B. */
#include "linalg/spec-amx-units.h"

/* The sums of UNIT rows with one or two groups of columns. */
INLINE void
load_rows (const float *sums, gsize ld, const gboolean two)
{
  _tile_loadd (0, sums, ld * sizeof (float));
  _tile_loadd (2, sums + LANES * ld, ld * sizeof (float));
  if (!two)
    return;
  _tile_loadd (1, sums + LANES, ld * sizeof (float));
  _tile_loadd (3, sums + LANES * ld + LANES, ld * sizeof (float));
}

INLINE void
store_rows (float *sums, gsize ld, const gboolean two)
{
  _tile_stored (0, sums, ld * sizeof (float));
  _tile_stored (2, sums + LANES * ld, ld * sizeof (float));
  if (!two)
    return;
  _tile_stored (1, sums + LANES, ld * sizeof (float));
  _tile_stored (3, sums + LANES * ld + LANES, ld * sizeof (float));
}

/* Adds what two of the panel's tiles, the left factor, give with so many parts of one or two groups of the block's columns.
 * @next: (nullable)
 * Returns: the slice of it that is to be made next */
INLINE int
gather_parts (const Lane *tiles, const Lane *group, const gboolean two, const int parts, const Unit *next, int slice)
{
  load_left (tiles, TILE);
  UNROLLED for (int part = 0; part < parts; part++)
    {
      _tile_loadd (6, group + part * TILE, ROW_BYTES);
      _tile_dpbf16ps (0, 4, 6);
      _tile_dpbf16ps (2, 5, 6);
      if (two)
        {
          _tile_loadd (7, group + GROUP + part * TILE, ROW_BYTES);
          _tile_dpbf16ps (1, 4, 7);
          _tile_dpbf16ps (3, 5, 7);
        }
      if (next != NULL && slice < SLICES)
        split_slice (ROWS, next, slice++);
    }
  return slice;
}

INLINE void
gather_unit (const Lane *tiles, const Lane *group, const gboolean two, const Unit *next)
{
  settle ();
  gather_parts (tiles + 2 * TILE, group, two, LOW_PARTS, next, gather_parts (tiles, group, two, PARTS, next, 0));
}

/* Tiles of the units of all panels, and of the one after them: a power of 2. */
#define MOST_SLOTS (2 * SPEC_MOST_PANELS)

/* Panels that add to the same sums, which are loaded and stored once for all of them. */
typedef struct
{
  Values panels;
  gsize count, stride, depth;
  const Lane *groups;
  gsize width;
  gsize slots; /* 2 where tiles meet but one pair of groups */
  Lane *tiles;
  float *room;
} Gather;

INLINE Lane *
get_tiles (const Gather *g, gsize k, gsize panel)
{
  return g->tiles + ((k / UNIT * g->count + panel) & (g->slots - 1)) * 4 * TILE;
}

/* The last panel's next one is the first one's next unit. */
INLINE Unit
find_panel_unit (const Gather *g, gsize k, gsize panel)
{
  Lane *tiles = get_tiles (g, k, panel);

  if (panel == g->count)
    return find_unit (g->panels, k + UNIT, g->depth, g->room, tiles);
  return find_unit (skip_values (g->panels, panel * g->stride), k, g->depth, g->room, tiles);
}

/* @first: whether the columns are the block's first ones, with which the next tiles are made */
INLINE void
gather_columns (const Gather *g, gsize k, gsize j, const gboolean two, const gboolean first, float *sums, gsize ld)
{
  const Lane *group = g->groups + j / LANES * GROUP;

  load_rows (sums, ld, two);
  for (gsize panel = 0; panel < g->count; panel++, group += g->width / LANES * 2 * GROUP)
    {
      Unit next;

      if (first)
        next = find_panel_unit (g, k, panel + 1);
      gather_unit (get_tiles (g, k, panel), group, two, first ? &next : NULL);
    }
  store_rows (sums, ld, two);
}

INLINE void
gather_rows (const Gather *g, gsize k, float *sums)
{
  gsize j = UNIT;

  if (g->width < UNIT)
    {
      gather_columns (g, k, 0, FALSE, TRUE, sums, g->width);
      return;
    }
  gather_columns (g, k, 0, TRUE, TRUE, sums, g->width);
  for (; j + UNIT <= g->width; j += UNIT)
    gather_columns (g, k, j, TRUE, FALSE, sums + j, g->width);
  if (j < g->width)
    gather_columns (g, k, j, FALSE, FALSE, sums + j, g->width);
}

/* The last rows of sums, fewer than UNIT of them. */
static void
gather_last (const Gather *g, gsize k, float *totals)
{
  for (gsize j = 0; j < g->width; j += UNIT)
    {
      gsize columns = MIN (UNIT, g->width - j);
      _Alignas (64) float sums[UNIT * UNIT] = { 0 };

      gather_columns (g, k, j, columns == UNIT, j == 0, sums, UNIT);
      for (gsize i = 0; i < g->depth - k; i++)
        for (gsize c = 0; c < columns; c++)
          totals[i * g->width + j + c] += sums[i * UNIT + c];
    }
}

INLINE void
gather_panels (const Gather *g, float *totals)
{
  Unit first = find_panel_unit (g, 0, 0);
  gsize k = 0;

  _tile_loadconfig (&shapes);
  split_unit (ROWS, &first);
  for (; k + UNIT <= g->depth; k += UNIT)
    gather_rows (g, k, totals + k * g->width);
  if (k < g->depth)
    gather_last (g, k, totals + k * g->width);
  _tile_release ();
}

INLINE void
gather_values (gsize depth, Values panels, gsize count, gsize stride, const float *block, gsize width, float *totals)
{
  _Alignas (64) Lane tiles[MOST_SLOTS * 4 * TILE];
  _Alignas (64) float room[UNIT * SPEC_PANEL_ROWS];
  const Lane *right = (const Lane *) block + width / LANES * GROUP;

  g_assert (count <= SPEC_MOST_PANELS);
  gather_panels (&(Gather){ panels, count, stride, depth, right, width, width <= UNIT ? 2 : MOST_SLOTS, tiles, room }, totals);
}

void
spec_amx_gather (gsize depth, const float *panel, const float *block, gsize width, float *totals)
{
  gather_values (depth, (Values) { panel, FALSE }, 1, 0, block, width, totals);
}

void
spec_amx_gather_halves (gsize depth, const guint16 *panels, gsize count, gsize stride, const float *block, gsize width, float *totals)
{
  gather_values (depth, (Values) { panels, TRUE }, count, stride, block, width, totals);
}
