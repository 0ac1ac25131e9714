#include "agreement/spec-agreement.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "agreement/spec-kernel-agreement.h"
#include "agreement/spec-linear-agreement.h"
#include "agreement/spec-nearest.h"
#include "agreement/spec-overlap.h"
#include "agreement/spec-rank-agreement.h"
#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "base/spec-random.h"
#include "spec/spec-bandwidth.h"

typedef struct
{
  SpecEmbedding *embeddings[2];
  const SpecAgreementParams *params;
  SpecAgreement *agreement;
  SpecTeam *team;
  SpecPoints *points[2]; /* owned: all rows */
  SpecPoints *sample[2]; /* owned; NULL: the quadratic measures use all rows too */
  GCancellable *cancellable;
  const SpecProgress *progress;
} Job;

/* About how far the whole is when each step ends. */
static const double ends[] = { 0.05, 0.4, 0.75, 0.85, 0.93, 1 };

enum
{
  STEP_READ,
  STEP_OTHER_METRIC,
  STEP_COSINE,
  STEP_LINEAR,
  STEP_KERNEL,
  STEP_RANK,
};

static double
begin_of (guint step)
{
  return step > 0 ? ends[step - 1] : 0;
}

static const SpecNeighbourhood usual[] = { { 5, 0 }, { 10, 0 }, { 20, 0 }, { 50, 0 } };

static int
compare_levels (gconstpointer a, gconstpointer b)
{
  const SpecAgreementLevel *left = a, *right = b;

  return left->k < right->k ? -1 : left->k > right->k;
}

static void
drop_repeated_levels (SpecAgreement *agreement)
{
  gsize kept = 0;

  qsort (agreement->levels, agreement->level_count, sizeof *agreement->levels, compare_levels);
  for (gsize i = 0; i < agreement->level_count; i++)
    if (kept == 0 || agreement->levels[kept - 1].k != agreement->levels[i].k)
      agreement->levels[kept++] = agreement->levels[i];
  agreement->level_count = kept;
}

static gboolean
set_levels (Job *job, GError **error)
{
  SpecAgreement *agreement = job->agreement;
  gboolean given = job->params->neighbourhoods != NULL;
  const SpecNeighbourhood *list = given ? job->params->neighbourhoods : usual;
  gsize count = given ? job->params->neighbourhood_count : G_N_ELEMENTS (usual);

  agreement->levels = g_new0 (SpecAgreementLevel, count);
  for (gsize i = 0; i < count; i++)
    {
      gsize k = list[i].k > 0 ? list[i].k : MAX (1, (gsize) round (list[i].fraction * (double) agreement->samples));

      if (k < agreement->samples)
        agreement->levels[agreement->level_count++].k = k;
      else if (given)
        {
          g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE,
                       _ ("k: too many neighbours for %zu samples: expected at most %zu, found %zu"),
                       agreement->samples, agreement->samples - 1, k);
          return FALSE;
        }
    }
  if (agreement->level_count == 0) /* fewer samples than the least usual k */
    agreement->levels[agreement->level_count++].k = agreement->samples - 1;
  drop_repeated_levels (agreement);
  return TRUE;
}

static gboolean
check_shape (Job *job, GError **error)
{
  gsize x = spec_embedding_get_samples (job->embeddings[0]), y = spec_embedding_get_samples (job->embeddings[1]);

  job->agreement->samples = x;
  if (x == y)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE,
               _ ("%s: the embeddings do not fit each other: expected %zu rows as in %s, found %zu"),
               spec_embedding_get_name (job->embeddings[1]), x, spec_embedding_get_name (job->embeddings[0]), y);
  return FALSE;
}

static gboolean
read_points (Job *job, GError **error)
{
  gsize most = job->params->max_samples, samples = job->agreement->samples;
  g_autofree guint32 *rows
      = most > 0 && most < samples ? spec_random_choose_rows (job->params->seed, samples, most) : NULL;

  job->agreement->samples_used = rows != NULL ? most : samples;
  if (!spec_rank_agreement_check (job->agreement->samples_used, error)) /* now rather than after all else */
    return FALSE;
  for (guint side = 0; side < 2; side++)
    {
      SpecEmbedding *embedding = job->embeddings[side];

      spec_progress_report (job->progress, SPEC_STAGE_LOAD, ends[STEP_READ] * side / 2);
      if (!spec_embedding_check (embedding, FALSE, job->cancellable, error))
        return FALSE;
      job->points[side] = spec_points_new (embedding, NULL, 0, job->cancellable, error);
      if (job->points[side] == NULL)
        return FALSE;
      job->sample[side] = rows != NULL ? spec_points_new (embedding, rows, most, job->cancellable, error) : NULL;
      if (rows != NULL && job->sample[side] == NULL)
        return FALSE;
    }
  return TRUE;
}

