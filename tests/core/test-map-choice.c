/* Which rows of a result a map shows, and what a person may ask of one. */
#include <math.h>

#include "base/spec-error.h"
#include "map/spec-map-rows.h"
#include "map/spec-projection-params.h"
#include "solver-clouds.h"

#define SAMPLES 200
#define RANKS 2

static gboolean
contains (const guint32 *rows, gsize count, guint32 row)
{
  for (gsize i = 0; i < count; i++)
    if (rows[i] == row)
      return TRUE;
  return FALSE;
}

static void
assert_shows_tops (SpecResult *result, const guint32 *rows, gsize count)
{
  for (guint direction = 0; direction < 2; direction++)
    for (gsize mode = 0; mode < spec_result_get_mode_count (result, direction); mode++)
      {
        gsize found = RANKS;
        g_autofree guint32 *tops = spec_result_rank_samples (result, direction, mode, FALSE, &found, NULL, NULL);

        g_assert_cmpuint (found, ==, RANKS);
        for (gsize i = 0; i < found; i++)
          g_assert_true (contains (rows, count, tops[i]));
      }
}

static void
test_best_of_all_modes (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 6, 1, 1, 1, 0), y = cloud_new (SAMPLES, 5, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 2, 1);
  g_autoptr (SpecResult) result = cloud_solve (x, y, &params);
  gsize modes = spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE)
                + spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE);
  gsize most = RANKS * modes + 30, count, other_count, all_count;
  g_autofree guint32 *rows = spec_map_choose_rows_of_result (result, RANKS, most, 1, &count, NULL);
  g_autofree guint32 *others = spec_map_choose_rows_of_result (result, RANKS, most, 2, &other_count, NULL);
  g_autofree guint32 *all = spec_map_choose_rows_of_result (result, 0, 0, 1, &all_count, NULL);
  gboolean same = TRUE;

  g_assert_cmpuint (modes, >, 2);
  g_assert_cmpuint (most, <, SAMPLES);
  g_assert_cmpuint (count, ==, most);
  g_assert_cmpuint (other_count, ==, most);
  assert_shows_tops (result, rows, count);
  assert_shows_tops (result, others, other_count);
  for (gsize i = 0; i < count; i++)
    {
      g_assert_cmpuint (rows[i], <, SAMPLES);
      g_assert_true (i == 0 || rows[i - 1] < rows[i]);
      same = same && rows[i] == others[i];
    }
  g_assert_false (same); /* what is drawn besides them is the seed's */
  g_assert_cmpuint (all_count, ==, SAMPLES);
}

static void
assert_refused (SpecProjectionParams params)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (spec_projection_params_validate (&params, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
}

static void
test_refused (void)
{
  const SpecProjectionParams good = SPEC_PROJECTION_PARAMS_DEFAULT;
  SpecProjectionParams bad[7];

  g_assert_true (spec_projection_params_validate (&good, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    bad[i] = good;
  bad[0].metric = SPEC_METRIC_MANHATTAN;
  bad[1].perplexity = 0.5;
  bad[2].perplexity = NAN;
  bad[3].perplexity = INFINITY;
  bad[4].neighbours = 1;
  bad[5].min_dist = -0.01;
  bad[6].min_dist = NAN;
  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    assert_refused (bad[i]);
}

/* Only what has a say in the method makes another map. */
static void
test_equal (void)
{
  SpecProjectionParams a = SPEC_PROJECTION_PARAMS_DEFAULT, b = a;

  b.threads = 3;
  b.neighbours = 4;
  b.min_dist = 0.5;
  g_assert_true (spec_projection_params_equal (&a, &b));
  b.perplexity = 5;
  g_assert_false (spec_projection_params_equal (&a, &b));
  a.method = b.method = SPEC_PROJECTION_UMAP;
  g_assert_false (spec_projection_params_equal (&a, &b));
  a.neighbours = b.neighbours;
  a.min_dist = b.min_dist;
  g_assert_true (spec_projection_params_equal (&a, &b));
  a.seed = 9;
  g_assert_false (spec_projection_params_equal (&a, &b));
  a.method = b.method = SPEC_PROJECTION_PCA;
  g_assert_true (spec_projection_params_equal (&a, &b));
  b.metric = SPEC_METRIC_COSINE;
  g_assert_false (spec_projection_params_equal (&a, &b));
}

static void
test_names (void)
{
  SpecProjectionMethod method = SPEC_PROJECTION_PCA;

  for (guint i = SPEC_PROJECTION_PCA; i <= SPEC_PROJECTION_UMAP; i++)
    {
      g_assert_true (spec_projection_method_parse (spec_projection_method_get_name (i), &method));
      g_assert_cmpint (method, ==, i);
    }
  g_assert_false (spec_projection_method_parse ("t-SNE", &method));
  g_assert_cmpint (method, ==, SPEC_PROJECTION_UMAP);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/map-choice/best-of-all-modes", test_best_of_all_modes);
  g_test_add_func ("/map-choice/refused", test_refused);
  g_test_add_func ("/map-choice/equal", test_equal);
  g_test_add_func ("/map-choice/names", test_names);
  return g_test_run ();
}
