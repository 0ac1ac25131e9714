#include "spec-application.h"

#include <glib/gi18n-lib.h>

#include "project/spec-project.h"
#include "widgets/spec-desktop-bus.h"
#include "window/spec-settings.h"
#include "window/spec-shutdown.h"
#include "window/spec-software.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define APPLICATION_ID "io.github.spec_explorer.SpecExplorer"
#define EXIT_FAILED 1
#define EXIT_USAGE 2

struct _SpecApplication
{
  GtkApplication parent_instance;

  /* owned */
  SpecStyle *style;
  GSettings *settings; /* (nullable): where no schema is installed */
  char **projects; /* (nullable): project files of the command line, until the first window */
  char **files;  /* (nullable): the others */
  gboolean demo; /* likewise */
};

G_DEFINE_FINAL_TYPE (SpecApplication, spec_application, GTK_TYPE_APPLICATION)

/* Each start is a process of its own: two comparisons do not wait for each other, and no session bus is needed. Only what the desktop
 * starts over the bus is one process for all that is opened there. */
SpecApplication *
spec_application_new (void)
{
  return g_object_new (SPEC_TYPE_APPLICATION, "application-id", APPLICATION_ID, "flags",
                       G_APPLICATION_NON_UNIQUE | G_APPLICATION_HANDLES_OPEN, NULL);
}

static SpecWindow *
spec_application_add_window (SpecApplication *application)
{
  SpecWindow *window = spec_window_new (GTK_APPLICATION (application));

  gtk_window_present (GTK_WINDOW (window));

  return window;
}

/* Work that was lost is offered where nothing else is wanted. */
static void
spec_application_add_empty_window (SpecApplication *application)
{
  spec_window_offer_recovery (spec_application_add_window (application));
}

static void
on_new_window (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  spec_application_add_empty_window (SPEC_APPLICATION (data));
}

static void
on_quit (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  GList *windows = g_list_copy (gtk_application_get_windows (GTK_APPLICATION (data)));

  for (GList *link = windows; link != NULL; link = link->next)
    {
      if (SPEC_IS_WINDOW (link->data))
        gtk_window_close (link->data);
    }
  g_list_free (windows);
}

static void
spec_application_apply_theme (SpecApplication *application, GSimpleAction *action, const char *theme)
{
  SpecStyleChoice choice = SPEC_STYLE_SYSTEM;

  if (g_str_equal (theme, "light"))
    choice = SPEC_STYLE_LIGHT;
  else if (g_str_equal (theme, "dark"))
    choice = SPEC_STYLE_DARK;
  spec_style_set_choice (application->style, choice);
  g_simple_action_set_state (action, g_variant_new_string (theme));
}

static void
on_theme (GSimpleAction *action, GVariant *state, gpointer data)
{
  const char *theme = g_variant_get_string (state, NULL);

  if (SPEC_APPLICATION (data)->settings != NULL)
    g_settings_set_string (SPEC_APPLICATION (data)->settings, "theme", theme);
  spec_application_apply_theme (SPEC_APPLICATION (data), action, theme);
}

static void
spec_application_startup (GApplication *base)
{
  static const GActionEntry actions[] = {
    { .name = "new-window", .activate = on_new_window },
    { .name = "quit", .activate = on_quit },
    { .name = "theme", .parameter_type = "s", .state = "'system'", .change_state = on_theme },
  };
  g_autofree char *theme = NULL;

  G_APPLICATION_CLASS (spec_application_parent_class)->startup (base);

  SPEC_APPLICATION (base)->style = spec_style_new (gdk_display_get_default ());
  g_action_map_add_action_entries (G_ACTION_MAP (base), actions, G_N_ELEMENTS (actions), base);
  SPEC_APPLICATION (base)->settings = spec_settings_new ();
  theme = SPEC_APPLICATION (base)->settings != NULL ? g_settings_get_string (SPEC_APPLICATION (base)->settings, "theme")
                                                    : g_strdup ("system");
  spec_application_apply_theme (SPEC_APPLICATION (base),
                                G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (base), "theme")), theme);
  gtk_window_set_default_icon_name (APPLICATION_ID);
}

/* Named one after the other: X, Y, images. On a command line the place says what a file is, not its ending. */
static void
spec_application_open_files (SpecApplication *application, SpecWindow *window)
{
  SpecSession *session = spec_window_get_session (window);
  guint count = g_strv_length (application->files);

  for (guint i = 0; i < count; i++)
    spec_session_open (session, SPEC_ROLE_X + i, application->files[i]);
  if (count >= 2)
    spec_session_compare (session);
}

