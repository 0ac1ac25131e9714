#include "agreement/spec-agreement-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/spec-export-outcome.h"
#include "paint/spec-agreement-figure.h"
#include "widgets/spec-save-dialog.h"

#define WIDTH 4.5 /* inches */
#define DPI 300

typedef struct
{
  SpecAgreement *agreement;
  char *names[2];
  char *path;
  SpecAgreementFigure figure;
  gboolean measures;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  spec_agreement_unref (job->agreement);
  g_free (job->names[0]);
  g_free (job->names[1]);
  g_free (job->path);
  g_free (job);
}

/* The numbers of the curve, beside its figure. */
static gboolean
write_numbers (Job *job, GError **error)
{
  g_autofree char *path = spec_figure_dup_beside (job->path, ".csv");
  g_autofree char *table = spec_agreement_figure_dup_csv (job->agreement->pair->curve);
  g_autoptr (GBytes) bytes = g_bytes_new (table, strlen (table));

  return spec_figure_save (path, bytes, error);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  SpecFigureFormat format = spec_figure_format_find (job->path);
  g_autoptr (GBytes) bytes
      = job->measures ? spec_agreement_figure_render_measures (&job->figure, WIDTH, DPI, format, cancellable, &error)
                      : spec_agreement_figure_render_curve (&job->figure, WIDTH, DPI, format, cancellable, &error);

  if (bytes != NULL && spec_figure_save (job->path, bytes, &error) && (job->measures || write_numbers (job, &error)))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static Job *
job_new (SpecAgreementSession *session, gboolean measures, const char *path)
{
  Job *job = g_new0 (Job, 1);

  job->agreement = spec_agreement_ref ((SpecAgreement *) spec_agreement_session_get_agreement (session));
  job->measures = measures;
  job->path = spec_figure_dup_path (path);
  for (guint side = 0; side < 2; side++)
    {
      job->names[side] = g_strdup (spec_embedding_get_name (spec_agreement_session_get_embedding (session, side)));
      job->figure.names[side] = job->names[side];
    }
  job->figure.agreement = job->agreement;
  job->figure.k = spec_agreement_session_get_k (session);
  job->figure.shown = spec_agreement_session_get_shown (session);
  job->figure.look.solid = TRUE;
  g_object_get (session, "band", &job->figure.look.band, "normalised", &job->figure.look.normalised, NULL);
  return job;
}

void
spec_agreement_export_write_async (SpecAgreementSession *session, gboolean measures, const char *path,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);

  g_task_set_task_data (task, job_new (session, measures, path), job_free);
  g_task_run_in_thread (task, run);
}

gboolean
spec_agreement_export_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static void
write_figure (SpecAgreementSession *session, gboolean measures, const char *path)
{
  if (spec_agreement_session_get_agreement (session) != NULL)
    spec_agreement_export_write_async (session, measures, path, NULL, spec_export_outcome_tell,
                                       g_object_ref (spec_agreement_session_get_session (session)));
}

static void
write_curve (const char *path, gpointer session)
{
  write_figure (session, FALSE, path);
}

static void
write_measures (const char *path, gpointer session)
{
  write_figure (session, TRUE, path);
}

void
spec_agreement_export_choose (GtkWidget *widget, SpecAgreementSession *session, gboolean measures)
{
  if (spec_agreement_session_get_agreement (session) != NULL)
    spec_save_dialog_ask (widget, _ ("Save Figure"), measures ? "measures.pdf" : "nngs.pdf", measures ? write_measures : write_curve,
                          g_object_ref (session), g_object_unref);
}
