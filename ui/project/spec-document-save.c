/* Saving a project: what it is at the moment it is asked for, written on another thread. */
#include <glib/gi18n-lib.h>

#include "project/spec-document-private.h"
#include "project/spec-project-preview.h"

typedef struct
{
  SpecProject *project;
  SpecSetting *mark;    /* what is saved */
  SpecResult *result;   /* (nullable): to be kept beside it */
  SpecSamples *samples; /* (nullable) */
  double median[2];
  char *path;
  char *text; /* (nullable): as it was written */
} SpecSaving;

static void
saving_free (gpointer data)
{
  SpecSaving *saving = data;

  spec_project_free (saving->project);
  spec_setting_free (saving->mark);
  g_clear_pointer (&saving->result, spec_result_unref);
  g_clear_pointer (&saving->samples, spec_samples_unref);
  g_free (saving->path);
  g_free (saving->text);
  g_free (saving);
}

static void
save_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SpecSaving *saving = data;
  GError *error = NULL;

  if (!spec_project_add_digests (saving->project, cancellable, &error) || !spec_project_save (saving->project, saving->path, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  saving->text = spec_project_dup_text (saving->project, saving->path, NULL);
  /* Both only make the next start faster or prettier. */
  if (saving->result != NULL)
    spec_opened_project_keep_result (saving->project, saving->result, saving->median, NULL);
  spec_project_preview_write (saving->project, saving->path, saving->result, saving->samples);
  g_task_return_boolean (task, TRUE);
}

static void
spec_document_save_again (SpecDocument *document)
{
  g_autofree char *path = g_steal_pointer (&document->save_again_path);

  if (!document->save_again)
    return;

  document->save_again = FALSE;
  spec_document_save (document, path);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecDocument *document = SPEC_DOCUMENT (source);
  SpecSaving *saving = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean saved = g_task_propagate_boolean (G_TASK (result), &error);

  document->saving = FALSE;
  spec_document_notify_busy (document);
  if (saved)
    {
      spec_document_take_path (document, saving->path, saving->text);
      spec_session_end_saving (document->session, g_steal_pointer (&saving->mark), TRUE);
      g_signal_emit_by_name (document, "saved", saving->path);
    }
  else
    {
      spec_document_emit_failed (document, error->message);
    }
  spec_document_save_again (document);
}

static SpecSaving *
saving_new (SpecDocument *document, SpecProject *project, const char *path)
{
  SpecSaving *saving = g_new0 (SpecSaving, 1);
  SpecSamples *samples = spec_session_get_samples (document->session);

  saving->project = project;
  saving->mark = spec_session_begin_saving (document->session);
  saving->result = spec_session_dup_full_result (document->session);
  saving->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
  g_object_get (document->session, "median-x", &saving->median[SPEC_SIDE_X], "median-y", &saving->median[SPEC_SIDE_Y], NULL);
  saving->path = g_canonicalize_filename (path, NULL);

  return saving;
}

void
spec_document_save (SpecDocument *document, const char *path)
{
  const char *target = path != NULL ? path : document->path;
  g_autoptr (GTask) task = NULL;
  SpecProject *project;

  g_return_if_fail (SPEC_IS_DOCUMENT (document));
  g_return_if_fail (target != NULL);

  if (document->saving)
    {
      char *copy = g_strdup (path);

      document->save_again = TRUE;
      g_free (document->save_again_path);
      document->save_again_path = copy;
      return;
    }
  project = spec_document_make_project (document);
  if (project == NULL)
    {
      spec_document_emit_failed (document, _ ("There is nothing to save yet: expected X and Y."));
      return;
    }
  document->saving = TRUE;
  task = g_task_new (document, NULL, on_saved, NULL);
  g_task_set_task_data (task, saving_new (document, project, target), saving_free);
  g_task_run_in_thread (task, save_in_thread);
  spec_document_notify_busy (document);
}
