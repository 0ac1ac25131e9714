#include "align/spec-align-review.h"

#include "agreement/spec-overlap.h"
#include "base/spec-random.h"

void
spec_align_review_take_spectrum (SpecAlignReview *review, const SpecResult *result)
{
  review->samples = spec_problem_get_samples (spec_result_get_problem (result));
  for (guint direction = 0; direction < 2; direction++)
    {
      gsize count = MIN (spec_result_get_mode_count (result, direction), SPEC_ALIGN_REVIEW_MODES);

      review->counts[direction] = count;
      for (gsize i = 0; i < count; i++)
        review->values[direction][i] = spec_result_get_mode (result, direction, i)->eigenvalue;
    }
}

static SpecNeighbours *
find_neighbours (SpecEmbedding *embedding,
                 const guint32 *rows,
                 gsize count,
                 gsize k,
                 SpecTeam *team,
                 GCancellable *cancellable,
                 GError **error)
{
  g_autoptr (SpecPoints) points = spec_points_new (embedding, rows, count, cancellable, error);

  if (points == NULL)
    return NULL;
  return spec_neighbours_find (points, SPEC_METRIC_EUCLIDEAN, k, team, cancellable, NULL, error);
}

gboolean
spec_align_review_take_neighbours (SpecAlignReview *review,
                                   SpecEmbedding *x,
                                   SpecEmbedding *y,
                                   guint64 seed,
                                   SpecTeam *team,
                                   GCancellable *cancellable,
                                   GError **error)
{
  gsize n = spec_embedding_get_samples (x), count = MIN (n, SPEC_ALIGN_REVIEW_ROWS);
  g_autofree guint32 *rows = count < n ? spec_random_choose_rows (seed, n, count, error) : NULL;
  g_autoptr (SpecNeighbours) of_x = NULL, of_y = NULL;
  SpecOverlap overlap;

  if (count < n && rows == NULL)
    return FALSE;
  review->k = MIN (SPEC_ALIGN_REVIEW_NEIGHBOURS, count - 1);
  of_x = find_neighbours (x, rows, count, review->k, team, cancellable, error);
  of_y = of_x != NULL ? find_neighbours (y, rows, count, review->k, team, cancellable, error) : NULL;
  if (of_y == NULL || !spec_overlap_compute (of_x, of_y, &review->k, 1, &overlap, NULL, cancellable, error))
    return FALSE;
  review->nngs = overlap.jaccard;
  return TRUE;
}
