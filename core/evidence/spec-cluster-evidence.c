#include "evidence/spec-cluster-evidence.h"

#include <math.h>

#include "base/spec-random.h"
#include "evidence/spec-purity.h"
#include "evidence/spec-silhouette.h"
#include "evidence/spec-validation.h"
#include "spec/spec-similarity.h"

typedef struct
{
  SpecEvidence *evidence;
  SpecDirection direction;
  const SpecTopSamples *tops;
  SpecTeam *team;
  GCancellable *cancellable;
} Part;

/* Returns: (transfer full): rows used, chosen by the seed, that are not among @rows. */
static guint32 *
choose_outside (SpecProblem *problem, const guint32 *rows, gsize count, gsize limit, gsize *chosen, GError **error)
{
  gsize used = spec_problem_get_samples (problem), wanted = MIN (used, limit + count), kept = 0;
  guint64 seed = spec_problem_get_params (problem)->seed + SPEC_STREAM_EVIDENCE;
  const guint32 *rows_used = spec_problem_get_rows (problem);
  guint32 *outside = spec_random_choose_rows (seed, used, wanted, error);

  for (gsize i = 0; outside != NULL && i < wanted; i++)
    {
      guint32 row = rows_used != NULL ? rows_used[outside[i]] : outside[i];
      gboolean inside = FALSE;

      for (gsize k = 0; k < count; k++)
        inside |= rows[k] == row;
      if (!inside && kept < limit)
        outside[kept++] = row;
    }
  *chosen = kept;
  return outside;
}

static gboolean
find_similarities (const Part *part, gsize index, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (part->evidence->result);
  SpecModeEvidence *mode = &part->evidence->modes[part->direction][index];
  const guint32 *rows = part->tops->rows[index];
  gsize count = part->tops->per_mode, outside_count;
  g_autofree guint32 *outside
      = choose_outside (problem, rows, count, part->evidence->outside_samples, &outside_count, error);

  for (guint side = 0; outside != NULL && side < 2; side++)
    {
      SpecEmbedding *embedding = spec_problem_get_embedding (problem, side);
      const SpecKernel *kernel = &spec_problem_get_params (problem)->kernel[side];

      mode->side[side].inside = spec_similarity_mean (embedding, kernel, rows, count);
      mode->side[side].outside = spec_similarity_mean_between (embedding, kernel, rows, count, outside, outside_count);
    }
  return outside != NULL;
}

static void
find_silhouettes (const Part *part, SpecSide side, const SpecPairDistances *pairs)
{
  gsize modes = part->tops->modes;
  g_autofree double *values = g_new (double, pairs->count + 1), *sums = g_new0 (double, modes + 1);
  g_autofree gsize *sizes = g_new0 (gsize, modes + 1);

  part->evidence->sets[part->direction].side[side].silhouette
      = spec_silhouette_compute (pairs, part->tops->clusters, (guint) MAX (modes, 1), values);
  for (gsize i = 0; i < pairs->count; i++)
    {
      sums[part->tops->clusters[i]] += values[i];
      sizes[part->tops->clusters[i]]++;
    }
  for (gsize mode = 0; mode < modes; mode++)
    part->evidence->modes[part->direction][mode].side[side].silhouette
        = sizes[mode] > 0 ? sums[mode] / (double) sizes[mode] : NAN;
}

/* The cluster's own top samples, also those that belong to a stronger mode in the union. */
static void
find_violin (const Part *part, SpecSide side, const SpecPairDistances *pairs, gsize mode)
{
  const guint32 *places = part->tops->places[mode];
  gsize count = part->tops->per_mode, found = 0;
  g_autofree double *distances = g_new (double, MAX (1, count * (count - 1) / 2));

  for (gsize i = 0; i < count; i++)
    for (gsize j = i + 1; j < count; j++)
      distances[found++]
          = pairs->distances[places[i] * pairs->count + places[j]] / part->evidence->mean_distance[side];
  spec_violin_compute (&part->evidence->modes[part->direction][mode].side[side].violin, distances, found);
}

static double
find_between (const Part *part, SpecSide side, const SpecPairDistances *pairs)
{
  double sum = 0;
  gsize found = 0;

  for (gsize i = 0; i < pairs->count; i++)
    for (gsize j = i + 1; j < pairs->count; j++)
      if (part->tops->clusters[i] != part->tops->clusters[j])
        {
          sum += pairs->distances[i * pairs->count + j];
          found++;
        }
  return found > 0 ? sum / (double) found / part->evidence->mean_distance[side] : NAN;
}

static gboolean
examine_side (const Part *part, SpecSide side, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (part->evidence->result);
  SpecValidation *validation = &part->evidence->sets[part->direction].side[side];
  g_autoptr (SpecPairDistances) pairs
      = spec_pair_distances_new (spec_problem_get_embedding (problem, side), part->tops->joined, part->tops->count,
                                 part->team, part->cancellable, error);

  if (pairs == NULL)
    return FALSE;
  find_silhouettes (part, side, pairs);
  for (gsize mode = 0; mode < part->tops->modes; mode++)
    find_violin (part, side, pairs, mode);
  validation->between = find_between (part, side, pairs);
  return spec_validation_compute (validation, pairs, part->tops->clusters, (guint) part->tops->modes,
                                  spec_problem_get_params (problem)->seed, part->team, part->cancellable, error);
}

gboolean
spec_cluster_evidence_fill (SpecEvidence *evidence, SpecDirection direction, const SpecTopSamples *tops,
                            SpecSamples *samples, SpecTeam *team, GCancellable *cancellable,
                            const SpecProgress *progress, GError **error)
{
  Part part = { evidence, direction, tops, team, cancellable };

  for (gsize mode = 0; mode < tops->modes; mode++)
    {
      spec_progress_report (progress, SPEC_STAGE_EVIDENCE, 0.4 * (double) mode / (double) tops->modes);
      spec_purity_find (&evidence->modes[direction][mode], samples, tops->rows[mode], tops->per_mode);
      if (!find_similarities (&part, mode, error) || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
    }
  evidence->sets[direction].samples = tops->count;
  spec_purity_compare (&evidence->sets[direction], samples, tops);
  spec_progress_report (progress, SPEC_STAGE_EVIDENCE, 0.4);
  if (!examine_side (&part, SPEC_SIDE_X, error))
    return FALSE;
  spec_progress_report (progress, SPEC_STAGE_EVIDENCE, 0.7);
  return examine_side (&part, SPEC_SIDE_Y, error);
}
