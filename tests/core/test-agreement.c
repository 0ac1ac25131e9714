/* The whole of `measure`: what must hold whatever the data. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "agreement-clouds.h"
#include "agreement/spec-agreement.h"
#include "base/spec-error.h"
#include "solver-clouds.h"

static SpecAgreement *
measure (SpecEmbedding *x, SpecEmbedding *y, const SpecAgreementParams *params)
{
  g_autoptr (GError) error = NULL;
  SpecAgreement *agreement = spec_agreement_compute (x, y, params, NULL, NULL, &error);

  g_assert_no_error (error);
  return agreement;
}

static void
test_same (void)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecEmbedding) x = cloud_new (300, 8, 1, 1, 1, 2);
  g_autoptr (SpecAgreement) agreement = measure (x, x, &params);

  g_assert_cmpuint (agreement->samples, ==, 300);
  g_assert_cmpuint (agreement->samples_used, ==, 300);
  g_assert_cmpuint (agreement->level_count, ==, 4);
  for (gsize i = 0; i < 4; i++)
    {
      g_assert_cmpfloat (agreement->levels[i].nngs, ==, 1);
      g_assert_cmpfloat (agreement->levels[i].nngs_normalised, ==, 1);
      g_assert_cmpfloat (agreement->levels[i].mutual, ==, 1);
    }
  g_assert_cmpfloat_with_epsilon (agreement->cka_linear, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (agreement->cka_linear_debiased, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (agreement->cka_rbf_debiased, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (agreement->rsa, 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (agreement->procrustes, 0, 1e-6);
  g_assert_cmpuint (agreement->least_count, ==, SPEC_AGREEMENT_LEAST);
  for (guint i = 0; i < SPEC_AGREEMENT_LEAST; i++)
    {
      g_assert_cmpuint (agreement->least[i].index, ==, i);
      g_assert_cmpfloat (agreement->least[i].jaccard, ==, 1);
    }
}

/* Fewer samples than dimensions: linear CKA says they agree, the debiased one does not. */
static void
test_independent (void)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecPoints) points_x = points_new (200, 1000, 1, 1, 0), points_y = points_new (200, 1000, 2, 1, 0);
  g_autoptr (SpecEmbedding) x = points_to_embedding (points_x), y = points_to_embedding (points_y);
  g_autoptr (SpecAgreement) agreement = measure (x, y, &params);

  for (gsize i = 0; i < agreement->level_count; i++)
    {
      const SpecAgreementLevel *level = &agreement->levels[i];

      g_assert_cmpfloat_with_epsilon (level->nngs, level->nngs_chance, 0.01);
      g_assert_cmpfloat_with_epsilon (level->nngs_normalised, 0, 0.012);
      g_assert_cmpfloat_with_epsilon (level->mutual, level->mutual_chance, 0.015);
    }
  g_assert_cmpfloat (agreement->cka_linear, >, 0.7);
  g_assert_cmpfloat_with_epsilon (agreement->cka_linear_debiased, 0, 0.02);
  g_assert_cmpfloat_with_epsilon (agreement->cka_rbf_debiased, 0, 0.02);
  g_assert_cmpfloat_with_epsilon (agreement->rsa, 0, 0.03);
}

static void
assert_close (const SpecAgreement *a, const SpecAgreement *b)
{
  g_assert_cmpuint (a->level_count, ==, b->level_count);
  for (gsize i = 0; i < a->level_count; i++)
    {
      g_assert_cmpfloat_with_epsilon (a->levels[i].nngs, b->levels[i].nngs, 1e-12);
      g_assert_cmpfloat_with_epsilon (a->levels[i].mutual, b->levels[i].mutual, 1e-12);
    }
  g_assert_cmpfloat_with_epsilon (a->cka_linear, b->cka_linear, 1e-10);
  g_assert_cmpfloat_with_epsilon (a->cka_linear_debiased, b->cka_linear_debiased, 1e-10);
  g_assert_cmpfloat_with_epsilon (a->cka_rbf_debiased, b->cka_rbf_debiased, 1e-6);
  g_assert_cmpfloat_with_epsilon (a->rsa, b->rsa, 1e-7);
  g_assert_cmpfloat_with_epsilon (a->procrustes, b->procrustes, 1e-10);
}

