#include "agreement/spec-neighbours-all.h"

#include <float.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "agreement/spec-nearest.h"
#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-blas.h"

#define SHARE 24   /* sorting all beats a heap from one neighbour in so many rows */
#define WIDTH 1024 /* rows that a block is compared with at a time */
#define SIDE 64    /* rows of a block */
#define DIGIT 11   /* bits sorted by at a time: three times for a float */
#define BINS (1u << DIGIT)

/* An estimate as bits that order as it does: floats that are not negative do. */
typedef struct
{
  guint32 key, index;
} Entry;

/* A lane's own workspace. */
typedef struct
{
  double *left, *right, *products; /* SIDE rows, WIDTH rows, SIDE x WIDTH: with a cloud only */
  float *estimates;                /* SIDE x count */
  Entry *entries, *spare;          /* count each */
  SpecNearestEntry *exact;         /* count */
} Lane;

typedef struct
{
  const SpecNeighbourSpace *space;
  SpecNeighbours *result;
  Lane *lanes;
  double mean; /* length of the cloud's mean, in its unit */
  gsize blocks;
  gsize done; /* blocks, counted atomically */
  GCancellable *cancellable;
  const SpecProgress *progress;
} Search;

gboolean
spec_neighbours_all_is_faster (gsize count, gsize k)
{
  return k > count / SHARE;
}

static void
estimate_by_products (const Search *search, Lane *lane, gsize left, gsize height, gsize right, gsize width)
{
  const SpecCloud *cloud = search->space->cloud;
  gsize d = search->space->points->dimensions, count = search->space->points->count;

  spec_cloud_read_double (cloud, right, width, lane->right);
  spec_blas_dgemm (SPEC_TRANSPOSED, SPEC_PLAIN, width, height, d, -2, lane->right, d, lane->left, d, 0, lane->products,
                   WIDTH);
  for (gsize l = 0; l < height; l++)
    {
      double square = cloud->squares[left + l] + cloud->extra[left + l];
      float *out = lane->estimates + l * count + right;

      for (gsize r = 0; r < width; r++)
        out[r] = (float) MAX (0, square + cloud->squares[right + r] + cloud->extra[right + r]
                                     + lane->products[r + l * WIDTH]);
    }
}

static void
estimate_directly (const Search *search, Lane *lane, gsize left, gsize height, gsize right, gsize width)
{
  gsize count = search->space->points->count;

  spec_neighbour_space_estimate (search->space, left, height, right, width, lane->estimates + right, count);
  for (gsize l = 0; l < height; l++)
    for (gsize r = 0; r < width; r++)
      lane->estimates[l * count + right + r] = MIN (lane->estimates[l * count + right + r], FLT_MAX);
}

/* How far an estimate of row @row may lie from the distance. By products in double the coordinates are off by 2^-53 of
 * the row and of the mean that was taken off, a sum of d products by d 2^-53 of the lengths multiplied; with some room.
 * To that the rounding to a float. */
static double
get_margin (const Search *search, gsize row, double estimate)
{
  const SpecCloud *cloud = search->space->cloud;
  double length;

  if (cloud == NULL)
    return spec_neighbour_space_get_error (search->space) * estimate;
  length = 2 * sqrt (cloud->squares[row] + cloud->extra[row]) + sqrt (estimate); /* of both rows at most */
  return ((double) search->space->points->dimensions + 16) * 0x1p-50 * length * (length + 4 * search->mean)
         + 0x1p-22 * estimate;
}

static void
sort (Lane *lane, gsize count)
{
  guint starts[3][BINS];
  Entry *from = lane->entries, *to = lane->spare;

  memset (starts, 0, sizeof starts);
  for (gsize i = 0; i < count; i++)
    for (guint pass = 0; pass < 3; pass++)
      starts[pass][from[i].key >> (pass * DIGIT) & (BINS - 1)]++;
  for (guint pass = 0; pass < 3; pass++)
    {
      guint sum = 0;

      for (guint bin = 0; bin < BINS; bin++)
        {
          guint here = starts[pass][bin];

          starts[pass][bin] = sum;
          sum += here;
        }
      for (gsize i = 0; i < count; i++)
        to[starts[pass][from[i].key >> (pass * DIGIT) & (BINS - 1)]++] = from[i];
      {
        Entry *swap = from;

        from = to;
        to = swap;
      }
    }
  lane->entries = from;
  lane->spare = to;
}

static float
get_estimate (Entry entry)
{
  float estimate;

  memcpy (&estimate, &entry.key, sizeof estimate);
  return estimate;
}

/* Where the entries that @first cannot be told apart from end. */
static gsize
find_end (const Search *search, gsize row, const Entry *entries, gsize first, gsize count)
{
  gsize end = first + 1;

  for (; end < count; end++)
    {
      double before = get_estimate (entries[end - 1]), next = get_estimate (entries[end]);

      if (next - get_margin (search, row, next) > before + get_margin (search, row, before))
        break;
    }
  return end;
}

