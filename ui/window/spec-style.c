#include "window/spec-style.h"

#include "paint/spec-palette.h"
#include "widgets/spec-accessible.h"
#include "widgets/spec-desktop-bus.h"

#define PREFIX "/io/github/spec_explorer/SpecExplorer"
#define ICONS_ADDED "spec-icons"
#define PORTAL_NAME "org.freedesktop.portal.Desktop"
#define PORTAL_PATH "/org/freedesktop/portal/desktop"
#define PORTAL_SETTINGS "org.freedesktop.portal.Settings"
#define APPEARANCE "org.freedesktop.appearance"
#define PREFERS_DARK 1
#define PREFERS_CONTRAST 1

/* Made by glib-compile-resources; asking for it keeps the linker from leaving it out. */
GResource *spec_get_resource (void);

struct _SpecStyle
{
  GObject parent_instance;

  /* owned */
  GdkDisplay *display;
  GtkCssProvider *tokens;   /* the colours of the theme */
  GtkCssProvider *contrast; /* contrast.css, or nothing */
  GPtrArray *sheets;      /* GtkCssProvider: the rooms' */
  GDBusProxy *portal;     /* (nullable) */
  GCancellable *cancellable;

  SpecStyleChoice choice;
  SpecStyleChoice forced; /* by the environment; SYSTEM: not */
  gboolean system_dark;
  gboolean system_contrast;
  gboolean forced_contrast; /* by the environment */
  gboolean dark;
  gboolean contrasting;
};

G_DEFINE_FINAL_TYPE (SpecStyle, spec_style, G_TYPE_OBJECT)

/* GTK's own names for its themes of high contrast. */
static gboolean
is_theme (SpecStyle *style, const char *prefix)
{
  g_autofree char *name = NULL;

  g_object_get (gtk_settings_get_for_display (style->display), "gtk-theme-name", &name, NULL);

  return name != NULL && g_str_has_prefix (name, prefix);
}

static void
spec_style_load_tokens (SpecStyle *style)
{
  static const SpecTheme themes[][2]
      = { { SPEC_THEME_LIGHT, SPEC_THEME_DARK }, { SPEC_THEME_CONTRAST, SPEC_THEME_CONTRAST_DARK } };
  g_autofree char *tokens = spec_palette_dup_css (themes[style->contrasting][style->dark]);

  gtk_css_provider_load_from_data (style->tokens, tokens, -1);
  if (style->contrasting)
    gtk_css_provider_load_from_resource (style->contrast, PREFIX "/css/contrast.css");
  else
    gtk_css_provider_load_from_data (style->contrast, "", 0);
}

static void
spec_style_apply (SpecStyle *style)
{
  SpecStyleChoice choice = style->forced != SPEC_STYLE_SYSTEM ? style->forced : style->choice;
  GtkSettings *settings = gtk_settings_get_for_display (style->display);
  gboolean system_dark = style->system_dark || is_theme (style, "HighContrastInverse"), dark;

  style->dark = choice == SPEC_STYLE_DARK || (choice == SPEC_STYLE_SYSTEM && system_dark);
  style->contrasting = style->forced_contrast || style->system_contrast || is_theme (style, "HighContrast");
  spec_style_load_tokens (style);
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

gboolean
spec_style_get_contrast (SpecStyle *style)
{
  g_return_val_if_fail (SPEC_IS_STYLE (style), FALSE);

  return style->contrasting;
}

/* The portal wraps values once (SettingChanged) or twice (Read). */
static void
spec_style_take_setting (SpecStyle *style, const char *key, GVariant *value)
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

  if (g_str_equal (key, "color-scheme"))
    style->system_dark = g_variant_get_uint32 (inner) == PREFERS_DARK;
  else if (g_str_equal (key, "contrast"))
    style->system_contrast = g_variant_get_uint32 (inner) == PREFERS_CONTRAST;
  else
    return;
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
  if (g_str_equal (group, APPEARANCE))
    spec_style_take_setting (style, key, value);
}

