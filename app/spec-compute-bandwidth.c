#include "spec-compute-bandwidth.h"

#include "base/spec-progress-span.h"
#include "paint/spec-bandwidth-figure.h"
#include "report/spec-bandwidth-report.h"

void
spec_compute_bandwidth_clear (SpecComputeBandwidth *bandwidth)
{
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&bandwidth->maps[side], spec_bandwidth_map_unref);
}

gboolean
spec_compute_bandwidth_find (SpecComputeBandwidth *bandwidth, const SpecResult *result, GCancellable *cancellable,
                             const SpecProgress *progress, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (result);
  const SpecParams *params = spec_problem_get_params (problem);

  for (guint side = 0; side < 2; side++)
    {
      SpecProgressSpan span = { progress, SPEC_STAGE_BANDWIDTH, side / 2.0, (side + 1) / 2.0 };
      SpecProgress inner = spec_progress_span_get (&span);

      if (params->kernel[side].kind != SPEC_KERNEL_GAUSSIAN)
        continue;
      bandwidth->maps[side] = spec_bandwidth_map_compute (spec_problem_get_embedding (problem, side), params, cancellable,
                                                          &inner, error);
      if (bandwidth->maps[side] == NULL)
        return FALSE;
    }
  if (bandwidth->maps[SPEC_SIDE_X] == NULL || bandwidth->maps[SPEC_SIDE_Y] == NULL
      || !spec_bandwidth_map_suggest (bandwidth->maps[SPEC_SIDE_X], bandwidth->maps[SPEC_SIDE_Y], bandwidth->suggested))
    bandwidth->suggested[SPEC_SIDE_X] = bandwidth->suggested[SPEC_SIDE_Y] = 0;
  return TRUE;
}

static gboolean
write_figures (const SpecComputeBandwidth *bandwidth, const SpecResult *result, const SpecFigureOptions *options,
               const char *folder, GCancellable *cancellable, GError **error)
{
  static const SpecFigureFormat formats[] = { SPEC_FIGURE_PDF, SPEC_FIGURE_PNG };
  SpecProblem *problem = spec_result_get_problem (result);
  SpecBandwidthFigure content = { { NULL } };

  for (guint side = 0; side < 2; side++)
    {
      content.maps[side] = bandwidth->maps[side];
      content.names[side] = spec_embedding_get_name (spec_problem_get_embedding (problem, side));
      content.used[side] = spec_problem_get_params (problem)->kernel[side].sigma;
      content.suggested[side] = bandwidth->suggested[side];
    }
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_autofree char *name = g_strconcat ("bandwidth.", spec_figure_format_get_name (formats[i]), NULL);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GBytes) bytes
          = spec_bandwidth_figure_render (&content, options->width, options->dpi, formats[i], cancellable, error);

      if (bytes == NULL || !spec_figure_save (path, bytes, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
spec_compute_bandwidth_write (const SpecComputeBandwidth *bandwidth, const SpecResult *result,
                              const SpecFigureOptions *options, const char *folder, GCancellable *cancellable, GError **error)
{
  g_autofree char *table = g_build_filename (folder, "bandwidth.csv", NULL);

  if (bandwidth->maps[SPEC_SIDE_X] == NULL && bandwidth->maps[SPEC_SIDE_Y] == NULL)
    return TRUE;
  return spec_bandwidth_report_write_table (bandwidth->maps, table, error)
         && write_figures (bandwidth, result, options, folder, cancellable, error);
}
