#include "agreement/spec-agreement-levels.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "agreement/spec-kernel-agreement.h"
#include "agreement/spec-linear-agreement.h"
#include "agreement/spec-overlap.h"
#include "agreement/spec-rank-agreement.h"
#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "base/spec-random.h"
#include "spec/spec-bandwidth.h"

#define SPARE_K 64 /* neighbours that mutual k-NN looks for at least */

typedef struct
{
  SpecEmbedding *embeddings[2];
  const SpecAgreementParams *params;
  SpecAgreement *agreement;
  SpecTeam *team;
  const SpecAgreement *base; /* (nullable) */
  SpecAgreementParts parts;
  double from, to;       /* the step that runs: its share of the whole */
  SpecPoints *points[2]; /* owned: all rows; NULL: nothing needed them yet */
  SpecPoints *sample[2]; /* owned; NULL: the quadratic measures use all rows too */
  GCancellable *cancellable;
  const SpecProgress *progress;
} Job;

/* About how long the parts take, beside each other, by their bits. */
static const double weights[SPEC_AGREEMENT_N_PARTS] = { 35, 35, 4, 6, 8, 8 };

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
read_side (Job *job, guint side, const guint32 *rows, GError **error)
{
  SpecEmbedding *embedding = job->embeddings[side];

  spec_progress_report (job->progress, SPEC_STAGE_LOAD, job->from);
  if (!spec_embedding_check (embedding, FALSE, job->cancellable, error))
    return FALSE;
  job->points[side] = spec_points_new (embedding, NULL, 0, job->cancellable, error);
  if (job->points[side] == NULL)
    return FALSE;
  job->sample[side]
      = rows != NULL ? spec_points_new (embedding, rows, job->agreement->samples_used, job->cancellable, error) : NULL;
  return rows == NULL || job->sample[side] != NULL;
}

/** Reads the rows unless they are there. */
static gboolean
read_points (Job *job, GError **error)
{
  gsize used = job->agreement->samples_used, samples = job->agreement->samples;
  g_autofree guint32 *rows = NULL;

  if (job->points[1] != NULL)
    return TRUE;
  if (used < samples)
    rows = spec_random_choose_rows (job->params->seed, samples, used, error);
  if (used < samples && rows == NULL)
    return FALSE;
  return read_side (job, 0, rows, error) && read_side (job, 1, rows, error);
}

static const SpecPoints *
get_sample (const Job *job, guint side)
{
  return job->sample[side] != NULL ? job->sample[side] : job->points[side];
}

/** Returns: (transfer full): @known if it will do, else neighbours by @metric as far as @k. */
static SpecNeighbourPair *
find_pair (Job *job, SpecNeighbourPair *known, const SpecMetric *metric, gsize k, gboolean at_least, GError **error)
{
  SpecProgressSpan span = { job->progress, SPEC_STAGE_NEIGHBOURS_X, job->from, job->to, TRUE };
  SpecProgress progress = spec_progress_span_get (&span);

  if (known != NULL && spec_neighbour_pair_has_metric (known, metric)
      && (known->curve->largest == k || (at_least && known->curve->largest > k)))
    return spec_neighbour_pair_ref (known);
  if (!read_points (job, error))
    return NULL;
  return spec_neighbour_pair_new (job->points, metric, k, job->params->seed, job->team, job->cancellable, &progress,
                                  error);
}

static gsize
get_last_level (const SpecAgreement *agreement)
{
  return agreement->levels[agreement->level_count - 1].k;
}

static gboolean
fail_memory (gsize samples, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), samples);
  return FALSE;
}

static gboolean
set_jaccards (Job *job, GError **error)
{
  SpecAgreement *agreement = job->agreement;
  gsize k = get_last_level (agreement);
  SpecOverlap overlap;

  agreement->jaccards = g_try_new (double, agreement->samples);
  if (agreement->jaccards == NULL)
    return fail_memory (agreement->samples, error);
  return spec_overlap_compute (agreement->pair->neighbours[0], agreement->pair->neighbours[1], &k, 1, &overlap,
                               agreement->jaccards, job->cancellable, error);
}

static gboolean
measure_nngs (Job *job, GError **error)
{
  SpecAgreement *agreement = job->agreement;
  gsize last = get_last_level (agreement), largest = MIN (job->params->largest_k, agreement->samples - 1);

  agreement->pair = find_pair (job, job->base != NULL ? job->base->pair : NULL, agreement->metric, MAX (last, largest),
                               FALSE, error);
  if (agreement->pair == NULL || !set_jaccards (job, error))
    return FALSE;
  for (gsize i = 0; i < agreement->level_count; i++)
    {
      SpecAgreementLevel *level = &agreement->levels[i];

      level->nngs = agreement->pair->curve->jaccard[level->k - 1];
      level->nngs_chance = spec_overlap_curve_get_chance (agreement->pair->curve, level->k);
      level->nngs_normalised = spec_overlap_curve_normalise (agreement->pair->curve, level->k, level->nngs);
    }
  spec_agreement_list_least (agreement);
  return TRUE;
}

