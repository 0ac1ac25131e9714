#include "map/spec-map-run.h"

#include "map/spec-map-layout.h"
#include "map/spec-map-rows.h"

SpecMapRun *
spec_map_run_new (SpecResult *result, const SpecProjectionParams *params, gsize most, SpecMapFeed *feed, GCancellable *stop)
{
  SpecMapRun *run = g_new0 (SpecMapRun, 1);

  run->result = spec_result_ref (result);
  for (guint side = 0; side < 2; side++)
    {
      run->params[side] = *params;
      run->params[side].metric
          = spec_map_layout_choose_metric (&spec_problem_get_params (spec_result_get_problem (result))->kernel[side]);
    }
  run->most = most;
  run->feed = spec_map_feed_ref (feed);
  run->stop = g_object_ref (stop);
  return run;
}

void
spec_map_run_free (gpointer data)
{
  SpecMapRun *run = data;

  spec_result_unref (run->result);
  spec_map_feed_unref (run->feed);
  g_object_unref (run->stop);
  g_free (run);
}

void
spec_map_made_free (gpointer data)
{
  SpecMapMade *made = data;

  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&made->maps[side], spec_projection_unref);
  g_free (made);
}

gpointer
spec_map_run_work (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress,
                   GError **error)
{
  SpecMapRun *run = input;
  SpecProblem *problem = spec_result_get_problem (run->result);
  SpecEmbedding *embeddings[]
      = { spec_problem_get_embedding (problem, SPEC_SIDE_X), spec_problem_get_embedding (problem, SPEC_SIDE_Y) };
  gint64 start = g_get_monotonic_time ();
  SpecProjectionWatch watches[2];
  SpecMapMade *made;
  gsize count;
  g_autofree guint32 *rows
      = spec_map_choose_rows_of_result (run->result, 0, run->most, run->params[0].seed, &count, error);

  if (rows == NULL)
    return NULL;
  spec_map_feed_set_rows (run->feed, rows, count);
  spec_map_feed_fill_watches (run->feed, watches, run->stop);
  made = g_new0 (SpecMapMade, 1);
  if (!spec_projector_run_both (embeddings, rows, count, run->params, watches, made->maps, cancellable, progress, error))
    {
      g_free (made);
      return NULL;
    }
  made->seconds = (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC;
  return made;
}
