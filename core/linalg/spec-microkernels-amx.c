/* For processors that multiply tiles of bfloat16 numbers: what is prepared for their products, which are in spec-amx-*.c, and when they can be
 * used. */
#ifdef __linux__
#include <sys/syscall.h>
#include <unistd.h>
#endif

#include "linalg/spec-amx-units.h"

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
const SpecMicrokernels spec_microkernels_amx = {
  .name = "amx",
  .rate = 200e9,
  .factor_unit = UNIT,
  .pack = spec_amx_pack,
  .multiply = spec_amx_multiply,
  .multiply_coarse = spec_amx_multiply_coarse,
  .block_factor = PARTS,
  .prepare = prepare,
  .spread = spec_amx_spread,
  .gather = spec_amx_gather,
  .spread_halves = spec_amx_spread_halves,
  .gather_halves = spec_amx_gather_halves,
  .to_halves = to_halves,
  .from_halves = from_halves,
};

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
