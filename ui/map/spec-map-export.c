#include "map/spec-map-export.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "export/spec-export-outcome.h"
#include "map/spec-map-plot.h"
#include "map/spec-map-record.h"
#include "map/spec-map-words.h"
#include "paint/spec-figure-record.h"
#include "paint/spec-map-figure.h"
#include "widgets/spec-save-dialog.h"

#define WIDTH 6.75 /* inches */
#define DPI 300
#define MARGIN 9 /* points around the points */
#define SCALE 0.62 /* of a mark on screen: the maps are that much smaller on paper */

typedef struct
{
  SpecMapFigure *figure;
  SpecMapRecord *record;
  char *path;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  spec_map_figure_free (job->figure);
  spec_map_record_free (job->record);
  g_free (job->path);
  g_free (job);
}

/* The whole map, whatever part of it the screen shows. */
static SpecScatterPlot *
make_plot (SpecMapDisplay *display, SpecSide side, const SpecMapFigure *figure)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (spec_map_display_get_map (display));
  double panel = spec_map_figure_get_panel (figure);
  SpecScatterFrame frame;

  spec_scatter_frame_init_fit (&frame, spec_map_display_get_places (display, side), layout->count, panel, panel, MARGIN);
  return spec_map_plot_new_sized (display, side, spec_map_figure_get_style (figure), &frame, panel, panel,
                                  SCALE * spec_map_display_get_radius (display), FALSE);
}

/* In the C locale, whatever the screen's is: figures must not depend on where they were made. */
static char *
dup_quality (SpecProjection *map)
{
  g_autofree char *trust = NULL;
  g_autofree char *explained = NULL;

  if (map == NULL || isnan (spec_projection_get_trustworthiness (map)))
    return NULL;
  trust = spec_number_text_fixed (spec_projection_get_trustworthiness (map), 2, SPEC_NUMBER_FIGURE);
  if (isnan (spec_projection_get_explained (map)))
    return g_strdup_printf (_ ("trustworthiness %s"), trust);
  explained = spec_number_text_fixed (100 * spec_projection_get_explained (map), 0, SPEC_NUMBER_FIGURE);
  return g_strdup_printf (_ ("trustworthiness %s, %s %% of the variance"), trust, explained);
}

static char *
dup_caption (SpecMapDisplay *display)
{
  SpecMapSession *map = spec_map_display_get_map (display);
  const SpecMapLayout *layout = spec_map_session_get_layout (map);
  const SpecProjectionParams *params
      = layout->maps[0] != NULL ? spec_projection_get_params (layout->maps[0]) : spec_map_session_get_params (map);
  g_autofree char *shown = spec_number_text_count (layout->count, SPEC_NUMBER_FIGURE);
  g_autofree char *total = spec_number_text_count (spec_map_layout_get_total (layout), SPEC_NUMBER_FIGURE);
  g_autofree char *perplexity = spec_number_text_fixed (params->perplexity, 0, SPEC_NUMBER_FIGURE);
  g_autoptr (GString) text = g_string_new (spec_map_words_get_method (params->method));

  if (params->method == SPEC_PROJECTION_TSNE)
    g_string_append_printf (text, _ (", perplexity %s"), perplexity);
  if (params->method == SPEC_PROJECTION_UMAP)
    g_string_append_printf (text, ngettext (", %u neighbour", ", %u neighbours", params->neighbours), params->neighbours);
  if (params->method != SPEC_PROJECTION_PCA)
    g_string_append_printf (text, _ (", %u steps, seed %" PRIu64), layout->step, params->seed);
  g_string_append_printf (text, ngettext (", %s of %s sample", ", %s of %s samples", spec_map_layout_get_total (layout)),
                          shown, total);
  if (layout->maps[0] == NULL)
    g_string_append (text, _ (" (unfinished)"));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
add_legends (SpecMapFigure *figure, SpecMapDisplay *display)
{
  gsize count;
  const SpecMapEntry *entries = spec_map_display_get_entries (display, &count);

  for (gsize i = 0; i < count; i++)
    {
      SpecScatterKind kind = spec_map_plot_get_look (&entries[i], spec_map_figure_get_style (figure), SPEC_SIDE_X);
      const char *name = entries[i].mode != NULL ? spec_mode_item_get_name (entries[i].mode) : NULL;
      g_autofree char *text = name != NULL ? g_strdup_printf ("%s %s", entries[i].name, name) : g_strdup (entries[i].name);

      spec_map_figure_add_legend (figure, &kind, text);
    }
}

static SpecMapFigure *
make_figure (SpecMapDisplay *display)
{
  const SpecMapLayout *layout = spec_map_session_get_layout (spec_map_display_get_map (display));
  SpecMapFigure *figure = spec_map_figure_new (WIDTH);
  g_autofree char *caption = dup_caption (display);

  for (guint side = 0; side < 2; side++)
    {
      g_autofree char *quality = dup_quality (layout->maps[side]);

      spec_map_figure_set_map (figure, side, spec_session_get_name (spec_map_display_get_session (display), side), quality,
                               make_plot (display, side, figure));
    }
  add_legends (figure, display);
  spec_map_figure_set_caption (figure, caption);
  return figure;
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  Job *job = data;
  g_autofree char *record_path = spec_figure_record_dup_path (job->path);
  g_autoptr (GBytes) record = NULL, figure = NULL;

  if (spec_figure_record_may_replace (record_path, &error))
    record = spec_map_record_build (job->record, WIDTH, cancellable, &error);
  if (record != NULL)
    figure = spec_map_figure_render (job->figure, DPI, spec_figure_format_find (job->path), cancellable, &error);
  if (figure != NULL && spec_figure_save (record_path, record, &error) && spec_figure_save (job->path, figure, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
spec_map_export_write_async (SpecMapDisplay *display, const char *path, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->figure = make_figure (display);
  job->record = spec_map_record_new (display);
  job->path = spec_figure_dup_path (path);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, run);
}

gboolean
spec_map_export_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
write_map (const char *path, gpointer data)
{
  SpecMapDisplay *display = data;

  if (spec_map_session_get_layout (spec_map_display_get_map (display))->count > 0)
    spec_map_export_write_async (display, path, NULL, spec_export_outcome_tell, g_object_ref (spec_map_display_get_session (display)));
}

void
spec_map_export_ask (GtkWindow *window, SpecMapDisplay *display)
{
  if (spec_map_session_get_layout (spec_map_display_get_map (display))->count > 0)
    spec_save_dialog_ask (GTK_WIDGET (window), _ ("Save Figure"), "map.pdf", write_map, g_object_ref (display), g_object_unref);
}
