/* The size of a window and the width of its left side, from one window to the next. */
#include "window/spec-window-private.h"

#include "window/spec-settings.h"

void
spec_window_restore_size (SpecWindow *window)
{
  g_autoptr (GSettings) settings = spec_settings_new ();
  int width, height;

  if (settings == NULL)
    return;
  g_settings_get (settings, "window-size", "(ii)", &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), MAX (width, 1), MAX (height, 1));
  if (g_settings_get_boolean (settings, "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (window));
  window->side_width = g_settings_get_int (settings, "side-width");
}

void
spec_window_keep_size (SpecWindow *window)
{
  g_autoptr (GSettings) settings = spec_settings_new ();
  int width, height;

  if (settings == NULL)
    return;
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  if (width > 0 && height > 0)
    g_settings_set (settings, "window-size", "(ii)", width, height);
  g_settings_set_boolean (settings, "window-maximized", gtk_window_is_maximized (GTK_WINDOW (window)));
  if (window->side_width > 0)
    g_settings_set_int (settings, "side-width", window->side_width);
}
