#include "align/spec-align-split.h"

#include <math.h>

#include "base/spec-random.h"

gsize
spec_align_split_count_held (const SpecAlignParams *params, gsize samples)
{
  gsize held = (gsize) floor (params->holdout * (double) samples);

  g_return_val_if_fail (samples >= 2, 0);

  held = MIN (held, samples - 2);
  return held < 2 ? 0 : held;
}

guint32 *
spec_align_split_choose_held (const SpecAlignParams *params, gsize samples, gsize *count, GError **error)
{
  *count = spec_align_split_count_held (params, samples);
  return *count > 0 ? spec_random_choose_rows (params->comparison.seed, samples, *count, error) : NULL;
}
