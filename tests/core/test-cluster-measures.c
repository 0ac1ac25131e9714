/* Silhouette, mutual information, k-means, violins and mean distances against values worked out by hand, by enumeration, or by
 * NumPy and SciPy in double precision. */
#include <math.h>
#include <string.h>

#include "base/spec-random.h"
#include "evidence/spec-kmeans.h"
#include "evidence/spec-mean-distance.h"
#include "evidence/spec-mutual-information.h"
#include "evidence/spec-silhouette.h"
#include "evidence/spec-violin.h"

static SpecPairDistances *
measure (const float *values, gsize count, gsize dimensions)
{
  g_autoptr (SpecEmbedding) embedding
      = spec_embedding_new_take (g_memdup2 (values, count * dimensions * sizeof *values), count, dimensions, "cloud");
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autofree guint32 *rows = g_new (guint32, count);
  SpecPairDistances *pairs;

  for (gsize i = 0; i < count; i++)
    rows[i] = (guint32) i;
  pairs = spec_pair_distances_new (embedding, rows, count, team, NULL, NULL);
  g_assert_nonnull (pairs);
  return pairs;
}

static void
test_silhouette (void)
{
  const float line[] = { 0, 1, 5, 7, 100 };
  const guint clusters[] = { 0, 0, 1, 1, 2 };
  g_autoptr (SpecPairDistances) pairs = measure (line, 5, 1);
  double values[5], mean = spec_silhouette_compute (pairs, clusters, 3, values);

  g_assert_cmpfloat_with_epsilon (values[0], (6 - 1) / 6.0, 1e-12);   /* a 1, b (5 + 7)/2 */
  g_assert_cmpfloat_with_epsilon (values[1], (5 - 1) / 5.0, 1e-12);   /* a 1, b (4 + 6)/2 */
  g_assert_cmpfloat_with_epsilon (values[2], (4.5 - 2) / 4.5, 1e-12); /* a 2, b (5 + 4)/2 */
  g_assert_cmpfloat (values[4], ==, 0);                               /* alone */
  g_assert_cmpfloat_with_epsilon (mean, (values[0] + values[1] + values[2] + values[3]) / 5, 1e-12);
}

static void
test_silhouette_of_one_cluster (void)
{
  const float line[] = { 0, 1 };
  const guint clusters[] = { 0, 0 };
  g_autoptr (SpecPairDistances) pairs = measure (line, 2, 1);
  double values[2] = { 9, 9 };

  g_assert_cmpfloat (spec_silhouette_compute (pairs, clusters, 1, values), ==, 0);
  g_assert_cmpfloat (values[0], ==, 0);
  g_assert_cmpfloat (values[1], ==, 0);
}

static void
test_information (void)
{
  const guint a[] = { 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2 };
  const guint b[] = { 0, 0, 0, 0, 1, 0, 1, 1, 1, 1, 2, 0, 2, 2, 2, 1, 1 };
  SpecMutualInformation found = spec_mutual_information_compute (a, 3, b, 3, G_N_ELEMENTS (a));

  /* MI 0.410218622740454, E[MI] 0.150424802582171: scipy.stats.hypergeom; the AMI is scikit-learn's own test value 0.27821. */
  g_assert_cmpfloat_with_epsilon (found.nmi, 0.378349927872041, 1e-13);
  g_assert_cmpfloat_with_epsilon (found.ami, 0.278209646572698, 1e-13);
}

/* Calls @visit with every order of the first @count of @order. */
static void
permute (guint *order, gsize count, void (*visit) (const guint *order, gpointer data), gpointer data)
{
  if (count <= 1)
    visit (order, data);
  for (gsize i = 0; count > 1 && i < count; i++)
    {
      guint other = order[i];

      order[i] = order[count - 1];
      order[count - 1] = other;
      permute (order, count - 1, visit, data);
      order[count - 1] = order[i];
      order[i] = other;
    }
}

typedef struct
{
  double ami, nmi;
  guint count;
} Sum;

static const guint fixed[] = { 0, 0, 0, 1, 1, 2, 2 };

static void
add_order (const guint *order, gpointer data)
{
  Sum *sum = data;
  SpecMutualInformation found = spec_mutual_information_compute (fixed, 3, order, 4, 7);

  sum->ami += found.ami;
  sum->nmi += found.nmi;
  sum->count++;
}

