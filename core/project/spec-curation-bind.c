/* Which note belongs to which cluster of a result, and what that makes of its order. */
#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/spec-error.h"
#include "project/spec-curation.h"

/* Samples that score less than this, on average and measured by the cluster's best, do not make it the one they were in. */
#define LEAST_FIT 0.2

static int
compare_rows (const void *a, const void *b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

/* Returns: the score of embedding row @row in @mode, or NaN when that row was not used. */
static float
find_score (SpecProblem *problem, const SpecMode *mode, guint32 row)
{
  const guint32 *rows = spec_problem_get_rows (problem), *found;
  gsize samples = spec_problem_get_samples (problem);

  if (rows == NULL)
    return row < samples ? mode->scores[row] : NAN;
  found = bsearch (&row, rows, samples, sizeof *rows, compare_rows);

  return found != NULL ? mode->scores[found - rows] : NAN;
}

/* Returns: how well @mode holds the samples of @note together, 1 at the most; 0 when none of them was used. */
static double
measure_fit (const SpecClusterNote *note, SpecProblem *problem, const SpecMode *mode)
{
  double sum = 0;
  gsize used = 0;

  for (gsize i = 0; i < note->n_members; i++)
    {
      float score = find_score (problem, mode, note->members[i]);

      if (isnan (score))
        continue;
      sum += score;
      used++;
    }

  return used > 0 && mode->peak > 0 ? sum / used / mode->peak : 0;
}

/* @fits: of note i in mode j at i * modes + j. The best pair of all is taken first, then the best of what is left. */
static gssize
match (double *fits, gsize notes, gsize modes, gsize wanted)
{
  for (;;)
    {
      gsize note = 0, mode = 0;
      double best = LEAST_FIT;

      for (gsize i = 0; i < notes * modes; i++)
        if (fits[i] > best)
          {
            best = fits[i];
            note = i / modes;
            mode = i % modes;
          }
      if (best <= LEAST_FIT)
        return -1;
      if (mode == wanted)
        return (gssize) note;
      for (gsize i = 0; i < notes; i++)
        fits[i * modes + mode] = 0;
      for (gsize i = 0; i < modes; i++)
        fits[note * modes + i] = 0;
    }
}

const SpecClusterNote *
spec_curation_find_note (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index)
{
  gsize notes = curation != NULL ? spec_curation_get_note_count (curation) : 0;
  gsize modes = spec_result_get_mode_count (result, direction);
  SpecProblem *problem = spec_result_get_problem (result);
  g_autofree double *fits = NULL;
  gssize found;

  if (notes == 0 || index >= modes)
    return NULL;
  fits = g_new0 (double, notes * modes);
  for (gsize i = 0; i < notes; i++)
    {
      const SpecClusterNote *note = spec_curation_get_note (curation, i);

      for (gsize j = 0; note->direction == direction && j < modes; j++)
        fits[i * modes + j] = measure_fit (note, problem, spec_result_get_mode (result, direction, j));
    }
  found = match (fits, notes, modes, index);

  return found >= 0 ? spec_curation_get_note (curation, (gsize) found) : NULL;
}

const char *
spec_curation_find_name (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index)
{
  const SpecClusterNote *note = spec_curation_find_note (curation, result, direction, index);

  return note != NULL ? note->name : NULL;
}

static gboolean
is_pinned (const SpecClusterNote *note, guint32 row)
{
  for (gsize i = 0; note != NULL && i < note->n_pinned; i++)
    if (note->pinned[i] == row)
      return TRUE;

  return FALSE;
}

static void
take (guint32 *rows, float *scores, gsize *count, guint32 row, float score)
{
  rows[*count] = row;
  scores[*count] = score;
  (*count)++;
}

static gboolean
make_room (gsize total, guint32 **rows, float **scores, GError **error)
{
  *rows = g_try_new (guint32, total + 1);
  *scores = g_try_new (float, total + 1);
  if (*rows == NULL || *scores == NULL)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), total);

  return *rows != NULL && *scores != NULL;
}

guint32 *
spec_curation_rank_samples (const SpecCuration *curation, SpecResult *result, SpecDirection direction, gsize index,
                            gboolean opposite, gsize *count, float **scores, GError **error)
{
  const SpecClusterNote *note = spec_curation_find_note (curation, result, direction, index);
  SpecProblem *problem = spec_result_get_problem (result);
  gsize total = spec_problem_get_samples (problem), taken = 0;
  g_autofree float *ranked_scores = NULL;
  g_autofree guint32 *ranked = NULL, *rows = NULL;
  g_autofree float *kept = NULL;

  if (curation == NULL || (note == NULL && spec_curation_is_empty (curation)))
    return spec_result_rank_samples (result, direction, index, opposite, count, scores, error);

  ranked = spec_result_rank_samples (result, direction, index, opposite, &total, &ranked_scores, error);
  if (ranked == NULL || !make_room (total, &rows, &kept, error))
    {
      *count = 0;
      if (scores != NULL)
        *scores = NULL;
      return NULL;
    }
  for (gsize i = 0; note != NULL && i < note->n_pinned && taken < total; i++)
    {
      float score = find_score (problem, spec_result_get_mode (result, direction, index), note->pinned[i]);

      if (!isnan (score) && !spec_curation_is_excluded (curation, note->pinned[i]))
        take (rows, kept, &taken, note->pinned[i], score);
    }
  for (gsize i = 0; i < total && taken < *count; i++)
    if (!spec_curation_is_excluded (curation, ranked[i]) && !is_pinned (note, ranked[i]))
      take (rows, kept, &taken, ranked[i], ranked_scores[i]);

  *count = MIN (*count, taken);
  if (scores != NULL)
    *scores = g_steal_pointer (&kept);

  return g_steal_pointer (&rows);
}
