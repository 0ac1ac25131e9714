#include "evidence/spec-mean-distance.h"

#include <math.h>

#include "linalg/spec-distances.h"

/* The sum of the distances in one tile: on the diagonal each pair once. */
static double
sum_tile (const SpecTiles *like, const SpecStrip *one, const float *squares)
{
  gsize height = spec_tiles_get_extent (like, one->row), width = spec_tiles_get_extent (like, one->column);
  double sum = 0;

  for (gsize j = 0; j < width; j++)
    for (gsize i = one->row == one->column ? j + 1 : 0; i < height; i++)
      sum += sqrt (squares[j * like->side + i]);
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
      SpecStrip one = { 0, 0, 1 };

      spec_tiles_locate (index, &one.row, &one.column);
      sum += sum_tile (like, &one, spec_distances_get_strip (distances, like, &one, NULL, NULL));
    }
  return sum * prepared->unit / ((double) prepared->count * (double) (prepared->count - 1) / 2);
}
