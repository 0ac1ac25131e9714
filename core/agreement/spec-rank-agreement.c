#include "agreement/spec-rank-agreement.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "agreement/spec-cloud.h"
#include "base/spec-error.h"
#include "linalg/spec-blas.h"

#define SIDE 128
#define DIGIT 11 /* bits of a key that one pass sorts by */

typedef struct
{
  SpecCloud *clouds[2]; /* owned */
  gsize samples;
  gsize pairs;
  guint32 *places[2]; /* owned: by pair, first its correlation as a key, then twice its rank */
  guint64 *sorted[2]; /* owned: (key, pair), and the room to sort them in */
  double *panels;     /* owned: by lane, two blocks of rows and their products */
  gsize most;         /* dimensions, the larger */
  gsize done, blocks;
  GCancellable *cancellable;
  const SpecProgress *progress;
} Ranking;

/* A correlation in units of 2^-30, from 0: rounding in the last digits of double tells nothing apart. */
static guint32
get_key (double correlation)
{
  return (guint32) ((CLAMP (correlation, -1, 1) + 1) * 0x1p30 + 0.5);
}

static void
store_block (Ranking *ranking, guint side, gsize first, gsize height, gsize at, gsize width, const double *products)
{
  for (gsize i = 0; i < height; i++)
    {
      gsize row = first + i;
      guint32 *out = ranking->places[side] + row * (row - 1) / 2 + at; /* row 0 has no pair */

      for (gsize j = 0; j < width && at + j < row; j++)
        out[j] = get_key (products[j + i * SIDE]);
    }
}

static void
correlate_block (gsize index, guint lane, gpointer data)
{
  Ranking *ranking = data;
  gsize first = index * SIDE, height = MIN (SIDE, ranking->samples - first), done;
  double *left = ranking->panels + lane * (2 * ranking->most + SIDE) * SIDE, *right = left + ranking->most * SIDE;
  double *products = right + ranking->most * SIDE;

  for (guint side = 0; side < 2; side++)
    {
      const SpecCloud *cloud = ranking->clouds[side];
      gsize d = cloud->points->dimensions;

      spec_cloud_read_double (cloud, first, height, left);
      for (gsize at = 0; at <= first && !g_cancellable_is_cancelled (ranking->cancellable); at += SIDE)
        {
          gsize width = MIN (SIDE, ranking->samples - at);

          spec_cloud_read_double (cloud, at, width, right);
          spec_blas_dgemm (SPEC_TRANSPOSED, SPEC_PLAIN, width, height, d, 1, right, d, left, d, 0, products, SIDE);
          store_block (ranking, side, first, height, at, width, products);
        }
    }
  done = g_atomic_pointer_add (&ranking->done, 1) + 1;
  if (lane == 0)
    spec_progress_report (ranking->progress, SPEC_STAGE_AGREEMENT, 0.6 * (double) done / (double) ranking->blocks);
}

/* One pass of a radix sort from @in to @out, by the digit at @bit of the key in the upper half. */
static void
sort_pass (const guint64 *in, guint64 *out, gsize count, guint bit)
{
  gsize starts[1 << DIGIT] = { 0 }, at = 0;

  for (gsize i = 0; i < count; i++)
    starts[in[i] >> bit & ((1 << DIGIT) - 1)]++;
  for (gsize digit = 0; digit < 1 << DIGIT; digit++)
    {
      gsize many = starts[digit];

      starts[digit] = at;
      at += many;
    }
  for (gsize i = 0; i < count; i++)
    out[starts[in[i] >> bit & ((1 << DIGIT) - 1)]++] = in[i];
}

/* Twice the rank, from 2, so that the mean of two ranks stays whole. */
static void
set_ranks (const guint64 *sorted, gsize count, guint32 *ranks)
{
  for (gsize first = 0, end; first < count; first = end)
    {
      for (end = first + 1; end < count && sorted[end] >> 32 == sorted[first] >> 32;)
        end++;
      for (gsize i = first; i < end; i++)
        ranks[sorted[i] & G_MAXUINT32] = (guint32) (first + 1 + end);
    }
}

