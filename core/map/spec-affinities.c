#include "map/spec-affinities.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-math.h"

#define BLOCK 64     /* rows calibrated between two looks at the cancellable */
#define HALVINGS 200 /* of the bracket of ln beta, at most */
#define EXACT 1e-5   /* of the entropy */

/* What beta gives: the entropy and its derivative by ln beta, which is -beta^2 times the variance of the squares. */
typedef struct
{
  double sum, mean;
  double entropy, slope;
} Spread;

static Spread
get_spread (gsize count, const double *squares, double beta)
{
  Spread spread = { 0 };
  double second = 0;

  for (gsize j = 0; j < count; j++)
    {
      double above = squares[j] - squares[0], p = exp (-beta * above);

      spread.sum += p;
      spread.mean += p * above;
      second += p * above * above;
    }
  spread.mean /= spread.sum;
  spread.entropy = log (spread.sum) + beta * spread.mean;
  spread.slope = -beta * beta * (second / spread.sum - spread.mean * spread.mean);
  return spread;
}

/* Newton's steps in ln beta, kept within the bracket that the signs give: the entropy only falls. */
static double
find_beta (gsize count, const double *squares, double target)
{
  double mean = 0;

  for (gsize j = 0; j < count; j++)
    mean += (squares[j] - squares[0]) / (double) count;
  if (!(mean > 0)) /* all are as near: any will do */
    return 1;

  double low = -log (mean) - 50, high = -log (mean) + 80, at = -log (mean);
  for (guint i = 0; i < HALVINGS && high - low > 1e-9; i++)
    {
      Spread spread = get_spread (count, squares, exp (at));
      double off = spread.entropy - target, next;

      if (fabs (off) < EXACT)
        break;
      *(off > 0 ? &low : &high) = at;
      next = spread.slope < 0 ? at - off / spread.slope : NAN;
      at = next > low && next < high ? next : 0.5 * (low + high);
    }
  return exp (at);
}

double
spec_affinities_calibrate (gsize count, const double *squares, double perplexity, float *weights)
{
  double beta = find_beta (count, squares, log (perplexity)), sum = 0;

  for (gsize j = 0; j < count; j++)
    sum += exp (-beta * (squares[j] - squares[0]));
  for (gsize j = 0; j < count; j++)
    weights[j] = (float) (exp (-beta * (squares[j] - squares[0])) / sum);
  return beta;
}

gsize
spec_affinities_get_neighbours (double perplexity, gsize count)
{
  return (gsize) CLAMP (floor (3 * perplexity), 1, (double) count - 1);
}

typedef struct
{
  const SpecPoints *points;
  const SpecNeighbours *neighbours;
  double perplexity;
  float *weights;
  GCancellable *cancellable;
} Calibration;

static void
calibrate_block (gsize block, guint lane, gpointer data)
{
  Calibration *c = data;
  gsize k = c->neighbours->k, end = MIN ((block + 1) * BLOCK, c->points->count);
  g_autofree double *squares = g_new (double, k);

  if (g_cancellable_is_cancelled (c->cancellable))
    return;
  for (gsize i = block * BLOCK; i < end; i++)
    {
      const guint32 *near = spec_neighbours_get (c->neighbours, i);

      for (gsize p = 0; p < k; p++)
        squares[p] = spec_vector_squared_distance (c->points->dimensions, spec_points_get (c->points, i),
                                                   spec_points_get (c->points, near[p]));
      spec_affinities_calibrate (k, squares, c->perplexity, c->weights + i * k);
    }
}

static double
add (double forth, double back)
{
  return forth + back;
}

SpecGraph *
spec_affinities_find (const SpecPoints *points,
                      double perplexity,
                      SpecTeam *team,
                      GCancellable *cancellable,
                      const SpecProgress *progress,
                      GError **error)
{
  gsize k = spec_affinities_get_neighbours (perplexity, points->count);
  g_autoptr (SpecNeighbours) neighbours
      = spec_neighbours_find (points, SPEC_METRIC_EUCLIDEAN, k, team, cancellable, progress, error);
  g_autofree float *weights = neighbours != NULL ? g_try_malloc_n (points->count, k * sizeof (float)) : NULL;
  Calibration calibration = { points, neighbours, perplexity, weights, cancellable };

  if (neighbours == NULL)
    return NULL;
  if (weights == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                   _ ("not enough memory for the %zu nearest neighbours of %zu samples"), k, points->count);
      return NULL;
    }
  spec_team_for (team, (points->count + BLOCK - 1) / BLOCK, calibrate_block, &calibration);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;

  SpecGraph *graph = spec_graph_new (neighbours, weights, add, error);
  if (graph != NULL)
    spec_graph_scale (graph, 1 / spec_graph_sum (graph));
  return graph;
}
