#include "map/spec-map-points.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-math.h"

#define BLOCK 64 /* rows between two looks at the cancellable */

typedef struct
{
  SpecPoints *points;
  double *scales; /* of each row: 1, or 1 / its length, or 0 for a row of zeros */
  double *mean;
  GCancellable *cancellable;
} Preparation;

/* What is done with each row: gives up within a block's time of being cancelled. */
typedef void (*VisitRow) (Preparation *preparation, gsize row, double *sum);

static void
measure_length (Preparation *p, gsize row, double *sum)
{
  double square = spec_vector_sum_squares (p->points->dimensions, spec_points_get (p->points, row));

  p->scales[row] = square > 0 ? 1 / sqrt (square) : 0;
}

static void
add_to_mean (Preparation *p, gsize row, double *sum)
{
  const float *values = spec_points_get (p->points, row);

  for (gsize k = 0; k < p->points->dimensions; k++)
    p->mean[k] += values[k] * p->scales[row];
}

static void
add_square (Preparation *p, gsize row, double *sum)
{
  const float *values = spec_points_get (p->points, row);

  for (gsize k = 0; k < p->points->dimensions; k++)
    {
      double value = values[k] * p->scales[row] - p->mean[k];
      *sum += value * value;
    }
}

/* Writes the row as it is to be, in the unit. */
static void
transform (Preparation *p, gsize row, double *factor)
{
  float *values = p->points->values + row * p->points->dimensions;

  for (gsize k = 0; k < p->points->dimensions; k++)
    values[k] = (float) ((values[k] * p->scales[row] - p->mean[k]) * *factor);
}

static void
visit_rows (Preparation *p, VisitRow visit, double *sum)
{
  for (gsize row = 0; row < p->points->count; row++)
    {
      if (row % BLOCK == 0 && g_cancellable_is_cancelled (p->cancellable))
        return;
      visit (p, row, sum);
    }
}

/* Returns: whether all are finite. */
static gboolean
find_mean (Preparation *p)
{
  gboolean finite = TRUE;

  visit_rows (p, add_to_mean, NULL);
  for (gsize k = 0; k < p->points->dimensions; k++)
    {
      p->mean[k] /= (double) p->points->count;
      finite = finite && isfinite (p->mean[k]);
    }
  return finite;
}

static gboolean
prepare (Preparation *p, SpecEmbedding *embedding, gboolean unit_length, GError **error)
{
  double sum = 0, factor;

  for (gsize row = 0; row < p->points->count; row++)
    p->scales[row] = 1;
  if (unit_length)
    visit_rows (p, measure_length, NULL);
  if (!find_mean (p))
    {
      if (spec_embedding_check (embedding, FALSE, p->cancellable, error))
        g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s: values that are not finite"),
                     spec_embedding_get_name (embedding));
      return FALSE;
    }
  visit_rows (p, add_square, &sum);
  factor = sum > 0 ? exp2 (-round (log2 (sum / (double) p->points->count) / 2)) : 1;
  visit_rows (p, transform, &factor);
  return !g_cancellable_set_error_if_cancelled (p->cancellable, error);
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

  g_autofree double *scales = g_try_new (double, points->count);
  g_autofree double *mean = g_try_new0 (double, points->dimensions);
  Preparation preparation = { points, scales, mean, cancellable };

  if (scales == NULL || mean == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), points->count);
      return NULL;
    }
  return prepare (&preparation, embedding, unit_length, error) ? g_steal_pointer (&points) : NULL;
}
