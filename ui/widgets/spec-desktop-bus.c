#include "widgets/spec-desktop-bus.h"

#define ADDRESS "DBUS_SESSION_BUS_ADDRESS"
#define NOWHERE "disabled:" /* no transport of this name is known to anyone */

gboolean
spec_desktop_bus_exists (void)
{
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);
  const char *address = g_getenv (ADDRESS);

  /* What GIO looks at before it launches a bus. */
  return address != NULL ? !g_str_equal (address, NOWHERE) : g_file_test (socket, G_FILE_TEST_EXISTS);
}

void
spec_desktop_bus_spare (void)
{
  if (spec_desktop_bus_exists ())
    return;

  g_setenv (ADDRESS, NOWHERE, TRUE);
  /* Without a session bus no assistive technology can be met, and GTK would complain. */
  if (g_getenv ("AT_SPI_BUS_ADDRESS") == NULL)
    g_setenv ("GTK_A11Y", "none", FALSE);
}

void
spec_desktop_bus_show_uri (GtkWindow *parent, const char *uri)
{
  g_autoptr (GdkAppLaunchContext) context = NULL;

  if (spec_desktop_bus_exists ())
    {
      gtk_show_uri (parent, uri, GDK_CURRENT_TIME);
      return;
    }

  context = gdk_display_get_app_launch_context (gtk_widget_get_display (GTK_WIDGET (parent)));
  g_app_launch_context_unsetenv (G_APP_LAUNCH_CONTEXT (context), ADDRESS);
  g_app_launch_context_unsetenv (G_APP_LAUNCH_CONTEXT (context), "GTK_A11Y");
  g_app_info_launch_default_for_uri_async (uri, G_APP_LAUNCH_CONTEXT (context), NULL, NULL, NULL);
}
