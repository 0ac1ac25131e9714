#include "export/spec-export-spectrum.h"

#include <glib/gi18n-lib.h>

#include "export/spec-export-outcome.h"
#include "paint/spec-figure-record.h"
#include "paint/spec-spectrum-figure.h"
#include "report/spec-report-origin.h"
#include "widgets/spec-save-dialog.h"

#define WIDTH 6.75 /* inches */
#define DPI 300

typedef struct
{
  SpecResult *result;
  SpecSamples *samples; /* (nullable) */
  SpecEvidence *evidence; /* (nullable) */
  char *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  spec_result_unref (job->result);
  g_clear_pointer (&job->samples, spec_samples_unref);
  g_clear_pointer (&job->evidence, spec_evidence_unref);
  g_free (job->path);
  g_free (job);
}

static GBytes *
build_record (Job *job, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) origin = spec_report_origin_build (job->result, job->samples, cancellable, error);

  if (origin == NULL)
    return NULL;
  return spec_figure_record_build_spectrum (origin, job->result, WIDTH, spec_spectrum_figure_get_height (WIDTH));
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GError) error = NULL;
  Job *job = data;
  g_autofree char *record_path = spec_figure_record_dup_path (job->path);
  g_autoptr (GBytes) record = NULL, figure = NULL;

  if (spec_figure_record_may_replace (record_path, &error))
    record = build_record (job, cancellable, &error);
  if (record != NULL)
    figure = spec_spectrum_figure_render (job->result, job->evidence, WIDTH, DPI, spec_figure_format_find (job->path), cancellable,
                                          &error);
  if (figure != NULL && spec_figure_save (record_path, record, &error) && spec_figure_save (job->path, figure, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
spec_export_spectrum_write_async (SpecResult *result,
                                  SpecSamples *samples,
                                  SpecEvidence *evidence,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->result = spec_result_ref (result);
  job->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
  job->evidence = evidence != NULL ? spec_evidence_ref (evidence) : NULL;
  job->path = spec_figure_dup_path (path);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run);
}

gboolean
spec_export_spectrum_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
write_spectrum (const char *path, gpointer session)
{
  SpecResult *result = spec_session_get_result (session);

  if (result != NULL)
    spec_export_spectrum_write_async (result, spec_session_get_samples (session), spec_session_get_evidence (session, result), path,
                                      NULL, spec_export_outcome_tell, g_object_ref (session));
}

void
spec_export_spectrum_figure (GtkWindow *window, SpecSession *session)
{
  if (spec_session_get_result (session) != NULL)
    spec_save_dialog_ask (GTK_WIDGET (window), _ ("Save Figure"), "spectrum.pdf", write_spectrum, g_object_ref (session),
                          g_object_unref);
}
