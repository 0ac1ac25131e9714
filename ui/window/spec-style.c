#include "window/spec-style.h"

#include "widgets/spec-accessible.h"

#define PREFIX "/io/github/spec_explorer/SpecExplorer"
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"
#define PREFERS_DARK 1

/* Made by glib-compile-resources; asking for it keeps the linker from leaving it out. */
GResource *spec_get_resource (void);

struct _SpecStyle
{
  GObject parent_instance;

  /* owned */
  GdkDisplay *display;
  GtkCssProvider *tokens; /* light.css or dark.css */
  GPtrArray *sheets;      /* GtkCssProvider: the rooms' */
  GDBusProxy *portal;     /* (nullable) */
  GCancellable *cancellable;

  SpecStyleChoice choice;
  SpecStyleChoice forced; /* by the environment; SYSTEM: not */
  gboolean system_dark;
  gboolean dark;
};

G_DEFINE_FINAL_TYPE (SpecStyle, spec_style, G_TYPE_OBJECT)

static void
spec_style_apply (SpecStyle *style)
{
  SpecStyleChoice choice = style->forced != SPEC_STYLE_SYSTEM ? style->forced : style->choice;
  GtkSettings *settings = gtk_settings_get_for_display (style->display);
  gboolean dark;

  style->dark = choice == SPEC_STYLE_DARK || (choice == SPEC_STYLE_SYSTEM && style->system_dark);
  gtk_css_provider_load_from_resource (style->tokens, style->dark ? PREFIX "/css/dark.css" : PREFIX "/css/light.css");
  g_object_get (settings, "gtk-application-prefer-dark-theme", &dark, NULL);
  if (dark != style->dark) /* GTK reads its whole theme again even for the value that is there */
    g_object_set (settings, "gtk-application-prefer-dark-theme", style->dark, NULL);
}

void
spec_style_set_choice (SpecStyle *style, SpecStyleChoice choice)
{
  g_return_if_fail (SPEC_IS_STYLE (style));

  style->choice = choice;
  spec_style_apply (style);
}

gboolean
spec_style_get_dark (SpecStyle *style)
{
  g_return_val_if_fail (SPEC_IS_STYLE (style), FALSE);

  return style->dark;
}

/* The portal wraps values once (SettingChanged) or twice (Read). */
static void
spec_style_take_scheme (SpecStyle *style, GVariant *value)
{
  g_autoptr (GVariant) inner = g_variant_ref (value);

  while (g_variant_is_of_type (inner, G_VARIANT_TYPE_VARIANT))
    {
      GVariant *next = g_variant_get_variant (inner);

      g_variant_unref (inner);
      inner = next;
    }
  if (!g_variant_is_of_type (inner, G_VARIANT_TYPE_UINT32))
    return;

  style->system_dark = g_variant_get_uint32 (inner) == PREFERS_DARK;
  spec_style_apply (style);
}

static void
on_portal_signal (GDBusProxy *portal, const char *sender, const char *signal, GVariant *parameters, SpecStyle *style)
{
  const char *group, *key;
  g_autoptr (GVariant) value = NULL;

  if (!g_str_equal (signal, "SettingChanged") || !g_variant_is_of_type (parameters, G_VARIANT_TYPE ("(ssv)")))
    return;

  g_variant_get (parameters, "(&s&s@v)", &group, &key, &value);
  if (g_str_equal (group, APPEARANCE) && g_str_equal (key, "color-scheme"))
    spec_style_take_scheme (style, value);
}

static void
on_scheme_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (SpecStyle) style = data;
  g_autoptr (GVariant) value = NULL;

  /* A desktop without the portal, or one that does not know the key, is a light one. */
  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(v)")))
    return;

  value = g_variant_get_child_value (reply, 0);
  spec_style_take_scheme (style, value);
}

static void
on_portal_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (SpecStyle) style = data;

  style->portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  if (style->portal == NULL)
    return;

  g_signal_connect_object (style->portal, "g-signal", G_CALLBACK (on_portal_signal), style, 0);
  g_dbus_proxy_call (style->portal, "Read", g_variant_new ("(ss)", APPEARANCE, "color-scheme"), G_DBUS_CALL_FLAGS_NONE, -1,
                     style->cancellable, on_scheme_read, g_object_ref (style));
}

