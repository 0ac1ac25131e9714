#include "agreement/spec-overlap.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"

double
spec_overlap_get_jaccard_chance (gsize k, gsize samples)
{
  return (double) k / (2 * ((double) samples - 1) - (double) k);
}

double
spec_overlap_get_common_chance (gsize k, gsize samples)
{
  return (double) k / ((double) samples - 1);
}

typedef struct
{
  const SpecNeighbours *x, *y;
  gsize most;       /* the largest k */
  guint32 *places;  /* by sample: 1 + which neighbour in X it is; 0: none */
  gsize *begins_at; /* by rank: how many common neighbours begin to count with it */
} Count;

/** Fills begins_at for sample @index. */
static void
count_common (Count *count, gsize index)
{
  const guint32 *in_x = spec_neighbours_get (count->x, index), *in_y = spec_neighbours_get (count->y, index);

  memset (count->begins_at, 0, count->most * sizeof *count->begins_at);
  for (gsize p = 0; p < count->most; p++)
    count->places[in_x[p]] = (guint32) p + 1;
  for (gsize q = 0; q < count->most; q++)
    if (count->places[in_y[q]] > 0)
      count->begins_at[MAX (count->places[in_y[q]] - 1, q)]++;
  for (gsize p = 0; p < count->most; p++)
    count->places[in_x[p]] = 0;
}

/** Returns: the Jaccard index at the largest k. */
static double
add_sample (const Count *count, const gsize *k, gsize levels, SpecOverlap *overlaps)
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
count_all (Count *count,
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
      count_common (count, i);
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

  g_autofree guint32 *places = g_try_new0 (guint32, x->count);
  g_autofree gsize *begins_at = g_try_new0 (gsize, k[count - 1]);
  Count all = { x, y, k[count - 1], places, begins_at };

  if (places == NULL || begins_at == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), x->count);
      return FALSE;
    }
  memset (overlaps, 0, count * sizeof *overlaps);
  if (!count_all (&all, k, count, overlaps, jaccards, cancellable, error))
    return FALSE;
  for (gsize level = 0; level < count; level++)
    {
      overlaps[level].jaccard /= (double) x->count;
      overlaps[level].common /= (double) x->count * (double) k[level];
    }
  return TRUE;
}
