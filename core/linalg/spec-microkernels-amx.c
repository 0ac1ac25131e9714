/* For processors that multiply tiles of 16 rows of 64 bytes (AMX), of bfloat16 numbers, whose products they sum in single precision.
 *
 * A float is the sum of a high part, the nearest bfloat16, and a low one, that of the rest: 16 of its 24 bits. Sums of many
 * products of both parts, whose roundings even out, are then as good as sums in single precision, at a multiple of their speed.
 * Henry, Tang and Heinecke 2019, "Leveraging the bfloat16 artificial intelligence datatype for higher-precision computations".
 *
 * A lane is two such numbers of a row of a tile, 16 apart: (k, k + 16) of each 32. In what order numbers are summed does not matter as
 * long as both sides have the same. */
#include <immintrin.h>
#include <string.h>
#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "linalg/spec-microkernels.h"

#define LANES 16
#define UNIT (2 * LANES)        /* values that a row of a tile holds */
#define TILE (LANES * LANES)    /* lanes of a tile */
#define ROW_BYTES (LANES * 4)
#define AHEAD (3 * UNIT * SPEC_PANEL_ROWS) /* floats: the processor's own prefetching stops at each page */
#define BLOCKS 4                /* of UNIT values: those of two panels stay in the first-level cache */
#define UNROLLED _Pragma ("GCC unroll 32")
#define INLINE static inline __attribute__ ((always_inline))

typedef gint32 Lane;

/* Tiles 0 to 3 are sums; 4 and 5 belong to the left factor, 6 and 7 to the right one. */
static const struct
{
  guint8 palette, start_row, reserved[14];
  guint16 row_bytes[16];
  guint8 rows[16];
} shapes = { 1, 0, { 0 }, { 64, 64, 64, 64, 64, 64, 64, 64 }, { 16, 16, 16, 16, 16, 16, 16, 16 } };

/* One part of each lane's numbers, y's in the upper half; what is left of them comes back in them. */
INLINE __m512i
take_part (__m512 *x, __m512 *y)
{
  const __m512i half = _mm512_set1_epi32 (0x8000), mask = _mm512_set1_epi32 ((int) 0xffff0000);
  __m512i a = _mm512_add_epi32 (_mm512_castps_si512 (*x), half), b = _mm512_add_epi32 (_mm512_castps_si512 (*y), half);

  *x = _mm512_sub_ps (*x, _mm512_castsi512_ps (_mm512_and_si512 (a, mask)));
  *y = _mm512_sub_ps (*y, _mm512_castsi512_ps (_mm512_and_si512 (b, mask)));
  return _mm512_mask_blend_epi16 (0xaaaaaaaa, _mm512_srli_epi32 (a, 16), b);
}

/* So many parts of a row of lanes, from the high one down, each to its own tile. */
INLINE void
split (__m512 x, __m512 y, const int parts, Lane *to, gsize step)
{
  UNROLLED for (int part = 0; part < parts; part++)
    _mm512_storeu_si512 (to + part * step, take_part (&x, &y));
}

INLINE __m512
load_some (const float *from, gsize count)
{
  return _mm512_maskz_loadu_ps ((__mmask16) (count >= LANES ? 0xffff : (1u << count) - 1), from);
}

/* --- products of all rows with all: blocks of UNIT values, each the high tiles of a panel's rows, then the low ones --- */

static void
pack (gsize depth, const float *rows, gsize count, float *factor)
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

/* Rows of a tile to its columns: 2 x 2, then 4 x 4, then the blocks of 4 x 4. */
INLINE void
transpose (const Lane *from, Lane *to)
{
  __m512i a[LANES], b[LANES];

  UNROLLED for (int i = 0; i < LANES; i += 2)
    {
      __m512i row = _mm512_loadu_si512 (from + i * LANES), next = _mm512_loadu_si512 (from + (i + 1) * LANES);
      a[i] = _mm512_unpacklo_epi32 (row, next);
      a[i + 1] = _mm512_unpackhi_epi32 (row, next);
    }
  UNROLLED for (int i = 0; i < LANES; i += 4)
    UNROLLED for (int half = 0; half < 2; half++)
      {
        b[i + 2 * half] = _mm512_unpacklo_epi64 (a[i + half], a[i + half + 2]);
        b[i + 2 * half + 1] = _mm512_unpackhi_epi64 (a[i + half], a[i + half + 2]);
      }
  UNROLLED for (int c = 0; c < 4; c++)
    {
      __m512i even = _mm512_shuffle_i32x4 (b[c], b[4 + c], 0x88), even_low = _mm512_shuffle_i32x4 (b[8 + c], b[12 + c], 0x88);
      __m512i odd = _mm512_shuffle_i32x4 (b[c], b[4 + c], 0xdd), odd_low = _mm512_shuffle_i32x4 (b[8 + c], b[12 + c], 0xdd);

      _mm512_storeu_si512 (to + c * LANES, _mm512_shuffle_i32x4 (even, even_low, 0x88));
      _mm512_storeu_si512 (to + (4 + c) * LANES, _mm512_shuffle_i32x4 (odd, odd_low, 0x88));
      _mm512_storeu_si512 (to + (8 + c) * LANES, _mm512_shuffle_i32x4 (even, even_low, 0xdd));
      _mm512_storeu_si512 (to + (12 + c) * LANES, _mm512_shuffle_i32x4 (odd, odd_low, 0xdd));
    }
}

