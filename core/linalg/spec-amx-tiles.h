/* For processors that multiply tiles of 16 rows of 64 bytes (AMX), of bfloat16 numbers, whose products they sum in single precision.
 *
 * A float is the sum of a high part, the nearest bfloat16, and a low one, that of the rest: 16 of its 24 bits. Sums of many
 * products of both parts, whose roundings even out, are then as good as sums in single precision, at a multiple of their speed.
 * Henry, Tang and Heinecke 2019, "Leveraging the bfloat16 artificial intelligence datatype for higher-precision computations".
 *
 * A lane is two such numbers of a row of a tile, 16 apart: (k, k + 16) of each 32. In what order numbers are summed does not matter as
 * long as both sides have the same. */
#pragma once

#include <immintrin.h>

#include "linalg/spec-microkernels.h"

#define LANES 16
#define UNIT (2 * LANES)        /* values that a row of a tile holds */
#define TILE (LANES * LANES)    /* lanes of a tile */
#define ROW_BYTES (LANES * 4)
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

/* The high halves of two numbers in each lane, y's in the upper half. */
INLINE __m512i
join_halves (__m512i x, __m512i y)
{
  return _mm512_mask_blend_epi16 (0xaaaaaaaa, _mm512_srli_epi32 (x, 16), y);
}

/* One part of each lane's numbers; what is left of them comes back in them. */
INLINE __m512i
take_part (__m512 *x, __m512 *y)
{
  const __m512i half = _mm512_set1_epi32 (0x8000), mask = _mm512_set1_epi32 ((int) 0xffff0000);
  __m512i a = _mm512_add_epi32 (_mm512_castps_si512 (*x), half), b = _mm512_add_epi32 (_mm512_castps_si512 (*y), half);

  *x = _mm512_sub_ps (*x, _mm512_castsi512_ps (_mm512_and_si512 (a, mask)));
  *y = _mm512_sub_ps (*y, _mm512_castsi512_ps (_mm512_and_si512 (b, mask)));
  return join_halves (a, b);
}

/* So many parts of a row of lanes, from the high one down, each to its own tile. */
INLINE void
split (__m512 x, __m512 y, const int parts, Lane *to, gsize step)
{
  UNROLLED for (int part = 0; part < parts; part++)
    _mm512_storeu_si512 (to + part * step, take_part (&x, &y));
}

/* What was stored is there for tiles to be loaded: the compiler does not know that they read memory. */
INLINE void
settle (void)
{
  __asm__ volatile ("" ::: "memory");
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
  settle ();
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

/** Those of spec_microkernels_amx; see SpecMicrokernels. */
void spec_amx_pack (gsize depth, const float *rows, gsize count, float *factor);
void spec_amx_multiply (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride);
void spec_amx_multiply_coarse (gsize depth, const float *a, gsize a_panels, const float *b, gsize b_panels, float *c, gsize stride);
void spec_amx_spread (gsize depth, const float *panel, const float *block, gsize width, gsize columns, float *totals, gsize ld);
void spec_amx_spread_halves (gsize depth, const guint16 *panel, const float *block, gsize width, gboolean brief, gsize columns,
                             float *totals, gsize ld);
void spec_amx_gather (gsize depth, const float *panel, const float *block, gsize width, float *totals);
void spec_amx_gather_halves (gsize depth, const guint16 *panels, gsize count, gsize stride, const float *block, gsize width, float *totals);
