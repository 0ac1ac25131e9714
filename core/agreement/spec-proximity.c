#include "agreement/spec-proximity.h"

#include <math.h>

#include "linalg/spec-vector-distance.h"

gboolean
spec_proximity_is_similarity (SpecMetric metric)
{
  return metric == SPEC_METRIC_COSINE;
}

static double
get_cosine (gsize count, const float *a, const float *b)
{
  double product = 0, left = 0, right = 0;

  for (gsize k = 0; k < count; k++)
    {
      product += (double) a[k] * b[k];
      left += (double) a[k] * a[k];
      right += (double) b[k] * b[k];
    }
  return left > 0 && right > 0 ? product / sqrt (left * right) : 0;
}

/* var (a - b) / var (a) */
static double
get_noise (gsize count, const float *a, const float *b)
{
  double mean = 0, difference = 0, signal = 0, noise = 0;

  for (gsize k = 0; k < count; k++)
    {
      mean += a[k] / (double) count;
      difference += ((double) a[k] - b[k]) / (double) count;
    }
  for (gsize k = 0; k < count; k++)
    {
      signal += (a[k] - mean) * (a[k] - mean);
      noise += ((double) a[k] - b[k] - difference) * ((double) a[k] - b[k] - difference);
    }
  return noise / signal;
}

double
spec_proximity_between (SpecMetric metric, gsize count, const float *a, const float *b)
{
  SpecVectorRow left = { a, 0, 1 }, right = { b, 0, 1 };

  switch (metric)
    {
    case SPEC_METRIC_COSINE:
      return get_cosine (count, a, b);
    case SPEC_METRIC_MANHATTAN:
      return spec_vector_manhattan_distance (count, a, b);
    case SPEC_METRIC_CHEBYSHEV:
      return spec_vector_chebyshev_distance (count, a, b);
    case SPEC_METRIC_SNR:
      return get_noise (count, a, b);
    case SPEC_METRIC_EUCLIDEAN:
    default:
      return sqrt (spec_vector_square_between (count, &left, &right));
    }
}

void
spec_proximity_fill (
    const SpecEmbedding *embedding, SpecMetric metric, guint32 row, const guint32 *rows, gsize count, double *values)
{
  gsize dimensions = spec_embedding_get_dimensions (embedding);
  g_autofree float *read = g_try_malloc_n (2 * dimensions, sizeof (float));

  if (read != NULL)
    spec_embedding_gather_rows (embedding, &row, 1, read);
  for (gsize i = 0; i < count; i++)
    {
      values[i] = NAN;
      if (read == NULL)
        continue;
      spec_embedding_gather_rows (embedding, &rows[i], 1, read + dimensions);
      values[i] = spec_proximity_between (metric, dimensions, read, read + dimensions);
    }
}
