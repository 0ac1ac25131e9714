#include "export/spec-export-outcome.h"

#include <glib/gi18n-lib.h>

void
spec_export_outcome_tell (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpecSession) session = data;
  g_autoptr (GError) error = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    g_signal_emit_by_name (session, "message", _ ("Figure saved"));
  else
    spec_session_add_notice (
        session, spec_notice_new ("export", SPEC_NOTICE_ERROR, _ ("The figure was not saved."), error->message));
}