/* What the command line names, each project in a window of its own. */
static void
spec_application_activate (GApplication *base)
{
  SpecApplication *application = SPEC_APPLICATION (base);

  for (char **path = application->projects; path != NULL && *path != NULL; path++)
    spec_window_open_project (spec_application_add_window (application), *path);
  if (application->files != NULL)
    spec_application_open_files (application, spec_application_add_window (application));
  else if (application->demo)
    spec_window_open_demo (spec_application_add_window (application));
  else if (application->projects == NULL)
    spec_application_add_empty_window (application);
  g_clear_pointer (&application->projects, g_strfreev);
  g_clear_pointer (&application->files, g_strfreev);
  application->demo = FALSE;
}

/* What the desktop asks for over the bus. */
static void
spec_application_open (GApplication *base, GFile **files, int count, const char *hint)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new_with_free_func (g_free);

  for (int i = 0; i < count; i++)
    {
      g_autofree char *path = g_file_get_path (files[i]);

      if (path != NULL && g_str_has_suffix (path, SPEC_PROJECT_ENDING))
        spec_window_open_project (spec_application_add_window (SPEC_APPLICATION (base)), path);
      else if (path != NULL)
        g_ptr_array_add (others, g_steal_pointer (&path));
    }
  if (others->len == 0)
    return;
  g_ptr_array_add (others, NULL);
  spec_window_open_paths (spec_application_add_window (SPEC_APPLICATION (base)), (const char *const *) others->pdata);
}

static void
spec_application_finalize (GObject *object)
{
  SpecApplication *application = SPEC_APPLICATION (object);

  g_clear_object (&application->style);
  g_clear_object (&application->settings);
  g_strfreev (application->projects);
  g_strfreev (application->files);

  G_OBJECT_CLASS (spec_application_parent_class)->finalize (object);
}

static void
spec_application_class_init (SpecApplicationClass *class)
{
  G_OBJECT_CLASS (class)->finalize = spec_application_finalize;
  G_APPLICATION_CLASS (class)->startup = spec_application_startup;
  G_APPLICATION_CLASS (class)->activate = spec_application_activate;
  G_APPLICATION_CLASS (class)->open = spec_application_open;
}

static void
spec_application_init (SpecApplication *application)
{
}

/* Projects may stand anywhere; of the others the place says what they are. Returns: FALSE with @error when there are too many. */
static gboolean
spec_application_take_paths (SpecApplication *application, char **paths, GError **error)
{
  g_autoptr (GStrvBuilder) projects = g_strv_builder_new (), files = g_strv_builder_new ();

  for (guint i = 0; paths != NULL && paths[i] != NULL; i++)
    g_strv_builder_add (g_str_has_suffix (paths[i], SPEC_PROJECT_ENDING) ? projects : files, paths[i]);
  application->projects = g_strv_builder_end (projects);
  application->files = g_strv_builder_end (files);
  if (g_strv_length (application->projects) == 0)
    g_clear_pointer (&application->projects, g_strfreev);
  if (g_strv_length (application->files) == 0)
    g_clear_pointer (&application->files, g_strfreev);
  if (application->files == NULL || g_strv_length (application->files) <= SPEC_ROLE_LABELS + 1)
    return TRUE;
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, _ ("too many files: expected X, Y, images and labels, found “%s”"),
               application->files[SPEC_ROLE_LABELS + 1]);

  return FALSE;
}

/* Takes what is ours from the command line. Returns: FALSE with @error when it is wrong. */
static gboolean
spec_application_parse (SpecApplication *application, int argc, char **argv, GError **error)
{
  g_auto (GStrv) files = NULL;
  gboolean service = FALSE;
  const GOptionEntry entries[] = {
    { "demo", 0, 0, G_OPTION_ARG_NONE, &application->demo, NULL, NULL },
    { "gapplication-service", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_NONE, &service, NULL, NULL },
    { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &files, NULL, NULL },
    { NULL },
  };
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);

  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, error))
    return FALSE;
  if (service)
    g_application_set_flags (G_APPLICATION (application), G_APPLICATION_IS_SERVICE | G_APPLICATION_HANDLES_OPEN);

  return spec_application_take_paths (application, files, error);
}

int
spec_application_main (int argc, char **argv)
{
  g_autoptr (SpecApplication) application = NULL;
  g_autoptr (GError) error = NULL;

  spec_software_spare_gl ();
  spec_desktop_bus_spare ();
  application = spec_application_new ();
  if (!spec_application_parse (application, argc, argv, &error))
    {
      g_printerr ("spec-explorer: %s\n", error->message);
      return EXIT_USAGE;
    }
  if (!gtk_init_check ())
    {
      g_printerr ("spec-explorer: %s\n", _ ("no display: expected a graphical desktop; “spec-explorer compute” works without one"));
      return EXIT_FAILED;
    }
  spec_style_add_icons (gdk_display_get_default ());

  spec_shutdown_watch (GTK_APPLICATION (application));
  return g_application_run (G_APPLICATION (application), 0, NULL);
}
