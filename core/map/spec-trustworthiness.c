#include "map/spec-trustworthiness.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "agreement/spec-neighbours.h"
#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-vector-math.h"
#include "linalg/spec-vectorised.h"

#define HEIGHT 64  /* rows whose distances to all others are held at a time, in each lane */
#define WIDTH 1024 /* of them computed between two looks at the cancellable */
#define FIRST 0.1  /* share of the work that the neighbours in the map take */

/* A lane's own workspace. */
typedef struct
{
  float *low;    /* HEIGHT x n: not above the squared distance of row and column */
  float *high;   /* n: not below those of one row */
  double *exact; /* n: of one row, in double; negative: not computed yet */
} Lane;

typedef struct
{
  const SpecPoints *points;
  const SpecNeighbours *map; /* nearest in the layout */
  gsize k;
  float *squares; /* squared lengths of the rows */
  float *errors;  /* what single precision can be off by for each */
  Lane *lanes;
  guint64 *penalties; /* of each block of rows: whole numbers, whatever the order of adding */
  gsize blocks;
  gsize done; /* counted atomically */
  GCancellable *cancellable;
  const SpecProgress *progress;
} Ranking;

gsize
spec_trustworthiness_get_neighbours (gsize count)
{
  return count >= 4 ? MIN (SPEC_TRUSTWORTHINESS_NEIGHBOURS, (count - 1) / 2) : 0;
}

/* low and high of one row, of whose products with all others low holds -2 ab. */
SPEC_VECTORISED static void
bound_row (gsize count,
           const float *restrict squares,
           const float *restrict errors,
           float square,
           float error,
           float *restrict low,
           float *restrict high)
{
  for (gsize j = 0; j < count; j++)
    {
      float estimate = low[j] + (squares[j] + square), margin = errors[j] + error;

      low[j] = estimate - margin;
      high[j] = estimate + margin;
    }
}

/* Counts those below @distance that are sure, and those that may be. */
SPEC_VECTORISED static void
count_below (gsize count,
             const float *restrict low,
             const float *restrict high,
             float distance,
             guint32 *sure,
             guint32 *possible)
{
  guint32 is = 0, may = 0;

  for (gsize j = 0; j < count; j++)
    {
      is += high[j] < distance;
      may += low[j] <= distance;
    }
  *sure = is;
  *possible = may;
}

static double
get_exact (const Ranking *ranking, Lane *lane, gsize i, gsize j)
{
  if (lane->exact[j] < 0)
    lane->exact[j] = spec_vector_squared_distance (ranking->points->dimensions, spec_points_get (ranking->points, i),
                                                   spec_points_get (ranking->points, j));
  return lane->exact[j];
}

/* The rank of row @j by its distance from @i. Row i itself stands at infinity; row j is always among those that single
 * precision cannot tell. */
static gsize
find_rank (const Ranking *ranking, Lane *lane, const float *low, gsize i, gsize j)
{
  gsize n = ranking->points->count, rank;
  double distance = get_exact (ranking, lane, i, j);
  float rounded = (float) distance;
  guint32 sure = 0, possible = 0;

  count_below (n, low, lane->high, rounded, &sure, &possible);
  rank = 1 + sure;
  for (gsize l = 0; l < n && possible > sure + 1; l++)
    if (low[l] <= rounded && lane->high[l] >= rounded && l != j)
      {
        double other = get_exact (ranking, lane, i, l);

        rank += other < distance || (other == distance && l < j);
        possible--;
      }
  return rank;
}

/* Returns: what row @i adds to the sum. */
static guint64
judge_row (const Ranking *ranking, Lane *lane, float *low, gsize i)
{
  gsize n = ranking->points->count;
  const guint32 *near = spec_neighbours_get (ranking->map, i);
  guint64 penalty = 0;

  bound_row (n, ranking->squares, ranking->errors, ranking->squares[i], ranking->errors[i], low, lane->high);
  low[i] = lane->high[i] = INFINITY;
  for (gsize j = 0; j < n; j++)
    lane->exact[j] = -1;
  for (gsize p = 0; p < ranking->k; p++)
    {
      gsize rank = find_rank (ranking, lane, low, i, near[p]);

      penalty += rank > ranking->k ? rank - ranking->k : 0;
    }
  return penalty;
}

