#include "agreement/spec-neighbour-space.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "linalg/spec-vector-distance.h"

/* What a team makes panels of. */
typedef struct
{
  const SpecPoints *points;
  SpecPacked *packed;
} Packing;

static void
pack_panel (gsize panel, guint lane, gpointer data)
{
  const Packing *packing = data;
  const SpecPoints *points = packing->points;
  gsize first = panel * SPEC_PANEL_ROWS;

  spec_packed_fill_panel (spec_packed_get_panel (packing->packed, panel), points->dimensions, spec_points_get (points, first),
                          MIN (SPEC_PANEL_ROWS, points->count - first));
}

static SpecPacked *
pack_points (const SpecPoints *points, SpecTeam *team, GError **error)
{
  Packing packing = { points, spec_packed_new (points->count, points->dimensions) };

  if (packing.packed == NULL)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), points->count);
  else
    spec_team_for (team, spec_packed_count_panels (points->count), pack_panel, &packing);
  return packing.packed;
}

gboolean
spec_neighbour_space_init (
    SpecNeighbourSpace *space, const SpecPoints *points, SpecMetric metric, SpecTeam *team, GError **error)
{
  SpecCloudForm form = metric == SPEC_METRIC_COSINE ? SPEC_CLOUD_UNIT
                       : metric == SPEC_METRIC_SNR  ? SPEC_CLOUD_LEVEL
                                                    : SPEC_CLOUD_PLAIN;

  *space = (SpecNeighbourSpace){ .points = points, .metric = metric };
  if (metric == SPEC_METRIC_MANHATTAN || metric == SPEC_METRIC_CHEBYSHEV)
    space->packed = pack_points (points, team, error);
  else
    space->cloud = spec_cloud_new (points, form, team, error);
  return space->packed != NULL || space->cloud != NULL;
}

void
spec_neighbour_space_clear (SpecNeighbourSpace *space)
{
  g_clear_pointer (&space->cloud, spec_cloud_free);
  g_clear_pointer (&space->packed, spec_packed_free);
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
  const SpecMicrokernels *kernels = spec_microkernels_get_whole ();
  void (*estimate) (gsize, const float *, const float *, float *)
      = space->metric == SPEC_METRIC_MANHATTAN ? kernels->sum_differences : kernels->find_largest_differences;
  float tile[SPEC_PANEL_ROWS * SPEC_PANEL_ROWS];

  for (gsize l = 0; l < height; l += SPEC_PANEL_ROWS)
    for (gsize r = 0; r < width; r += SPEC_PANEL_ROWS)
      {
        estimate (space->packed->depth, spec_packed_get_panel (space->packed, (right + r) / SPEC_PANEL_ROWS),
                  spec_packed_get_panel (space->packed, (left + l) / SPEC_PANEL_ROWS), tile);
        for (gsize i = 0; i < MIN (SPEC_PANEL_ROWS, height - l); i++)
          memcpy (out + (l + i) * pitch + r, tile + i * SPEC_PANEL_ROWS, MIN (SPEC_PANEL_ROWS, width - r) * sizeof *out);
      }
}

double
spec_neighbour_space_get_error (const SpecNeighbourSpace *space)
{
  return space->metric == SPEC_METRIC_MANHATTAN ? ((double) space->points->dimensions / 32 + 40) * 0x1p-23 : 0x1p-22;
}
