/* The style follows the desktop: a portal made by the test says dark and contrast; GTK's theme of high contrast counts as well. */
#include <gtk/gtk.h>

#include "plots/spec-widget-style.h"
#include "widget-probe.h"
#include "window/spec-style.h"

#define PATH "/org/freedesktop/portal/desktop"
#define INTERFACE "org.freedesktop.portal.Settings"

static const char introspection[] = "<node><interface name='" INTERFACE "'>"
                                    "<method name='ReadAll'><arg type='as' direction='in'/>"
                                    "<arg type='a{sa{sv}}' direction='out'/></method>"
                                    "<signal name='SettingChanged'><arg type='s'/><arg type='s'/><arg type='v'/></signal>"
                                    "</interface></node>";

/* The portal, on a bus of its own. */
typedef struct
{
  GTestDBus *bus; /* (nullable): NULL: no dbus-daemon here */
  GDBusConnection *connection;
  guint object, name;
  guint32 scheme, contrast;
  guint reads;
  gboolean owned;
} Portal;

static void
on_call (GDBusConnection *connection, const char *sender, const char *path, const char *interface, const char *method,
         GVariant *parameters, GDBusMethodInvocation *invocation, gpointer data)
{
  Portal *portal = data;
  GVariantBuilder values, groups;

  g_variant_builder_init (&values, G_VARIANT_TYPE_VARDICT);
  g_variant_builder_add (&values, "{sv}", "color-scheme", g_variant_new_uint32 (portal->scheme));
  g_variant_builder_add (&values, "{sv}", "contrast", g_variant_new_uint32 (portal->contrast));
  g_variant_builder_add (&values, "{sv}", "accent-color", g_variant_new ("(ddd)", 0.1, 0.2, 0.3));
  g_variant_builder_init (&groups, G_VARIANT_TYPE ("a{sa{sv}}"));
  g_variant_builder_add (&groups, "{s@a{sv}}", "org.freedesktop.appearance", g_variant_builder_end (&values));
  g_dbus_method_invocation_return_value (invocation, g_variant_new ("(a{sa{sv}})", &groups));
  portal->reads++;
}

static void
on_owned (GDBusConnection *connection, const char *name, gpointer data)
{
  ((Portal *) data)->owned = TRUE;
}

static void
start_portal (Portal *portal)
{
  static const GDBusInterfaceVTable table = { .method_call = on_call };
  g_autoptr (GDBusNodeInfo) info = g_dbus_node_info_new_for_xml (introspection, NULL);
  g_autofree char *daemon = g_find_program_in_path ("dbus-daemon"), *display = g_strdup (g_getenv ("DISPLAY"));

  if (daemon == NULL)
    return;
  portal->bus = g_test_dbus_new (G_TEST_DBUS_NONE);
  g_test_dbus_up (portal->bus);
  if (display != NULL) /* which it takes away */
    g_setenv ("DISPLAY", display, TRUE);
  portal->connection = g_dbus_connection_new_for_address_sync (
      g_test_dbus_get_bus_address (portal->bus),
      G_DBUS_CONNECTION_FLAGS_AUTHENTICATION_CLIENT | G_DBUS_CONNECTION_FLAGS_MESSAGE_BUS_CONNECTION, NULL, NULL, NULL);
  g_assert_nonnull (portal->connection);
  portal->object
      = g_dbus_connection_register_object (portal->connection, PATH, info->interfaces[0], &table, portal, NULL, NULL);
  portal->name = g_bus_own_name_on_connection (portal->connection, "org.freedesktop.portal.Desktop", 0, on_owned, NULL, portal, NULL);
  while (!portal->owned)
    g_main_context_iteration (NULL, TRUE);
}

static void
stop_portal (Portal *portal)
{
  if (portal->bus == NULL)
    return;
  g_bus_unown_name (portal->name);
  g_dbus_connection_unregister_object (portal->connection, portal->object);
  g_dbus_connection_close_sync (portal->connection, NULL, NULL);
  g_clear_object (&portal->connection);
  g_test_dbus_stop (portal->bus); /* GTK keeps the session bus */
  g_object_unref (portal->bus);
}

/* As desktops do: the value in one more variant is what Read() wraps, not this signal. */
static void
change (Portal *portal, const char *group, const char *key, guint32 value)
{
  g_assert_true (g_dbus_connection_emit_signal (portal->connection, NULL, PATH, INTERFACE, "SettingChanged",
                                                g_variant_new ("(ssv)", group, key, g_variant_new_uint32 (value)), NULL));
}

