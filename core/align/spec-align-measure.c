#include "align/spec-align-measure.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

/* *@params takes the bandwidths used, *@review (nullable) what else the comparison says. */
static gboolean
compare (SpecSolver *solver,
         SpecEmbedding *const *embeddings,
         SpecParams *params,
         SpecTeam *team,
         double *spec_diff,
         SpecAlignReview *review,
         GCancellable *cancellable,
         GError **error)
{
  SpecEmbedding *x = embeddings[SPEC_SIDE_X], *y = embeddings[SPEC_SIDE_Y];
  g_autoptr (SpecProblem) problem = spec_problem_new (x, y, params, error);
  g_autoptr (SpecResult) result = NULL;

  if (problem != NULL)
    result = spec_solver_solve (solver, problem, cancellable, NULL, error);
  if (result == NULL)
    return FALSE;
  *params = *spec_problem_get_params (spec_result_get_problem (result));
  *spec_diff = spec_result_get_spec_diff (result);
  if (review == NULL)
    return TRUE;
  spec_align_review_take_spectrum (review, result);
  return spec_align_review_take_neighbours (review, x, y, params->seed, team, cancellable, error);
}

static SpecEmbedding *
gather_held (SpecEmbedding *embedding, const guint32 *held, gsize count, GError **error)
{
  gsize d = spec_embedding_get_dimensions (embedding);
  float *rows = g_try_malloc_n (count, d * sizeof (float));

  if (rows == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu held-out rows"), count);
      return NULL;
    }
  spec_embedding_gather_rows (embedding, held, count, rows);
  return spec_embedding_new_take (rows, count, d, spec_embedding_get_name (embedding));
}

gboolean
spec_align_measure (SpecSolver *solver,
                    SpecEmbedding *const *embeddings,
                    const guint32 *held,
                    gsize held_count,
                    SpecParams *params,
                    SpecTeam *team,
                    double *spec_diff,
                    double *holdout,
                    SpecAlignReview *review,
                    GCancellable *cancellable,
                    GError **error)
{
  SpecAlignReview *of_all = held_count == 0 ? review : NULL;
  g_autoptr (SpecEmbedding) x = NULL, y = NULL;
  SpecParams again;

  *holdout = NAN;
  if (!compare (solver, embeddings, params, team, spec_diff, of_all, cancellable, error))
    return FALSE;
  if (held_count == 0)
    return TRUE;
  x = gather_held (embeddings[SPEC_SIDE_X], held, held_count, error);
  y = x != NULL ? gather_held (embeddings[SPEC_SIDE_Y], held, held_count, error) : NULL;
  again = *params;
  return y != NULL && compare (solver, (SpecEmbedding *[]){ x, y }, &again, team, holdout, review, cancellable, error);
}
