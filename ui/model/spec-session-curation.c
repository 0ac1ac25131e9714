/* What the person notes of clusters and samples, and how names come onto the list of clusters. */
#include "model/spec-session-private.h"

SpecCuration *
spec_session_get_curation (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return session->curation;
}

/* The name was changed on the item itself, by the person. */
static void
on_name_changed (SpecModeItem *item, GParamSpec *pspec, SpecSession *session)
{
  g_autoptr (SpecCuration) curation = NULL;
  const char *name = spec_mode_item_get_name (item);

  if (session->naming)
    return;

  curation = spec_curation_with_name (session->curation, spec_mode_item_get_result (item), spec_mode_item_get_direction (item),
                                      spec_mode_item_get_index (item), name);
  if (spec_curation_equal (curation, session->curation))
    return;
  spec_session_record (session);
  g_clear_pointer (&session->curation, spec_curation_unref);
  session->curation = spec_curation_ref (curation);
  spec_session_notify (session, SPEC_PROP_CURATION);
  spec_session_update_modified (session);
}

void
spec_session_watch_name (SpecSession *session, SpecModeItem *item)
{
  g_signal_connect_object (item, "notify::name", G_CALLBACK (on_name_changed), session, 0);
}

void
spec_session_name_mode (SpecSession *session, SpecModeItem *item, const char *name)
{
  session->naming = TRUE;
  spec_mode_item_set_name (item, name);
  session->naming = FALSE;
}

void
spec_session_name_modes (SpecSession *session)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (session->modes)); i++)
    {
      g_autoptr (SpecModeItem) item = g_list_model_get_item (G_LIST_MODEL (session->modes), i);

      spec_session_name_mode (session, item,
                              spec_curation_find_name (session->curation, spec_mode_item_get_result (item),
                                                       spec_mode_item_get_direction (item), spec_mode_item_get_index (item)));
    }
}

void
spec_session_put_curation (SpecSession *session, SpecCuration *curation)
{
  if (session->curation == curation)
    return;

  spec_curation_ref (curation);
  spec_curation_unref (session->curation);
  session->curation = curation;
  spec_session_name_modes (session);
  spec_session_notify (session, SPEC_PROP_CURATION);
  spec_session_update_modified (session);
}

void
spec_session_set_curation (SpecSession *session, SpecCuration *curation)
{
  g_return_if_fail (SPEC_IS_SESSION (session));
  g_return_if_fail (curation != NULL);

  if (spec_curation_equal (curation, session->curation))
    return;

  spec_session_record (session);
  spec_session_put_curation (session, curation);
}
