#include "evidence/spec-mean-distance.h"

#include <math.h>

#include "linalg/spec-distances.h"

/* The sum of the distances in one tile: on the diagonal each pair once. */
static double
sum_tile (const SpecTiles *like, gsize row, gsize column, const float *squares)
{
  gsize height = spec_tiles_get_extent (like, row), width = spec_tiles_get_extent (like, column);
  double sum = 0;

  for (gsize i = 0; i < height; i++)
    for (gsize j = 0; j < (row == column ? i : width); j++)
      sum += sqrt (squares[spec_tiles_get_offset (like, i, j)]);
  return sum;
}

double
spec_mean_distance_compute (SpecEmbedding *embedding, const guint32 *rows, gsize count, SpecTeam *team,
                            GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecRows) prepared = spec_rows_new (embedding, rows, count, team, cancellable, error);
  g_autoptr (SpecDistances) distances = prepared != NULL ? spec_distances_new (prepared) : NULL;
  g_autoptr (SpecTiles) like = prepared != NULL ? spec_tiles_new (prepared->count, error) : NULL;
  double sum = 0;

  if (like == NULL || !spec_distances_store (distances, team, cancellable, error))
    return NAN;
  for (gsize index = 0; index < spec_tiles_get_count (like); index++)
    {
      gsize row, column;

      spec_tiles_locate (index, &row, &column);
      sum += sum_tile (like, row, column, spec_distances_get_tile (distances, like, row, column, NULL));
    }
  return sum * prepared->unit / ((double) prepared->count * (double) (prepared->count - 1) / 2);
}
