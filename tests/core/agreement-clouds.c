#include "agreement-clouds.h"

#include <math.h>
#include <stdlib.h>

#include "base/spec-random.h"

static SpecPoints *
points_alloc (gsize n, gsize d)
{
  SpecPoints *points = g_new0 (SpecPoints, 1);

  points->values = g_new0 (float, n *d);
  points->count = n;
  points->dimensions = d;
  return points;
}

SpecPoints *
points_new (gsize n, gsize d, guint64 seed, double scale, double offset)
{
  SpecPoints *points = points_alloc (n, d);
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);

  spec_random_fill_normal (random, points->values, n * d);
  for (gsize i = 0; i < n * d; i++)
    points->values[i] = (float) (scale * points->values[i] + offset);
  g_rand_free (random);
  return points;
}

SpecPoints *
points_new_grid (gsize n, gsize d, guint64 seed, int levels)
{
  SpecPoints *points = points_alloc (n, d);
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);

  for (gsize i = 0; i < n * d; i++)
    points->values[i] = (float) g_rand_int_range (random, 0, levels);
  g_rand_free (random);
  return points;
}

SpecPoints *
points_permute (const SpecPoints *points, const guint32 *order)
{
  SpecPoints *result = points_alloc (points->count, points->dimensions);

  for (gsize i = 0; i < points->count; i++)
    for (gsize k = 0; k < points->dimensions; k++)
      result->values[i * points->dimensions + k] = spec_points_get (points, order[i])[k];
  return result;
}

SpecEmbedding *
points_to_embedding (const SpecPoints *points)
{
  return spec_embedding_new_take (g_memdup2 (points->values, points->count * points->dimensions * sizeof (float)),
                                  points->count, points->dimensions, "cloud");
}

static double
mean_of (const float *a, gsize d)
{
  double sum = 0;

  for (gsize k = 0; k < d; k++)
    sum += a[k];
  return sum / (double) d;
}

static double
product_of (const float *a, const float *b, gsize d)
{
  double sum = 0;

  for (gsize k = 0; k < d; k++)
    sum += (double) a[k] * b[k];
  return sum;
}

static double
naive_distance (SpecMetric metric, const float *a, const float *b, gsize d)
{
  double mean = mean_of (a, d) - mean_of (b, d), square = 0, sum = 0, most = 0, variance = 0;
  double lengths = sqrt (product_of (a, a, d) * product_of (b, b, d));

  for (gsize k = 0; k < d; k++)
    {
      double difference = (double) a[k] - b[k];

      square += difference * difference;
      sum += fabs (difference);
      most = MAX (most, fabs (difference));
      variance += (difference - mean) * (difference - mean);
    }
  switch (metric)
    {
    case SPEC_METRIC_EUCLIDEAN:
      return square;
    case SPEC_METRIC_COSINE:
      return lengths > 0 ? 1 - product_of (a, b, d) / lengths : 1;
    case SPEC_METRIC_MANHATTAN:
      return sum;
    case SPEC_METRIC_CHEBYSHEV:
      return most;
    default:
      return variance; /* var (a) is the same for all b */
    }
}

typedef struct
{
  double distance;
  guint32 index;
} Entry;

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *left = a, *right = b;

  if (left->distance != right->distance)
    return left->distance < right->distance ? -1 : 1;
  return left->index < right->index ? -1 : left->index > right->index;
}

guint32 *
naive_neighbours (const SpecPoints *points, SpecMetric metric, gsize k)
{
  guint32 *result = g_new (guint32, points->count * k);
  g_autofree Entry *entries = g_new (Entry, points->count);

  for (gsize i = 0; i < points->count; i++)
    {
      gsize count = 0;

      for (gsize j = 0; j < points->count; j++)
        if (j != i)
          entries[count++] = (Entry){ naive_distance (metric, spec_points_get (points, i), spec_points_get (points, j),
                                                      points->dimensions),
                                      (guint32) j };
      qsort (entries, count, sizeof *entries, compare_entries);
      for (gsize j = 0; j < k; j++)
        result[i * k + j] = entries[j].index;
    }
  return result;
}