static void
wait_for (SpecStyle *style, gboolean dark, gboolean contrast)
{
  while (spec_style_get_dark (style) != dark || spec_style_get_contrast (style) != contrast)
    g_main_context_iteration (NULL, TRUE);
}

static SpecTheme
get_plot_theme (GtkWidget *widget)
{
  SpecPlotStyle style;

  widget_probe_draw (widget);
  spec_widget_style_init (&style, widget);

  return style.theme;
}

static void
test_portal (gconstpointer data)
{
  Portal *portal = (Portal *) data;
  g_autoptr (SpecStyle) style = NULL;
  GtkWidget *plot = gtk_drawing_area_new (), *window;

  if (portal->bus == NULL)
    {
      g_test_skip ("dbus-daemon is not installed");
      g_object_ref_sink (plot);
      g_object_unref (plot);
      return;
    }
  portal->scheme = 1;
  style = spec_style_new (gdk_display_get_default ());
  window = widget_probe_show (plot, 100, 100);
  wait_for (style, TRUE, FALSE);
  g_assert_cmpuint (portal->reads, >, 0);
  g_assert_cmpint (get_plot_theme (plot), ==, SPEC_THEME_DARK);

  change (portal, "org.freedesktop.appearance", "contrast", 1);
  wait_for (style, TRUE, TRUE);
  g_assert_cmpint (get_plot_theme (plot), ==, SPEC_THEME_CONTRAST_DARK);
  change (portal, "org.freedesktop.appearance", "color-scheme", 2);
  wait_for (style, FALSE, TRUE);
  g_assert_cmpint (get_plot_theme (plot), ==, SPEC_THEME_CONTRAST);

  /* Of another group, then of ours: the first has done nothing when the second has come. */
  change (portal, "org.gnome.desktop.interface", "color-scheme", 1);
  change (portal, "org.freedesktop.appearance", "contrast", 0);
  wait_for (style, FALSE, FALSE);
  g_assert_cmpint (get_plot_theme (plot), ==, SPEC_THEME_LIGHT);

  /* What is chosen comes before what the desktop wishes. */
  spec_style_set_choice (style, SPEC_STYLE_DARK);
  g_assert_true (spec_style_get_dark (style));
  spec_style_set_choice (style, SPEC_STYLE_LIGHT);
  change (portal, "org.freedesktop.appearance", "color-scheme", 1);
  change (portal, "org.freedesktop.appearance", "contrast", 1);
  wait_for (style, FALSE, TRUE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_theme_name (void)
{
  g_autoptr (SpecStyle) style = spec_style_new (gdk_display_get_default ());
  GtkSettings *settings = gtk_settings_get_default ();

  spec_style_set_choice (style, SPEC_STYLE_SYSTEM);
  g_object_set (settings, "gtk-theme-name", "HighContrast", NULL);
  g_assert_true (spec_style_get_contrast (style));
  g_assert_false (spec_style_get_dark (style));
  g_object_set (settings, "gtk-theme-name", "HighContrastInverse", NULL);
  g_assert_true (spec_style_get_contrast (style));
  g_assert_true (spec_style_get_dark (style));
  g_object_set (settings, "gtk-theme-name", "Default", NULL);
  g_assert_false (spec_style_get_contrast (style));
  g_assert_false (spec_style_get_dark (style));
}

static void
test_environment (void)
{
  g_autoptr (SpecStyle) style = NULL;

  g_setenv ("SPEC_EXPLORER_THEME", "high-contrast-dark", TRUE);
  style = spec_style_new (gdk_display_get_default ());
  g_unsetenv ("SPEC_EXPLORER_THEME");
  g_assert_true (spec_style_get_contrast (style));
  g_assert_true (spec_style_get_dark (style));
}

int
main (int argc, char **argv)
{
  Portal portal = { 0 };
  int failed;

  g_test_init (&argc, &argv, NULL);
  g_unsetenv ("SPEC_EXPLORER_THEME");
  start_portal (&portal);
  gtk_init ();
  g_test_add_func ("/style/theme-name", test_theme_name);
  g_test_add_func ("/style/environment", test_environment);
  g_test_add_data_func ("/style/portal", &portal, test_portal);
  failed = g_test_run ();
  stop_portal (&portal);

  return failed;
}
