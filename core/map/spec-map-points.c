#include "map/spec-map-points.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

/* What a row is multiplied by. In double no length overflows. */
static double
get_scale (const float *row, gsize d, gboolean unit_length)
{
  double square = 0;

  if (!unit_length)
    return 1;
  for (gsize k = 0; k < d; k++)
    square += (double) row[k] * row[k];
  return square > 0 ? 1 / sqrt (square) : 0;
}

/* Returns: whether all sums are finite. */
static gboolean
find_mean (const SpecPoints *points, const double *scales, double *mean)
{
  gsize d = points->dimensions;
  gboolean finite = TRUE;

  for (gsize i = 0; i < points->count; i++)
    for (gsize k = 0; k < d; k++)
      mean[k] += spec_points_get (points, i)[k] * scales[i];
  for (gsize k = 0; k < d; k++)
    {
      mean[k] /= (double) points->count;
      finite = finite && isfinite (mean[k]);
    }
  return finite;
}

static double
sum_squares (const SpecPoints *points, const double *scales, const double *mean)
{
  double total = 0;

  for (gsize i = 0; i < points->count; i++)
    for (gsize k = 0; k < points->dimensions; k++)
      {
        double value = spec_points_get (points, i)[k] * scales[i] - mean[k];
        total += value * value;
      }
  return total;
}

static void
transform (SpecPoints *points, const double *scales, const double *mean)
{
  double mean_square = sum_squares (points, scales, mean) / (double) points->count;
  double factor = mean_square > 0 ? exp2 (-round (log2 (mean_square) / 2)) : 1;

  for (gsize i = 0; i < points->count; i++)
    {
      float *row = points->values + i * points->dimensions;

      for (gsize k = 0; k < points->dimensions; k++)
        row[k] = (float) ((row[k] * scales[i] - mean[k]) * factor);
    }
}

SpecPoints *
spec_map_points_new (SpecEmbedding *embedding,
                     const guint32 *rows,
                     gsize count,
                     gboolean unit_length,
                     GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (SpecPoints) points = spec_points_new (embedding, rows, count, cancellable, error);

  if (points == NULL)
    return NULL;

  g_autofree double *scales = g_new (double, points->count);
  g_autofree double *mean = g_new0 (double, points->dimensions);

  for (gsize i = 0; i < points->count; i++)
    scales[i] = get_scale (spec_points_get (points, i), points->dimensions, unit_length);
  if (!find_mean (points, scales, mean))
    {
      if (spec_embedding_check (embedding, FALSE, cancellable, error))
        g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s: values that are not finite"),
                     spec_embedding_get_name (embedding));
      return NULL;
    }
  transform (points, scales, mean);
  return g_cancellable_set_error_if_cancelled (cancellable, error) ? NULL : g_steal_pointer (&points);
}
