#include "spec/spec-evidence.h"

#include <math.h>

#include "base/spec-random.h"
#include "spec/spec-silhouette.h"
#include "spec/spec-similarity.h"

#define MOST_SAMPLES 50    /* of a mode */
#define MOST_TOGETHER 5000 /* of a direction: the silhouette takes the square of it */
#define OUTSIDE_SAMPLES 200

/* The top samples of all modes of one direction. */
typedef struct
{
  gsize modes;
  gsize *counts;  /* of each mode */
  guint32 **rows; /* of each mode, the best first */
  float **scores; /* likewise */
} Tops;

static Tops
tops_new (SpecResult *result, SpecDirection direction, gsize samples_per_mode)
{
  Tops tops = { .modes = spec_result_get_mode_count (result, direction) };

  tops.counts = g_new0 (gsize, tops.modes + 1);
  tops.rows = g_new0 (guint32 *, tops.modes + 1);
  tops.scores = g_new0 (float *, tops.modes + 1);
  for (gsize mode = 0; mode < tops.modes; mode++)
    {
      tops.counts[mode] = samples_per_mode;
      tops.rows[mode]
          = spec_result_rank_samples (result, direction, mode, FALSE, &tops.counts[mode], &tops.scores[mode]);
    }
  return tops;
}

static void
tops_clear (Tops *tops)
{
  for (gsize mode = 0; mode < tops->modes; mode++)
    {
      g_free (tops->rows[mode]);
      g_free (tops->scores[mode]);
    }
  g_free (tops->counts);
  g_free (tops->rows);
  g_free (tops->scores);
}

/** Finds the label that most of @rows have; of equally frequent ones that of the better sample. */
static void
find_purity (SpecModeEvidence *mode, SpecSamples *samples, const guint32 *rows, gsize count)
{
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  const char *best = NULL;
  guint most = 0;

  mode->purity = NAN;
  if (samples == NULL || spec_samples_get_label_count (samples) == 0 || count == 0)
    return;
  for (gsize i = 0; i < count; i++)
    {
      const char *label = spec_samples_get_label (samples, rows[i]);

      if (label != NULL)
        g_hash_table_insert (counts, (gpointer) label,
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (counts, label)) + 1));
    }
  for (gsize i = 0; i < count; i++)
    {
      const char *label = spec_samples_get_label (samples, rows[i]);
      guint found = label != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (counts, label)) : 0;

      if (found > most)
        {
          most = found;
          best = label;
        }
    }
  mode->label = g_strdup (best);
  mode->purity = (double) most / (double) count;
}

/** Returns: (transfer full): rows used, chosen by the seed, that are not among @rows. */
static guint32 *
choose_outside (SpecProblem *problem, const guint32 *rows, gsize count, gsize *chosen)
{
  gsize used = spec_problem_get_samples (problem), wanted = MIN (used, OUTSIDE_SAMPLES + count), kept = 0;
  guint64 seed = spec_problem_get_params (problem)->seed + SPEC_STREAM_EVIDENCE;
  const guint32 *rows_used = spec_problem_get_rows (problem);
  guint32 *outside = spec_random_choose_rows (seed, used, wanted);

  for (gsize i = 0; i < wanted; i++)
    {
      guint32 row = rows_used != NULL ? rows_used[outside[i]] : outside[i];
      gboolean inside = FALSE;

      for (gsize k = 0; k < count; k++)
        inside |= rows[k] == row;
      if (!inside && kept < OUTSIDE_SAMPLES)
        outside[kept++] = row;
    }
  *chosen = kept;
  return outside;
}

static void
find_similarities (SpecModeEvidence *mode, SpecProblem *problem, const guint32 *rows, gsize count)
{
  gsize outside_count;
  g_autofree guint32 *outside = choose_outside (problem, rows, count, &outside_count);

  for (guint side = 0; side < 2; side++)
    {
      SpecEmbedding *embedding = spec_problem_get_embedding (problem, side);
      const SpecKernel *kernel = &spec_problem_get_params (problem)->kernel[side];

      mode->side[side].inside = spec_similarity_mean (embedding, kernel, rows, count);
      mode->side[side].outside = spec_similarity_mean_between (embedding, kernel, rows, count, outside, outside_count);
    }
}

/** Joins the top samples of all modes, each sample once. Returns: (transfer full): row to GUINT of cluster plus one. */
static GHashTable *
join (const Tops *tops)
{
  GHashTable *clusters = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) scores = g_hash_table_new (NULL, NULL);

  for (gsize mode = 0; mode < tops->modes; mode++)
    for (gsize i = 0; i < tops->counts[mode]; i++)
      {
        gpointer row = GUINT_TO_POINTER (tops->rows[mode][i] + 1);
        const float *score = g_hash_table_lookup (scores, row);

        if (score != NULL && *score >= tops->scores[mode][i])
          continue;
        g_hash_table_insert (scores, row, &tops->scores[mode][i]);
        g_hash_table_insert (clusters, row, GUINT_TO_POINTER (mode + 1));
      }
  return clusters;
}