static void
test_permutation (void)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  guint32 order[250];
  g_autoptr (SpecPoints) points_x = points_new (250, 7, 3, 1, 0), points_y = points_new (250, 11, 4, 1, 0);

  for (guint32 i = 0; i < 250; i++)
    {
      order[i] = i * 77 % 250;
      points_y->values[i * 11] += 3 * points_x->values[i * 7];
    }
  g_autoptr (SpecPoints) other_x = points_permute (points_x, order), other_y = points_permute (points_y, order);
  g_autoptr (SpecEmbedding) x = points_to_embedding (points_x), y = points_to_embedding (points_y),
                            shuffled_x = points_to_embedding (other_x), shuffled_y = points_to_embedding (other_y);
  params.kernel[0] = params.kernel[1] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 3 };
  g_autoptr (SpecAgreement) plain = measure (x, y, &params), shuffled = measure (shuffled_x, shuffled_y, &params),
                            swapped = measure (y, x, &params);
  assert_close (plain, shuffled);
  assert_close (plain, swapped);
  for (guint i = 0; i < 250; i++)
    g_assert_cmpfloat (shuffled->jaccards[i], ==, plain->jaccards[order[i]]);
}

static void
test_neighbourhoods (void)
{
  const SpecNeighbourhood list[] = { { 0, 0.1 }, { 3, 0 }, { 20, 0 }, { 0, 0.0001 }, { 199, 0 } },
                          over[] = { { 200, 0 } };
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecEmbedding) x = cloud_new (200, 5, 1, 5, 1, 0), y = cloud_new (200, 5, 3, 6, 1, 0),
                            few = cloud_new (8, 3, 1, 7, 1, 0);
  g_autoptr (GError) error = NULL;

  params.neighbourhoods = list;
  params.neighbourhood_count = G_N_ELEMENTS (list);
  g_autoptr (SpecAgreement) agreement = measure (x, y, &params);
  const gsize expected[] = { 1, 3, 20, 199 };
  g_assert_cmpuint (agreement->level_count, ==, 4);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (agreement->levels[i].k, ==, expected[i]);
  g_assert_cmpfloat (agreement->levels[3].nngs, ==, 1); /* all are neighbours of all */
  g_assert_cmpfloat (agreement->levels[3].nngs_chance, ==, 1);
  g_assert_true (isnan (agreement->levels[3].nngs_normalised));

  params.neighbourhoods = over;
  params.neighbourhood_count = 1;
  g_assert_null (spec_agreement_compute (x, y, &params, NULL, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "expected at most 199, found 200"));

  params.neighbourhoods = NULL; /* the usual ones, as far as they go */
  g_autoptr (SpecAgreement) small = measure (few, few, &params);
  g_assert_cmpuint (small->level_count, ==, 1);
  g_assert_cmpuint (small->levels[0].k, ==, 5);
  g_assert_cmpuint (small->least_count, ==, 8);
}

static void
test_subsample (void)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecEmbedding) x = cloud_new (900, 6, 1, 8, 1, 0), y = cloud_new (900, 6, 2, 9, 1, 0);
  g_autoptr (SpecAgreement) all = measure (x, y, &params);

  params.max_samples = 500;
  g_autoptr (SpecAgreement) some = measure (x, y, &params), again = measure (x, y, &params);
  params.seed = 1;
  g_autoptr (SpecAgreement) others = measure (x, y, &params);
  params.max_samples = 0;
  g_autoptr (SpecAgreement) never = measure (x, y, &params);
  g_assert_cmpuint (all->samples_used, ==, 900);
  g_assert_cmpuint (never->samples_used, ==, 900);
  g_assert_cmpuint (some->samples_used, ==, 500);
  g_assert_cmpfloat (some->rsa, ==, again->rsa);
  g_assert_cmpfloat (some->rsa, !=, others->rsa);
  g_assert_cmpfloat_with_epsilon (some->rsa, all->rsa, 0.1);
  g_assert_cmpfloat_with_epsilon (some->cka_rbf_debiased, all->cka_rbf_debiased, 0.1);
  g_assert_cmpfloat (some->cka_linear, ==, all->cka_linear);
  g_assert_cmpfloat (some->levels[2].nngs, ==, all->levels[2].nngs);
}

static void
test_errors (void)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecPoints) points = points_new (60, 4, 10, 1, 0);
  g_autoptr (SpecEmbedding) x = points_to_embedding (points), fewer = cloud_new (59, 4, 1, 11, 1, 0);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) shape = NULL, value = NULL, cancelled = NULL;

  g_assert_null (spec_agreement_compute (x, fewer, &params, NULL, NULL, &shape));
  g_assert_error (shape, SPEC_ERROR, SPEC_ERROR_SHAPE);
  points->values[17] = NAN;
  g_autoptr (SpecEmbedding) broken = points_to_embedding (points);
  g_assert_null (spec_agreement_compute (x, broken, &params, NULL, NULL, &value));
  g_assert_error (value, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_cancellable_cancel (cancellable);
  g_assert_null (spec_agreement_compute (x, x, &params, cancellable, NULL, &cancelled));
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static void
on_progress (SpecStage stage, double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  g_assert_cmpfloat (fraction, <=, 1);
  *last = fraction;
}

static void
test_progress (void)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecEmbedding) x = cloud_new (500, 6, 1, 12, 1, 0), y = cloud_new (500, 6, 2, 13, 1, 0);
  g_autoptr (GError) error = NULL;
  double last = 0;
  SpecProgress progress = { on_progress, &last };
  g_autoptr (SpecAgreement) agreement = spec_agreement_compute (x, y, &params, NULL, &progress, &error);

  g_assert_no_error (error);
  g_assert_cmpfloat (last, >, 0.9);
}