static const SpecPoints *
get_sample (const Job *job, guint side)
{
  return job->sample[side] != NULL ? job->sample[side] : job->points[side];
}

/** Fills @neighbours with the graphs of both sides at the largest k. */
static gboolean
find_neighbours (Job *job, SpecMetric metric, guint step, SpecNeighbours **neighbours, GError **error)
{
  double from = begin_of (step), middle = (from + ends[step]) / 2;
  gsize k = job->agreement->levels[job->agreement->level_count - 1].k;

  for (guint side = 0; side < 2; side++)
    {
      SpecProgressSpan span = { job->progress, SPEC_STAGE_NEIGHBOURS_X + side, side == 0 ? from : middle,
                                side == 0 ? middle : ends[step] };
      SpecProgress progress = spec_progress_span_get (&span);

      spec_progress_report (&progress, span.stage, 0);
      neighbours[side]
          = spec_neighbours_find (job->points[side], metric, k, job->team, job->cancellable, &progress, error);
      if (neighbours[side] == NULL)
        return FALSE;
    }
  return TRUE;
}

static gboolean
compare_neighbours (Job *job, SpecNeighbours **neighbours, gboolean nngs, gboolean mutual, GError **error)
{
  SpecAgreement *agreement = job->agreement;
  gsize count = agreement->level_count;
  g_autofree SpecOverlap *overlaps = g_new (SpecOverlap, count);
  g_autofree gsize *k = g_new (gsize, count);

  for (gsize i = 0; i < count; i++)
    k[i] = agreement->levels[i].k;
  if (!spec_overlap_compute (neighbours[0], neighbours[1], k, count, overlaps, nngs ? agreement->jaccards : NULL,
                             job->cancellable, error))
    return FALSE;
  for (gsize i = 0; i < count; i++)
    {
      SpecAgreementLevel *level = &agreement->levels[i];

      if (mutual)
        {
          level->mutual = overlaps[i].common;
          level->mutual_chance = spec_overlap_get_common_chance (k[i], agreement->samples);
        }
      if (nngs)
        {
          level->nngs = overlaps[i].jaccard;
          level->nngs_chance = spec_overlap_get_jaccard_chance (k[i], agreement->samples);
          level->nngs_normalised
              = level->nngs_chance < 1 ? (level->nngs - level->nngs_chance) / (1 - level->nngs_chance) : NAN;
        }
    }
  return TRUE;
}

/* Mutual k-NN is by cosine; NNGS by the metric asked for. Where that is the cosine one pair of graphs does for both. */
static gboolean
measure_neighbours (Job *job, GError **error)
{
  SpecAgreement *agreement = job->agreement;
  gboolean same = agreement->metric == SPEC_METRIC_COSINE, done;
  SpecNeighbours *cosine[2] = { NULL, NULL };

  agreement->jaccards = g_try_new (double, agreement->samples);
  if (agreement->jaccards == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), agreement->samples);
      return FALSE;
    }
  if (!find_neighbours (job, agreement->metric, same ? STEP_COSINE : STEP_OTHER_METRIC, agreement->neighbours, error)
      || !compare_neighbours (job, agreement->neighbours, TRUE, same, error))
    return FALSE;
  done = same
         || (find_neighbours (job, SPEC_METRIC_COSINE, STEP_COSINE, cosine, error)
             && compare_neighbours (job, cosine, FALSE, TRUE, error));
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&cosine[side], spec_neighbours_free);
  return done;
}

static void
list_least (SpecAgreement *agreement)
{
  SpecNearestEntry entries[SPEC_AGREEMENT_LEAST];
  SpecNearest nearest;

  spec_nearest_init (&nearest, entries, SPEC_AGREEMENT_LEAST);
  for (gsize i = 0; i < agreement->samples; i++)
    if (agreement->jaccards[i] < nearest.worst)
      spec_nearest_offer (&nearest, agreement->jaccards[i], (guint32) i);
  spec_nearest_sort (entries, nearest.count);
  agreement->least_count = nearest.count;
  for (gsize i = 0; i < nearest.count; i++)
    agreement->least[i] = (SpecAgreementSample){ entries[i].index, entries[i].distance };
}