double *
naive_linear_kernel (const SpecPoints *points)
{
  gsize n = points->count, d = points->dimensions;
  double *kernel = g_new0 (double, n *n);

  for (gsize k = 0; k < d; k++)
    {
      double mean = 0;

      for (gsize i = 0; i < n; i++)
        mean += points->values[i * d + k] / (double) n;
      for (gsize i = 0; i < n; i++)
        for (gsize j = 0; j < n; j++)
          kernel[i * n + j] += (points->values[i * d + k] - mean) * (points->values[j * d + k] - mean);
    }
  return kernel;
}

double *
naive_gaussian_kernel (const SpecPoints *points, double sigma)
{
  gsize n = points->count;
  double *kernel = g_new0 (double, n *n);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      kernel[i * n + j] = exp (-naive_distance (SPEC_METRIC_EUCLIDEAN, spec_points_get (points, i),
                                                spec_points_get (points, j), points->dimensions)
                               / (2 * sigma * sigma));
  return kernel;
}

static double *
centre_without_diagonal (const double *kernel, gsize n)
{
  g_autofree double *rows = g_new0 (double, n);
  double *centred = g_new0 (double, n *n), total = 0, m = (double) n;

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (i != j)
        {
          rows[i] += kernel[i * n + j];
          total += kernel[i * n + j];
        }
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < n; j++)
      if (i != j)
        centred[i * n + j] = kernel[i * n + j] - rows[i] / (m - 2) - rows[j] / (m - 2) + total / ((m - 1) * (m - 2));
  return centred;
}

static double
correlate (const double *a, const double *b, gsize count)
{
  double both = 0, left = 0, right = 0;

  for (gsize i = 0; i < count; i++)
    {
      both += a[i] * b[i];
      left += a[i] * a[i];
      right += b[i] * b[i];
    }
  return both / sqrt (left * right);
}

double
naive_debiased_cka (const double *k, const double *l, gsize n)
{
  g_autofree double *left = centre_without_diagonal (k, n), *right = centre_without_diagonal (l, n);

  return correlate (left, right, n * n);
}

double
naive_cka (const double *k, const double *l, gsize n)
{
  return correlate (k, l, n * n);
}

/** Returns: (transfer full): the correlations of all pairs of rows. */
static double *
correlations (const SpecPoints *points)
{
  gsize n = points->count, d = points->dimensions, at = 0;
  double *result = g_new (double, n *(n - 1) / 2);

  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      {
        const float *a = spec_points_get (points, i), *b = spec_points_get (points, j);
        double mean_a = mean_of (a, d), mean_b = mean_of (b, d), both = 0, left = 0, right = 0;

        for (gsize k = 0; k < d; k++)
          {
            both += (a[k] - mean_a) * (b[k] - mean_b);
            left += (a[k] - mean_a) * (a[k] - mean_a);
            right += (b[k] - mean_b) * (b[k] - mean_b);
          }
        result[at++] = both / sqrt (left * right);
      }
  return result;
}

/* Ranks by counting, less the mean rank. Values that rounding alone tells apart are equal. */
static double *
centred_ranks (const double *values, gsize count)
{
  double *ranks = g_new (double, count);

  for (gsize i = 0; i < count; i++)
    {
      gsize below = 0, equal = 0;

      for (gsize j = 0; j < count; j++)
        if (fabs (values[j] - values[i]) < 1e-12)
          equal++;
        else if (values[j] < values[i])
          below++;
      ranks[i] = (double) below + ((double) equal + 1) / 2 - ((double) count + 1) / 2;
    }
  return ranks;
}

double
naive_rsa (const SpecPoints *x, const SpecPoints *y)
{
  gsize pairs = x->count * (x->count - 1) / 2;
  g_autofree double *of_x = correlations (x), *of_y = correlations (y);
  g_autofree double *ranks_x = centred_ranks (of_x, pairs), *ranks_y = centred_ranks (of_y, pairs);

  return correlate (ranks_x, ranks_y, pairs);
}
