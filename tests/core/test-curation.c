/* Names, pinned and excluded samples: immutable, and found again in another result by their samples. */
#include "project/spec-curation.h"
#include "solver-clouds.h"

#define SAMPLES 330

typedef struct
{
  SpecEmbedding *x, *y;
  SpecResult *result, *other; /* the second at other bandwidths */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1), moved = cloud_params (SPEC_KERNEL_GAUSSIAN, 2.3, 3.6, 1);

  fixture->x = cloud_new (SAMPLES, 20, 1, 1, 1, 0);
  fixture->y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  fixture->result = cloud_solve (fixture->x, fixture->y, &params);
  fixture->other = cloud_solve (fixture->x, fixture->y, &moved);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  spec_embedding_unref (fixture->x);
  spec_embedding_unref (fixture->y);
  spec_result_unref (fixture->result);
  spec_result_unref (fixture->other);
}

static void
test_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecCuration) empty = spec_curation_new ();
  g_autoptr (SpecCuration) one = spec_curation_with_name (empty, fixture->result, SPEC_DIRECTION_POSITIVE, 1, "stripes");
  g_autoptr (SpecCuration) two = spec_curation_with_name (one, fixture->result, SPEC_DIRECTION_POSITIVE, 0, "dots");
  g_autoptr (SpecCuration) renamed = spec_curation_with_name (two, fixture->result, SPEC_DIRECTION_POSITIVE, 1, "bands");
  g_autoptr (SpecCuration) none = spec_curation_with_name (one, fixture->result, SPEC_DIRECTION_POSITIVE, 1, "");

  g_assert_true (spec_curation_is_empty (empty));
  g_assert_cmpstr (spec_curation_find_name (one, fixture->result, SPEC_DIRECTION_POSITIVE, 1), ==, "stripes");
  g_assert_null (spec_curation_find_name (one, fixture->result, SPEC_DIRECTION_POSITIVE, 0));
  g_assert_null (spec_curation_find_name (one, fixture->result, SPEC_DIRECTION_NEGATIVE, 1));
  g_assert_cmpstr (spec_curation_find_name (two, fixture->result, SPEC_DIRECTION_POSITIVE, 0), ==, "dots");
  g_assert_cmpstr (spec_curation_find_name (renamed, fixture->result, SPEC_DIRECTION_POSITIVE, 1), ==, "bands");
  g_assert_cmpuint (spec_curation_get_note_count (renamed), ==, 2);
  g_assert_true (spec_curation_is_empty (none));
  g_assert_true (spec_curation_equal (none, empty));
  g_assert_false (spec_curation_equal (one, two));
}

/* Returns: how many of the first ten samples of two clusters are the same. */
static guint
count_shared (SpecResult *a, gsize i, SpecResult *b, gsize j)
{
  gsize count_a = 10, count_b = 10;
  g_autofree guint32 *top_a = spec_result_rank_samples (a, SPEC_DIRECTION_POSITIVE, i, FALSE, &count_a, NULL, NULL);
  g_autofree guint32 *top_b = spec_result_rank_samples (b, SPEC_DIRECTION_POSITIVE, j, FALSE, &count_b, NULL, NULL);
  guint shared = 0;

  for (gsize k = 0; k < count_a; k++)
    for (gsize l = 0; l < count_b; l++)
      shared += top_a[k] == top_b[l];

  return shared;
}

/* Whatever the cluster's number is at other bandwidths, the name stands where its samples are. */
static void
test_name_goes_with_the_samples (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecCuration) empty = spec_curation_new (), named = NULL;
  guint found = 0;

  named = spec_curation_with_name (empty, fixture->result, SPEC_DIRECTION_POSITIVE, 0, "dots");
  for (gsize i = 0; i < spec_result_get_mode_count (fixture->other, SPEC_DIRECTION_POSITIVE); i++)
    {
      if (spec_curation_find_name (named, fixture->other, SPEC_DIRECTION_POSITIVE, i) == NULL)
        continue;
      found++;
      g_assert_cmpuint (count_shared (fixture->result, 0, fixture->other, i), >=, 3);
    }
  g_assert_cmpuint (found, ==, 1);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecCuration) empty = spec_curation_new (), without = NULL, curation = NULL, back = NULL;
  gsize count = 8, plain_count = 8;
  g_autofree guint32 *plain
      = spec_result_rank_samples (fixture->result, SPEC_DIRECTION_NEGATIVE, 0, FALSE, &plain_count, NULL, NULL);
  const guint32 pins[] = { plain[5], plain[2] };
  g_autofree float *scores = NULL;
  g_autofree guint32 *rows = NULL;

  without = spec_curation_with_excluded (empty, plain, 1, TRUE);
  curation = spec_curation_with_pinned (without, fixture->result, SPEC_DIRECTION_NEGATIVE, 0, pins, G_N_ELEMENTS (pins));
  rows = spec_curation_rank_samples (curation, fixture->result, SPEC_DIRECTION_NEGATIVE, 0, FALSE, &count, &scores, NULL);
  g_assert_cmpuint (count, ==, 8);
  g_assert_cmpuint (rows[0], ==, plain[5]);
  g_assert_cmpuint (rows[1], ==, plain[2]);
  g_assert_cmpuint (rows[2], ==, plain[1]);
  g_assert_cmpuint (rows[3], ==, plain[3]);
  g_assert_cmpuint (rows[5], ==, plain[6]);
  g_assert_cmpfloat (scores[0], ==, spec_result_get_mode (fixture->result, SPEC_DIRECTION_NEGATIVE, 0)->scores[plain[5]]);
  g_assert_true (spec_curation_is_excluded (curation, plain[0]));
  back = spec_curation_with_excluded (without, plain, 1, FALSE);
  g_assert_true (spec_curation_equal (back, empty));
}

static void
test_swap (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecCuration) empty = spec_curation_new (), named = NULL, swapped = NULL, again = NULL;

  named = spec_curation_with_name (empty, fixture->result, SPEC_DIRECTION_POSITIVE, 0, "dots");
  swapped = spec_curation_swapped (named);
  again = spec_curation_swapped (swapped);
  g_assert_cmpint (spec_curation_get_note (swapped, 0)->direction, ==, SPEC_DIRECTION_NEGATIVE);
  g_assert_true (spec_curation_equal (again, named));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/curation/names", Fixture, NULL, set_up, test_names, tear_down);
  g_test_add ("/curation/name-goes-with-the-samples", Fixture, NULL, set_up, test_name_goes_with_the_samples, tear_down);
  g_test_add ("/curation/order", Fixture, NULL, set_up, test_order, tear_down);
  g_test_add ("/curation/swap", Fixture, NULL, set_up, test_swap, tear_down);
  return g_test_run ();
}
