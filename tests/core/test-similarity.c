/* Mean kernel similarity of a few rows, against values worked out by hand. */
#include <glib.h>
#include <math.h>
#include <string.h>

#include "spec/spec-similarity.h"

static const float rows[] = {
  0, 0, /**/ 1, 0, /**/ 0, 2, /**/ 3, 4, /**/ -3, -4,
};

static SpecEmbedding *
make_embedding (void)
{
  float *copy = g_new (float, G_N_ELEMENTS (rows));

  memcpy (copy, rows, sizeof rows);
  return spec_embedding_new_take (copy, 5, 2, "plane");
}

static void
test_gaussian (void)
{
  g_autoptr (SpecEmbedding) embedding = make_embedding ();
  SpecKernel kernel = { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 2 };
  const guint32 three[] = { 2, 0, 1 }, same[] = { 3, 3, 3 };
  double expected = (exp (-4.0 / 8) + exp (-5.0 / 8) + exp (-1.0 / 8)) / 3;

  g_assert_cmpfloat_with_epsilon (spec_similarity_mean (embedding, &kernel, three, 3), expected, 1e-12);
  g_assert_cmpfloat (spec_similarity_mean (embedding, &kernel, same, 3), ==, 1);
}

static void
test_cosine (void)
{
  g_autoptr (SpecEmbedding) embedding = make_embedding ();
  SpecKernel kernel = { SPEC_KERNEL_COSINE, SPEC_BANDWIDTH_MEDIAN, 0 };
  const guint32 three[] = { 1, 2, 3 }, opposite[] = { 3, 4 }, zero[] = { 0, 1 };

  g_assert_cmpfloat_with_epsilon (spec_similarity_mean (embedding, &kernel, three, 3), (0 + 0.6 + 0.8) / 3, 1e-12);
  g_assert_cmpfloat_with_epsilon (spec_similarity_mean (embedding, &kernel, opposite, 2), -1, 1e-12);
  g_assert_cmpfloat (spec_similarity_mean (embedding, &kernel, zero, 2), ==, 0);
}

static void
test_too_few (void)
{
  g_autoptr (SpecEmbedding) embedding = make_embedding ();
  SpecKernel kernel = { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 1 };
  const guint32 one[] = { 1 };

  g_assert_true (isnan (spec_similarity_mean (embedding, &kernel, one, 1)));
  g_assert_true (isnan (spec_similarity_mean (embedding, &kernel, one, 0)));
}

static void
test_between (void)
{
  g_autoptr (SpecEmbedding) embedding = make_embedding ();
  SpecKernel gaussian = { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 2 }, cosine = { SPEC_KERNEL_COSINE, SPEC_BANDWIDTH_MEDIAN, 0 };
  const guint32 one[] = { 1 }, two[] = { 2, 0 }, slanted[] = { 3, 4 };

  g_assert_cmpfloat_with_epsilon (spec_similarity_mean_between (embedding, &gaussian, one, 1, two, 2),
                                  (exp (-5.0 / 8) + exp (-1.0 / 8)) / 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (spec_similarity_mean_between (embedding, &cosine, one, 1, slanted, 1), 0.6, 1e-12);
  g_assert_cmpfloat_with_epsilon (spec_similarity_mean_between (embedding, &cosine, one, 1, slanted, 2), 0, 1e-12);
  g_assert_true (isnan (spec_similarity_mean_between (embedding, &gaussian, one, 1, two, 0)));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/similarity/gaussian", test_gaussian);
  g_test_add_func ("/similarity/cosine", test_cosine);
  g_test_add_func ("/similarity/too-few", test_too_few);
  g_test_add_func ("/similarity/between", test_between);
  return g_test_run ();
}