static void
on_settings_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GVariant) reply = g_dbus_proxy_call_finish (G_DBUS_PROXY (source), result, NULL);
  g_autoptr (SpecStyle) style = data;
  g_autoptr (GVariant) groups = NULL, values = NULL;
  GVariantIter iter;
  const char *key;
  GVariant *value;

  /* A desktop without the portal, or one that does not know these, is a light one. */
  if (reply == NULL || !g_variant_is_of_type (reply, G_VARIANT_TYPE ("(a{sa{sv}})")))
    return;

  groups = g_variant_get_child_value (reply, 0);
  values = g_variant_lookup_value (groups, APPEARANCE, G_VARIANT_TYPE_VARDICT);
  if (values == NULL)
    return;
  g_variant_iter_init (&iter, values);
  while (g_variant_iter_loop (&iter, "{&sv}", &key, &value))
    spec_style_take_setting (style, key, value);
}

static void
on_portal_ready (GObject *source, GAsyncResult *result, gpointer data)
{
  const char *const groups[] = { APPEARANCE, NULL };
  g_autoptr (SpecStyle) style = data;

  style->portal = g_dbus_proxy_new_for_bus_finish (result, NULL);
  if (style->portal == NULL)
    return;

  g_signal_connect_object (style->portal, "g-signal", G_CALLBACK (on_portal_signal), style, 0);
  g_dbus_proxy_call (style->portal, "ReadAll", g_variant_new ("(^as)", groups), G_DBUS_CALL_FLAGS_NONE, -1, style->cancellable,
                     on_settings_read, g_object_ref (style));
}

static void
spec_style_watch_desktop (SpecStyle *style)
{
  if (style->forced != SPEC_STYLE_SYSTEM || !spec_desktop_bus_exists ())
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

static void
spec_style_read_environment (SpecStyle *style)
{
  const char *theme = g_getenv ("SPEC_EXPLORER_THEME");

  style->forced_contrast = theme != NULL && g_str_has_prefix (theme, "high-contrast");
  if (g_strcmp0 (theme, "dark") == 0 || g_strcmp0 (theme, "high-contrast-dark") == 0)
    style->forced = SPEC_STYLE_DARK;
  else if (g_strcmp0 (theme, "light") == 0 || g_strcmp0 (theme, "high-contrast") == 0)
    style->forced = SPEC_STYLE_LIGHT;
}

void
spec_style_add_icons (GdkDisplay *display)
{
  g_assert (spec_get_resource () != NULL);
  if (g_object_get_data (G_OBJECT (display), ICONS_ADDED) != NULL)
    return;

  /* With nothing in between: a thread that reads the themes begins with the first call and holds a lock the second one needs. */
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (display), PREFIX "/icons");
  g_object_set_data (G_OBJECT (display), ICONS_ADDED, GINT_TO_POINTER (TRUE));
}

SpecStyle *
spec_style_new (GdkDisplay *display)
{
  SpecStyle *style = g_object_new (SPEC_TYPE_STYLE, NULL);

  style->display = g_object_ref (display);
  spec_style_read_environment (style);
  spec_style_add_icons (display);
  use_default_theme (display);
  spec_accessible_hide_icons ();
  style->tokens = spec_style_add_provider (style);
  spec_style_load_sheets (style);
  style->contrast = spec_style_add_provider (style);
  g_signal_connect_object (gtk_settings_get_for_display (display), "notify::gtk-theme-name", G_CALLBACK (spec_style_apply), style,
                           G_CONNECT_SWAPPED);
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
  if (style->contrast != NULL)
    gtk_style_context_remove_provider_for_display (style->display, GTK_STYLE_PROVIDER (style->contrast));
  g_clear_object (&style->tokens);
  g_clear_object (&style->contrast);
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
