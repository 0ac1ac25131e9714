#include "linalg/spec-gaussian.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-math.h"

/* Values at a time of a kernel and of a sum with it: a whole part of every tile, and small beside the first-level cache. */
#define CHUNK 2048

typedef struct
{
  SpecTiles *tiles;
  SpecDistances *distances;
  float exponent; /* -unit^2 / (2 sigma^2) */
  gboolean subtract;
  float weight;
  float *rooms; /* a tile by lane */
  double *sums; /* (nullable): by tile */
  const SpecGaussianSum *sum; /* (nullable) */
  gsize done;   /* tiles, counted atomically */
  GCancellable *cancellable;
  const SpecProgress *progress;
} Fill;

/* Returns: the sum of the tile's squares */
static double
fill_with_sum (const Fill *fill, gsize index, const float *squares)
{
  const SpecMicrokernels *kernels = spec_microkernels_get_whole ();
  const SpecGaussianSum *sum = fill->sum;
  gsize size = spec_tiles_get_size (fill->tiles), first = index * size;
  float room[CHUNK];
  double total = 0;

  for (gsize i = 0; i < size; i += CHUNK)
    {
      spec_vector_exp (CHUNK, fill->exponent, squares + i, room);
      total += spec_vector_sum_squares (CHUNK, room);
      kernels->stream_sum (CHUNK, sum->weight, room, sum->other_weight, sum->other->values + first + i,
                           fill->tiles->values + first + i, sum->tiles->values + first + i);
    }
  return total;
}

/* Of one that is not there as a whole the surplus must not count. */
static double
sum_squares (const SpecTiles *tiles, gsize row, gsize column, double total)
{
  if (spec_tiles_get_extent (tiles, row) < tiles->side || spec_tiles_get_extent (tiles, column) < tiles->side)
    return spec_tiles_sum_squares (tiles, row, column);
  return row == column ? total : 2 * total;
}

static void
fill_tile (gsize index, guint lane, gpointer data)
{
  Fill *fill = data;
  gsize size = spec_tiles_get_size (fill->tiles), count = spec_tiles_get_count (fill->tiles), row, column;
  double total = 0;

  if (g_cancellable_is_cancelled (fill->cancellable))
    return;
  spec_tiles_locate (index, &row, &column);
  float *tile = spec_tiles_get (fill->tiles, row, column);
  const float *squares = spec_distances_get_tile (fill->distances, fill->tiles, row, column, fill->rooms + lane * size);
  if (fill->sum != NULL)
    total = fill_with_sum (fill, index, squares);
  else if (fill->subtract)
    spec_vector_exp_minus (size, fill->exponent, squares, fill->weight, tile);
  else
    spec_vector_exp (size, fill->exponent, squares, tile);
  if (fill->sums != NULL)
    fill->sums[index]
        = fill->sum != NULL ? sum_squares (fill->tiles, row, column, total) : spec_tiles_sum_squares (fill->tiles, row, column);
  gsize done = g_atomic_pointer_add (&fill->done, 1) + 1;
  if (lane == 0)
    spec_progress_report (fill->progress, 0, (double) done / (double) count);
}

static gboolean
run_fill (Fill *fill, SpecTeam *team, GError **error)
{
  /* Zeroed: what lies beyond the last row is combined with the rest, and must not be a number that stops the processor. */
  g_autofree float *rooms
      = g_try_malloc0_n (spec_team_get_lanes (team), spec_tiles_get_size (fill->tiles) * sizeof (float));

  if (rooms == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for the kernel of %zu samples"), fill->tiles->n);
      return FALSE;
    }
  if (!spec_distances_prepare (fill->distances, team, fill->cancellable, error))
    return FALSE;
  fill->rooms = rooms;
  spec_team_for (team, spec_tiles_get_count (fill->tiles), fill_tile, fill);
  spec_distances_release (fill->distances);
  return !g_cancellable_set_error_if_cancelled (fill->cancellable, error);
}

/* Bounded, so that 0 times it is 0 and not NaN for the tiniest sigma. */
static float
get_exponent (const SpecDistances *distances, double sigma)
{
  double ratio = spec_distances_get_rows (distances)->unit / sigma;

  return (float) -MIN (0.5 * ratio * ratio, 1e30);
}

gboolean
spec_gaussian_fill (SpecTiles *tiles, SpecDistances *distances, double sigma, double *mean_square, const SpecGaussianSum *sum,
                    SpecTeam *team, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  gsize count = spec_tiles_get_count (tiles);
  g_autofree double *sums = mean_square != NULL ? g_new0 (double, count) : NULL;
  double total = 0;

  g_assert (sum == NULL || (sum->tiles->n == tiles->n && sum->other->n == tiles->n));
  if (!run_fill (&(Fill){ .tiles = tiles, .distances = distances, .exponent = get_exponent (distances, sigma), .sums = sums,
                          .sum = sum,
                          .cancellable = cancellable, .progress = progress },
                 team, error))
    return FALSE;
  for (gsize index = 0; sums != NULL && index < count; index++)
    total += sums[index];
  if (mean_square != NULL)
    *mean_square = total / ((double) tiles->n * (double) tiles->n);
  return TRUE;
}

gboolean
spec_gaussian_fill_minus (SpecTiles *tiles, SpecDistances *distances, double sigma, double weight, SpecTeam *team,
                          GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  return run_fill (&(Fill){ .tiles = tiles, .distances = distances, .exponent = get_exponent (distances, sigma),
                            .subtract = TRUE, .weight = (float) weight, .cancellable = cancellable, .progress = progress },
                   team, error);
}
