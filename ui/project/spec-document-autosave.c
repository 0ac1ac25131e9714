/* Keeping unsaved work: as long as there is some, each few seconds in which it has changed. */
#include "project/spec-document-private.h"

typedef struct
{
  SpecProject *project;
  SpecAutosave *autosave; /* the document may take up another place meanwhile */
  char *origin;           /* (nullable) */
} SpecAutosaving;

static void
autosaving_free (gpointer data)
{
  SpecAutosaving *autosaving = data;

  spec_project_free (autosaving->project);
  spec_autosave_free (autosaving->autosave);
  g_free (autosaving->origin);
  g_free (autosaving);
}

static void
autosave_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SpecAutosaving *autosaving = data;

  /* Work whose files cannot be read just now is kept all the same. */
  spec_project_add_digests (autosaving->project, cancellable, NULL);
  g_task_return_boolean (task, spec_autosave_write (autosaving->autosave, autosaving->project, autosaving->origin, NULL));
}

static gboolean
is_modified (SpecDocument *document)
{
  gboolean modified;

  g_object_get (document->session, "modified", &modified, NULL);

  return modified;
}

static void
on_autosaved (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecDocument *document = SPEC_DOCUMENT (source);
  SpecAutosaving *autosaving = g_task_get_task_data (G_TASK (result));

  document->autosaving = FALSE;
  /* It was saved, or given up, meanwhile; or another project was opened in its place. */
  if (!is_modified (document) || document->autosaved == NULL || autosaving->autosave != document->autosave)
    spec_autosave_remove (autosaving->autosave);
}

void
spec_document_autosave (SpecDocument *document)
{
  g_autoptr (SpecSetting) setting = NULL;
  SpecAutosaving *autosaving;
  g_autoptr (GTask) task = NULL;
  SpecProject *project;

  g_return_if_fail (SPEC_IS_DOCUMENT (document));

  setting = spec_session_begin_saving (document->session);
  if (document->autosaving || !is_modified (document)
      || (document->autosaved != NULL && spec_setting_equal (setting, document->autosaved)))
    return;
  if (document->autosave == NULL)
    document->autosave = spec_autosave_new (NULL);
  project = document->autosave != NULL ? spec_document_make_project (document) : NULL;
  if (project == NULL)
    return;

  g_clear_pointer (&document->autosaved, spec_setting_free);
  document->autosaved = g_steal_pointer (&setting);
  document->autosaving = TRUE;
  spec_autosave_want (document->autosave);
  autosaving = g_new0 (SpecAutosaving, 1);
  *autosaving = (SpecAutosaving) { project, spec_autosave_ref (document->autosave), g_strdup (document->path) };
  task = g_task_new (document, NULL, on_autosaved, NULL);
  g_task_set_task_data (task, autosaving, autosaving_free);
  g_task_run_in_thread (task, autosave_in_thread);
}

static gboolean
on_interval (gpointer data)
{
  spec_document_autosave (data);

  return G_SOURCE_CONTINUE;
}

void
spec_document_discard (SpecDocument *document)
{
  g_return_if_fail (SPEC_IS_DOCUMENT (document));

  g_clear_handle_id (&document->timer, g_source_remove);
  g_clear_pointer (&document->autosaved, spec_setting_free);
  if (document->autosave != NULL)
    spec_autosave_remove (document->autosave);
}

void
spec_document_watch (SpecDocument *document)
{
  if (!is_modified (document))
    spec_document_discard (document);
  else if (document->timer == 0)
    document->timer = g_timeout_add_seconds (SPEC_AUTOSAVE_SECONDS, on_interval, document);
}
