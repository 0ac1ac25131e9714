#include "evidence/spec-validation.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "base/spec-random.h"
#include "evidence/spec-kmeans.h"
#include "evidence/spec-mutual-information.h"
#include "evidence/spec-silhouette.h"

typedef struct
{
  const SpecPairDistances *pairs;
  const guint *clusters;
  guint k;
  guint64 seed;
  GCancellable *cancellable;
  gint failed; /* atomic: there was no memory for a run */
  double ami[SPEC_EVIDENCE_SEEDS], nmi[SPEC_EVIDENCE_SEEDS], silhouette[SPEC_EVIDENCE_SEEDS];
} Runs;

static void
run (gsize index, guint lane, gpointer data)
{
  Runs *runs = data;
  gsize count = runs->pairs->count;
  g_autofree guint *found = g_new (guint, count);
  g_autofree double *values = g_new (double, count);
  GRand *random;
  SpecMutualInformation shared;

  if (g_cancellable_is_cancelled (runs->cancellable))
    return;
  random = spec_random_new_part (runs->seed, SPEC_STREAM_KMEANS, (guint32) index);
  if (!spec_kmeans_run (runs->pairs, runs->k, random, found))
    g_atomic_int_set (&runs->failed, TRUE);
  g_rand_free (random);
  if (g_atomic_int_get (&runs->failed))
    return;
  shared = spec_mutual_information_compute (runs->clusters, runs->k, found, runs->k, count);
  runs->ami[index] = shared.ami;
  runs->nmi[index] = shared.nmi;
  runs->silhouette[index] = spec_silhouette_compute (runs->pairs, found, runs->k, values);
}

SpecSpread
spec_spread_of (const double *values, gsize count)
{
  double sum = 0, squares = 0, mean;

  for (gsize i = 0; i < count; i++)
    sum += values[i];
  mean = count > 0 ? sum / (double) count : NAN;
  for (gsize i = 0; i < count; i++)
    squares += (values[i] - mean) * (values[i] - mean);
  return (SpecSpread){ mean, count > 0 ? sqrt (squares / (double) count) : NAN };
}

gboolean
spec_validation_compute (SpecValidation *validation, const SpecPairDistances *pairs, const guint *clusters, guint k,
                         guint64 seed, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  g_autofree Runs *runs = g_new (Runs, 1);

  validation->ami = validation->nmi = validation->kmeans_silhouette = (SpecSpread){ NAN, NAN };
  if (k < 2)
    return TRUE;
  *runs = (Runs){ .pairs = pairs, .clusters = clusters, .k = k, .seed = seed, .cancellable = cancellable };
  spec_team_for (team, SPEC_EVIDENCE_SEEDS, run, runs);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (runs->failed)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), pairs->count);
      return FALSE;
    }
  validation->ami = spec_spread_of (runs->ami, SPEC_EVIDENCE_SEEDS);
  validation->nmi = spec_spread_of (runs->nmi, SPEC_EVIDENCE_SEEDS);
  validation->kmeans_silhouette = spec_spread_of (runs->silhouette, SPEC_EVIDENCE_SEEDS);
  return TRUE;
}
