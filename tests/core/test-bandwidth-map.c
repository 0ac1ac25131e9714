/* The map of bandwidths against plain double-precision arithmetic, and the pair it suggests. */
#include <math.h>

#include "base/spec-error.h"
#include "linalg/spec-blas.h"
#include "solver-clouds.h"
#include "spec/spec-bandwidth-map.h"
#include "spec/spec-bandwidth.h"
#include "spec/spec-similarity.h"

#define SAMPLES 200

/* Eigenvalues of K/n, or of HKH/n, ascending. */
static double *
find_spectrum (SpecEmbedding *embedding, double sigma, gboolean centre)
{
  const SpecKernel kernel = { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, sigma };
  gsize n = spec_embedding_get_samples (embedding);
  g_autofree double *dense = g_new (double, n * n), *means = g_new0 (double, n + 1);
  double *values = g_new (double, n);

  for (guint32 j = 0; j < n; j++)
    for (guint32 i = 0; i < n; i++)
      {
        guint32 pair[2] = { i, j };
        dense[j * n + i] = spec_similarity_mean (embedding, &kernel, pair, 2) / (double) n;
        means[j] += dense[j * n + i] / (double) n;
        means[n] += dense[j * n + i] / (double) (n * n);
      }
  for (gsize j = 0; j < n && centre; j++)
    for (gsize i = 0; i < n; i++)
      dense[j * n + i] += means[n] - means[i] - means[j];
  g_assert_true (spec_blas_eigen (n, dense, values, NULL));
  return values;
}

static void
check_point (SpecEmbedding *embedding, const SpecBandwidthPoint *point, gboolean centre)
{
  gsize n = spec_embedding_get_samples (embedding);
  g_autofree double *values = find_spectrum (embedding, point->sigma, centre);
  double separation = 0, trace = 0, square = 0;

  for (gsize k = centre ? 1 : 2; k <= 11; k++)
    separation = MAX (separation, values[n - k] - values[n - k - 1]);
  for (gsize i = 0; i < n; i++)
    {
      trace += values[i];
      square += values[i] * values[i];
    }
  g_assert_cmpfloat_with_epsilon (point->leading, values[n - 1], 1e-4 * values[n - 1]);
  g_assert_cmpfloat_with_epsilon (point->second, values[n - 2], 1e-3 * values[n - 2]);
  g_assert_cmpfloat_with_epsilon (point->separation, separation, 2e-3 * values[n - 2]);
  g_assert_cmpfloat_with_epsilon (point->effective_modes * square / (trace * trace), 1, 2e-3);
}

static SpecBandwidthMap *
compute (SpecEmbedding *embedding, gboolean centre)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;
  g_autoptr (GError) error = NULL;

  params.centre = centre;
  SpecBandwidthMap *map = spec_bandwidth_map_compute (embedding, &params, NULL, NULL, &error);
  g_assert_no_error (error);
  return map;
}

static void
test_points (gconstpointer data)
{
  gboolean centre = GPOINTER_TO_INT (data);
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0);
  g_autoptr (SpecBandwidthMap) map = compute (x, centre);
  gsize count;
  const SpecBandwidthPoint *points = spec_bandwidth_map_get_points (map, &count);
  double median = spec_bandwidth_median (x, 0, NULL, NULL);

  g_assert_cmpuint (count, ==, SPEC_BANDWIDTH_MAP_POINTS);
  g_assert_cmpuint (spec_bandwidth_map_get_samples (map), ==, SAMPLES);
  g_assert_cmpfloat (spec_bandwidth_map_get_median (map), ==, median);
  g_assert_cmpfloat_with_epsilon (points[0].sigma, 0.02 * median, 1e-9 * median);
  g_assert_cmpfloat_with_epsilon (points[count - 1].sigma, 20 * median, 1e-9 * median);
  /* From where samples see each other to where the rounding of single precision is all that is left of lambda_2. */
  for (gsize i = 12; i < 38; i += 4)
    check_point (x, &points[i], centre);
  for (gsize i = 1; i < count && !centre; i++)
    g_assert_cmpfloat (points[i].leading, >=, points[i - 1].leading * (1 - 1e-5));
}

