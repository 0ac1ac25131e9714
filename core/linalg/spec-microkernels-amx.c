/* Products of panels with blocks of vectors. The panel has two parts of each number: the product is that of a matrix a little off, but
 * always the same. The vectors have all three: what they are multiplied by is what they are. Of a block each SPEC_PANEL_ROWS rows are
 * prepared twice: as a left factor for spread(), of its columns, and as a right one for gather(); of each LANES columns the tiles of
 * all parts. */
#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "linalg/spec-amx-tiles.h"

#define AHEAD (3 * UNIT * SPEC_PANEL_ROWS) /* floats: the processor's own prefetching stops at each page */
#define PARTS 3
#define GROUP (PARTS * TILE) /* lanes of LANES columns */

static void
prepare (const float *block, gsize width, float *prepared)
{
  Lane *left = (Lane *) prepared, *right = left + width / LANES * GROUP;

  for (gsize j = 0; j < width; j += LANES, left += GROUP, right += GROUP)
    {
      for (gsize k = 0; k < LANES; k++)
        split (_mm512_loadu_ps (block + k * width + j), _mm512_loadu_ps (block + (k + LANES) * width + j), PARTS, right + k * LANES, TILE);
      for (int part = 0; part < PARTS; part++)
        transpose (right + part * TILE, left + part * TILE);
    }
}

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

/* A tile for each half of the rows of UNIT of a panel's columns, of which beyond @depth there are none: high parts, low parts. */
INLINE void
split_columns (Values panel, gsize depth, Lane *tiles)
{
  for (gsize k = 0; k < LANES; k++)
    UNROLLED for (int half = 0; half < 2; half++)
      {
        gsize from = k * SPEC_PANEL_ROWS + half * LANES, next = from + LANES * SPEC_PANEL_ROWS;
        __m512 x = k < depth ? load_values (panel, from) : _mm512_setzero_ps ();
        __m512 y = k + LANES < depth ? load_values (panel, next) : _mm512_setzero_ps ();

        __builtin_prefetch (skip (panel, from + AHEAD));
        __builtin_prefetch (skip (panel, next + AHEAD));
        split (x, y, 2, tiles + half * TILE + k * LANES, 2 * TILE);
      }
}

/* A tile for each half of UNIT of a panel's columns, which are the rows of the product and of which beyond @depth there are none. */
INLINE void
split_rows (Values panel, gsize depth, Lane *tiles)
{
  for (gsize k = 0; k < UNIT; k++)
    {
      __m512 x = k < depth ? load_values (panel, k * SPEC_PANEL_ROWS) : _mm512_setzero_ps ();
      __m512 y = k < depth ? load_values (panel, k * SPEC_PANEL_ROWS + LANES) : _mm512_setzero_ps ();

      split (x, y, 2, tiles + k * LANES, 2 * TILE);
    }
}

typedef Lane Tiles[2][4 * TILE]; /* those of a unit of a panel, and of the next */

/* What becomes of a unit of a panel's columns: columns of tiles, or their rows. */
typedef enum
{
  COLUMNS,
  ROWS,
} Order;

INLINE void
split_unit (const Order order, Values panel, gsize depth, Lane *tiles)
{
  if (order == COLUMNS)
    split_columns (panel, depth, tiles);
  else
    split_rows (panel, depth, tiles);
}

/* The tiles of the unit from column @k on, of which there are none beyond @depth; made one unit ahead of its products: tiles are not
 * loaded from where a store is still on its way. */
INLINE void
split_next (const Order order, Values panel, gsize k, gsize depth, Tiles tiles)
{
  Values next = skip_values (panel, k * SPEC_PANEL_ROWS);

  if (k + UNIT <= depth)
    split_unit (order, next, UNIT, tiles[k / UNIT % 2]);
  else if (k < depth)
    split_unit (order, next, depth - k, tiles[k / UNIT % 2]);
}

