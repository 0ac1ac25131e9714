#include "evidence/spec-kmeans.h"

#include <math.h>

#define MAX_ITERATIONS 300
#define NOWHERE G_MAXUINT

typedef struct
{
  const SpecPairDistances *pairs;
  guint k;
  guint *clusters; /* of each sample; NOWHERE before the first assignment */
  gsize *sizes;
  double *sums;    /* (k, count): of squared distances from each sample to the cluster's samples */
  double *offsets; /* by cluster: half the mean squared distance within it */
  double *nearest; /* by sample: squared distance to its own mean, or to the nearest centre chosen so far */
} Kmeans;

/* A place drawn with a probability in proportion to @weights; of no weight at all any. */
static gsize
draw (const double *weights, gsize count, GRand *random)
{
  double total = 0, target;

  for (gsize i = 0; i < count; i++)
    total += weights[i];
  target = g_rand_double (random) * total;
  if (!(total > 0))
    return (gsize) g_rand_int_range (random, 0, (gint32) count);
  for (gsize i = 0; i < count; i++)
    {
      target -= weights[i];
      if (target < 0 && weights[i] > 0)
        return i;
    }
  for (gsize i = count - 1; i > 0; i--) /* rounding: the last that has a weight */
    if (weights[i] > 0)
      return i;
  return 0;
}

static void
move (Kmeans *means, gsize sample, guint to)
{
  gsize count = means->pairs->count;
  const double *squares = means->pairs->squares + sample * count;
  guint from = means->clusters[sample];

  means->clusters[sample] = to;
  means->sizes[to]++;
  for (gsize i = 0; i < count; i++)
    means->sums[to * count + i] += squares[i];
  if (from == NOWHERE)
    return;
  means->sizes[from]--;
  for (gsize i = 0; i < count; i++)
    means->sums[from * count + i] -= squares[i];
}

/* Returns: what the squared distances to the nearest centre would add up to with one more at @centre. */
static double
try_centre (const Kmeans *means, gsize centre)
{
  gsize count = means->pairs->count;
  double sum = 0;

  for (gsize i = 0; i < count; i++)
    sum += MIN (means->nearest[i], means->pairs->squares[centre * count + i]);
  return sum;
}

/* The best of a few places, each drawn in proportion to the squared distance from the centres there are. */
static gsize
choose_next (const Kmeans *means, GRand *random)
{
  gsize best = draw (means->nearest, means->pairs->count, random);
  double least = try_centre (means, best);

  for (guint trial = 1; trial < 2 + (guint) log (means->k); trial++)
    {
      gsize centre = draw (means->nearest, means->pairs->count, random);
      double sum = try_centre (means, centre);

      if (sum < least)
        {
          least = sum;
          best = centre;
        }
    }
  return best;
}

static void
choose_centres (Kmeans *means, GRand *random, gsize *centres)
{
  gsize count = means->pairs->count;

  for (gsize i = 0; i < count; i++)
    means->nearest[i] = INFINITY;
  for (guint c = 0; c < means->k; c++)
    {
      centres[c] = c == 0 ? (gsize) g_rand_int_range (random, 0, (gint32) count) : choose_next (means, random);
      for (gsize i = 0; i < count; i++)
        means->nearest[i] = MIN (means->nearest[i], means->pairs->squares[centres[c] * count + i]);
    }
}

static void
start (Kmeans *means, GRand *random)
{
  g_autofree gsize *centres = g_new (gsize, means->k);
  gsize count = means->pairs->count;

  choose_centres (means, random, centres);
  for (gsize i = 0; i < count; i++)
    {
      guint best = 0;

      for (guint c = 1; c < means->k; c++)
        if (means->pairs->squares[centres[c] * count + i] < means->pairs->squares[centres[best] * count + i])
          best = c;
      move (means, i, best);
    }
}

static void
find_offsets (Kmeans *means)
{
  gsize count = means->pairs->count;

  for (guint c = 0; c < means->k; c++)
    means->offsets[c] = 0;
  for (gsize i = 0; i < count; i++)
    means->offsets[means->clusters[i]] += means->sums[means->clusters[i] * count + i];
  for (guint c = 0; c < means->k; c++)
    if (means->sizes[c] > 0)
      means->offsets[c] /= 2 * (double) means->sizes[c] * (double) means->sizes[c];
}

static double
square_to_mean (const Kmeans *means, const gsize *sizes, gsize sample, guint c)
{
  return means->sums[c * means->pairs->count + sample] / (double) sizes[c] - means->offsets[c];
}

/* Finds each sample's nearest mean, all means held still; a tie keeps it where it is. Returns: whether any changed. */
static gboolean
find_nearest (Kmeans *means, guint *next)
{
  gboolean changed = FALSE;

  for (gsize i = 0; i < means->pairs->count; i++)
    {
      guint best = means->clusters[i];
      double least = square_to_mean (means, means->sizes, i, best);

      for (guint c = 0; c < means->k; c++)
        if (means->sizes[c] > 0)
          {
            double square = square_to_mean (means, means->sizes, i, c);

            /* By more than rounding, or equal rows would be sent to and fro. */
            if (square < least - 1e-12 * means->sums[c * means->pairs->count + i])
              {
                least = square;
                best = c;
              }
          }
      next[i] = best;
      means->nearest[i] = MAX (least, 0);
      changed = changed || best != means->clusters[i];
    }
  return changed;
}

/* Returns: whether an empty cluster got a sample. */
static gboolean
fill_empty (Kmeans *means)
{
  gboolean filled = FALSE;

  for (guint c = 0; c < means->k; c++)
    {
      gsize farthest = 0;

      if (means->sizes[c] > 0)
        continue;
      for (gsize i = 1; i < means->pairs->count; i++)
        if (means->nearest[i] > means->nearest[farthest])
          farthest = i;
      if (!(means->nearest[farthest] > 0) || means->sizes[means->clusters[farthest]] < 2)
        return filled;
      move (means, farthest, c);
      means->nearest[farthest] = 0;
      filled = TRUE;
    }
  return filled;
}

static void
iterate (Kmeans *means)
{
  g_autofree guint *next = g_new (guint, means->pairs->count);
  gboolean changed = TRUE;

  for (guint i = 0; i < MAX_ITERATIONS && changed; i++)
    {
      find_offsets (means);
      changed = find_nearest (means, next);
      for (gsize sample = 0; sample < means->pairs->count; sample++)
        if (next[sample] != means->clusters[sample])
          move (means, sample, next[sample]);
      changed = fill_empty (means) || changed;
    }
}

gboolean
spec_kmeans_run (const SpecPairDistances *pairs, guint k, GRand *random, guint *clusters)
{
  Kmeans means = { .pairs = pairs, .k = k, .clusters = clusters };

  g_return_val_if_fail (k >= 1, FALSE);

  if (pairs->count == 0)
    return TRUE;
  means.sums = g_try_malloc0_n (k, pairs->count * sizeof (double));
  if (means.sums == NULL)
    return FALSE;
  means.sizes = g_new0 (gsize, k);
  means.offsets = g_new (double, k);
  means.nearest = g_new (double, pairs->count);
  for (gsize i = 0; i < pairs->count; i++)
    clusters[i] = NOWHERE;
  start (&means, random);
  iterate (&means);
  g_free (means.sizes);
  g_free (means.sums);
  g_free (means.offsets);
  g_free (means.nearest);
  return TRUE;
}
