#include "agreement/spec-agreement-export.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "export/spec-export-outcome.h"
#include "paint/spec-agreement-figure.h"

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
  job->path = spec_figure_format_find (path) != 0 ? g_strdup (path) : g_strconcat (path, ".pdf", NULL);
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
on_chosen (GtkNativeDialog *dialog, int response, gpointer data)
{
  SpecAgreementSession *session = data;
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  gboolean measures = g_object_get_data (G_OBJECT (dialog), "spec-measures") != NULL;

  if (response == GTK_RESPONSE_ACCEPT && path != NULL && spec_agreement_session_get_agreement (session) != NULL)
    spec_agreement_export_write_async (session, measures, path, NULL, spec_export_outcome_tell,
                                       g_object_ref (spec_agreement_session_get_session (session)));
  gtk_native_dialog_hide (dialog);
  g_object_unref (dialog);
}

static void
unref_session (gpointer data, GClosure *closure)
{
  g_object_unref (data);
}

void
spec_agreement_export_choose (GtkWidget *widget, SpecAgreementSession *session, gboolean measures)
{
  GtkRoot *root = gtk_widget_get_root (widget);
  GtkFileChooserNative *chooser;

  if (spec_agreement_session_get_agreement (session) == NULL)
    return;
  chooser = gtk_file_chooser_native_new (_ ("Save Figure"), GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL,
                                         GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), measures ? "measures.pdf" : "nngs.pdf");
  g_object_set_data (G_OBJECT (chooser), "spec-measures", GINT_TO_POINTER (measures));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  g_signal_connect_data (chooser, "response", G_CALLBACK (on_chosen), g_object_ref (session), unref_session, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}