static gboolean
has_session_bus (void)
{
  g_autofree char *socket = g_build_filename (g_get_user_runtime_dir (), "bus", NULL);

  /* Without an address GIO would try to launch a bus. */
  return g_getenv ("DBUS_SESSION_BUS_ADDRESS") != NULL || g_file_test (socket, G_FILE_TEST_EXISTS);
}

static void
spec_style_watch_desktop (SpecStyle *style)
{
  if (style->forced != SPEC_STYLE_SYSTEM || !has_session_bus ())
    return;

  g_dbus_proxy_new_for_bus (G_BUS_TYPE_SESSION, G_DBUS_PROXY_FLAGS_DO_NOT_LOAD_PROPERTIES, NULL, PORTAL_NAME, PORTAL_PATH,
                            PORTAL_SETTINGS, style->cancellable, on_portal_ready, g_object_ref (style));
}

static GtkCssProvider *
spec_style_add_provider (SpecStyle *style)
{
  GtkCssProvider *provider = gtk_css_provider_new ();

  gtk_style_context_add_provider_for_display (style->display, GTK_STYLE_PROVIDER (provider),
                                              GTK_STYLE_PROVIDER_PRIORITY_APPLICATION);
  return provider;
}

static void
spec_style_load_sheets (SpecStyle *style)
{
  static const char *const names[]
      = { "base", "window", "start", "side", "plots", "clusters", "agreement", "export", "map", "align", "help" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      GtkCssProvider *provider = spec_style_add_provider (style);
      g_autofree char *path = g_strdup_printf (PREFIX "/css/%s.css", names[i]);

      gtk_css_provider_load_from_resource (provider, path);
      g_ptr_array_add (style->sheets, provider);
    }
}

/* The sheets stand on GTK's own theme; another one under them would show through. High contrast is the person's need. */
static void
use_default_theme (GdkDisplay *display)
{
  GtkSettings *settings = gtk_settings_get_for_display (display);
  g_autofree char *theme = NULL;

  g_object_get (settings, "gtk-theme-name", &theme, NULL);
  if (g_strcmp0 (theme, "Default") != 0 && (theme == NULL || !g_str_has_prefix (theme, "HighContrast")))
    g_object_set (settings, "gtk-theme-name", "Default", NULL);
}

static SpecStyleChoice
read_environment (void)
{
  const char *theme = g_getenv ("SPEC_EXPLORER_THEME");

  if (g_strcmp0 (theme, "dark") == 0)
    return SPEC_STYLE_DARK;

  return g_strcmp0 (theme, "light") == 0 ? SPEC_STYLE_LIGHT : SPEC_STYLE_SYSTEM;
}

SpecStyle *
spec_style_new (GdkDisplay *display)
{
  SpecStyle *style = g_object_new (SPEC_TYPE_STYLE, NULL);

  style->display = g_object_ref (display);
  style->forced = read_environment ();
  g_assert (spec_get_resource () != NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), PREFIX "/icons");
  use_default_theme (display);
  spec_accessible_hide_icons ();
  style->tokens = spec_style_add_provider (style);
  spec_style_load_sheets (style);
  spec_style_apply (style);
  spec_style_watch_desktop (style);

  return style;
}

static void
spec_style_dispose (GObject *object)
{
  SpecStyle *style = SPEC_STYLE (object);

  g_cancellable_cancel (style->cancellable);
  for (guint i = 0; i < style->sheets->len; i++)
    gtk_style_context_remove_provider_for_display (style->display, style->sheets->pdata[i]);
  g_ptr_array_set_size (style->sheets, 0);
  if (style->tokens != NULL)
    gtk_style_context_remove_provider_for_display (style->display, GTK_STYLE_PROVIDER (style->tokens));
  g_clear_object (&style->tokens);
  g_clear_object (&style->portal);

  G_OBJECT_CLASS (spec_style_parent_class)->dispose (object);
}

static void
spec_style_finalize (GObject *object)
{
  SpecStyle *style = SPEC_STYLE (object);

  g_ptr_array_unref (style->sheets);
  g_clear_object (&style->cancellable);
  g_clear_object (&style->display);

  G_OBJECT_CLASS (spec_style_parent_class)->finalize (object);
}

static void
spec_style_class_init (SpecStyleClass *class)
{
  G_OBJECT_CLASS (class)->dispose = spec_style_dispose;
  G_OBJECT_CLASS (class)->finalize = spec_style_finalize;
}

static void
spec_style_init (SpecStyle *style)
{
  style->sheets = g_ptr_array_new_with_free_func (g_object_unref);
  style->cancellable = g_cancellable_new ();
}
