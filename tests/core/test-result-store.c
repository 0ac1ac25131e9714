/* A result kept between two runs of the program: the same when it is read back, another key for another comparison. */
#include <glib/gstdio.h>
#include <string.h>

#include "array-files.h"
#include "project/spec-result-store.h"
#include "solver-clouds.h"

#define SAMPLES 330

static const char *const sha256[] = { "a", "b" };
static const char *const arrays[] = { NULL, "features" };

static void
compare_modes (SpecResult *a, SpecResult *b, SpecDirection direction)
{
  g_assert_cmpuint (spec_result_get_mode_count (a, direction), ==, spec_result_get_mode_count (b, direction));
  for (gsize i = 0; i < spec_result_get_mode_count (a, direction); i++)
    {
      const SpecMode *left = spec_result_get_mode (a, direction, i), *right = spec_result_get_mode (b, direction, i);

      g_assert_cmpfloat (left->eigenvalue, ==, right->eigenvalue);
      g_assert_cmpfloat (left->residual, ==, right->residual);
      g_assert_cmpfloat (left->peak, ==, right->peak);
      g_assert_true (left->converged == right->converged);
      g_assert_cmpmem (left->scores, SAMPLES * sizeof (float), right->scores, SAMPLES * sizeof (float));
    }
}

static void
compare_results (SpecResult *a, SpecResult *b)
{
  for (int side = 0; side < 2; side++)
    {
      gsize count, other;
      const double *left = spec_result_get_spectrum (a, side, &count), *right = spec_result_get_spectrum (b, side, &other);

      g_assert_cmpmem (left, count * sizeof *left, right, other * sizeof *right);
      g_assert_cmpfloat (spec_result_get_effective_modes (a, side), ==, spec_result_get_effective_modes (b, side));
    }
  compare_modes (a, b, SPEC_DIRECTION_POSITIVE);
  compare_modes (a, b, SPEC_DIRECTION_NEGATIVE);
  g_assert_cmpfloat (spec_result_get_spec_diff (a), ==, spec_result_get_spec_diff (b));
  g_assert_cmpfloat (spec_result_get_seconds (a), ==, spec_result_get_seconds (b));
  g_assert_cmpint (spec_result_get_method (a), ==, spec_result_get_method (b));
  g_assert_true (spec_result_get_converged (a) == spec_result_get_converged (b));
}

static void
test_round_trip (void)
{
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 1, 0);
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 4, 1);
  g_autofree char *key = spec_result_store_make_key (sha256, arrays, &params), *folder = NULL, *path = NULL, *text = NULL;
  const double median[] = { 2.5, 0 };
  double found[2] = { 0, 0 };
  gsize length;

  for (guint method = SPEC_METHOD_EXACT; method <= SPEC_METHOD_RFF; method++)
    {
      g_autofree char *own = NULL;
      g_autoptr (SpecResult) result = NULL, back = NULL;

      params.method = (SpecMethod) method;
      own = spec_result_store_make_key (sha256, arrays, &params);
      result = cloud_solve (x, y, &params);
      g_assert_null (spec_result_store_recall (own, spec_result_get_problem (result), found));
      g_assert_true (spec_result_store_keep (own, result, median, NULL));
      back = spec_result_store_recall (own, spec_result_get_problem (result), found);
      g_assert_nonnull (back);
      compare_results (result, back);
      g_assert_cmpfloat (found[0], ==, 2.5);
      g_free (g_steal_pointer (&key));
      key = g_steal_pointer (&own);
    }

  /* What was cut short, or is of other rows, is no result. */
  folder = g_build_filename (g_get_user_cache_dir (), "spec-explorer", "results", NULL);
  path = g_build_filename (folder, key, NULL);
  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (gsize cut = 0; cut < length; cut += length / 37)
    {
      g_autoptr (SpecProblem) problem = spec_problem_new (x, y, &params, NULL);

      g_assert_true (g_file_set_contents (path, text, (gssize) cut, NULL));
      g_assert_null (spec_result_store_recall (key, problem, found));
    }
}

static void
test_keys (void)
{
  SpecParams params = SPEC_PARAMS_DEFAULT, changed[12];
  g_autoptr (GHashTable) keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const char *const other_sha256[] = { "b", "a" }, *const other_arrays[] = { "features", NULL };

  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    changed[i] = params;
  changed[0].kernel[SPEC_SIDE_X].kind = SPEC_KERNEL_COSINE;
  changed[1].kernel[SPEC_SIDE_Y].kind = SPEC_KERNEL_COSINE;
  changed[2].kernel[SPEC_SIDE_X] = (SpecKernel) { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 1 };
  changed[3].kernel[SPEC_SIDE_X] = (SpecKernel) { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 1 + 1e-15 };
  changed[4].eta = 2;
  changed[5].centre = TRUE;
  changed[6].method = SPEC_METHOD_RFF;
  changed[7].rff_dim = 7;
  changed[8].seed = 7;
  changed[9].modes = 7;
  changed[10].spectrum = 7;
  changed[11].tolerance = 1e-3;
  for (guint i = 0; i < G_N_ELEMENTS (changed); i++)
    g_assert_true (g_hash_table_add (keys, spec_result_store_make_key (sha256, arrays, &changed[i])));
  g_assert_true (g_hash_table_add (keys, spec_result_store_make_key (other_sha256, arrays, &params)));
  g_assert_true (g_hash_table_add (keys, spec_result_store_make_key (sha256, other_arrays, &params)));
  g_assert_true (g_hash_table_add (keys, spec_result_store_make_key (sha256, arrays, &params)));
  params.threads = 3;
  g_assert_false (g_hash_table_add (keys, spec_result_store_make_key (sha256, arrays, &params)));
}

int
main (int argc, char **argv)
{
  TestFolder *folder = test_folder_new ();
  g_autofree char *cache = test_folder_path (folder, "cache");
  int failed;

  g_setenv ("XDG_CACHE_HOME", cache, TRUE); /* G_TEST_OPTION_ISOLATE_DIRS would do it, and leak */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/result-store/round-trip", test_round_trip);
  g_test_add_func ("/result-store/keys", test_keys);
  failed = g_test_run ();
  test_folder_free (folder);
  return failed;
}
