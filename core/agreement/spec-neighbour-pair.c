#include "agreement/spec-neighbour-pair.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "spec/spec-plan.h"

/* Two graphs of indices; and one number a sample for each step of the curve's grid. */
static guint64
get_bytes (gsize samples, gsize k)
{
  gsize grid;
  g_autofree gsize *steps = spec_overlap_curve_new_grid (k, &grid);

  return (guint64) samples * (2 * k * sizeof (guint32) + grid * sizeof (float));
}

gsize
spec_neighbour_pair_fit (gsize samples, gsize wanted, guint64 bytes)
{
  gsize low = 1, high = MAX (1, MIN (wanted, samples - 1));

  while (low < high)
    {
      gsize middle = low + (high - low + 1) / 2;

      if (get_bytes (samples, middle) <= bytes)
        low = middle;
      else
        high = middle - 1;
    }
  return low;
}

gsize
spec_neighbour_pair_choose_k (gsize samples, guint64 bytes)
{
  gsize third = MAX (samples / 3, MIN (samples - 1, 50));

  return spec_neighbour_pair_fit (samples, MIN (third, SPEC_NEIGHBOUR_PAIR_USUAL), bytes);
}

static gboolean
check_memory (gsize samples, gsize k, GError **error)
{
  guint64 needed = get_bytes (samples, k), allowed = spec_plan_get_allowance ();

  if (needed <= allowed || needed < 64 << 20)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
               _ ("not enough memory for the %zu nearest neighbours of %zu samples: %.1f GB are needed, %.1f GB may be "
                  "used; the %zu nearest would fit"),
               k, samples, 1e-9 * (double) needed, 1e-9 * (double) allowed,
               spec_neighbour_pair_fit (samples, k, allowed));
  return FALSE;
}

static gboolean
fill (SpecNeighbourPair *pair,
      SpecPoints *const *points,
      const SpecMetric *metric,
      gsize k,
      SpecTeam *team,
      GCancellable *cancellable,
      const SpecProgress *progress,
      GError **error)
{
  for (guint side = 0; side < 2; side++)
    {
      SpecProgressSpan span = { progress, SPEC_STAGE_NEIGHBOURS_X + side, 0.5 * side, 0.5 * (side + 1) };
      SpecProgress part = spec_progress_span_get (&span);

      spec_progress_report (&part, span.stage, 0);
      pair->neighbours[side] = spec_neighbours_find (points[side], metric[side], k, team, cancellable, &part, error);
      if (pair->neighbours[side] == NULL)
        return FALSE;
    }
  return TRUE;
}

SpecNeighbourPair *
spec_neighbour_pair_new (SpecPoints *const *points,
                         const SpecMetric *metric,
                         gsize k,
                         guint64 seed,
                         SpecTeam *team,
                         GCancellable *cancellable,
                         const SpecProgress *progress,
                         GError **error)
{
  g_autoptr (SpecNeighbourPair) pair = g_new0 (SpecNeighbourPair, 1);

  g_atomic_ref_count_init (&pair->references);
  if (!check_memory (points[0]->count, k, error)
      || !fill (pair, points, metric, k, team, cancellable, progress, error))
    return NULL;
  pair->curve
      = spec_overlap_curve_new (pair->neighbours[0], pair->neighbours[1], k, seed, team, cancellable, error);
  return pair->curve != NULL ? g_steal_pointer (&pair) : NULL;
}

SpecNeighbourPair *
spec_neighbour_pair_ref (SpecNeighbourPair *pair)
{
  g_atomic_ref_count_inc (&pair->references);
  return pair;
}

void
spec_neighbour_pair_unref (SpecNeighbourPair *pair)
{
  if (pair == NULL || !g_atomic_ref_count_dec (&pair->references))
    return;
  for (guint side = 0; side < 2; side++)
    spec_neighbours_free (pair->neighbours[side]);
  spec_overlap_curve_free (pair->curve);
  g_free (pair);
}

gboolean
spec_neighbour_pair_has_metric (const SpecNeighbourPair *pair, const SpecMetric *metric)
{
  return pair->neighbours[0]->metric == metric[0] && pair->neighbours[1]->metric == metric[1];
}
