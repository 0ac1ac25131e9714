#include "export/spec-export-job.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "paint/spec-figure-record.h"
#include "paint/spec-montage-figure.h"
#include "report/spec-report-origin.h"

typedef struct
{
  SpecMontage *montage;
  SpecExportChoices choices;
  char *path;     /* (nullable) */
  GString *names; /* of the files written */
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  spec_montage_unref (job->montage);
  g_free (job->path);
  g_string_free (job->names, TRUE);
  g_free (job);
}

static GTask *
make_task (SpecMontage *montage,
           const SpecExportChoices *choices,
           const char *path,
           GCancellable *cancellable,
           GAsyncReadyCallback callback,
           gpointer data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->montage = spec_montage_ref (montage);
  job->choices = *choices;
  job->path = g_strdup (path);
  job->names = g_string_new (NULL);
  g_task_set_task_data (task, job, free_job);
  return task;
}

static gboolean
save (Job *job, const char *path, GBytes *bytes, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  if (!spec_figure_save (path, bytes, error))
    return FALSE;
  g_string_append_printf (job->names, "%s%s", job->names->len > 0 ? ", " : "", name);
  return TRUE;
}

static gboolean
write_record (Job *job, SpecMontageFigure *figure, GCancellable *cancellable, GError **error)
{
  g_autofree char *path = spec_figure_record_dup_path (job->path);
  g_autoptr (JsonNode) origin = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (job->montage->result != NULL)
    {
      origin = spec_report_origin_build (job->montage->result, job->montage->source, cancellable, error);
      if (origin == NULL)
        return FALSE;
    }
  bytes = spec_figure_record_build_montage (origin, job->montage, &job->choices.style,
                                            spec_montage_figure_get_layout (figure));
  return save (job, path, bytes, error);
}

static gboolean
write_latex (Job *job, SpecMontageFigure *figure, GError **error)
{
  g_autofree char *path = spec_figure_dup_beside (job->path, ".tex"), *name = g_filename_display_basename (job->path),
                  *latex = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return TRUE;
  latex = spec_montage_figure_dup_latex (figure, name);
  bytes = g_bytes_new (latex, strlen (latex));
  return save (job, path, bytes, error);
}

/* The figure comes last: when it is there, all is. */
static gboolean
write_files (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecMontageFigure) figure = NULL;
  g_autofree char *record = spec_figure_record_dup_path (job->path);
  g_autoptr (GBytes) bytes = NULL;

  if (job->choices.record && !spec_figure_record_may_replace (record, error))
    return FALSE;
  figure = spec_montage_figure_new (job->montage, &job->choices.style, job->choices.format, cancellable, error);
  if (figure == NULL)
    return FALSE;
  bytes = spec_montage_figure_render (figure, job->choices.format, cancellable, error);
  return bytes != NULL && (!job->choices.record || write_record (job, figure, cancellable, error))
         && (!job->choices.latex || write_latex (job, figure, error)) && save (job, job->path, bytes, error);
}

static void
run_write (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  Job *job = data;

  if (write_files (job, cancellable, &error))
    g_task_return_pointer (task, g_strdup (job->names->str), g_free);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
spec_export_job_write_async (SpecMontage *montage,
                             const SpecExportChoices *choices,
                             const char *path,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer data)
{
  g_autoptr (GTask) task = make_task (montage, choices, path, cancellable, callback, data);

  g_task_run_in_thread (task, run_write);
}

char *
spec_export_job_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
run_render (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  Job *job = data;
  g_autoptr (SpecMontageFigure) figure
      = spec_montage_figure_new (job->montage, &job->choices.style, SPEC_FIGURE_PNG, cancellable, &error);
  GBytes *bytes = figure != NULL ? spec_montage_figure_render (figure, SPEC_FIGURE_PNG, cancellable, &error) : NULL;

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
spec_export_job_render_async (SpecMontage *montage,
                              const SpecExportChoices *choices,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer data)
{
  g_autoptr (GTask) task = make_task (montage, choices, NULL, cancellable, callback, data);

  g_task_run_in_thread (task, run_render);
}

GBytes *
spec_export_job_render_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