static void
decide (const Search *search, Lane *lane, gsize row, gsize count)
{
  gsize k = search->result->k;
  guint32 *out = search->result->indices + row * k;

  for (gsize first = 0, end; first < k; first = end)
    {
      end = find_end (search, row, lane->entries, first, count);
      if (end == first + 1)
        {
          out[first] = lane->entries[first].index;
          continue;
        }
      for (gsize i = first; i < end; i++)
        {
          guint32 index = lane->entries[i].index;

          lane->exact[i - first]
              = (SpecNearestEntry){ spec_neighbour_space_get_distance (search->space, row, index), index };
        }
      spec_nearest_sort (lane->exact, end - first);
      for (gsize i = first; i < MIN (end, k); i++)
        out[i] = lane->exact[i - first].index;
    }
}

static void
search_row (const Search *search, Lane *lane, gsize row, const float *estimates)
{
  gsize count = search->space->points->count, n = 0;

  for (gsize j = 0; j < count; j++)
    if (j != row)
      {
        Entry *entry = &lane->entries[n++];

        entry->index = (guint32) j;
        memcpy (&entry->key, &estimates[j], sizeof entry->key);
      }
  sort (lane, n);
  decide (search, lane, row, n);
}

static void
search_block (gsize index, guint number, gpointer data)
{
  Search *search = data;
  Lane *lane = &search->lanes[number];
  gsize count = search->space->points->count, left = index * SIDE, height = MIN (SIDE, count - left), done;

  if (search->space->cloud != NULL)
    spec_cloud_read_double (search->space->cloud, left, height, lane->left);
  for (gsize right = 0; right < count && !g_cancellable_is_cancelled (search->cancellable); right += WIDTH)
    if (search->space->cloud != NULL)
      estimate_by_products (search, lane, left, height, right, MIN (WIDTH, count - right));
    else
      estimate_directly (search, lane, left, height, right, MIN (WIDTH, count - right));
  for (gsize l = 0; l < height && !g_cancellable_is_cancelled (search->cancellable); l++)
    search_row (search, lane, left + l, lane->estimates + l * count);
  done = g_atomic_pointer_add (&search->done, 1) + 1;
  if (number == 0)
    spec_progress_report (search->progress, SPEC_STAGE_AGREEMENT, (double) done / (double) search->blocks);
}

static gboolean
make_lane (Lane *lane, const SpecNeighbourSpace *space)
{
  gsize d = space->points->dimensions, count = space->points->count;

  lane->estimates = spec_pages_new (count, SIDE * sizeof (float));
  lane->entries = spec_pages_new (count, sizeof (Entry));
  lane->spare = spec_pages_new (count, sizeof (Entry));
  lane->exact = spec_pages_new (count, sizeof (SpecNearestEntry));
  if (space->cloud != NULL)
    {
      lane->left = spec_pages_new (d, SIDE * sizeof (double));
      lane->right = spec_pages_new (d, WIDTH * sizeof (double));
      lane->products = spec_pages_new (SIDE, WIDTH * sizeof (double));
    }
  return lane->estimates != NULL && lane->entries != NULL && lane->spare != NULL && lane->exact != NULL
         && (space->cloud == NULL || (lane->left != NULL && lane->right != NULL && lane->products != NULL));
}

static void
free_lanes (Lane *lanes, guint count)
{
  for (guint i = 0; i < count; i++)
    {
      g_free (lanes[i].left);
      g_free (lanes[i].right);
      g_free (lanes[i].products);
      g_free (lanes[i].estimates);
      g_free (lanes[i].entries);
      g_free (lanes[i].spare);
      g_free (lanes[i].exact);
    }
  g_free (lanes);
}

static double
get_mean_length (const SpecCloud *cloud)
{
  double sum = 0;

  for (gsize k = 0; k < cloud->points->dimensions; k++)
    sum += cloud->mean[k] * cloud->mean[k];
  return sqrt (sum) / cloud->unit;
}

gboolean
spec_neighbours_all_fill (const SpecNeighbourSpace *space,
                          SpecNeighbours *result,
                          SpecTeam *team,
                          GCancellable *cancellable,
                          const SpecProgress *progress,
                          GError **error)
{
  guint lanes = spec_team_get_lanes (team);
  Search search = { .space = space,
                    .result = result,
                    .lanes = g_new0 (Lane, lanes),
                    .mean = space->cloud != NULL ? get_mean_length (space->cloud) : 0,
                    .blocks = (space->points->count + SIDE - 1) / SIDE,
                    .cancellable = cancellable,
                    .progress = progress };
  gboolean ready = TRUE;

  for (guint i = 0; i < lanes; i++)
    ready = make_lane (&search.lanes[i], space) && ready;
  if (ready)
    spec_team_for (team, search.blocks, search_block, &search);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
                 _ ("not enough memory for the %zu nearest neighbours of %zu samples"), result->k, result->count);
  free_lanes (search.lanes, lanes);
  return ready && !g_cancellable_set_error_if_cancelled (cancellable, error);
}
