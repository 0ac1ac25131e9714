#include "agreement/spec-neighbour-space.h"

#include "linalg/spec-vector-distance.h"

#define TILE 32 /* rows by rows that stay in the cache */

gboolean
spec_neighbour_space_init (
    SpecNeighbourSpace *space, const SpecPoints *points, SpecMetric metric, SpecTeam *team, GError **error)
{
  SpecCloudForm form = metric == SPEC_METRIC_COSINE ? SPEC_CLOUD_UNIT
                       : metric == SPEC_METRIC_SNR  ? SPEC_CLOUD_LEVEL
                                                    : SPEC_CLOUD_PLAIN;

  *space = (SpecNeighbourSpace){ points, metric, NULL };
  if (metric == SPEC_METRIC_MANHATTAN || metric == SPEC_METRIC_CHEBYSHEV)
    return TRUE;
  space->cloud = spec_cloud_new (points, form, team, error);
  return space->cloud != NULL;
}

void
spec_neighbour_space_clear (SpecNeighbourSpace *space)
{
  g_clear_pointer (&space->cloud, spec_cloud_free);
}

double
spec_neighbour_space_get_distance (const SpecNeighbourSpace *space, gsize i, gsize j)
{
  const SpecPoints *points = space->points;

  if (space->cloud != NULL)
    return spec_cloud_get_distance (space->cloud, i, j);
  if (space->metric == SPEC_METRIC_MANHATTAN)
    return spec_vector_manhattan_distance (points->dimensions, spec_points_get (points, i),
                                           spec_points_get (points, j));
  return spec_vector_chebyshev_distance (points->dimensions, spec_points_get (points, i), spec_points_get (points, j));
}

void
spec_neighbour_space_estimate (
    const SpecNeighbourSpace *space, gsize left, gsize height, gsize right, gsize width, float *out, gsize pitch)
{
  const SpecPoints *points = space->points;
  void (*estimate) (gsize, const float *, const float *, gsize, float *)
      = space->metric == SPEC_METRIC_MANHATTAN ? spec_vector_manhattan_estimate : spec_vector_chebyshev_estimate;

  for (gsize l = 0; l < height; l += TILE)
    for (gsize r = 0; r < width; r += TILE)
      for (gsize i = l; i < MIN (l + TILE, height); i++)
        estimate (points->dimensions, spec_points_get (points, left + i), spec_points_get (points, right + r),
                  MIN (TILE, width - r), out + i * pitch + r);
}

double
spec_neighbour_space_get_error (const SpecNeighbourSpace *space)
{
  return space->metric == SPEC_METRIC_MANHATTAN ? ((double) space->points->dimensions / 32 + 16) * 0x1p-23 : 0x1p-22;
}
