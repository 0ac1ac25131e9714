/* Steps of undo: what is remembered of the session, and how it goes back to it. */
#include "model/spec-session-private.h"

#define REPLACE(field, value, ref, unref)                                                                                    \
  G_STMT_START                                                                                                               \
  {                                                                                                                          \
    g_clear_pointer (&(field), unref);                                                                                       \
    (field) = (value) != NULL ? ref (value) : NULL;                                                                          \
  }                                                                                                                          \
  G_STMT_END

SpecSetting *
spec_session_get_setting (SpecSession *session)
{
  SpecSetting *setting = spec_setting_new ();

  setting->params = session->params;
  for (guint side = 0; side < 2; side++)
    {
      REPLACE (setting->embedding[side], session->embedding[side], spec_embedding_ref, spec_embedding_unref);
      setting->median[side] = session->median[side];
      setting->median_known[side] = session->median_known[side];
    }
  REPLACE (setting->listed, session->listed, spec_samples_ref, spec_samples_unref);
  REPLACE (setting->names, session->names, spec_embedding_ref, spec_embedding_unref);
  REPLACE (setting->curation, session->curation, spec_curation_ref, spec_curation_unref);
  setting->samples_path = g_strdup (session->samples_path);
  setting->samples_root = g_strdup (session->samples_root);
  setting->labels_path = g_strdup (session->labels_path);
  setting->skip_first = session->skip_first;
  setting->comparing = session->comparing;

  return setting;
}

static void
spec_session_notify_history (SpecSession *session)
{
  spec_session_notify (session, SPEC_PROP_CAN_UNDO);
  spec_session_notify (session, SPEC_PROP_CAN_REDO);
}

void
spec_session_record (SpecSession *session)
{
  if (!session->comparing)
    return;

  spec_history_record (session->history, spec_session_get_setting (session));
  spec_session_notify_history (session);
}

void
spec_session_record_files (SpecSession *session, gboolean step)
{
  if (!step || session->files_recorded)
    return;

  spec_session_record (session);
  session->files_recorded = spec_session_is_reading (session);
}

void
spec_session_update_modified (SpecSession *session)
{
  g_autoptr (SpecSetting) setting = NULL;
  gboolean modified = FALSE;

  if (session->saved != NULL)
    {
      setting = spec_session_get_setting (session);
      modified = !spec_setting_equal (setting, session->saved);
    }
  if (modified == session->modified)
    return;

  session->modified = modified;
  spec_session_notify (session, SPEC_PROP_MODIFIED);
}

void
spec_session_mark_saved (SpecSession *session, SpecSetting *setting)
{
  g_clear_pointer (&session->saved, spec_setting_free);
  session->saved = setting;
  spec_session_update_modified (session);
}

static void
spec_session_set_files (SpecSession *session, const SpecSetting *setting)
{
  REPLACE (session->listed, setting->listed, spec_samples_ref, spec_samples_unref);
  REPLACE (session->names, setting->names, spec_embedding_ref, spec_embedding_unref);
  g_free (session->samples_path);
  g_free (session->samples_root);
  g_free (session->labels_path);
  session->samples_path = g_strdup (setting->samples_path);
  session->samples_root = g_strdup (setting->samples_root);
  session->labels_path = g_strdup (setting->labels_path);
  session->skip_first = setting->skip_first;
}

/* Returns: whether one of them is another than before. */
static gboolean
spec_session_set_embeddings (SpecSession *session, const SpecSetting *setting)
{
  gboolean changed = FALSE;

  for (guint side = 0; side < 2; side++)
    {
      changed = changed || session->embedding[side] != setting->embedding[side];
      REPLACE (session->embedding[side], setting->embedding[side], spec_embedding_ref, spec_embedding_unref);
      session->median[side] = setting->median[side];
      session->median_known[side] = setting->median_known[side];
    }

  return changed;
}

static void
spec_session_notify_files (SpecSession *session)
{
  static const SpecSessionProp props[] = { SPEC_PROP_X, SPEC_PROP_Y, SPEC_PROP_MEDIAN_X, SPEC_PROP_MEDIAN_Y };

  for (guint i = 0; i < G_N_ELEMENTS (props); i++)
    spec_session_notify (session, props[i]);
}

/* An answer about another number of rows says nothing of those that are there. */
static void
spec_session_drop_foreign_result (SpecSession *session)
{
  SpecEmbedding *x = session->embedding[SPEC_SIDE_X];
  SpecProblem *problem = session->result != NULL ? spec_result_get_problem (session->result) : NULL;

  if (problem != NULL
      && (!spec_session_is_ready (session) || spec_problem_get_total (problem) != spec_embedding_get_samples (x)))
    spec_session_drop_result (session);
}

void
spec_session_take_setting (SpecSession *session, const SpecSetting *setting)
{
  gboolean other_list = session->listed != setting->listed;

  g_object_freeze_notify (G_OBJECT (session));
  spec_session_stop_rest (session);
  for (guint role = 0; role < SPEC_N_ROLES; role++)
    spec_session_cancel_loading (session, role);
  spec_session_forget_pending (session);
  spec_session_set_files (session, setting);
  if (spec_session_set_embeddings (session, setting))
    {
      spec_session_stop_job (session);
      spec_session_notify_files (session);
      spec_session_note_rows (session, SPEC_SIDE_Y, session->embedding[SPEC_SIDE_Y], session->embedding[SPEC_SIDE_X]);
      spec_session_drop_foreign_result (session);
      other_list = TRUE;
    }
  spec_session_put_curation (session, setting->curation);
  if (other_list)
    spec_session_refit_samples (session);
  if (session->comparing != setting->comparing)
    {
      session->comparing = session->compare_wanted = setting->comparing;
      spec_session_notify (session, SPEC_PROP_COMPARING);
    }
  spec_session_apply_params (session, &setting->params);
  if (spec_session_needs_medians (session))
    spec_session_request_medians (session);
  else
    spec_session_request_preview (session);
  spec_session_update_state (session);
  g_object_thaw_notify (G_OBJECT (session));
}

void
spec_session_undo (SpecSession *session)
{
  g_autoptr (SpecSetting) setting = NULL;

  g_return_if_fail (SPEC_IS_SESSION (session));

  setting = spec_history_undo (session->history, spec_session_get_setting (session));
  if (setting != NULL)
    spec_session_take_setting (session, setting);
  spec_session_notify_history (session);
}

void
spec_session_redo (SpecSession *session)
{
  g_autoptr (SpecSetting) setting = NULL;

  g_return_if_fail (SPEC_IS_SESSION (session));

  setting = spec_history_redo (session->history, spec_session_get_setting (session));
  if (setting != NULL)
    spec_session_take_setting (session, setting);
  spec_session_notify_history (session);
}
