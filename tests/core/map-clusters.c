#include "map-clusters.h"

#include <math.h>
#include <string.h>

#include "agreement-clouds.h"

SpecPoints *
clusters_new (gsize n, gsize d, gsize clusters, guint64 seed)
{
  SpecPoints *points = points_new (n, d, seed, 1, 0);
  g_autoptr (SpecPoints) centres = points_new (clusters, d, seed + 1, 6, 0);

  for (gsize i = 0; i < n; i++)
    for (gsize k = 0; k < d; k++)
      points->values[i * d + k] += spec_points_get (centres, i % clusters)[k];
  return points;
}

static double
get_distance (const float *positions, gsize i, gsize j)
{
  return hypot (positions[2 * i] - positions[2 * j], positions[2 * i + 1] - positions[2 * j + 1]);
}

void
assert_clusters_apart (const SpecProjection *map, gsize clusters)
{
  gsize n = spec_projection_get_count (map);
  const float *positions = spec_projection_get_positions (map);
  double inside = 0, between = 0;
  gsize inside_count = 0, between_count = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize nearest = i == 0;

      for (gsize j = 0; j < n; j++)
        {
          double distance = get_distance (positions, i, j);

          if (j != i && distance < get_distance (positions, i, nearest))
            nearest = j;
          *(i % clusters == j % clusters ? &inside : &between) += distance;
          *(i % clusters == j % clusters ? &inside_count : &between_count) += 1;
        }
      g_assert_cmpuint (nearest % clusters, ==, i % clusters);
    }
  g_assert_cmpfloat (inside / (double) inside_count, <, 0.4 * between / (double) between_count);
}

SpecProjection *
make_map (const SpecPoints *points, const SpecProjectionParams *params)
{
  g_autoptr (SpecEmbedding) embedding = points_to_embedding (points);
  g_autoptr (GError) error = NULL;
  SpecProjection *map = spec_projector_run (embedding, NULL, 0, params, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return map;
}

void
assert_deterministic (const SpecPoints *points, SpecProjectionParams params)
{
  gsize size = 2 * points->count * sizeof (float);

  params.threads = 1;
  g_autoptr (SpecProjection) first = make_map (points, &params);
  for (gsize i = 0; i < 2 * points->count; i++)
    g_assert_true (isfinite (spec_projection_get_positions (first)[i]));
  for (params.threads = 2; params.threads <= 3; params.threads++)
    {
      g_autoptr (SpecProjection) other = make_map (points, &params);

      g_assert_cmpmem (spec_projection_get_positions (first), size, spec_projection_get_positions (other), size);
      g_assert_true (points->count < 4
                     || spec_projection_get_trustworthiness (first) == spec_projection_get_trustworthiness (other));
    }
  params.seed++;
  g_autoptr (SpecProjection) seeded = make_map (points, &params);
  g_assert_cmpint (memcmp (spec_projection_get_positions (first), spec_projection_get_positions (seeded), size), !=, 0);
}

typedef struct
{
  GCancellable *ends; /* cancelled at step 50 */
  guint calls;
  guint last;
  float *positions;
} Watcher;

static void
on_step (const SpecProjectionStep *step, gpointer data)
{
  Watcher *watcher = data;

  g_assert_cmpuint (step->step, ==, watcher->calls * SPEC_PROJECTION_LOOK);
  watcher->calls++;
  watcher->last = step->step;
  memcpy (watcher->positions, step->positions, 2 * step->count * sizeof (float));
  if (step->step == 50)
    g_cancellable_cancel (watcher->ends);
}

/* Returns: the map, or NULL with the error set. */
static SpecProjection *
watch_map (
    const SpecPoints *points, const SpecProjectionParams *params, gboolean stop, float *positions, GError **error)
{
  g_autoptr (SpecEmbedding) embedding = points_to_embedding (points);
  g_autoptr (GCancellable) ends = g_cancellable_new ();
  Watcher watcher = { .ends = ends, .positions = positions };
  SpecProjectionWatch watch = { on_step, &watcher, stop ? ends : NULL };
  SpecProjection *map = spec_projector_run (embedding, NULL, 0, params, &watch, stop ? NULL : ends, NULL, error);

  g_assert_cmpuint (watcher.calls, ==, 3);
  g_assert_cmpuint (watcher.last, ==, 50);
  return map;
}

void
assert_ends (const SpecPoints *points, const SpecProjectionParams *params)
{
  gsize n = points->count;
  g_autofree float *positions = g_new (float, 2 * n);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecProjection) stopped = watch_map (points, params, TRUE, positions, &error);

  g_assert_no_error (error);
  g_assert_true (spec_projection_was_stopped (stopped));
  g_assert_cmpuint (spec_projection_get_steps (stopped), ==, 50);
  g_assert_false (isnan (spec_projection_get_trustworthiness (stopped)));
  for (gsize i = 0; i + 1 < n; i++)
    g_assert_cmpfloat_with_epsilon (get_distance (positions, i, i + 1),
                                    get_distance (spec_projection_get_positions (stopped), i, i + 1), 1e-4);

  g_assert_null (watch_map (points, params, FALSE, positions, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

void
assert_stops_at_start (const SpecPoints *points, const SpecProjectionParams *params)
{
  g_autoptr (SpecEmbedding) embedding = points_to_embedding (points);
  g_autoptr (GCancellable) stop = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  SpecProjectionWatch watch = { NULL, NULL, stop };

  g_cancellable_cancel (stop);
  g_autoptr (SpecProjection) map = spec_projector_run (embedding, NULL, 0, params, &watch, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (spec_projection_was_stopped (map));
  g_assert_cmpuint (spec_projection_get_steps (map), ==, 0);
  g_assert_cmpfloat (spec_projection_get_positions (map)[0], !=, 0);
}
