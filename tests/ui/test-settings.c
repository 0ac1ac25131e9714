/* What is remembered: in the file of the person, in memory for tests, and nothing at all without a schema. */
#include <glib/gstdio.h>
#include <gtk/gtk.h>
#include <string.h>

#include "widgets/spec-desktop-bus.h"
#include "window/spec-settings.h"
#include "window/spec-software.h"

static void
test_defaults (void)
{
  g_autoptr (GSettings) settings = spec_settings_new ();
  g_autofree char *theme = NULL;

  g_assert_nonnull (settings);
  theme = g_settings_get_string (settings, "theme");
  g_assert_cmpstr (theme, ==, "system");
  g_assert_cmpint (g_settings_get_int (settings, "side-width"), ==, 0);
}

/* Without a session bus too. */
static void
test_file (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_config_dir (), "spec-explorer", NULL);
  g_autofree char *path = g_build_filename (folder, "settings.ini", NULL), *backend = g_strdup (g_getenv ("GSETTINGS_BACKEND")), *text = NULL;

  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (path, "[window]\ntheme='dark'\n", -1, NULL));
  g_unsetenv ("GSETTINGS_BACKEND");
  {
    g_autoptr (GSettings) settings = spec_settings_new ();
    g_autofree char *theme = g_settings_get_string (settings, "theme");

    g_assert_cmpstr (theme, ==, "dark");
    g_assert_true (g_settings_set_string (settings, "theme", "light"));
    g_assert_true (g_settings_set (settings, "window-size", "(ii)", 1100, 700));
    g_settings_sync ();
  }
  g_setenv ("GSETTINGS_BACKEND", backend, TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "theme='light'"));
  g_assert_nonnull (strstr (text, "window-size=(1100, 700)"));
  g_remove (path);
}

static void
test_no_schema (void)
{
  g_autofree char *place = g_strdup (g_getenv ("SPEC_EXPLORER_SCHEMAS"));

  g_setenv ("SPEC_EXPLORER_SCHEMAS", "/nowhere", TRUE);
  if (g_settings_schema_source_get_default () == NULL)
    g_assert_null (spec_settings_new ());
  g_setenv ("SPEC_EXPLORER_SCHEMAS", place, TRUE);
}

/* Only where software draws, and beside what was asked for already. */
static void
test_software (void)
{
  static const struct
  {
    const char *renderer, *flags, *expected;
  } cases[] = { { NULL, NULL, NULL },
                { "gl", "misc", "misc" },
                { "cairo", NULL, "gl-disable" },
                { "cairo", "", "gl-disable" },
                { "cairo", "misc", "misc,gl-disable" } };

  if (gtk_get_minor_version () > 12)
    {
      g_test_skip ("this GTK has another variable");
      return;
    }
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_unsetenv ("GSK_RENDERER");
      g_unsetenv ("GDK_DEBUG");
      if (cases[i].renderer != NULL)
        g_setenv ("GSK_RENDERER", cases[i].renderer, TRUE);
      if (cases[i].flags != NULL)
        g_setenv ("GDK_DEBUG", cases[i].flags, TRUE);
      spec_software_spare_gl ();
      g_assert_cmpstr (g_getenv ("GDK_DEBUG"), ==, cases[i].expected);
    }
}

static void
test_desktop_bus (void)
{
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  g_assert_cmpint (g_mkdir_with_parents (g_get_user_runtime_dir (), 0700), ==, 0);
  g_unsetenv ("AT_SPI_BUS_ADDRESS");
  g_unsetenv ("GTK_A11Y");

  /* What the environment names and the bus of the runtime's folder are left alone. */
  g_setenv ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nowhere", TRUE);
  g_assert_true (spec_desktop_bus_exists ());
  spec_desktop_bus_spare ();
  g_assert_cmpstr (g_getenv ("DBUS_SESSION_BUS_ADDRESS"), ==, "unix:path=/nowhere");
  g_unsetenv ("DBUS_SESSION_BUS_ADDRESS");
  g_assert_true (g_file_set_contents (socket, "", 0, NULL));
  g_assert_true (spec_desktop_bus_exists ());
  spec_desktop_bus_spare ();
  g_assert_null (g_getenv ("DBUS_SESSION_BUS_ADDRESS"));
  g_assert_null (g_getenv ("GTK_A11Y"));
  g_unlink (socket);

  g_assert_false (spec_desktop_bus_exists ());
  spec_desktop_bus_spare ();
  g_assert_false (spec_desktop_bus_exists ());
  g_assert_null (g_bus_get_sync (G_BUS_TYPE_SESSION, NULL, NULL));
  g_assert_cmpstr (g_getenv ("GTK_A11Y"), ==, "none");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add_func ("/settings/desktop-bus", test_desktop_bus);
  g_test_add_func ("/settings/defaults", test_defaults);
  g_test_add_func ("/settings/file", test_file);
  g_test_add_func ("/settings/no-schema", test_no_schema);
  g_test_add_func ("/settings/software", test_software);
  return g_test_run ();
}
