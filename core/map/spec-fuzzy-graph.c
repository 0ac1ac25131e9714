#include "map/spec-fuzzy-graph.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-math.h"

#define BLOCK 64    /* rows between two looks at the cancellable */
#define HALVINGS 64 /* as the reference program */
#define EXACT 1e-5
#define LEAST_SIGMA 1e-3 /* of the mean distance: of the row's, or of all where a row has only equal ones */

static double
get_weight (double distance, double rho, double sigma)
{
  double above = distance - rho;

  return above <= 0 ? 1 : sigma > 0 ? exp (-above / sigma) : 0;
}

static double
sum_weights (gsize count, const double *distances, double rho, double sigma)
{
  double sum = 0;

  for (gsize j = 0; j < count; j++)
    sum += get_weight (distances[j], rho, sigma);
  return sum;
}

double
spec_fuzzy_graph_smooth (gsize count, const double *distances, double floor, float *weights)
{
  double target = log2 ((double) count + 1), rho = 0, low = 0, high = INFINITY, sigma = 1;

  for (gsize j = 0; j < count && rho == 0; j++)
    rho = distances[j];
  for (guint i = 0; i < HALVINGS; i++)
    {
      double off = sum_weights (count, distances, rho, sigma) - target;

      if (fabs (off) < EXACT)
        break;
      *(off > 0 ? &high : &low) = sigma;
      sigma = isinf (high) ? 2 * sigma : 0.5 * (low + high);
    }
  sigma = MAX (sigma, floor);
  for (gsize j = 0; j < count; j++)
    weights[j] = (float) get_weight (distances[j], rho, sigma);
  return sigma;
}

typedef struct
{
  const SpecPoints *points;
  const SpecNeighbours *neighbours;
  double *distances; /* count x k */
  float *weights;
  double mean; /* of all distances, each row's to itself included */
  GCancellable *cancellable;
} Smoothing;

static double
find_mean (gsize count, const double *distances, gsize rows)
{
  double sum = 0;

  for (gsize p = 0; p < count; p++)
    sum += distances[p];
  return sum / (double) (count + rows);
}

static void
measure_block (gsize block, guint lane, gpointer data)
{
  Smoothing *s = data;
  gsize k = s->neighbours->k, end = MIN ((block + 1) * BLOCK, s->points->count);

  if (g_cancellable_is_cancelled (s->cancellable))
    return;
  for (gsize i = block * BLOCK; i < end; i++)
    for (gsize p = i * k; p < (i + 1) * k; p++)
      s->distances[p] = sqrt (spec_vector_squared_distance (s->points->dimensions, spec_points_get (s->points, i),
                                                            spec_points_get (s->points, s->neighbours->indices[p])));
}

static void
smooth_block (gsize block, guint lane, gpointer data)
{
  Smoothing *s = data;
  gsize k = s->neighbours->k, end = MIN ((block + 1) * BLOCK, s->points->count);

  for (gsize i = block * BLOCK; i < end; i++)
    {
      const double *distances = s->distances + i * k;
      double own = find_mean (k, distances, 1);

      spec_fuzzy_graph_smooth (k, distances, LEAST_SIGMA * (own > 0 ? own : s->mean), s->weights + i * k);
    }
}

static double
unite (double forth, double back)
{
  return forth + back - forth * back;
}

/* Weighs the edges of the nearest neighbours. */
static SpecGraph *
smooth (Smoothing *s, SpecTeam *team, GError **error)
{
  gsize n = s->points->count, blocks = (n + BLOCK - 1) / BLOCK;

  spec_team_for (team, blocks, measure_block, s);
  if (g_cancellable_set_error_if_cancelled (s->cancellable, error))
    return NULL;
  s->mean = find_mean (n * s->neighbours->k, s->distances, n);
  spec_team_for (team, blocks, smooth_block, s);
  return spec_graph_new (s->neighbours, s->weights, unite, error);
}

SpecGraph *
spec_fuzzy_graph_find (const SpecPoints *points,
                       gsize neighbours,
                       SpecTeam *team,
                       GCancellable *cancellable,
                       const SpecProgress *progress,
                       GError **error)
{
  gsize n = points->count, k = neighbours - 1;
  g_autoptr (SpecNeighbours) near
      = spec_neighbours_find (points, SPEC_METRIC_EUCLIDEAN, k, team, cancellable, progress, error);

  if (near == NULL)
    return NULL;

  g_autofree double *distances = g_try_malloc_n (n, k * sizeof (double));
  g_autofree float *weights = g_try_malloc_n (n, k * sizeof (float));
  Smoothing smoothing = { points, near, distances, weights, 0, cancellable };

  if (distances != NULL && weights != NULL)
    return smooth (&smoothing, team, error);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
               _ ("not enough memory for the %zu nearest neighbours of %zu samples"), k, n);
  return NULL;
}