static gboolean
measure_linear (Job *job, GError **error)
{
  SpecProgressSpan span = { job->progress, SPEC_STAGE_AGREEMENT, begin_of (STEP_LINEAR), ends[STEP_LINEAR] };
  SpecProgress progress = spec_progress_span_get (&span);
  SpecLinearAgreement linear;

  if (!spec_linear_agreement_compute (job->points[0], job->points[1], job->team, &linear, job->cancellable, &progress,
                                      error))
    return FALSE;
  job->agreement->cka_linear = linear.cka;
  job->agreement->cka_linear_debiased = linear.cka_debiased;
  job->agreement->procrustes = linear.procrustes;
  return TRUE;
}

static gboolean
set_sigma (Job *job, GError **error)
{
  for (guint side = 0; side < 2; side++)
    {
      const SpecKernel *kernel = &job->params->kernel[side];

      job->agreement->sigma[side]
          = kernel->rule == SPEC_BANDWIDTH_NUMBER
                ? kernel->sigma
                : spec_bandwidth_median (job->embeddings[side], job->params->seed, job->cancellable, error);
      if (!(job->agreement->sigma[side] > 0))
        return FALSE;
    }
  return TRUE;
}

static gboolean
measure_kernels (Job *job, GError **error)
{
  SpecProgressSpan span = { job->progress, SPEC_STAGE_AGREEMENT, begin_of (STEP_KERNEL), ends[STEP_KERNEL] };
  SpecProgress progress = spec_progress_span_get (&span);
  SpecKernelAgreement kernels;

  if (!spec_kernel_agreement_compute (get_sample (job, 0), get_sample (job, 1), job->agreement->sigma, job->team,
                                      &kernels, job->cancellable, &progress, error))
    return FALSE;
  job->agreement->cka_rbf_debiased = kernels.cka_debiased;
  job->agreement->reach[0] = kernels.reach[0];
  job->agreement->reach[1] = kernels.reach[1];
  return TRUE;
}

static gboolean
measure_ranks (Job *job, GError **error)
{
  SpecProgressSpan span = { job->progress, SPEC_STAGE_AGREEMENT, begin_of (STEP_RANK), ends[STEP_RANK] };
  SpecProgress progress = spec_progress_span_get (&span);

  return spec_rank_agreement_compute (get_sample (job, 0), get_sample (job, 1), job->team, &job->agreement->rsa,
                                      job->cancellable, &progress, error);
}

static gboolean
measure (Job *job, GError **error)
{
  if (!check_shape (job, error) || !set_levels (job, error) || !read_points (job, error) || !set_sigma (job, error)
      || !measure_neighbours (job, error) || !measure_linear (job, error) || !measure_kernels (job, error)
      || !measure_ranks (job, error))
    return FALSE;
  list_least (job->agreement);
  return spec_embedding_check_unchanged (job->embeddings[0], error)
         && spec_embedding_check_unchanged (job->embeddings[1], error);
}

SpecAgreement *
spec_agreement_compute (SpecEmbedding *x,
                        SpecEmbedding *y,
                        const SpecAgreementParams *params,
                        GCancellable *cancellable,
                        const SpecProgress *progress,
                        GError **error)
{
  g_autoptr (SpecAgreement) agreement = g_new0 (SpecAgreement, 1);
  g_autoptr (SpecTeam) team = spec_team_new (params->threads);
  Job job = { .embeddings = { x, y },
              .params = params,
              .agreement = agreement,
              .team = team,
              .cancellable = cancellable,
              .progress = progress };
  gboolean done;

  agreement->metric = params->metric;
  done = measure (&job, error);
  for (guint side = 0; side < 2; side++)
    {
      spec_points_free (job.points[side]);
      spec_points_free (job.sample[side]);
    }
  return done ? g_steal_pointer (&agreement) : NULL;
}

void
spec_agreement_free (SpecAgreement *agreement)
{
  if (agreement == NULL)
    return;
  g_free (agreement->levels);
  g_free (agreement->jaccards);
  for (guint side = 0; side < 2; side++)
    spec_neighbours_free (agreement->neighbours[side]);
  g_free (agreement);
}