/* E[MI] is what makes the AMI 0 on average over all orders; by that average of NMI the AMI of one order follows. */
static void
test_information_by_enumeration (void)
{
  guint order[] = { 0, 0, 1, 1, 2, 3, 3 };
  Sum sum = { 0, 0, 0 };
  SpecMutualInformation found;

  permute (order, 7, add_order, &sum);
  g_assert_cmpuint (sum.count, ==, 5040);
  g_assert_cmpfloat_with_epsilon (sum.ami / sum.count, 0, 1e-12);
  found = spec_mutual_information_compute (fixed, 3, order, 4, 7);
  g_assert_cmpfloat_with_epsilon (found.ami, (found.nmi - sum.nmi / sum.count) / (1 - sum.nmi / sum.count), 1e-12);
}

static void
test_information_at_the_ends (void)
{
  const guint one[] = { 0, 0, 0, 0 }, two[] = { 0, 0, 1, 1 }, other[] = { 3, 3, 0, 0 }, each[] = { 0, 1, 2, 3 };

  g_assert_cmpfloat (spec_mutual_information_compute (one, 1, one, 1, 4).ami, ==, 1);
  g_assert_cmpfloat (spec_mutual_information_compute (each, 4, each, 4, 4).ami, ==, 1);
  g_assert_cmpfloat (spec_mutual_information_compute (one, 1, two, 2, 4).nmi, ==, 0);
  g_assert_cmpfloat (spec_mutual_information_compute (one, 1, each, 4, 4).ami, ==, 0);
  g_assert_cmpfloat_with_epsilon (spec_mutual_information_compute (two, 2, other, 4, 4).ami, 1, 1e-14);
  g_assert_true (isnan (spec_mutual_information_compute (one, 1, one, 1, 0).ami));
}

#define BLOBS 4
#define EACH 25
#define WIDE 40

static float *
make_blobs (double distance)
{
  GRand *random = spec_random_new (3, SPEC_STREAM_ROWS);
  float *rows = g_new (float, BLOBS * EACH * WIDE);

  spec_random_fill_normal (random, rows, BLOBS * EACH * WIDE);
  for (gsize i = 0; i < BLOBS * EACH; i++)
    rows[i * WIDE + i % BLOBS] += (float) distance;
  g_rand_free (random);
  return rows;
}

/* By the vectors themselves: squared distance from @sample to the mean of @cluster. */
static double
square_to_mean (const float *rows, const guint *clusters, gsize sample, guint cluster)
{
  double square = 0;

  for (gsize d = 0; d < WIDE; d++)
    {
      double sum = 0, difference;
      gsize size = 0;

      for (gsize i = 0; i < BLOBS * EACH; i++)
        if (clusters[i] == cluster)
          {
            sum += rows[i * WIDE + d];
            size++;
          }
      difference = rows[sample * WIDE + d] - sum / (double) size;
      square += difference * difference;
    }
  return square;
}

/* Blobs run into each other, so that seeds end apart; but each end is one: nobody is nearer to another mean. */
static void
test_kmeans_ends (void)
{
  g_autofree float *rows = make_blobs (2);
  g_autoptr (SpecPairDistances) pairs = measure (rows, BLOBS * EACH, WIDE);
  guint clusters[BLOBS * EACH];

  for (guint seed = 0; seed < 3; seed++)
    {
      GRand *random = spec_random_new_part (seed, SPEC_STREAM_KMEANS, seed);

      spec_kmeans_run (pairs, BLOBS, random, clusters);
      g_rand_free (random);
      for (gsize i = 0; i < BLOBS * EACH; i++)
        for (guint c = 0; c < BLOBS; c++)
          g_assert_cmpfloat (square_to_mean (rows, clusters, i, clusters[i]), <=,
                             square_to_mean (rows, clusters, i, c) + 1e-9);
    }
}

static void
test_kmeans_finds (void)
{
  g_autofree float *rows = make_blobs (30);
  g_autoptr (SpecPairDistances) pairs = measure (rows, BLOBS * EACH, WIDE);
  guint clusters[BLOBS * EACH], known[BLOBS * EACH], found = 0;

  for (gsize i = 0; i < BLOBS * EACH; i++)
    known[i] = i % BLOBS;
  for (guint seed = 0; seed < 10; seed++)
    {
      GRand *random = spec_random_new_part (seed, SPEC_STREAM_KMEANS, 0);

      spec_kmeans_run (pairs, BLOBS, random, clusters);
      g_rand_free (random);
      found += spec_mutual_information_compute (known, BLOBS, clusters, BLOBS, BLOBS * EACH).ami > 0.999999;
    }
  g_assert_cmpuint (found, >=, 9); /* a start may put two centres into one blob, if rarely */
}

