#include "agreement/spec-neighbours.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>

#include "agreement/spec-nearest.h"
#include "agreement/spec-neighbour-space.h"
#include "agreement/spec-neighbours-all.h"
#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-vector-math.h"

#define WIDTH 1024 /* rows that a block is compared with at a time */
#define SLICE SPEC_PANEL_ROWS /* rows between two looks at the cancellable */
#define SPARE 16   /* candidates kept beyond k, for those that single precision cannot tell apart */

/* A lane's own workspace. */
typedef struct
{
  float *left;               /* side rows */
  float *right;              /* WIDTH rows */
  float *bounds;             /* side x WIDTH */
  SpecNearest *nearest;      /* side */
  SpecNearestEntry *entries; /* side x kept */
} Lane;

typedef struct
{
  SpecNeighbours *result;
  SpecNeighbourSpace space;
  float *squares;   /* of the cloud's rows, lowered by what rounding can add to a distance */
  gsize kept;       /* candidates a row: k and some to spare */
  gsize side;       /* rows of a block: whole panels */
  gsize blocks;
  gsize done; /* blocks, counted atomically */
  Lane *lanes;
  guint lane_count;
  GCancellable *cancellable;
  const SpecProgress *progress;
} Search;

/* bounds[r + l WIDTH]: a number that is not above the distance of rows left + l and right + r. */
static void
bound_by_products (const Search *search, Lane *lane, gsize left, gsize height, gsize right, gsize width)
{
  gsize d = search->space.points->dimensions;

  spec_cloud_read (search->space.cloud, right, width, lane->right);
  spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, width, height, d, -2, lane->right, d, lane->left, d, 0, lane->bounds,
                   WIDTH);
  for (gsize l = 0; l < height; l++)
    spec_vector_add_clamped (width, search->squares + right, search->squares[left + l], lane->bounds + l * WIDTH);
}

static void
bound_directly (const Search *search, Lane *lane, gsize left, gsize height, gsize right, gsize width)
{
  float share = (float) (1 - spec_neighbour_space_get_error (&search->space));

  for (gsize l = 0; l < height && !g_cancellable_is_cancelled (search->cancellable); l += SLICE)
    spec_neighbour_space_estimate (&search->space, left + l, MIN (SLICE, height - l), right, width,
                                   lane->bounds + l * WIDTH, WIDTH);
  for (gsize l = 0; l < height; l++)
    for (gsize r = 0; r < width; r++)
      lane->bounds[l * WIDTH + r] = MIN (lane->bounds[l * WIDTH + r] * share, FLT_MAX);
}

static void
offer_bounds (SpecNearest *nearest, const float *bounds, gsize first, gsize count, gsize self)
{
  for (gsize r = 0; r < count; r++)
    if (bounds[r] < nearest->worst && first + r != self)
      spec_nearest_offer (nearest, bounds[r], (guint32) (first + r));
}

/* The neighbours of row @index by all of its distances. */
static void
find_directly (const Search *search, gsize index, SpecNearest *nearest)
{
  spec_nearest_init (nearest, nearest->entries, search->result->k);
  for (gsize j = 0; j < search->space.points->count; j++)
    {
      double distance = j != index ? spec_neighbour_space_get_distance (&search->space, index, j) : INFINITY;

      if (distance < nearest->worst)
        spec_nearest_offer (nearest, distance, (guint32) j);
    }
}

/* What was not kept has a bound, hence a distance, of at least the worst kept bound: candidates nearer than that are
 * the nearest of all. */
static void
decide (const Search *search, gsize index, SpecNearest *nearest)
{
  gsize k = search->result->k;
  gboolean all = nearest->count == search->space.points->count - 1;
  double worst = nearest->worst;
  guint32 *out = search->result->indices + index * k;

  for (gsize i = 0; i < nearest->count; i++)
    nearest->entries[i].distance = spec_neighbour_space_get_distance (&search->space, index, nearest->entries[i].index);
  spec_nearest_sort (nearest->entries, nearest->count);
  if (!all && !(nearest->entries[k - 1].distance < worst))
    {
      find_directly (search, index, nearest);
      spec_nearest_sort (nearest->entries, k);
    }
  for (gsize i = 0; i < k; i++)
    out[i] = nearest->entries[i].index;
}

static gboolean
find_candidates (const Search *search, Lane *lane, gsize left, gsize height)
{
  gsize count = search->space.points->count;

  if (search->space.cloud != NULL)
    spec_cloud_read (search->space.cloud, left, height, lane->left);
  for (gsize l = 0; l < height; l++)
    spec_nearest_init (&lane->nearest[l], lane->entries + l * search->kept, search->kept);
  for (gsize right = 0; right < count; right += WIDTH)
    {
      gsize width = MIN (WIDTH, count - right);

      if (search->space.cloud != NULL)
        bound_by_products (search, lane, left, height, right, width);
      else
        bound_directly (search, lane, left, height, right, width);
      if (g_cancellable_is_cancelled (search->cancellable))
        return FALSE;
      for (gsize l = 0; l < height; l++)
        offer_bounds (&lane->nearest[l], lane->bounds + l * WIDTH, right, width, left + l);
    }
  return TRUE;
}

