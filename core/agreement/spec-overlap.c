#include "agreement/spec-overlap.h"

#include <math.h>
#include <string.h>

#include "agreement/spec-overlap-counter.h"

double
spec_overlap_get_jaccard_chance (gsize k, gsize samples)
{
  return (double) k / (2 * ((double) samples - 1) - (double) k);
}

double
spec_overlap_normalise (double value, double chance)
{
  return chance < 1 ? (value - chance) / (1 - chance) : NAN;
}

double
spec_overlap_get_common_chance (gsize k, gsize samples)
{
  return (double) k / ((double) samples - 1);
}

/** Returns: the Jaccard index at the largest k. */
static double
add_sample (const SpecOverlapCounter *count, const gsize *k, gsize levels, SpecOverlap *overlaps)
{
  gsize common = 0, rank = 0;
  double jaccard = 0;

  for (gsize level = 0; level < levels; level++)
    {
      for (; rank < k[level]; rank++)
        common += count->begins_at[rank];
      jaccard = (double) common / (double) (2 * k[level] - common);
      overlaps[level].jaccard += jaccard;
      overlaps[level].common += (double) common;
    }
  return jaccard;
}

static gboolean
count_all (SpecOverlapCounter *count,
           const gsize *k,
           gsize levels,
           SpecOverlap *overlaps,
           double *jaccards,
           GCancellable *cancellable,
           GError **error)
{
  for (gsize i = 0; i < count->x->count; i++)
    {
      double jaccard;

      if (i % 1024 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      spec_overlap_counter_count (count, i);
      jaccard = add_sample (count, k, levels, overlaps);
      if (jaccards != NULL)
        jaccards[i] = jaccard;
    }
  return TRUE;
}

gboolean
spec_overlap_compute (const SpecNeighbours *x,
                      const SpecNeighbours *y,
                      const gsize *k,
                      gsize count,
                      SpecOverlap *overlaps,
                      double *jaccards,
                      GCancellable *cancellable,
                      GError **error)
{
  g_return_val_if_fail (x->count == y->count && count > 0 && k[count - 1] <= MIN (x->k, y->k), FALSE);

  g_autoptr (SpecOverlapCounter) all = spec_overlap_counter_new (x, y, k[count - 1], error);

  if (all == NULL)
    return FALSE;
  memset (overlaps, 0, count * sizeof *overlaps);
  if (!count_all (all, k, count, overlaps, jaccards, cancellable, error))
    return FALSE;
  for (gsize level = 0; level < count; level++)
    {
      overlaps[level].jaccard /= (double) x->count;
      overlaps[level].common /= (double) x->count * (double) k[level];
    }
  return TRUE;
}