static void
test_look_up (void)
{
  const SpecBandwidthPoint points[] = { { 1, 0.1, 0.02, 0.01, 3, 50 }, { 4, 0.3, 0.04, 0.03, 5, 10 }, { 16, 0.9, 0, 0, 0, 1 } };
  g_autoptr (SpecBandwidthMap) map = spec_bandwidth_map_new (points, 3, 4, 100);
  SpecBandwidthPoint point;

  spec_bandwidth_map_look_up (map, 2, &point);
  g_assert_cmpfloat_with_epsilon (point.sigma, 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (point.leading, 0.2, 1e-12);
  g_assert_cmpfloat_with_epsilon (point.separation, 0.02, 1e-12);
  g_assert_cmpfloat_with_epsilon (point.effective_modes, 30, 1e-12);
  spec_bandwidth_map_look_up (map, 0.1, &point);
  g_assert_cmpfloat (point.leading, ==, 0.1);
  spec_bandwidth_map_look_up (map, 100, &point);
  g_assert_cmpfloat (point.leading, ==, 0.9);
}

static double
get_most (const SpecBandwidthMap *map)
{
  gsize count;
  const SpecBandwidthPoint *points = spec_bandwidth_map_get_points (map, &count);
  double most = 0;

  for (gsize i = 0; i < count; i++)
    most = MAX (most, points[i].separation);
  return most;
}

/* Both eigenvalues are really equal there, and neither side is far from where its own stand apart most. */
static void
test_suggestion (gconstpointer data)
{
  gboolean centre = GPOINTER_TO_INT (data);
  g_autoptr (SpecEmbedding) x = cloud_new (SAMPLES, 20, 1, 1, 1, 0), y = cloud_new (SAMPLES, 30, 3, 2, 5, 0);
  g_autoptr (SpecBandwidthMap) map_x = compute (x, centre), map_y = compute (y, centre);
  SpecBandwidthPoint point_x, point_y;
  double sigma[2];

  g_assert_true (spec_bandwidth_map_suggest (map_x, map_y, sigma));
  g_autofree double *values_x = find_spectrum (x, sigma[SPEC_SIDE_X], centre);
  g_autofree double *values_y = find_spectrum (y, sigma[SPEC_SIDE_Y], centre);
  g_assert_cmpfloat_with_epsilon (values_x[SAMPLES - 1] / values_y[SAMPLES - 1], 1, 0.02);
  spec_bandwidth_map_look_up (map_x, sigma[SPEC_SIDE_X], &point_x);
  spec_bandwidth_map_look_up (map_y, sigma[SPEC_SIDE_Y], &point_y);
  g_assert_cmpfloat (point_x.separation, >, 0.5 * get_most (map_x));
  g_assert_cmpfloat (point_y.separation, >, 0.5 * get_most (map_y));
}

static void
test_no_suggestion (void)
{
  const SpecBandwidthPoint low[] = { { 1, 0.1, 0.02, 0.01, 2, 50 }, { 4, 0.2, 0.04, 0.03, 2, 10 } };
  const SpecBandwidthPoint high[] = { { 1, 0.3, 0.02, 0.01, 2, 50 }, { 4, 0.4, 0.04, 0.03, 2, 10 } };
  g_autoptr (SpecBandwidthMap) x = spec_bandwidth_map_new (low, 2, 2, 100), y = spec_bandwidth_map_new (high, 2, 2, 100);
  double sigma[2];

  g_assert_false (spec_bandwidth_map_suggest (x, y, sigma));
}

static void
test_errors (void)
{
  g_autoptr (SpecEmbedding) flat = spec_embedding_new_take (g_new0 (float, 20), 10, 2, "flat"), x = cloud_new (50, 4, 1, 1, 1, 0);
  SpecParams params = SPEC_PARAMS_DEFAULT;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (spec_bandwidth_map_compute (flat, &params, NULL, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
  g_clear_error (&error);
  g_cancellable_cancel (cancellable);
  g_assert_null (spec_bandwidth_map_compute (x, &params, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/bandwidth-map/points", GINT_TO_POINTER (FALSE), test_points);
  g_test_add_data_func ("/bandwidth-map/points-centred", GINT_TO_POINTER (TRUE), test_points);
  g_test_add_func ("/bandwidth-map/look-up", test_look_up);
  g_test_add_data_func ("/bandwidth-map/suggestion", GINT_TO_POINTER (FALSE), test_suggestion);
  g_test_add_data_func ("/bandwidth-map/suggestion-centred", GINT_TO_POINTER (TRUE), test_suggestion);
  g_test_add_func ("/bandwidth-map/no-suggestion", test_no_suggestion);
  g_test_add_func ("/bandwidth-map/errors", test_errors);
  return g_test_run ();
}
