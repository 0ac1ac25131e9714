#include "map/spec-spread.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "agreement/spec-points.h"
#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-vector-distance.h"

static SpecVectorRow
see_row (const SpecPoints *points, gsize index, SpecMetric metric)
{
  SpecVectorRow row = { spec_points_get (points, index), 0, 1 };
  double square = 0;

  if (metric != SPEC_METRIC_COSINE)
    return row;
  for (gsize k = 0; k < points->dimensions; k++)
    square += (double) row.values[k] * row.values[k];
  row.scale = square > 0 ? 1 / sqrt (square) : 1;
  return row;
}

static double
sum_distances (const SpecPoints *points, const SpecVectorRow *seen, GCancellable *cancellable)
{
  double sum = 0;

  for (gsize i = 1; i < points->count && !g_cancellable_is_cancelled (cancellable); i++)
    for (gsize j = 0; j < i; j++)
      sum += sqrt (spec_vector_square_between (points->dimensions, &seen[i], &seen[j]));
  return sum;
}

/* @rows: (nullable): NULL: all, @count of them. Returns: the mean distance of their pairs, or NaN. */
static double
compute_mean (SpecEmbedding *embedding, SpecMetric metric, const guint32 *rows, gsize count, guint64 seed,
              GCancellable *cancellable, GError **error)
{
  gsize used = MIN (count, (gsize) SPEC_SPREAD_ROWS);
  g_autofree guint32 *chosen = spec_random_choose_rows (seed, count, used, error);
  g_autofree SpecVectorRow *seen = NULL;
  g_autoptr (SpecPoints) points = NULL;
  double sum;

  if (chosen == NULL)
    return NAN;
  for (gsize i = 0; rows != NULL && i < used; i++)
    chosen[i] = rows[chosen[i]];
  points = spec_points_new (embedding, chosen, used, cancellable, error);
  if (points == NULL)
    return NAN;
  seen = g_new (SpecVectorRow, used);
  for (gsize i = 0; i < used; i++)
    seen[i] = see_row (points, i, metric);
  sum = sum_distances (points, seen, cancellable);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NAN;
  return sum / (0.5 * (double) used * (double) (used - 1));
}

double
spec_spread_compute (SpecEmbedding *embedding, SpecMetric metric, const guint32 *rows, gsize count, guint64 seed,
                     GCancellable *cancellable, GError **error)
{
  double inside, any;

  g_return_val_if_fail (embedding != NULL, NAN);
  g_return_val_if_fail (metric == SPEC_METRIC_EUCLIDEAN || metric == SPEC_METRIC_COSINE, NAN);

  if (count < 2)
    {
      g_set_error_literal (error, SPEC_ERROR, SPEC_ERROR_SHAPE, _ ("A distance needs two samples."));
      return NAN;
    }
  any = compute_mean (embedding, metric, NULL, spec_embedding_get_samples (embedding), seed, cancellable, error);
  if (isnan (any))
    return NAN;
  inside = compute_mean (embedding, metric, rows, count, seed, cancellable, error);
  if (!(any > 0) && !isnan (inside))
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s: all rows are equal."), spec_embedding_get_name (embedding));
  return any > 0 ? inside / any : NAN;
}