static gboolean
rank_side (Ranking *ranking, guint side, GError **error)
{
  guint64 *in = ranking->sorted[0], *out = ranking->sorted[1];

  for (gsize i = 0; i < ranking->pairs; i++)
    in[i] = (guint64) ranking->places[side][i] << 32 | i;
  for (guint bit = 32; bit < 64; bit += DIGIT)
    {
      guint64 *swap = in;

      if (g_cancellable_set_error_if_cancelled (ranking->cancellable, error))
        return FALSE;
      sort_pass (in, out, ranking->pairs, bit);
      in = out;
      out = swap;
    }
  set_ranks (in, ranking->pairs, ranking->places[side]);
  spec_progress_report (ranking->progress, SPEC_STAGE_AGREEMENT, 0.8 + 0.2 * side);
  return TRUE;
}

/* Pearson correlation of the ranks, whose mean is known: twice it is pairs + 1. */
static double
correlate_ranks (const Ranking *ranking)
{
  double mean = (double) ranking->pairs + 1, both = 0, x = 0, y = 0;

  for (gsize i = 0; i < ranking->pairs; i++)
    {
      double a = ranking->places[0][i] - mean, b = ranking->places[1][i] - mean;

      both += a * b;
      x += a * a;
      y += b * b;
    }
  return x > 0 && y > 0 ? both / sqrt (x * y) : NAN;
}

static gboolean
allocate (Ranking *ranking, guint lanes, GError **error)
{
  for (guint i = 0; i < 2; i++)
    {
      ranking->places[i] = g_try_new (guint32, ranking->pairs);
      ranking->sorted[i] = g_try_new (guint64, ranking->pairs);
    }
  ranking->panels = g_try_malloc_n (lanes * (2 * ranking->most + SIDE), SIDE * sizeof (double));
  if (ranking->panels != NULL && ranking->places[0] != NULL && ranking->places[1] != NULL && ranking->sorted[0] != NULL
      && ranking->sorted[1] != NULL)
    return TRUE;
  g_set_error (
      error, SPEC_ERROR, SPEC_ERROR_MEMORY,
      _ ("not enough memory to rank the pairs of %zu samples: %.1f GB are needed; measure fewer (--max-samples)"),
      ranking->samples, 24e-9 * (double) ranking->pairs);
  return FALSE;
}

static void
ranking_clear (Ranking *ranking)
{
  for (guint i = 0; i < 2; i++)
    {
      spec_cloud_free (ranking->clouds[i]);
      g_free (ranking->places[i]);
      g_free (ranking->sorted[i]);
    }
  g_free (ranking->panels);
}

static gboolean
run (Ranking *ranking, const SpecPoints *x, const SpecPoints *y, SpecTeam *team, double *value, GError **error)
{
  if (!allocate (ranking, spec_team_get_lanes (team), error))
    return FALSE;
  ranking->clouds[0] = spec_cloud_new (x, SPEC_CLOUD_STANDARD, team, error);
  ranking->clouds[1] = ranking->clouds[0] != NULL ? spec_cloud_new (y, SPEC_CLOUD_STANDARD, team, error) : NULL;
  if (ranking->clouds[1] == NULL)
    return FALSE;
  spec_team_for (team, ranking->blocks, correlate_block, ranking);
  if (g_cancellable_set_error_if_cancelled (ranking->cancellable, error) || !rank_side (ranking, 0, error)
      || !rank_side (ranking, 1, error))
    return FALSE;
  *value = correlate_ranks (ranking);
  return TRUE;
}

gboolean
spec_rank_agreement_check (gsize samples, GError **error)
{
  if (samples <= SPEC_RANK_AGREEMENT_MOST)
    return TRUE;
  g_set_error (
      error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED,
      _ ("RSA ranks all pairs of samples: expected at most %d samples, found %zu; measure fewer (--max-samples)"),
      SPEC_RANK_AGREEMENT_MOST, samples);
  return FALSE;
}

gboolean
spec_rank_agreement_compute (const SpecPoints *x,
                             const SpecPoints *y,
                             SpecTeam *team,
                             double *value,
                             GCancellable *cancellable,
                             const SpecProgress *progress,
                             GError **error)
{
  gsize n = x->count;
  Ranking ranking = { .samples = n,
                      .pairs = n * (n - 1) / 2,
                      .most = MAX (x->dimensions, y->dimensions),
                      .blocks = (n + SIDE - 1) / SIDE,
                      .cancellable = cancellable,
                      .progress = progress };
  gboolean done;

  if (!spec_rank_agreement_check (n, error))
    return FALSE;
  done = run (&ranking, x, y, team, value, error);
  ranking_clear (&ranking);
  return done;
}