/* Equal rows, and more clusters than different rows: it ends, and every place is used as far as rows differ. */
static void
test_kmeans_of_equal_rows (void)
{
  const float line[] = { 1, 1, 1, 1, 2, 2 };
  g_autoptr (SpecPairDistances) pairs = measure (line, 6, 1);
  GRand *random = spec_random_new (0, SPEC_STREAM_KMEANS);
  guint clusters[6];

  spec_kmeans_run (pairs, 4, random, clusters);
  g_rand_free (random);
  g_assert_cmpuint (clusters[0], ==, clusters[3]);
  g_assert_cmpuint (clusters[4], ==, clusters[5]);
  g_assert_cmpuint (clusters[0], !=, clusters[4]);
}

static void
test_violin (void)
{
  double distances[] = { 7, 1, 2.5, 4, 2 };
  SpecViolin violin;

  spec_violin_compute (&violin, distances, 5);
  g_assert_cmpuint (violin.pairs, ==, 5);
  g_assert_cmpfloat (violin.least, ==, 1);
  g_assert_cmpfloat (violin.lower, ==, 2);
  g_assert_cmpfloat (violin.median, ==, 2.5);
  g_assert_cmpfloat (violin.upper, ==, 4);
  g_assert_cmpfloat (violin.greatest, ==, 7);
  g_assert_cmpfloat (violin.mean, ==, 3.3);
  g_assert_cmpfloat_with_epsilon (violin.density[0], 0.12846852, 1e-8); /* scipy.stats.gaussian_kde */
  g_assert_cmpfloat_with_epsilon (violin.density[10], 0.15535901, 1e-8);
  g_assert_cmpfloat_with_epsilon (violin.density[63], 0.05900791, 1e-8);
  spec_violin_compute (&violin, distances, 0);
  g_assert_true (isnan (violin.median));
  spec_violin_compute (&violin, distances, 1);
  g_assert_cmpfloat (violin.median, ==, 1);
  g_assert_cmpfloat (violin.density[0], ==, 0);
}

static void
test_mean_distance (void)
{
  g_autofree float *rows = make_blobs (5);
  g_autoptr (SpecPairDistances) pairs = measure (rows, BLOBS * EACH, WIDE);
  g_autoptr (SpecEmbedding) embedding
      = spec_embedding_new_take (g_steal_pointer (&rows), BLOBS * EACH, WIDE, "blobs");
  g_autoptr (SpecTeam) team = spec_team_new (2);
  double sum = 0;

  for (gsize i = 0; i < pairs->count * pairs->count; i++)
    sum += pairs->distances[i];
  sum /= (double) (pairs->count * (pairs->count - 1));
  g_assert_cmpfloat_with_epsilon (spec_mean_distance_compute (embedding, NULL, 0, team, NULL, NULL), sum, 1e-5 * sum);
}

static void
test_permutation (void)
{
  GRand *random = spec_random_new_part (1, SPEC_STREAM_HALVES, 2), *other = spec_random_new_part (1, SPEC_STREAM_HALVES, 3);
  g_autofree guint32 *order = spec_random_permute (random, 1000), *second = spec_random_permute (other, 1000);
  guint seen[1000] = { 0 }, fixed_points = 0;

  for (gsize i = 0; i < 1000; i++)
    {
      seen[order[i]]++;
      fixed_points += order[i] == i;
    }
  for (gsize i = 0; i < 1000; i++)
    g_assert_cmpuint (seen[i], ==, 1);
  g_assert_cmpuint (fixed_points, <, 10);
  g_assert_cmpint (memcmp (order, second, 1000 * sizeof *order), !=, 0);
  g_rand_free (random);
  g_rand_free (other);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/silhouette/by-hand", test_silhouette);
  g_test_add_func ("/silhouette/one-cluster", test_silhouette_of_one_cluster);
  g_test_add_func ("/information/known", test_information);
  g_test_add_func ("/information/enumeration", test_information_by_enumeration);
  g_test_add_func ("/information/ends", test_information_at_the_ends);
  g_test_add_func ("/kmeans/ends", test_kmeans_ends);
  g_test_add_func ("/kmeans/finds", test_kmeans_finds);
  g_test_add_func ("/kmeans/equal-rows", test_kmeans_of_equal_rows);
  g_test_add_func ("/violin/known", test_violin);
  g_test_add_func ("/distance/mean", test_mean_distance);
  g_test_add_func ("/random/permutation", test_permutation);
  return g_test_run ();
}
