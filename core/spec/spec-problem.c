#include "spec/spec-problem.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "base/spec-random.h"

struct _SpecProblem
{
  gatomicrefcount references;
  SpecEmbedding *embeddings[2];
  SpecParams params;
  guint32 *rows;     /* NULL: all */
  guint32 *shuffled; /* those of Y, where they are not the same */
  gsize samples;
  gboolean preview;
};

G_DEFINE_BOXED_TYPE (SpecProblem, spec_problem, spec_problem_ref, spec_problem_unref)

static SpecProblem *
problem_new (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params, const guint32 *rows, gsize samples)
{
  SpecProblem *problem = g_new0 (SpecProblem, 1);

  g_atomic_ref_count_init (&problem->references);
  problem->embeddings[SPEC_SIDE_X] = spec_embedding_ref (x);
  problem->embeddings[SPEC_SIDE_Y] = spec_embedding_ref (y);
  problem->params = *params;
  problem->rows = rows != NULL ? g_memdup2 (rows, samples * sizeof *rows) : NULL;
  problem->samples = samples;
  return problem;
}

SpecProblem *
spec_problem_new (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params, GError **error)
{
  gsize samples = spec_embedding_get_samples (x), other = spec_embedding_get_samples (y);

  if (samples != other)
    {
      const char *path = spec_embedding_get_path (y) != NULL ? spec_embedding_get_path (y) : spec_embedding_get_name (y);
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE,
                   _ ("%s: X and Y must hold the same samples: expected %zu rows as in %s, found %zu"), path, samples,
                   spec_embedding_get_name (x), other);
      return NULL;
    }
  if (samples > G_MAXINT32 - 1)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE, _ ("%zu rows: at most %d are possible"), samples, G_MAXINT32 - 1);
      return NULL;
    }
  return spec_params_validate (params, error) ? problem_new (x, y, params, NULL, samples) : NULL;
}

SpecProblem *
spec_problem_new_preview (SpecProblem *problem, gsize samples, GError **error)
{
  gsize total = problem->samples;

  if (problem->preview)
    return spec_problem_ref (problem);
  g_autofree guint32 *rows = samples < total ? spec_random_choose_rows (problem->params.seed, total, samples, error) : NULL;
  if (samples < total && rows == NULL)
    return NULL;
  SpecProblem *preview = problem_new (problem->embeddings[0], problem->embeddings[1], &problem->params, rows,
                                      MIN (samples, total));
  preview->preview = TRUE;
  return preview;
}

SpecProblem *
spec_problem_new_shuffled (SpecProblem *problem, GError **error)
{
  SpecProblem *other = problem_new (problem->embeddings[0], problem->embeddings[1], &problem->params, problem->rows,
                                    problem->samples);
  GRand *random = spec_random_new (problem->params.seed, SPEC_STREAM_SHUFFLE);

  other->preview = problem->preview;
  other->shuffled = spec_random_permute (random, problem->samples);
  g_rand_free (random);
  if (other->shuffled == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), problem->samples);
      spec_problem_unref (other);
      return NULL;
    }
  for (gsize i = 0; problem->rows != NULL && i < problem->samples; i++)
    other->shuffled[i] = problem->rows[other->shuffled[i]];
  return other;
}

SpecProblem *
spec_problem_with_params (SpecProblem *problem, const SpecParams *params, GError **error)
{
  if (!spec_params_validate (params, error))
    return NULL;
  SpecProblem *other = problem_new (problem->embeddings[0], problem->embeddings[1], params, problem->rows, problem->samples);
  other->preview = problem->preview;
  other->shuffled = problem->shuffled != NULL
                        ? g_memdup2 (problem->shuffled, problem->samples * sizeof *problem->shuffled)
                        : NULL;
  return other;
}

SpecProblem *
spec_problem_ref (SpecProblem *problem)
{
  g_atomic_ref_count_inc (&problem->references);
  return problem;
}

void
spec_problem_unref (SpecProblem *problem)
{
  if (!g_atomic_ref_count_dec (&problem->references))
    return;
  spec_embedding_unref (problem->embeddings[0]);
  spec_embedding_unref (problem->embeddings[1]);
  g_free (problem->rows);
  g_free (problem->shuffled);
  g_free (problem);
}

SpecEmbedding *
spec_problem_get_embedding (const SpecProblem *problem, SpecSide side)
{
  return problem->embeddings[side];
}

const SpecParams *
spec_problem_get_params (const SpecProblem *problem)
{
  return &problem->params;
}

gsize
spec_problem_get_samples (const SpecProblem *problem)
{
  return problem->samples;
}

gsize
spec_problem_get_total (const SpecProblem *problem)
{
  return spec_embedding_get_samples (problem->embeddings[SPEC_SIDE_X]);
}

const guint32 *
spec_problem_get_rows (const SpecProblem *problem)
{
  return problem->rows;
}

const guint32 *
spec_problem_get_side_rows (const SpecProblem *problem, SpecSide side)
{
  return side == SPEC_SIDE_Y && problem->shuffled != NULL ? problem->shuffled : problem->rows;
}

gboolean
spec_problem_is_preview (const SpecProblem *problem)
{
  return problem->preview;
}
