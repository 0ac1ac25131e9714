#include "export/spec-export-evidence.h"

#include <glib/gi18n-lib.h>

#include "export/spec-export-outcome.h"
#include "paint/spec-evidence-figure.h"
#include "widgets/spec-save-dialog.h"

#define WIDTH 6.75 /* inches */
#define DPI 300

typedef struct
{
  SpecEvidence *evidence;
  char *path;
} Job;

static void
free_job (gpointer data)
{
  Job *job = data;

  spec_evidence_unref (job->evidence);
  g_free (job->path);
  g_free (job);
}

static void
run (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  g_autoptr (GBytes) figure
      = spec_evidence_figure_render (job->evidence, WIDTH, DPI, spec_figure_format_find (job->path), cancellable, &error);

  if (figure != NULL && spec_figure_save (job->path, figure, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
spec_export_evidence_write_async (SpecEvidence *evidence, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, data);
  Job *job = g_new0 (Job, 1);

  job->evidence = spec_evidence_ref (evidence);
  job->path = spec_figure_dup_path (path);
  g_task_set_task_data (task, job, free_job);
  g_task_run_in_thread (task, run);
}

gboolean
spec_export_evidence_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/* What a dialog is about, from its opening on: the result may be another one when a name is chosen. */
typedef struct
{
  SpecSession *session;
  SpecEvidence *evidence;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->session);
  spec_evidence_unref (choice->evidence);
  g_free (choice);
}

static void
write_evidence (const char *path, gpointer data)
{
  Choice *choice = data;

  spec_export_evidence_write_async (choice->evidence, path, NULL, spec_export_outcome_tell, g_object_ref (choice->session));
}

void
spec_export_evidence_figure (GtkWindow *window, SpecSession *session)
{
  SpecResult *result = spec_session_get_result (session);
  SpecEvidence *evidence = result != NULL ? spec_session_get_evidence (session, result) : NULL;
  Choice *choice;

  if (evidence == NULL)
    return;
  choice = g_new (Choice, 1);
  *choice = (Choice) { g_object_ref (session), spec_evidence_ref (evidence) };
  spec_save_dialog_ask (GTK_WIDGET (window), _ ("Save Figure"), "evidence.pdf", write_evidence, choice, choice_free);
}