/* By cosine; where NNGS is by cosine too one pair of graphs does for both. A few more neighbours than asked for now
 * cost little, and the next k need not look again. */
static gboolean
measure_mutual (Job *job, GError **error)
{
  static const SpecMetric metric[] = { SPEC_METRIC_COSINE, SPEC_METRIC_COSINE };
  SpecAgreement *agreement = job->agreement;
  gsize last = get_last_level (agreement);
  SpecNeighbourPair *known = job->base != NULL ? job->base->cosine : NULL;

  if (agreement->pair != NULL && spec_neighbour_pair_has_metric (agreement->pair, metric)
      && agreement->pair->curve->largest >= last)
    known = agreement->pair;
  if (known == NULL || known->curve->largest < last)
    last = MIN (MAX (last + last / 2, SPARE_K), agreement->samples - 1);
  agreement->cosine = find_pair (job, known, metric, last, TRUE, error);
  if (agreement->cosine == NULL)
    return FALSE;
  for (gsize i = 0; i < agreement->level_count; i++)
    {
      SpecAgreementLevel *level = &agreement->levels[i];

      level->mutual = agreement->cosine->curve->common[level->k - 1];
      level->mutual_chance = spec_overlap_get_common_chance (level->k, agreement->samples);
    }
  return TRUE;
}

static gboolean
measure_linear (Job *job, SpecLinearParts parts, GError **error)
{
  SpecProgressSpan span = { job->progress, SPEC_STAGE_AGREEMENT, job->from, job->to };
  SpecProgress progress = spec_progress_span_get (&span);
  SpecAgreement *agreement = job->agreement;
  SpecLinearAgreement linear;

  if (!read_points (job, error)
      || !spec_linear_agreement_compute (job->points[0], job->points[1], parts, job->params->seed, job->team, &linear,
                                         job->cancellable, &progress, error))
    return FALSE;
  if ((parts & SPEC_LINEAR_CKA) != 0)
    {
      agreement->cka_linear = linear.cka;
      agreement->cka_linear_debiased = linear.cka_debiased;
      agreement->cka_linear_chance = linear.cka_chance;
    }
  if ((parts & SPEC_LINEAR_PROCRUSTES) != 0)
    {
      agreement->procrustes = linear.procrustes;
      agreement->procrustes_chance = linear.procrustes_chance;
    }
  return TRUE;
}

static gboolean
measure_cka (Job *job, GError **error)
{
  return measure_linear (job, SPEC_LINEAR_CKA, error);
}