/** Writes the mean of each mode's samples, and the mean of all. */
static void
average (SpecEvidence *evidence, SpecDirection direction, guint side, const guint *clusters, const double *values,
         gsize count)
{
  g_autofree gsize *sizes = g_new0 (gsize, evidence->mode_count[direction] + 1);
  SpecModeEvidence *modes = evidence->modes[direction];
  double sum = 0;

  for (gsize mode = 0; mode < evidence->mode_count[direction]; mode++)
    modes[mode].side[side].silhouette = 0;
  for (gsize i = 0; i < count; i++)
    {
      modes[clusters[i]].side[side].silhouette += values[i];
      sizes[clusters[i]]++;
      sum += values[i];
    }
  for (gsize mode = 0; mode < evidence->mode_count[direction]; mode++)
    modes[mode].side[side].silhouette
        = sizes[mode] > 0 ? modes[mode].side[side].silhouette / (double) sizes[mode] : NAN;
  evidence->silhouette[direction][side] = count > 0 ? sum / (double) count : NAN;
}

static gboolean
find_silhouettes (SpecEvidence *evidence, SpecProblem *problem, SpecDirection direction, const Tops *tops,
                  GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) joined = join (tops);
  gsize count = g_hash_table_size (joined), place = 0;
  g_autofree guint32 *rows = g_new (guint32, count + 1);
  g_autofree guint *clusters = g_new (guint, count + 1);
  g_autofree double *values = g_new0 (double, count + 1);

  /* In the order of the modes, so that sums come out the same each time. */
  for (gsize mode = 0; mode < tops->modes; mode++)
    for (gsize i = 0; i < tops->counts[mode]; i++)
      if (GPOINTER_TO_UINT (g_hash_table_lookup (joined, GUINT_TO_POINTER (tops->rows[mode][i] + 1))) == mode + 1)
        {
          rows[place] = tops->rows[mode][i];
          clusters[place++] = mode;
        }
  for (guint side = 0; side < 2; side++)
    {
      if (!spec_silhouette_compute (spec_problem_get_embedding (problem, side), rows, clusters, place,
                                    MAX (tops->modes, 1), values, cancellable, error))
        return FALSE;
      average (evidence, direction, side, clusters, values, place);
    }
  return TRUE;
}

/** Everything about the modes of one direction. */
static gboolean
examine (SpecEvidence *evidence, SpecResult *result, SpecDirection direction, SpecSamples *samples,
         const SpecProgress *progress, GCancellable *cancellable, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (result);
  Tops tops = tops_new (result, direction, evidence->samples_per_mode);
  gboolean done = TRUE;

  evidence->mode_count[direction] = tops.modes;
  evidence->modes[direction] = g_new0 (SpecModeEvidence, tops.modes + 1);
  for (gsize mode = 0; mode < tops.modes && done; mode++)
    {
      SpecModeEvidence *found = &evidence->modes[direction][mode];

      spec_progress_report (progress, SPEC_STAGE_EVIDENCE, (direction + (double) mode / (double) tops.modes) / 2);
      find_purity (found, samples, tops.rows[mode], tops.counts[mode]);
      find_similarities (found, problem, tops.rows[mode], tops.counts[mode]);
      done = !g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  done = done && find_silhouettes (evidence, problem, direction, &tops, cancellable, error);
  tops_clear (&tops);
  return done;
}

SpecEvidence *
spec_evidence_compute (SpecResult *result, SpecSamples *samples, const SpecProgress *progress,
                       GCancellable *cancellable, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (result);
  const SpecParams *params = spec_problem_get_params (problem);
  g_autoptr (SpecEvidence) evidence = g_new0 (SpecEvidence, 1);

  evidence->samples_per_mode
      = MAX (2, MIN (MIN (params->samples_per_mode, MOST_SAMPLES), MOST_TOGETHER / MAX (params->modes, 1)));
  evidence->samples_per_mode = MIN (evidence->samples_per_mode, spec_problem_get_samples (problem));
  evidence->outside_samples = MIN (OUTSIDE_SAMPLES, spec_problem_get_samples (problem) - evidence->samples_per_mode);
  for (guint direction = 0; direction < 2; direction++)
    if (!examine (evidence, result, direction, samples, progress, cancellable, error))
      return NULL;
  return g_steal_pointer (&evidence);
}

void
spec_evidence_free (SpecEvidence *evidence)
{
  if (evidence == NULL)
    return;
  for (guint direction = 0; direction < 2; direction++)
    {
      for (gsize mode = 0; evidence->modes[direction] != NULL && mode < evidence->mode_count[direction]; mode++)
        g_free (evidence->modes[direction][mode].label);
      g_free (evidence->modes[direction]);
    }
  g_free (evidence);
}
