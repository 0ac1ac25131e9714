#include "paint/spec-montage.h"

#include <math.h>

#include "spec/spec-similarity.h"

static void
free_cluster (gpointer data)
{
  SpecMontageCluster *cluster = data;

  g_free (cluster->name);
  g_free (cluster->samples);
  g_free (cluster->folded);
  g_free (cluster);
}

SpecMontage *
spec_montage_new_empty (const char *name_x, const char *name_y, SpecSamplesKind kind)
{
  SpecMontage *montage = g_atomic_rc_box_new0 (SpecMontage);

  montage->name[SPEC_SIDE_X] = g_strdup (name_x);
  montage->name[SPEC_SIDE_Y] = g_strdup (name_y);
  montage->eta = 1;
  montage->kind = kind;
  montage->clusters = g_ptr_array_new_with_free_func (free_cluster);
  return montage;
}

SpecMontageCluster *
spec_montage_add (
    SpecMontage *montage, SpecDirection direction, guint rank, double eigenvalue, const char *name, gsize n_samples)
{
  SpecMontageCluster *cluster = g_new0 (SpecMontageCluster, 1);

  cluster->direction = direction;
  cluster->rank = rank;
  cluster->eigenvalue = eigenvalue;
  cluster->converged = TRUE;
  cluster->name = g_strdup (name);
  cluster->similarity[SPEC_SIDE_X] = cluster->similarity[SPEC_SIDE_Y] = NAN;
  cluster->samples = g_new0 (SpecMontageSample, MAX (n_samples, 1));
  cluster->n_samples = n_samples;
  g_ptr_array_add (montage->clusters, cluster);
  return cluster;
}

static void
fill_sample (SpecMontageSample *sample, SpecSamples *samples, guint32 index, double score)
{
  sample->index = index;
  sample->score = score;
  if (samples == NULL)
    return;
  sample->path = spec_samples_get_path (samples, index);
  sample->listed = spec_samples_get_listed_path (samples, index);
  sample->text = spec_samples_get_text (samples, index);
  sample->label = spec_samples_get_label (samples, index);
}

/* How many of the first of @rows are pinned: a person wants to see these. */
static gsize
count_pinned (const SpecMontage *montage, const SpecMontagePick *pick, const guint32 *rows, gsize count)
{
  const SpecClusterNote *note = spec_curation_find_note (montage->curation, montage->result, pick->direction, pick->index);
  gsize found = 0;

  for (gsize i = 0; note != NULL && i < note->n_pinned && found < count; i++)
    found += rows[found] == note->pinned[i];
  return found;
}

/* Leaves near-duplicates out of @rows and @scores. Returns: how many are left */
static gsize
fold (const SpecMontage *montage,
      const SpecMontagePick *pick,
      guint32 *rows,
      float *scores,
      gsize count,
      gsize wanted,
      GArray **folded,
      GCancellable *cancellable)
{
  g_autoptr (GArray) places
      = spec_duplicates_fold (montage->result, montage->source, rows, count, count_pinned (montage, pick, rows, count), wanted,
                              cancellable, folded);

  for (guint i = 0; i < places->len; i++) /* ascending: each is read before it is written over */
    {
      rows[i] = rows[g_array_index (places, guint, i)];
      scores[i] = scores[g_array_index (places, guint, i)];
    }
  return places->len;
}

