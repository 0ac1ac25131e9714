#include "agreement/spec-overlap-curve.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "agreement/spec-overlap-counter.h"
#include "agreement/spec-overlap.h"
#include "base/spec-error.h"
#include "base/spec-random.h"

#define PER_DECADE 24 /* steps of the grid */
#define TAIL 0.025    /* of the replicates, left out at either end of the band */

typedef struct
{
  SpecOverlapCurve *curve;
  float *values;  /* samples x grid: Jaccard of each */
  double *means;  /* grid x replicates */
  double *totals; /* lanes x grid */
  guint16 *times; /* lanes x samples: how often each was drawn */
  guint32 *seeds; /* by replicate */
  GCancellable *cancellable;
} Bootstrap;

gsize *
spec_overlap_curve_new_grid (gsize largest, gsize *count)
{
  gsize steps = (gsize) ceil (PER_DECADE * log10 ((double) largest)) + 1;
  gsize *grid = g_new (gsize, steps + 1);

  *count = 0;
  for (gsize i = 0; i <= steps; i++)
    {
      gsize k = (gsize) round (pow (10, (double) i / PER_DECADE));

      k = i == steps ? largest : MIN (k, largest);
      if (*count == 0 || k > grid[*count - 1])
        grid[(*count)++] = k;
    }
  return grid;
}

static void
add_sample (SpecOverlapCurve *curve, const SpecOverlapCounter *counter, float *values)
{
  gsize common = 0, next = 0;

  for (gsize k = 1; k <= curve->largest; k++)
    {
      double jaccard;

      common += counter->begins_at[k - 1];
      jaccard = (double) common / (double) (2 * k - common);
      curve->jaccard[k - 1] += jaccard;
      curve->common[k - 1] += (double) common;
      if (k == curve->grid[next])
        values[next++] = (float) jaccard;
    }
}

static gboolean
add_samples (SpecOverlapCurve *curve, SpecOverlapCounter *counter, float *values, GCancellable *cancellable,
             GError **error)
{
  for (gsize i = 0; i < curve->samples; i++)
    {
      if (i % 256 == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      spec_overlap_counter_count (counter, i);
      add_sample (curve, counter, values + i * curve->grid_count);
    }
  for (gsize k = 1; k <= curve->largest; k++)
    {
      curve->jaccard[k - 1] /= (double) curve->samples;
      curve->common[k - 1] /= (double) curve->samples * (double) k;
    }
  return TRUE;
}

/* One replicate: as many samples as there are, drawn with replacement. */
static void
draw_replicate (gsize index, guint lane, gpointer data)
{
  Bootstrap *bootstrap = data;
  gsize n = bootstrap->curve->samples, grid = bootstrap->curve->grid_count;
  guint16 *times = bootstrap->times + lane * n;
  double *totals = bootstrap->totals + lane * grid;
  GRand *random;

  if (g_cancellable_is_cancelled (bootstrap->cancellable))
    return;
  random = g_rand_new_with_seed (bootstrap->seeds[index]);
  for (gsize i = 0; i < n; i++)
    times[i] = 0;
  for (gsize i = 0; i < n; i++)
    times[g_rand_int_range (random, 0, (gint32) n)]++;
  g_rand_free (random);
  for (gsize g = 0; g < grid; g++)
    totals[g] = 0;
  for (gsize i = 0; i < n; i++)
    for (gsize g = 0; times[i] > 0 && g < grid; g++)
      totals[g] += (double) times[i] * bootstrap->values[i * grid + g];
  for (gsize g = 0; g < grid; g++)
    bootstrap->means[g * SPEC_OVERLAP_CURVE_REPLICATES + index] = totals[g] / (double) n;
}

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return (left > right) - (left < right);
}

static void
set_band (SpecOverlapCurve *curve, double *means)
{
  gsize last = SPEC_OVERLAP_CURVE_REPLICATES - 1;

  for (gsize g = 0; g < curve->grid_count; g++)
    {
      double *sorted = means + g * SPEC_OVERLAP_CURVE_REPLICATES;

      qsort (sorted, SPEC_OVERLAP_CURVE_REPLICATES, sizeof *sorted, compare_doubles);
      curve->low[g] = sorted[(gsize) round (TAIL * (double) last)];
      curve->high[g] = sorted[(gsize) round ((1 - TAIL) * (double) last)];
    }
}

static gboolean
run_bootstrap (SpecOverlapCurve *curve,
               float *values,
               guint64 seed,
               SpecTeam *team,
               GCancellable *cancellable,
               GError **error)
{
  guint lanes = spec_team_get_lanes (team);
  g_autofree double *means = g_try_malloc_n (curve->grid_count, SPEC_OVERLAP_CURVE_REPLICATES * sizeof (double));
  g_autofree double *totals = g_new (double, lanes *curve->grid_count);
  g_autofree guint16 *times = g_try_malloc_n (lanes * sizeof (guint16), curve->samples);
  guint32 seeds[SPEC_OVERLAP_CURVE_REPLICATES];
  Bootstrap bootstrap = { curve, values, means, totals, times, seeds, cancellable };
  GRand *random = spec_random_new (seed, SPEC_STREAM_AGREEMENT);

  for (guint i = 0; i < SPEC_OVERLAP_CURVE_REPLICATES; i++)
    seeds[i] = g_rand_int (random);
  g_rand_free (random);
  if (times == NULL || means == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), curve->samples);
      return FALSE;
    }
  spec_team_for (team, SPEC_OVERLAP_CURVE_REPLICATES, draw_replicate, &bootstrap);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  set_band (curve, means);
  return TRUE;
}

static SpecOverlapCurve *
new_empty (gsize samples, gsize largest)
{
  SpecOverlapCurve *curve = g_new0 (SpecOverlapCurve, 1);

  curve->samples = samples;
  curve->largest = largest;
  curve->jaccard = g_new0 (double, largest);
  curve->common = g_new0 (double, largest);
  curve->grid = spec_overlap_curve_new_grid (largest, &curve->grid_count);
  curve->low = g_new0 (double, curve->grid_count);
  curve->high = g_new0 (double, curve->grid_count);
  return curve;
}

SpecOverlapCurve *
spec_overlap_curve_new (const SpecNeighbours *x,
                        const SpecNeighbours *y,
                        gsize largest,
                        guint64 seed,
                        SpecTeam *team,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (SpecOverlapCounter) counter = spec_overlap_counter_new (x, y, largest, error);
  g_autoptr (SpecOverlapCurve) curve = counter != NULL ? new_empty (x->count, largest) : NULL;
  g_autofree float *values = curve != NULL ? g_try_malloc_n (curve->samples, curve->grid_count * sizeof (float)) : NULL;

  if (curve != NULL && values == NULL)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), curve->samples);
  if (values == NULL || !add_samples (curve, counter, values, cancellable, error)
      || !run_bootstrap (curve, values, seed, team, cancellable, error))
    return NULL;
  return g_steal_pointer (&curve);
}

void
spec_overlap_curve_free (SpecOverlapCurve *curve)
{
  if (curve == NULL)
    return;
  g_free (curve->jaccard);
  g_free (curve->common);
  g_free (curve->grid);
  g_free (curve->low);
  g_free (curve->high);
  g_free (curve);
}

double
spec_overlap_curve_get_chance (const SpecOverlapCurve *curve, gsize k)
{
  return spec_overlap_get_jaccard_chance (k, curve->samples);
}

double
spec_overlap_curve_normalise (const SpecOverlapCurve *curve, gsize k, double value)
{
  return spec_overlap_normalise (value, spec_overlap_curve_get_chance (curve, k));
}