/* Part by part, with a change of mind on the way, is the same as all at once. */
static void
test_update (void)
{
  const SpecNeighbourhood first = { 7, 0 }, second = { 12, 0 };
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecEmbedding) x = cloud_new (200, 6, 3, 5, 1, 2), y = cloud_new (200, 9, 4, 6, 1, 2);
  SpecAgreement *known = NULL;

  params.neighbourhoods = &first;
  params.neighbourhood_count = 1;
  params.largest_k = 90;
  for (guint part = 0; part <= SPEC_AGREEMENT_N_PARTS; part++)
    {
      SpecAgreementParts parts
          = part < SPEC_AGREEMENT_N_PARTS ? 1u << part : SPEC_AGREEMENT_NNGS | SPEC_AGREEMENT_MUTUAL;
      g_autoptr (GError) error = NULL;
      SpecAgreement *next;

      params.neighbourhoods = part < SPEC_AGREEMENT_N_PARTS ? &first : &second;
      next = spec_agreement_update (known, x, y, &params, parts, NULL, NULL, &error);
      g_assert_no_error (error);
      if (part == 0)
        g_assert_true (isnan (next->levels[0].mutual) && isnan (next->rsa) && isnan (next->cka_linear));
      else
        g_assert_true (next->pair == known->pair); /* not sought again */
      spec_agreement_unref (known);
      known = next;
    }
  g_autoptr (SpecAgreement) whole = measure (x, y, &params);
  assert_close (known, whole);
  g_assert_cmpfloat (known->rsa, ==, whole->rsa);
  g_assert_cmpfloat (known->procrustes_chance, ==, whole->procrustes_chance);
  g_assert_cmpuint (known->pair->curve->largest, ==, 90);
  g_assert_cmpmem (known->jaccards, 200 * sizeof (double), whole->jaccards, 200 * sizeof (double));
  g_assert_cmpuint (known->parts, ==, SPEC_AGREEMENT_ALL);
  spec_agreement_unref (known);
}

/* What embeddings that share nothing reach, against the mean over many orders of the rows. */
static void
test_chance (void)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecPoints) points_x = points_new (60, 7, 3, 1, 0), points_y = points_new (60, 11, 4, 1, 0);
  g_autoptr (SpecEmbedding) x = points_to_embedding (points_x), y = points_to_embedding (points_y);
  g_autoptr (SpecAgreement) plain = measure (x, y, &params);
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  double cka = 0, procrustes = 0;
  guint32 order[60];

  for (guint32 i = 0; i < 60; i++)
    order[i] = i;
  for (guint repeat = 0; repeat < 200; repeat++)
    {
      for (guint32 i = 59; i > 0; i--)
        {
          guint32 j = (guint32) g_rand_int_range (random, 0, (gint32) i + 1), kept = order[i];

          order[i] = order[j];
          order[j] = kept;
        }
      g_autoptr (SpecPoints) points = points_permute (points_y, order);
      g_autoptr (SpecEmbedding) shuffled = points_to_embedding (points);
      g_autoptr (SpecAgreement) agreement = spec_agreement_update (
          NULL, x, shuffled, &params, SPEC_AGREEMENT_CKA | SPEC_AGREEMENT_PROCRUSTES, NULL, NULL, NULL);

      cka += agreement->cka_linear / 200;
      procrustes += agreement->procrustes / 200;
    }
  g_assert_cmpfloat_with_epsilon (plain->cka_linear_chance, cka, 0.01);
  g_assert_cmpfloat_with_epsilon (plain->procrustes_chance, procrustes, 0.08);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/agreement/same", test_same);
  g_test_add_func ("/agreement/independent", test_independent);
  g_test_add_func ("/agreement/permutation", test_permutation);
  g_test_add_func ("/agreement/neighbourhoods", test_neighbourhoods);
  g_test_add_func ("/agreement/subsample", test_subsample);
  g_test_add_func ("/agreement/errors", test_errors);
  g_test_add_func ("/agreement/progress", test_progress);
  g_test_add_func ("/agreement/update", test_update);
  g_test_add_func ("/agreement/chance", test_chance);
  return g_test_run ();
}
