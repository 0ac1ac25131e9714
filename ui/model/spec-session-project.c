#include "model/spec-session-project.h"

#include <glib/gi18n-lib.h>

#include "model/spec-session-private.h"

static char *
dup_absolute (const char *path)
{
  return path != NULL ? g_canonicalize_filename (path, NULL) : NULL;
}

static void
set_inputs (SpecProject *project, SpecSession *session)
{
  for (guint side = 0; side < 2; side++)
    {
      SpecEmbedding *embedding = session->embedding[side];

      project->file[side].path = dup_absolute (spec_embedding_get_path (embedding));
      project->array[side].array = g_strdup (spec_embedding_get_array (embedding));
      project->array[side].name = g_strdup (spec_embedding_get_name (embedding));
      if (session->names == embedding)
        project->row_names = (int) side;
    }
  project->file[SPEC_PROJECT_SAMPLES].path = dup_absolute (session->samples_path);
  project->file[SPEC_PROJECT_ROOT].path = dup_absolute (session->samples_root);
  project->file[SPEC_PROJECT_LABELS].path = dup_absolute (session->labels_path);
  project->skip_first = session->skip_first;
}

static void
set_view (SpecProjectView *view, SpecSession *session)
{
  view->view = g_strdup (session->view);
  view->zoom = session->tile_size;
  view->linear = session->linear;
  view->opposite = session->opposite;
  if (session->selected == NULL)
    return;
  view->direction = spec_mode_item_get_direction (session->selected);
  view->mode = spec_mode_item_get_index (session->selected) + 1;
}

SpecProject *
spec_session_make_project (SpecSession *session)
{
  SpecProject *project;

  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  for (guint side = 0; side < 2; side++)
    if (session->embedding[side] == NULL || spec_embedding_get_path (session->embedding[side]) == NULL)
      return NULL;

  project = spec_project_new ();
  set_inputs (project, session);
  set_view (&project->view, session);
  project->params = session->params;
  project->exports = g_strdup (session->exports);
  spec_curation_unref (project->curation);
  project->curation = spec_curation_ref (session->curation);
  g_array_append_vals (project->sigmas, session->sigmas->data, session->sigmas->len);

  return project;
}

/* Returns: (transfer full): the setting that @opened describes. */
static SpecSetting *
make_setting (SpecSession *session, const SpecOpenedProject *opened)
{
  const SpecProject *project = opened->project;
  SpecSetting *setting = spec_setting_new ();

  setting->params = project->params;
  setting->params.memory = session->params.memory;
  setting->params.threads = session->params.threads;
  for (guint side = 0; side < 2; side++)
    {
      setting->embedding[side] = spec_embedding_ref (opened->embedding[side]);
      setting->median[side] = opened->median[side];
      setting->median_known[side] = opened->result != NULL;
    }
  if (project->file[SPEC_PROJECT_SAMPLES].path != NULL || project->file[SPEC_PROJECT_LABELS].path != NULL)
    setting->listed = spec_samples_ref (opened->samples);
  if (project->row_names >= 0)
    setting->names = spec_embedding_ref (opened->embedding[project->row_names]);
  setting->samples_path = g_strdup (project->file[SPEC_PROJECT_SAMPLES].path);
  setting->samples_root = g_strdup (project->file[SPEC_PROJECT_ROOT].path);
  setting->labels_path = g_strdup (project->file[SPEC_PROJECT_LABELS].path);
  setting->skip_first = project->skip_first;
  spec_curation_unref (setting->curation);
  setting->curation = spec_curation_ref (project->curation);
  setting->comparing
      = spec_embedding_get_samples (opened->embedding[SPEC_SIDE_X]) == spec_embedding_get_samples (opened->embedding[SPEC_SIDE_Y]);

  return setting;
}

static void
take_view (SpecSession *session, const SpecProjectView *view)
{
  g_object_set (session, "view", view->view, "tile-size", (int) CLAMP (view->zoom, 0, G_MAXINT16), "linear", view->linear, NULL);
}

static void
select_saved (SpecSession *session, const SpecProjectView *view)
{
  for (guint i = 0; view->mode > 0 && i < g_list_model_get_n_items (G_LIST_MODEL (session->modes)); i++)
    {
      g_autoptr (SpecModeItem) item = g_list_model_get_item (G_LIST_MODEL (session->modes), i);

      if (spec_mode_item_get_direction (item) == view->direction && spec_mode_item_get_index (item) + 1 == view->mode)
        spec_session_select (session, item);
    }
  spec_session_set_opposite (session, view->opposite);
}

/* Never silently: another file under the same name gives other figures. */
static void
note_changed (SpecSession *session, GPtrArray *changed)
{
  g_autofree char *name = NULL, *title = NULL;

  g_hash_table_remove_all (session->dismissed);
  spec_session_remove_notice (session, "changed");
  if (changed->len == 0)
    return;
  name = g_path_get_basename (changed->pdata[0]);
  if (changed->len == 1)
    title = g_strdup_printf (_ ("%s has changed since the project was saved."), name);
  else
    title = g_strdup_printf (ngettext ("%s and %u other file have changed since the project was saved.",
                                       "%s and %u other files have changed since the project was saved.", changed->len - 1),
                             name, changed->len - 1);
  spec_session_add_notice (session, spec_notice_new ("changed", SPEC_NOTICE_WARNING, title,
                                                     _ ("What is shown is of the files as they are now.")));
}

void
spec_session_take_project (SpecSession *session, const SpecOpenedProject *opened)
{
  SpecSetting *setting;

  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (opened != NULL);

  setting = make_setting (session, opened);
  g_object_freeze_notify (G_OBJECT (session));
  spec_session_stop_job (session);
  spec_session_drop_result (session);
  spec_history_clear (session->history);
  if (opened->result != NULL)
    spec_result_cache_add (session->cache, setting->embedding[SPEC_SIDE_X], setting->embedding[SPEC_SIDE_Y], &setting->params,
                           opened->result);
  g_array_set_size (session->sigmas, 0);
  g_array_append_vals (session->sigmas, opened->project->sigmas->data, opened->project->sigmas->len);
  take_view (session, &opened->project->view);
  spec_session_set_exports (session, opened->project->exports);
  spec_session_take_setting (session, setting);
  spec_session_mark_saved (session, setting);
  spec_session_notify (session, SPEC_PROP_CAN_UNDO);
  spec_session_notify (session, SPEC_PROP_CAN_REDO);
  g_object_thaw_notify (G_OBJECT (session));
  spec_session_note_rows (session, SPEC_SIDE_Y, session->embedding[SPEC_SIDE_Y], session->embedding[SPEC_SIDE_X]);
  select_saved (session, &opened->project->view);
  note_changed (session, opened->changed);
}

SpecSetting *
spec_session_begin_saving (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return spec_session_get_setting (session);
}

void
spec_session_end_saving (SpecSession *session, SpecSetting *mark, gboolean saved)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  if (saved)
    spec_session_mark_saved (session, mark);
  else
    spec_setting_free (mark);
}

void
spec_session_mark_unsaved (SpecSession *session)
{
  g_return_if_fail (SPEC_IS_SESSION (session));

  spec_session_mark_saved (session, spec_setting_new ());
}

SpecResult *
spec_session_dup_full_result (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  if (!spec_session_is_current (session) || spec_problem_is_preview (spec_result_get_problem (session->result)))
    return NULL;

  return spec_result_ref (session->result);
}