static gboolean
measure_procrustes (Job *job, GError **error)
{
  return measure_linear (job, SPEC_LINEAR_PROCRUSTES, error);
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
  SpecProgressSpan span = { job->progress, SPEC_STAGE_AGREEMENT, job->from, job->to };
  SpecProgress progress = spec_progress_span_get (&span);
  SpecKernelAgreement kernels;

  if (!read_points (job, error) || !set_sigma (job, error)
      || !spec_kernel_agreement_compute (get_sample (job, 0), get_sample (job, 1), job->agreement->sigma, job->team,
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
  SpecProgressSpan span = { job->progress, SPEC_STAGE_AGREEMENT, job->from, job->to };
  SpecProgress progress = spec_progress_span_get (&span);

  return spec_rank_agreement_check (job->agreement->samples_used, error) && read_points (job, error)
         && spec_rank_agreement_compute (get_sample (job, 0), get_sample (job, 1), job->team, &job->agreement->rsa,
                                         job->cancellable, &progress, error);
}

typedef gboolean (*Measure) (Job *job, GError **error);

static const Measure measures[SPEC_AGREEMENT_N_PARTS]
    = { measure_nngs, measure_mutual, measure_cka, measure_procrustes, measure_kernels, measure_ranks };

static gboolean
measure_part (Job *job, guint part, double total, GError **error)
{
  gint64 begin = g_get_monotonic_time ();

  job->to = job->from + weights[part] / total;
  if (!measures[part](job, error))
    return FALSE;
  job->agreement->seconds[part] = 1e-6 * (double) (g_get_monotonic_time () - begin);
  job->from = job->to;
  return TRUE;
}

static gboolean
measure (Job *job, GError **error)
{
  double total = 0;

  if (!check_shape (job, error))
    return FALSE;
  job->agreement->samples_used = job->params->max_samples > 0
                                     ? MIN (job->params->max_samples, job->agreement->samples)
                                     : job->agreement->samples;
  if ((job->parts & (SPEC_AGREEMENT_NNGS | SPEC_AGREEMENT_MUTUAL)) != 0 && !spec_agreement_set_levels (job->agreement, job->params, job->base, error))
    return FALSE;
  if ((job->parts & SPEC_AGREEMENT_RSA) != 0 /* now rather than after all else */
      && !spec_rank_agreement_check (job->agreement->samples_used, error))
    return FALSE;
  for (guint part = 0; part < SPEC_AGREEMENT_N_PARTS; part++)
    total += (job->parts & (1u << part)) != 0 ? weights[part] : 0;
  for (guint part = 0; part < SPEC_AGREEMENT_N_PARTS; part++)
    if ((job->parts & (1u << part)) != 0 && !measure_part (job, part, total, error))
      return FALSE;
  return spec_embedding_check_unchanged (job->embeddings[0], error)
         && spec_embedding_check_unchanged (job->embeddings[1], error);
}

/** Returns: (transfer full): an agreement that knows the plain numbers of @base, and no more. */
static SpecAgreement *
begin (const SpecAgreement *base, const SpecAgreementParams *params, SpecAgreementParts parts)
{
  SpecAgreement *agreement = g_atomic_rc_box_new0 (SpecAgreement);

  agreement->cka_linear = agreement->cka_linear_debiased = agreement->cka_linear_chance = NAN;
  agreement->cka_rbf_debiased = agreement->rsa = agreement->procrustes = agreement->procrustes_chance = NAN;
  if (base != NULL)
    *agreement = *base;
  agreement->parts |= parts;
  agreement->jaccards = NULL;
  agreement->pair = agreement->cosine = NULL;
  agreement->levels = NULL;
  if ((parts & SPEC_AGREEMENT_NNGS) != 0)
    for (guint side = 0; side < 2; side++)
      agreement->metric[side] = params->metric[side];
  return agreement;
}

/** Takes what was not measured anew from @base. */
static gboolean
take_over (SpecAgreement *agreement, const SpecAgreement *base, GError **error)
{
  if (agreement->levels == NULL)
    agreement->levels = g_memdup2 (base->levels, base->level_count * sizeof *base->levels);
  if (agreement->jaccards == NULL && base->jaccards != NULL)
    {
      agreement->jaccards = g_try_new (double, base->samples);
      if (agreement->jaccards == NULL)
        return fail_memory (base->samples, error);
      memcpy (agreement->jaccards, base->jaccards, base->samples * sizeof *base->jaccards);
    }
  if (agreement->pair == NULL && base->pair != NULL)
    agreement->pair = spec_neighbour_pair_ref (base->pair);
  if (agreement->cosine == NULL && base->cosine != NULL)
    agreement->cosine = spec_neighbour_pair_ref (base->cosine);
  return TRUE;
}

SpecAgreement *
spec_agreement_update (const SpecAgreement *base, SpecEmbedding *x, SpecEmbedding *y, const SpecAgreementParams *params,
                       SpecAgreementParts parts, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  g_autoptr (SpecAgreement) agreement = begin (base, params, parts);
  g_autoptr (SpecTeam) team = spec_team_new (params->threads);
  Job job = { .embeddings = { x, y },
              .params = params,
              .agreement = agreement,
              .team = team,
              .base = base,
              .parts = parts,
              .cancellable = cancellable,
              .progress = progress };
  gboolean done = measure (&job, error);

  for (guint side = 0; side < 2; side++)
    {
      spec_points_free (job.points[side]);
      spec_points_free (job.sample[side]);
    }
  done = done && (base == NULL || take_over (agreement, base, error));
  return done ? g_steal_pointer (&agreement) : NULL;
}

SpecAgreement *
spec_agreement_compute (SpecEmbedding *x, SpecEmbedding *y, const SpecAgreementParams *params, GCancellable *cancellable,
                        const SpecProgress *progress, GError **error)
{
  return spec_agreement_update (NULL, x, y, params, SPEC_AGREEMENT_ALL, cancellable, progress, error);
}

SpecAgreement *
spec_agreement_ref (SpecAgreement *agreement)
{
  return g_atomic_rc_box_acquire (agreement);
}

static void
clear (gpointer data)
{
  SpecAgreement *agreement = data;

  g_free (agreement->levels);
  g_free (agreement->jaccards);
  spec_neighbour_pair_unref (agreement->pair);
  spec_neighbour_pair_unref (agreement->cosine);
}

void
spec_agreement_unref (SpecAgreement *agreement)
{
  if (agreement != NULL)
    g_atomic_rc_box_release_full (agreement, clear);
}
