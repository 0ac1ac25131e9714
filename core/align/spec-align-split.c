#include "align/spec-align-split.h"

#include <math.h>

#include "base/spec-random.h"

guint32 *
spec_align_split_choose_held (const SpecAlignParams *params, gsize samples, gsize *count)
{
  gsize held = (gsize) floor (params->holdout * (double) samples);

  g_return_val_if_fail (samples >= 2, NULL);

  held = MIN (held, samples - 2);
  *count = held < 2 ? 0 : held;
  return *count > 0 ? spec_random_choose_rows (params->comparison.seed, samples, *count) : NULL;
}