/* Adds the products of the parts that matter of the panel's tiles, the right factor, with those of one or two groups of the block's
 * columns. */
INLINE void
spread_unit (const Lane *group, const Lane *tiles, const gboolean two)
{
  UNROLLED for (int low = 0; low < 2; low++)
    {
      load_right (tiles + low * 2 * TILE, TILE);
      UNROLLED for (int part = 0; part < PARTS - low; part++)
        {
          _tile_loadd (4, group + part * TILE, ROW_BYTES);
          _tile_dpbf16ps (0, 4, 6);
          _tile_dpbf16ps (1, 4, 7);
          if (!two)
            continue;
          _tile_loadd (5, group + GROUP + part * TILE, ROW_BYTES);
          _tile_dpbf16ps (2, 5, 6);
          _tile_dpbf16ps (3, 5, 7);
        }
    }
}

INLINE void
spread_group (gsize depth, Values panel, const Lane *group, gsize step, const gboolean two, gsize columns, float *totals, gsize ld)
{
  _Alignas (64) Tiles tiles;
  _Alignas (64) float sums[SPEC_PANEL_ROWS * UNIT];

  zero_sums ();
  split_next (COLUMNS, panel, 0, depth, tiles);
  for (gsize k = 0; k < depth; k += UNIT, group += step)
    {
      split_next (COLUMNS, panel, k + UNIT, depth, tiles);
      spread_unit (group, tiles[k / UNIT % 2], two);
    }
  store_sums (sums, SPEC_PANEL_ROWS);
  for (gsize j = 0; j < columns; j++)
    UNROLLED for (int i = 0; i < SPEC_PANEL_ROWS; i += LANES)
      _mm512_storeu_ps (totals + j * ld + i,
                        _mm512_add_ps (_mm512_loadu_ps (totals + j * ld + i), _mm512_loadu_ps (sums + j * SPEC_PANEL_ROWS + i)));
}

INLINE void
spread_values (gsize depth, Values panel, const float *block, gsize width, gsize columns, float *totals, gsize ld)
{
  const Lane *group = (const Lane *) block;
  gsize step = width / LANES * 2 * GROUP;

  _tile_loadconfig (&shapes);
  for (gsize j = 0; j < columns; j += UNIT, group += 2 * GROUP)
    {
      if (columns - j > LANES)
        spread_group (depth, panel, group, step, TRUE, MIN (UNIT, columns - j), totals + j * ld, ld);
      else
        spread_group (depth, panel, group, step, FALSE, columns - j, totals + j * ld, ld);
    }
  _tile_release ();
}

static void
spread (gsize depth, const float *panel, const float *block, gsize width, gsize columns, float *totals, gsize ld)
{
  spread_values (depth, (Values) { panel, FALSE }, block, width, columns, totals, ld);
}

static void
spread_halves (gsize depth, const guint16 *panel, const float *block, gsize width, gsize columns, float *totals, gsize ld)
{
  spread_values (depth, (Values) { panel, TRUE }, block, width, columns, totals, ld);
}

/* Adds to UNIT rows of sums what the panel's tiles, the left factor, give with one or two groups of the block's columns. */
INLINE void
gather_unit (const Lane *tiles, const Lane *group, const gboolean two, float *sums, gsize ld)
{
  if (two)
    load_sums (sums, ld);
  else
    {
      _tile_loadd (0, sums, ld * sizeof (float));
      _tile_loadd (2, sums + LANES * ld, ld * sizeof (float));
    }
  UNROLLED for (int low = 0; low < 2; low++)
    {
      load_left (tiles + low * 2 * TILE, TILE);
      UNROLLED for (int part = 0; part < PARTS - low; part++)
        {
          _tile_loadd (6, group + part * TILE, ROW_BYTES);
          _tile_dpbf16ps (0, 4, 6);
          _tile_dpbf16ps (2, 5, 6);
          if (!two)
            continue;
          _tile_loadd (7, group + GROUP + part * TILE, ROW_BYTES);
          _tile_dpbf16ps (1, 4, 7);
          _tile_dpbf16ps (3, 5, 7);
        }
    }
  if (two)
    store_sums (sums, ld);
  else
    {
      _tile_stored (0, sums, ld * sizeof (float));
      _tile_stored (2, sums + LANES * ld, ld * sizeof (float));
    }
}

