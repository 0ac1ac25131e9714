#include "map/spec-projector.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "map/spec-map-job.h"
#include "map/spec-map-points.h"
#include "map/spec-principal-plane.h"
#include "map/spec-trustworthiness.h"
#include "map/spec-tsne.h"
#include "map/spec-umap.h"

/* Where the parts of a job end, of the whole. */
#define AT_LAYOUT 0.02
#define AT_TRUST 0.92

static gboolean
check_request (SpecEmbedding *embedding, gsize count, const SpecProjectionParams *params, GError **error)
{
  if (!spec_projection_params_validate (params, error))
    return FALSE;
  if (count >= 2)
    return TRUE;
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE, _ ("%s: a map needs at least 2 rows, found %zu"),
               spec_embedding_get_name (embedding), count);
  return FALSE;
}

static gboolean
run_method (SpecMapJob *job, GError **error)
{
  switch (job->projection->params.method)
    {
    case SPEC_PROJECTION_PCA:
      return TRUE;
    case SPEC_PROJECTION_TSNE:
      return spec_tsne_lay_out (job, error);
    case SPEC_PROJECTION_UMAP:
      return spec_umap_lay_out (job, error);
    default:
      g_return_val_if_reached (FALSE);
    }
}

/* Stopped before its first step, a map is its start. */
static gboolean
lay_out (SpecMapJob *job, GError **error)
{
  g_autoptr (GError) found = NULL;

  if (run_method (job, &found))
    return TRUE;
  if (g_error_matches (found, G_IO_ERROR, G_IO_ERROR_CANCELLED) && spec_map_job_is_stopped (job)
      && !g_cancellable_is_cancelled (job->cancellable))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&found));
  return FALSE;
}

static gboolean
judge (SpecMapJob *job, GError **error)
{
  SpecProjection *projection = job->projection;
  gsize k = spec_trustworthiness_get_neighbours (projection->count);

  projection->trustworthiness_neighbours = k;
  if (k == 0)
    return TRUE;
  projection->trustworthiness = spec_trustworthiness_compute (job->points, projection->positions, k, job->team,
                                                              job->cancellable, job->progress, error);
  return !isnan (projection->trustworthiness);
}

static gboolean
make_map (SpecMapJob *job, const SpecProgress *progress, GError **error)
{
  SpecProjection *projection = job->projection;
  SpecProgressSpan layout = { progress, SPEC_STAGE_MAP, AT_LAYOUT, AT_TRUST };
  SpecProgressSpan trust = { progress, SPEC_STAGE_MAP, AT_TRUST, 1 };
  SpecProgress layout_progress = spec_progress_span_get (&layout), trust_progress = spec_progress_span_get (&trust);
  double *explained = projection->params.method == SPEC_PROJECTION_PCA ? &projection->explained : NULL;

  spec_progress_report (progress, SPEC_STAGE_MAP, AT_LAYOUT / 2);
  if (!spec_principal_plane_find (job->points, projection->params.seed, projection->positions, explained,
                                  job->cancellable, error))
    return FALSE;
  job->progress = &layout_progress;
  if (!lay_out (job, error))
    return FALSE;
  projection->stopped
      = projection->params.method != SPEC_PROJECTION_PCA && projection->steps < projection->params.steps;
  job->progress = &trust_progress;
  spec_map_job_centre (job);
  return judge (job, error) && !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}

SpecProjection *
spec_projector_run (SpecEmbedding *embedding,
                    const guint32 *rows,
                    gsize count,
                    const SpecProjectionParams *params,
                    const SpecProjectionWatch *watch,
                    GCancellable *cancellable,
                    const SpecProgress *progress,
                    GError **error)
{
  gint64 start = g_get_monotonic_time ();

  if (rows == NULL)
    count = spec_embedding_get_samples (embedding);
  if (!check_request (embedding, count, params, error))
    return NULL;

  g_autoptr (SpecProjection) projection = spec_projection_new (params, rows, count, error);
  g_autoptr (SpecPoints) points
      = projection != NULL
            ? spec_map_points_new (embedding, rows, count, params->metric == SPEC_METRIC_COSINE, cancellable, error)
            : NULL;

  if (points == NULL)
    return NULL;

  g_autoptr (SpecTeam) team = spec_team_new (params->threads);
  SpecMapJob job
      = { .points = points, .projection = projection, .team = team, .watch = watch, .cancellable = cancellable };

  spec_map_job_init (&job);
  gboolean made = make_map (&job, progress, error);
  spec_map_job_clear (&job);
  if (!made || !spec_embedding_check_unchanged (embedding, error))
    return NULL;
  projection->seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  return g_steal_pointer (&projection);
}
