/* The user guide, opened at the page on what the window shows. */
#include "window/spec-window-private.h"

#include "help/spec-help-window.h"

void
spec_window_show_help (SpecWindow *window)
{
  static const char *const pages[][2] = { { "explore", "spectrum" }, { "map", "map" }, { "agreement", "agreement" }, { "align", "align" } };
  const char *view = gtk_stack_get_visible_child_name (window->views), *page = "what";
  gboolean comparing;

  g_object_get (window->session, "comparing", &comparing, NULL);
  for (guint i = 0; comparing && i < G_N_ELEMENTS (pages); i++)
    if (g_strcmp0 (view, pages[i][0]) == 0)
      page = pages[i][1];
  spec_help_window_present (gtk_window_get_application (GTK_WINDOW (window)), page);
}
