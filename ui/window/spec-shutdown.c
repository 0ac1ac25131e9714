#include "window/spec-shutdown.h"

#include "base/spec-stray-threads.h"
#include "project/spec-recent-projects.h"

static gboolean
has_copied (void)
{
  GdkDisplay *display = gdk_display_get_default ();

  return display != NULL && gdk_clipboard_get_content (gdk_display_get_clipboard (display)) != NULL; /* another program's is NULL */
}

static void
on_shutdown (GtkApplication *application, gpointer data)
{
  if (has_copied () || spec_recent_projects_are_pending ())
    return;
  g_settings_sync ();
  spec_stray_threads_leave (0);
}

void
spec_shutdown_watch (GtkApplication *application)
{
  g_signal_connect (application, "shutdown", G_CALLBACK (on_shutdown), NULL);
}
