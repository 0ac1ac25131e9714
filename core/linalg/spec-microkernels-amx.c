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
#define BLOCKS 2                
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

/* (high or low part of y) 2^16 + (that of x), by lane; what is left of both comes back in them. */
INLINE __m512i
take_part (__m512 *x, __m512 *y)
{
  const __m512i half = _mm512_set1_epi32 (0x8000), mask = _mm512_set1_epi32 ((int) 0xffff0000);
  __m512i a = _mm512_add_epi32 (_mm512_castps_si512 (*x), half), b = _mm512_add_epi32 (_mm512_castps_si512 (*y), half);

  *x = _mm512_sub_ps (*x, _mm512_castsi512_ps (_mm512_and_si512 (a, mask)));
  *y = _mm512_sub_ps (*y, _mm512_castsi512_ps (_mm512_and_si512 (b, mask)));
  return _mm512_mask_blend_epi16 (0xaaaaaaaa, _mm512_srli_epi32 (a, 16), b);
}

INLINE void
split (__m512 x, __m512 y, Lane *high, Lane *low)
{
  _mm512_storeu_si512 (high, take_part (&x, &y));
  _mm512_storeu_si512 (low, take_part (&x, &y));
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

        split (load_some (row, first), load_some (second > 0 ? row + LANES : row, second), lanes + i * LANES,
               lanes + 2 * TILE + i * LANES);
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
load_left (const Lane *tiles)
{
  _tile_loadd (4, tiles, ROW_BYTES);
  _tile_loadd (5, tiles + TILE, ROW_BYTES);
}

INLINE void
load_right (const Lane *tiles)
{
  _tile_loadd (6, tiles, ROW_BYTES);
  _tile_loadd (7, tiles + TILE, ROW_BYTES);
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
  load_left (left);
  load_right (right);
  add_products ();
  load_right (right + 2 * TILE);
  add_products ();
  load_left (left + 2 * TILE);
  add_products ();
  load_right (right);
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
  Lane columns[BLOCKS * 4 * TILE];

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

/* --- panels with blocks of vectors. A block's SPEC_PANEL_ROWS rows are prepared twice: as a left factor for spread(), of its columns,
 * and as a right one for gather(); of each LANES columns the high tile, then the low one --- */

static void
prepare (const float *block, gsize width, float *prepared)
{
  Lane *left = (Lane *) prepared, *right = left + SPEC_PANEL_ROWS * width;

  for (gsize j = 0; j < width; j += LANES, left += 2 * TILE, right += 2 * TILE)
    {
      for (gsize k = 0; k < LANES; k++)
        split (_mm512_loadu_ps (block + k * width + j), _mm512_loadu_ps (block + (k + LANES) * width + j), right + k * LANES,
               right + TILE + k * LANES);
      transpose (right, left);
      transpose (right + TILE, left + TILE);
    }
}

/* The tiles of a right factor for UNIT of a panel's columns (its rows, of which beyond @depth there are none): high ones, low ones. */
INLINE void
split_columns (const float *panel, gsize depth, Lane *tiles)
{
  UNROLLED for (gsize k = 0; k < LANES; k++)
    UNROLLED for (int half = 0; half < 2; half++)
      {
        const float *from = panel + k * SPEC_PANEL_ROWS + half * LANES;
        __m512 x = k < depth ? _mm512_loadu_ps (from) : _mm512_setzero_ps ();
        __m512 y = k + LANES < depth ? _mm512_loadu_ps (from + LANES * SPEC_PANEL_ROWS) : _mm512_setzero_ps ();

        split (x, y, tiles + half * TILE + k * LANES, tiles + (2 + half) * TILE + k * LANES);
      }
}

/* Sums of one or two times LANES columns of the block. */
INLINE void
spread_unit (const Lane *left, const Lane *right, const gboolean two)
{
  _tile_loadd (4, left, ROW_BYTES);
  _tile_loadd (6, right, ROW_BYTES);
  _tile_loadd (7, right + TILE, ROW_BYTES);
  _tile_dpbf16ps (0, 4, 6);
  _tile_dpbf16ps (1, 4, 7);
  if (two)
    {
      _tile_loadd (5, left + 2 * TILE, ROW_BYTES);
      _tile_dpbf16ps (2, 5, 6);
      _tile_dpbf16ps (3, 5, 7);
    }
  _tile_loadd (4, left + TILE, ROW_BYTES);
  _tile_dpbf16ps (0, 4, 6);
  _tile_dpbf16ps (1, 4, 7);
  if (two)
    {
      _tile_loadd (5, left + 3 * TILE, ROW_BYTES);
      _tile_dpbf16ps (2, 5, 6);
      _tile_dpbf16ps (3, 5, 7);
    }
  _tile_loadd (4, left, ROW_BYTES);
  _tile_loadd (6, right + 2 * TILE, ROW_BYTES);
  _tile_loadd (7, right + 3 * TILE, ROW_BYTES);
  _tile_dpbf16ps (0, 4, 6);
  _tile_dpbf16ps (1, 4, 7);
  if (two)
    {
      _tile_loadd (5, left + 2 * TILE, ROW_BYTES);
      _tile_dpbf16ps (2, 5, 6);
      _tile_dpbf16ps (3, 5, 7);
    }
}

INLINE void
spread_columns (gsize depth, const float *panel, const float *block, gsize width, const gboolean two, gsize columns, float *totals,
                gsize ld)
{
  Lane tiles[4 * TILE];
  float sums[SPEC_PANEL_ROWS * UNIT];

  zero_sums ();
  for (gsize k = 0; k < depth; k += UNIT, panel += UNIT * SPEC_PANEL_ROWS, block += 2 * UNIT * width)
    {
      if (depth - k >= UNIT)
        split_columns (panel, UNIT, tiles);
      else
        split_columns (panel, depth - k, tiles);
      spread_unit ((const Lane *) block, tiles, two);
    }
  store_sums (sums, SPEC_PANEL_ROWS);
  for (gsize j = 0; j < columns; j++)
    UNROLLED for (int i = 0; i < SPEC_PANEL_ROWS; i += LANES)
      _mm512_storeu_ps (totals + j * ld + i,
                        _mm512_add_ps (_mm512_loadu_ps (totals + j * ld + i), _mm512_loadu_ps (sums + j * SPEC_PANEL_ROWS + i)));
}

static void
spread (gsize depth, const float *panel, const float *block, gsize width, gsize columns, float *totals, gsize ld)
{
  _tile_loadconfig (&shapes);
  for (gsize j = 0; j < columns; j += UNIT, block += UNIT * UNIT)
    {
      gsize count = MIN (UNIT, columns - j);

      if (count > LANES)
        spread_columns (depth, panel, block, width, TRUE, count, totals + j * ld, ld);
      else
        spread_columns (depth, panel, block, width, FALSE, count, totals + j * ld, ld);
    }
  _tile_release ();
}

/* The tiles of a left factor, high and low, for LANES of a panel's columns (its rows, of which there are @depth). */
INLINE void
split_rows (const float *panel, gsize depth, Lane *tiles)
{
  UNROLLED for (gsize k = 0; k < LANES; k++)
    {
      const float *from = panel + k * SPEC_PANEL_ROWS;
      __m512 x = k < depth ? _mm512_loadu_ps (from) : _mm512_setzero_ps ();
      __m512 y = k < depth ? _mm512_loadu_ps (from + LANES) : _mm512_setzero_ps ();

      split (x, y, tiles + k * LANES, tiles + TILE + k * LANES);
    }
}

/* Adds to LANES rows of sums what the left factor in the tiles 4 (high) and 5 (low) gives with LANES columns. */
INLINE void
gather_unit (const Lane *right, float *sums, gsize width)
{
  _tile_loadd (0, sums, width * sizeof (float));
  _tile_loadd (6, right, ROW_BYTES);
  _tile_loadd (7, right + TILE, ROW_BYTES);
  _tile_dpbf16ps (0, 4, 6);
  _tile_dpbf16ps (0, 4, 7);
  _tile_dpbf16ps (0, 5, 6);
  _tile_stored (0, sums, width * sizeof (float));
}

/* The same where there are fewer rows of sums. */
static void
gather_last (const Lane *right, gsize width, gsize rows, float *totals)
{
  for (gsize j = 0; j < width; j += LANES, right += 2 * TILE)
    {
      float sums[TILE] = { 0 };

      gather_unit (right, sums, LANES);
      for (gsize k = 0; k < rows; k++)
        for (gsize i = 0; i < LANES; i++)
          totals[k * width + j + i] += sums[k * LANES + i];
    }
}

static void
gather (gsize depth, const float *panel, const float *block, gsize width, float *totals)
{
  const Lane *right = (const Lane *) block + SPEC_PANEL_ROWS * width;
  Lane tiles[2 * TILE];
  gsize k;

  _tile_loadconfig (&shapes);
  for (k = 0; k + LANES <= depth; k += LANES)
    {
      split_rows (panel + k * SPEC_PANEL_ROWS, LANES, tiles);
      load_left (tiles);
      for (gsize j = 0; j < width; j += LANES)
        gather_unit (right + j * 2 * LANES, totals + k * width + j, width);
    }
  if (k < depth)
    {
      split_rows (panel + k * SPEC_PANEL_ROWS, depth - k, tiles);
      load_left (tiles);
      gather_last (right, width, depth - k, totals + k * width);
    }
  _tile_release ();
}

extern const SpecMicrokernels spec_microkernels_amx;
const SpecMicrokernels spec_microkernels_amx = { "amx", 200e9, UNIT, pack, multiply, 2, prepare, spread, gather };

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