static void
judge_block (gsize block, guint lane_index, gpointer data)
{
  Ranking *ranking = data;
  Lane *lane = &ranking->lanes[lane_index];
  gsize n = ranking->points->count, d = ranking->points->dimensions, first = block * HEIGHT, done;
  gsize height = MIN (HEIGHT, n - first);

  for (gsize right = 0; right < n; right += WIDTH)
    {
      if (g_cancellable_is_cancelled (ranking->cancellable))
        return;
      spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, MIN (WIDTH, n - right), height, d, -2,
                       spec_points_get (ranking->points, right), d, spec_points_get (ranking->points, first), d, 0,
                       lane->low + right, n);
    }
  for (gsize i = 0; i < height && !g_cancellable_is_cancelled (ranking->cancellable); i++)
    ranking->penalties[block] += judge_row (ranking, lane, lane->low + i * n, first + i);
  done = g_atomic_pointer_add (&ranking->done, 1) + 1;
  if (lane_index == 0)
    spec_progress_report (ranking->progress, SPEC_STAGE_MAP,
                          FIRST + (1 - FIRST) * (double) done / (double) ranking->blocks);
}

/* Single precision u = 2^-24: a product of d terms is off by at most d u |a||b|, hence a squared distance by
 * d u (|a|^2 + |b|^2), and a few u more for the squares and the sums. */
static void
measure_rows (Ranking *ranking)
{
  gsize d = ranking->points->dimensions;
  double margin = ((double) d + 16) * 0x1p-24;

  for (gsize i = 0; i < ranking->points->count; i++)
    {
      double square = spec_vector_sum_squares (d, spec_points_get (ranking->points, i));

      ranking->squares[i] = (float) square;
      ranking->errors[i] = (float) (square * margin * 1.001);
    }
}

static gboolean
make_room (Ranking *ranking, guint lanes, GError **error)
{
  gsize n = ranking->points->count;
  gboolean ready = TRUE;

  ranking->squares = g_try_new (float, n);
  ranking->errors = g_try_new (float, n);
  ranking->penalties = g_try_new0 (guint64, ranking->blocks);
  ranking->lanes = g_new0 (Lane, lanes);
  for (guint i = 0; i < lanes; i++)
    {
      Lane *lane = &ranking->lanes[i];

      lane->low = g_try_malloc_n (n, HEIGHT * sizeof (float));
      lane->high = g_try_new (float, n);
      lane->exact = g_try_new (double, n);
      ready = ready && lane->low != NULL && lane->high != NULL && lane->exact != NULL;
    }
  if (ready && ranking->squares != NULL && ranking->errors != NULL && ranking->penalties != NULL)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), n);
  return FALSE;
}

static void
ranking_clear (Ranking *ranking, guint lanes)
{
  for (guint i = 0; i < lanes; i++)
    {
      g_free (ranking->lanes[i].low);
      g_free (ranking->lanes[i].high);
      g_free (ranking->lanes[i].exact);
    }
  g_free (ranking->lanes);
  g_free (ranking->squares);
  g_free (ranking->errors);
  g_free (ranking->penalties);
}

static SpecNeighbours *
find_map_neighbours (Ranking *ranking, const float *positions, SpecTeam *team, GError **error)
{
  SpecPoints layout = { .values = (float *) positions, .count = ranking->points->count, .dimensions = 2 };
  SpecProgressSpan span = { ranking->progress, SPEC_STAGE_MAP, 0, FIRST };
  SpecProgress progress = spec_progress_span_get (&span);

  return spec_neighbours_find (&layout, SPEC_METRIC_EUCLIDEAN, ranking->k, team, ranking->cancellable, &progress,
                               error);
}

double
spec_trustworthiness_compute (const SpecPoints *points,
                              const float *positions,
                              gsize k,
                              SpecTeam *team,
                              GCancellable *cancellable,
                              const SpecProgress *progress,
                              GError **error)
{
  g_return_val_if_fail (k > 0 && 2 * k < points->count, NAN);

  gsize n = points->count;
  guint lanes = spec_team_get_lanes (team);
  Ranking ranking = {
    .points = points, .k = k, .blocks = (n + HEIGHT - 1) / HEIGHT, .cancellable = cancellable, .progress = progress
  };
  g_autoptr (SpecNeighbours) map = find_map_neighbours (&ranking, positions, team, error);
  double sum = 0, result = NAN;

  if (map == NULL)
    return NAN;
  ranking.map = map;
  if (make_room (&ranking, lanes, error))
    {
      measure_rows (&ranking);
      spec_team_for (team, ranking.blocks, judge_block, &ranking);
      for (gsize block = 0; block < ranking.blocks; block++)
        sum += (double) ranking.penalties[block];
      if (!g_cancellable_set_error_if_cancelled (cancellable, error))
        result = 1 - 2 * sum / ((double) n * (double) k * (2 * (double) n - 3 * (double) k - 1));
    }
  ranking_clear (&ranking, lanes);
  return result;
}