static void
search_block (gsize index, guint lane, gpointer data)
{
  Search *search = data;
  gsize left = index * search->side, height = MIN (search->side, search->space.points->count - left), done;

  if (g_cancellable_is_cancelled (search->cancellable) || !find_candidates (search, &search->lanes[lane], left, height))
    return;
  for (gsize l = 0; l < height && !g_cancellable_is_cancelled (search->cancellable); l++)
    decide (search, left + l, &search->lanes[lane].nearest[l]);
  done = g_atomic_pointer_add (&search->done, 1) + 1;
  if (lane == 0)
    spec_progress_report (search->progress, SPEC_STAGE_AGREEMENT, (double) done / (double) search->blocks);
}

/* Single precision u = 2^-24: a product of d terms is off by at most d u |a||b|, so that |a|^2 + |b|^2 - 2 ab is off by
 * d u (|a|^2 + |b|^2), and a few u more for the rounding of the rows themselves, of the squares and of the sums. */
static gboolean
lower_squares (Search *search)
{
  double margin = ((double) search->space.points->dimensions + 16) * 0x1p-24;

  search->squares = g_try_new (float, search->space.points->count);
  if (search->squares == NULL)
    return FALSE;
  for (gsize i = 0; i < search->space.points->count; i++)
    search->squares[i] = (float) ((search->space.cloud->squares[i] + search->space.cloud->extra[i]) * (1 - margin));
  return TRUE;
}

static gboolean
make_lanes (Search *search)
{
  gsize d = search->space.points->dimensions;
  gboolean ready = TRUE;

  search->lanes = g_new0 (Lane, search->lane_count);
  for (guint i = 0; i < search->lane_count; i++)
    {
      Lane *lane = &search->lanes[i];

      if (search->space.cloud != NULL)
        {
          lane->left = spec_pages_new (search->side, d * sizeof (float));
          lane->right = spec_pages_new (WIDTH, d * sizeof (float));
        }
      lane->bounds = spec_pages_new (search->side, WIDTH * sizeof (float));
      lane->nearest = g_new0 (SpecNearest, search->side);
      lane->entries = spec_pages_new (search->side * search->kept, sizeof (SpecNearestEntry));
      ready = ready && lane->bounds != NULL && lane->entries != NULL
              && (search->space.cloud == NULL || (lane->left != NULL && lane->right != NULL));
    }
  return ready && (search->space.cloud == NULL || lower_squares (search));
}

static void
search_clear (Search *search)
{
  for (guint i = 0; search->lanes != NULL && i < search->lane_count; i++)
    {
      g_free (search->lanes[i].left);
      g_free (search->lanes[i].right);
      g_free (search->lanes[i].bounds);
      g_free (search->lanes[i].nearest);
      g_free (search->lanes[i].entries);
    }
  g_free (search->lanes);
  g_free (search->squares);
  spec_neighbour_space_clear (&search->space);
}

static gboolean
run_search (Search *search, SpecTeam *team, GError **error)
{
  SpecNeighbours *result = search->result;

  result->indices = spec_pages_new (result->count * result->k, sizeof (guint32));
  if (result->indices != NULL && spec_neighbours_all_is_faster (result->count, result->k))
    return spec_neighbours_all_fill (&search->space, result, team, search->cancellable, search->progress, error);
  if (result->indices == NULL || !make_lanes (search))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                   _ ("not enough memory for the %zu nearest neighbours of %zu samples"), result->k, result->count);
      return FALSE;
    }
  spec_team_for (team, search->blocks, search_block, search);
  return !g_cancellable_set_error_if_cancelled (search->cancellable, error);
}

SpecNeighbours *
spec_neighbours_find (const SpecPoints *points,
                      SpecMetric metric,
                      gsize k,
                      SpecTeam *team,
                      GCancellable *cancellable,
                      const SpecProgress *progress,
                      GError **error)
{
  g_return_val_if_fail (k >= 1 && k < points->count, NULL);

  g_autoptr (SpecNeighbours) result = g_new0 (SpecNeighbours, 1);
  guint lanes = spec_team_get_lanes (team);
  Search search = { .result = result, .lane_count = lanes, .cancellable = cancellable, .progress = progress };
  gboolean done;

  *result = (SpecNeighbours){ .count = points->count, .k = k, .metric = metric };
  search.kept = MIN (k + k / 8 + SPARE, points->count - 1);
  search.side = CLAMP (points->count / (4 * lanes) / SPEC_PANEL_ROWS, 1, 16) * SPEC_PANEL_ROWS;
  search.blocks = (points->count + search.side - 1) / search.side;
  done = spec_neighbour_space_init (&search.space, points, metric, team, error) && run_search (&search, team, error);
  search_clear (&search);
  return done ? g_steal_pointer (&result) : NULL;
}

void
spec_neighbours_free (SpecNeighbours *neighbours)
{
  if (neighbours == NULL)
    return;
  g_free (neighbours->indices);
  g_free (neighbours);
}

const guint32 *
spec_neighbours_get (const SpecNeighbours *neighbours, gsize index)
{
  return neighbours->indices + index * neighbours->k;
}
