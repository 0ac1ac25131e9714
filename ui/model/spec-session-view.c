/* How things are shown, as far as a project keeps it. The views bind to it. */
#include "model/spec-session-private.h"

gboolean
spec_session_get_view_property (SpecSession *session, guint id, GValue *value)
{
  switch (id)
    {
    case SPEC_PROP_VIEW:
      g_value_set_string (value, session->view);
      return TRUE;
    case SPEC_PROP_TILE_SIZE:
      g_value_set_int (value, session->tile_size);
      return TRUE;
    case SPEC_PROP_LINEAR:
      g_value_set_boolean (value, session->linear);
      return TRUE;
    default:
      return FALSE;
    }
}

static void
spec_session_set_view (SpecSession *session, const char *view)
{
  if (g_strcmp0 (view, session->view) == 0)
    return;

  g_free (session->view);
  session->view = g_strdup (view);
  spec_session_notify (session, SPEC_PROP_VIEW);
}

gboolean
spec_session_set_view_property (SpecSession *session, guint id, const GValue *value)
{
  switch (id)
    {
    case SPEC_PROP_VIEW:
      spec_session_set_view (session, g_value_get_string (value));
      return TRUE;
    case SPEC_PROP_TILE_SIZE:
      if (session->tile_size != g_value_get_int (value))
        {
          session->tile_size = g_value_get_int (value);
          spec_session_notify (session, SPEC_PROP_TILE_SIZE);
        }
      return TRUE;
    case SPEC_PROP_LINEAR:
      if (session->linear != g_value_get_boolean (value))
        {
          session->linear = g_value_get_boolean (value);
          spec_session_notify (session, SPEC_PROP_LINEAR);
        }
      return TRUE;
    default:
      return FALSE;
    }
}

const char *
spec_session_get_exports (SpecSession *session)
{
  g_return_val_if_fail (SPEC_IS_SESSION (session), NULL);

  return session->exports;
}

void
spec_session_set_exports (SpecSession *session, const char *exports)
{
  char *copy = g_strdup (exports);

  g_return_if_fail (SPEC_IS_SESSION (session));

  g_free (session->exports);
  session->exports = copy;
}
