/* Opening a project: read on another thread, taken at once or not at all. */
#include "project/spec-document-private.h"

typedef struct
{
  char *path;            /* what is read */
  char *root;            /* (nullable) */
  SpecAutosave *autosave; /* (nullable): it is work that was lost */
  gboolean rebased;
  char *missing; /* (nullable): a file that is not there */
} SpecOpening;

static void
opening_free (gpointer data)
{
  SpecOpening *opening = data;

  g_free (opening->path);
  g_free (opening->root);
  g_free (opening->missing);
  g_clear_pointer (&opening->autosave, spec_autosave_free);
  g_free (opening);
}

static void
open_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SpecOpening *opening = data;
  GError *error = NULL;
  SpecProject *project = spec_project_load (opening->path, &error);
  SpecOpenedProject *opened = NULL;

  if (project != NULL)
    {
      opening->rebased = opening->root != NULL && spec_project_find_missing (project) != NULL;
      if (opening->rebased)
        spec_project_rebase (project, opening->root);
      opening->missing = g_strdup (spec_project_find_missing (project));
      opened = spec_opened_project_new (project, cancellable, &error);
    }
  if (opened != NULL)
    g_task_return_pointer (task, opened, (GDestroyNotify) spec_opened_project_free);
  else
    g_task_return_error (task, error);
}

static void
spec_document_take_opened (SpecDocument *document, SpecOpening *opening, SpecOpenedProject *opened)
{
  g_autofree char *origin = opening->autosave != NULL ? spec_autosave_dup_origin (opening->autosave) : NULL;

  g_clear_pointer (&document->autosave, spec_autosave_free);
  spec_document_take_path (document, opening->autosave != NULL ? origin : opening->path, opened->project->original);
  spec_session_take_project (document->session, opened);
  document->autosave = g_steal_pointer (&opening->autosave);
  if (document->autosave != NULL || opening->rebased)
    spec_session_mark_unsaved (document->session);
  g_signal_emit_by_name (document, "opened");
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecDocument *document = SPEC_DOCUMENT (source);
  GTask *task = G_TASK (result);
  SpecOpening *opening = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecOpenedProject) opened = g_task_propagate_pointer (task, &error);

  if (document->opening != g_task_get_cancellable (task))
    return;

  g_clear_object (&document->opening);
  spec_document_notify_busy (document);
  if (opened != NULL)
    spec_document_take_opened (document, opening, opened);
  else if (opening->missing != NULL && opening->root == NULL)
    g_signal_emit_by_name (document, "moved", opening->path, opening->missing);
  else
    spec_document_emit_failed (document, error->message);
}

static void
spec_document_start_opening (SpecDocument *document, SpecOpening *opening)
{
  g_autoptr (GTask) task = NULL;

  if (document->opening != NULL)
    g_cancellable_cancel (document->opening);
  g_clear_object (&document->opening);
  document->opening = g_cancellable_new ();
  task = g_task_new (document, document->opening, on_opened, NULL);
  g_task_set_task_data (task, opening, opening_free);
  g_task_run_in_thread (task, open_in_thread);
  spec_document_notify_busy (document);
}

void
spec_document_open (SpecDocument *document, const char *path, const char *root)
{
  SpecOpening *opening;

  g_return_if_fail (SPEC_IS_DOCUMENT (document));
  g_return_if_fail (path != NULL);

  opening = g_new0 (SpecOpening, 1);
  opening->path = g_canonicalize_filename (path, NULL);
  opening->root = g_strdup (root);
  spec_document_start_opening (document, opening);
}

void
spec_document_recover (SpecDocument *document, SpecAutosave *autosave)
{
  SpecOpening *opening;

  g_return_if_fail (SPEC_IS_DOCUMENT (document));
  g_return_if_fail (autosave != NULL);

  opening = g_new0 (SpecOpening, 1);
  opening->path = g_strdup (spec_autosave_get_path (autosave));
  opening->autosave = autosave;
  spec_document_start_opening (document, opening);
}