static gboolean
add_pick (SpecMontage *montage, const SpecMontagePick *pick, gsize per_cluster, gboolean folds, GCancellable *cancellable, GError **error)
{
  const SpecMode *mode = spec_result_get_mode (montage->result, pick->direction, pick->index);
  SpecProblem *problem = spec_result_get_problem (montage->result);
  const SpecParams *params = spec_problem_get_params (problem);
  g_autofree float *scores = NULL;
  gsize count = folds ? G_MAXUINT32 : per_cluster;
  g_autoptr (GArray) folded = NULL;
  g_autofree guint32 *rows
      = spec_curation_rank_samples (montage->curation, montage->result, pick->direction, pick->index, FALSE, &count, &scores, error);
  SpecMontageCluster *cluster;

  if (rows == NULL)
    return FALSE;
  if (folds)
    count = fold (montage, pick, rows, scores, count, per_cluster, &folded, cancellable);
  cluster = spec_montage_add (montage, pick->direction, pick->index + 1, mode->eigenvalue, pick->name, count);
  cluster->n_pinned = count_pinned (montage, pick, rows, count);
  if (folded != NULL)
    cluster->folded = (SpecFoldedSample *) (gpointer) g_array_steal (folded, &cluster->n_folded);
  cluster->residual = mode->residual;
  cluster->converged = mode->converged;
  cluster->size = (gsize)round (fabs (mode->eigenvalue) * (double)spec_problem_get_total (problem));
  for (gsize i = 0; i < count; i++)
    fill_sample (&cluster->samples[i], montage->source, rows[i], scores[i]);
  for (int side = SPEC_SIDE_X; side <= SPEC_SIDE_Y; side++)
    cluster->similarity[side]
        = spec_similarity_mean (spec_problem_get_embedding (problem, side), &params->kernel[side], rows, count);
  return TRUE;
}

SpecMontage *
spec_montage_new (SpecResult *result,
                  SpecSamples *samples,
                  SpecCuration *curation,
                  const SpecMontagePick *picks,
                  gsize n_picks,
                  gsize per_cluster,
                  gboolean fold,
                  GCancellable *cancellable,
                  GError **error)
{
  SpecProblem *problem = spec_result_get_problem (result);
  const SpecParams *params = spec_problem_get_params (problem);
  SpecMontage *montage
      = spec_montage_new_empty (spec_embedding_get_name (spec_problem_get_embedding (problem, SPEC_SIDE_X)),
                                spec_embedding_get_name (spec_problem_get_embedding (problem, SPEC_SIDE_Y)),
                                samples != NULL ? spec_samples_get_kind (samples) : SPEC_SAMPLES_NUMBERED);

  montage->eta = params->eta;
  montage->centre = params->centre;
  montage->preview = spec_problem_is_preview (problem) ? spec_problem_get_samples (problem) : 0;
  if (spec_result_get_method (result) == SPEC_METHOD_RFF)
    {
      montage->rff_dim = params->rff_dim;
      montage->noise = spec_result_get_rff_noise (result);
    }
  montage->source = samples != NULL ? spec_samples_ref (samples) : NULL;
  montage->result = spec_result_ref (result);
  montage->curation = curation != NULL ? spec_curation_ref (curation) : NULL;
  for (gsize i = 0; i < n_picks; i++)
    if (picks[i].index < spec_result_get_mode_count (result, picks[i].direction)
        && !add_pick (montage, &picks[i], per_cluster, fold, cancellable, error))
      {
        spec_montage_unref (montage);
        return NULL;
      }
  return montage;
}

SpecMontage *
spec_montage_ref (SpecMontage *montage)
{
  return g_atomic_rc_box_acquire (montage);
}

static void
clear (gpointer data)
{
  SpecMontage *montage = data;

  g_free (montage->name[SPEC_SIDE_X]);
  g_free (montage->name[SPEC_SIDE_Y]);
  g_ptr_array_unref (montage->clusters);
  g_clear_pointer (&montage->source, spec_samples_unref);
  g_clear_pointer (&montage->result, spec_result_unref);
  g_clear_pointer (&montage->curation, spec_curation_unref);
}

void
spec_montage_unref (SpecMontage *montage)
{
  g_atomic_rc_box_release_full (montage, clear);
}

const SpecMontageCluster *
spec_montage_get_cluster (const SpecMontage *montage, gsize index)
{
  g_return_val_if_fail (index < montage->clusters->len, NULL);

  return g_ptr_array_index (montage->clusters, index);
}