/* The sums of the tiles 0 to 3: two of rows by two of columns. */
INLINE void
load_sums (const float *c, gsize ld)
{
  _tile_loadd (0, c, ld * sizeof (float));
  _tile_loadd (1, c + LANES, ld * sizeof (float));
  _tile_loadd (2, c + LANES * ld, ld * sizeof (float));
  _tile_loadd (3, c + LANES * ld + LANES, ld * sizeof (float));
}

INLINE void
zero_sums (void)
{
  _tile_zero (0);
  _tile_zero (1);
  _tile_zero (2);
  _tile_zero (3);
}

INLINE void
store_sums (float *c, gsize ld)
{
  _tile_stored (0, c, ld * sizeof (float));
  _tile_stored (1, c + LANES, ld * sizeof (float));
  _tile_stored (2, c + LANES * ld, ld * sizeof (float));
  _tile_stored (3, c + LANES * ld + LANES, ld * sizeof (float));
}

INLINE void
load_left (const Lane *tiles, gsize step)
{
  _tile_loadd (4, tiles, ROW_BYTES);
  _tile_loadd (5, tiles + step, ROW_BYTES);
}

INLINE void
load_right (const Lane *tiles, gsize step)
{
  _tile_loadd (6, tiles, ROW_BYTES);
  _tile_loadd (7, tiles + step, ROW_BYTES);
}

INLINE void
add_products (void)
{
  _tile_dpbf16ps (0, 4, 6);
  _tile_dpbf16ps (1, 4, 7);
  _tile_dpbf16ps (2, 5, 6);
  _tile_dpbf16ps (3, 5, 7);
}

/* Adds the product of UNIT values of 32 rows with as many of 32 columns: all four parts of it, so that the product of a row with itself
 * is its square exactly. */
INLINE void
multiply_parts (const Lane *left, const Lane *right)
{
  load_left (left, TILE);
  load_right (right, TILE);
  add_products ();
  load_right (right + 2 * TILE, TILE);
  add_products ();
  load_left (left + 2 * TILE, TILE);
  add_products ();
  load_right (right, TILE);
  add_products ();
}

/* Of A's rows the columns of a right factor; the tiles of C are those of B's rows by A's, which is how a panel lies. */
static void
multiply_panel (gsize blocks, const Lane *columns, const Lane *b, gboolean add, float *c)
{
  if (add)
    load_sums (c, SPEC_PANEL_ROWS);
  else
    zero_sums ();
  for (gsize block = 0; block < blocks; block++)
    multiply_parts (b + block * 4 * TILE, columns + block * 4 * TILE);
  store_sums (c, SPEC_PANEL_ROWS);
}

static void
multiply (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride)
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
          multiply_panel (count, columns, (const Lane *) b + j * panel + from * 4 * TILE, from > 0,
                          c + (i * stride + j * SPEC_PANEL_ROWS) * SPEC_PANEL_ROWS);
      }
  _tile_release ();
}

/* --- panels with blocks of vectors. The panel has two parts of each number: the product is that of a matrix a little off, but always
 * the same. The vectors have all three: what they are multiplied by is what they are. Of a block each SPEC_PANEL_ROWS rows are
 * prepared twice: as a left factor for spread(), of its columns, and as a right one for gather(); of each LANES columns the tiles of
 * all parts --- */

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

/* One unit ahead of its products: tiles are not loaded from where a store is still on its way. */
INLINE void
split_next_columns (Values panel, gsize depth, Lane *tiles)
{
  if (depth >= UNIT)
    split_columns (panel, UNIT, tiles);
  else
    split_columns (panel, depth, tiles);
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
  _Alignas (64) Lane tiles[2][4 * TILE];
  _Alignas (64) float sums[SPEC_PANEL_ROWS * UNIT];

  zero_sums ();
  split_next_columns (panel, depth, tiles[0]);
  for (gsize k = 0; k < depth; k += UNIT, group += step)
    {
      if (k + UNIT < depth)
        split_next_columns (skip_values (panel, (k + UNIT) * SPEC_PANEL_ROWS), depth - k - UNIT, tiles[(k / UNIT + 1) % 2]);
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

/* A tile for each half of UNIT of a panel's columns, which are the rows here and of which beyond @depth there are none. */
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

INLINE void
split_next_rows (Values panel, gsize depth, Lane *tiles)
{
  if (depth >= UNIT)
    split_rows (panel, UNIT, tiles);
  else
    split_rows (panel, depth, tiles);
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
  _Alignas (64) Lane tiles[2][4 * TILE];
  gsize k;

  _tile_loadconfig (&shapes);
  split_next_rows (panel, depth, tiles[0]);
  for (k = 0; k < depth; k += UNIT)
    {
      if (k + UNIT < depth)
        split_next_rows (skip_values (panel, (k + UNIT) * SPEC_PANEL_ROWS), depth - k - UNIT, tiles[(k / UNIT + 1) % 2]);
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
const SpecMicrokernels spec_microkernels_amx = { "amx", 200e9, UNIT, pack, multiply, PARTS, prepare, spread, gather, spread_halves,
                                                 gather_halves, to_halves, from_halves };

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