INLINE void
gather_groups (const Lane *tiles, const Lane *group, gsize width, float *totals)
{
  gsize j = 0;

  for (; j + UNIT <= width; j += UNIT, group += 2 * GROUP)
    gather_unit (tiles, group, TRUE, totals + j, width);
  if (j < width)
    gather_unit (tiles, group, FALSE, totals + j, width);
}

/* The last rows of sums, fewer than UNIT of them. */
static void
gather_last (const Lane *tiles, const Lane *group, gsize width, gsize rows, float *totals)
{
  for (gsize j = 0; j < width; j += LANES, group += GROUP)
    {
      _Alignas (64) float sums[UNIT * LANES] = { 0 };

      gather_unit (tiles, group, FALSE, sums, LANES);
      for (gsize k = 0; k < rows; k++)
        for (gsize i = 0; i < LANES; i++)
          totals[k * width + j + i] += sums[k * LANES + i];
    }
}

INLINE void
gather_values (gsize depth, Values panel, const float *block, gsize width, float *totals)
{
  const Lane *groups = (const Lane *) block + width / LANES * GROUP;
  _Alignas (64) Tiles tiles;

  _tile_loadconfig (&shapes);
  split_next (ROWS, panel, 0, depth, tiles);
  for (gsize k = 0; k < depth; k += UNIT)
    {
      split_next (ROWS, panel, k + UNIT, depth, tiles);
      if (k + UNIT <= depth)
        gather_groups (tiles[k / UNIT % 2], groups, width, totals + k * width);
      else
        gather_last (tiles[k / UNIT % 2], groups, width, depth - k, totals + k * width);
    }
  _tile_release ();
}

static void
gather (gsize depth, const float *panel, const float *block, gsize width, float *totals)
{
  gather_values (depth, (Values) { panel, FALSE }, block, width, totals);
}

static void
gather_halves (gsize depth, const guint16 *panel, const float *block, gsize width, float *totals)
{
  gather_values (depth, (Values) { panel, TRUE }, block, width, totals);
}

/* --- half precision; panels are whole numbers of LANES --- */

static void
to_halves (gsize count, const float *from, guint16 *to)
{
  for (gsize i = 0; i < count; i += LANES)
    _mm256_storeu_si256 ((__m256i *) (to + i), _mm512_cvtps_ph (_mm512_loadu_ps (from + i), _MM_FROUND_TO_NEAREST_INT));
}

static void
from_halves (gsize count, const guint16 *from, float *to)
{
  for (gsize i = 0; i < count; i += LANES)
    _mm512_storeu_ps (to + i, _mm512_cvtph_ps (_mm256_loadu_si256 ((const __m256i *) (from + i))));
}

extern const SpecMicrokernels spec_microkernels_amx;
const SpecMicrokernels spec_microkernels_amx = { "amx", 200e9, UNIT, spec_amx_pack, spec_amx_multiply, PARTS, prepare, spread, gather, spread_halves,
                                                 gather_halves, to_halves, from_halves, NULL, NULL, NULL, NULL };

/* The kernel gives the tiles' registers only to processes that have asked for them. */
gboolean spec_microkernels_amx_request (void);
gboolean
spec_microkernels_amx_request (void)
{
#ifdef __linux__
  return syscall (SYS_arch_prctl, 0x1023 /* ARCH_REQ_XCOMP_PERM */, 18 /* XFEATURE_XTILEDATA */) == 0;
#else
  return FALSE;
#endif
}
