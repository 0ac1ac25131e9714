/* The end of the program waits for no disk, unless it has something to write. Each end is one of a process of its own. */
#include <gtk/gtk.h>
#include <string.h>

#include "project/spec-recent-projects.h"
#include "window/spec-shutdown.h"
#include "window/spec-window.h"

#define CLOSING "closing\n"
#define WAITED "waited for the disk\n"
#define LIST "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<xbel version=\"1.0\"></xbel>\n"

/* GLib's, and with it GTK's: the linker takes ours, which every library of the process is given. */
int
fsync (int file)
{
  g_print (WAITED);
  return 0;
}

/* --- the process that ends --- */

typedef struct
{
  const char *name, *project;
} Child;

static gboolean
on_close (gpointer window)
{
  g_print (CLOSING);
  gtk_window_close (window);
  return G_SOURCE_REMOVE;
}

static void
on_activate (GtkApplication *application, const Child *child)
{
  SpecWindow *window = spec_window_new (application);

  gtk_window_present (GTK_WINDOW (window));
  if (g_str_equal (child->name, "copied"))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (window)), "copied");
  if (g_str_has_prefix (child->name, "added"))
    spec_recent_projects_add (child->project);
  g_assert_true (spec_recent_projects_are_pending () == g_str_has_prefix (child->name, "added"));
  g_timeout_add (g_str_equal (child->name, "added-before") ? 1000 : 20, on_close, window);
}

static int
run_child (char **arguments)
{
  Child child = { arguments[0], arguments[1] };
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &child);
  spec_shutdown_watch (application);
  return g_application_run (G_APPLICATION (application), 0, NULL);
}

/* --- the one that looks at it --- */

typedef struct
{
  char *folder, *list, *project;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = g_dir_make_tmp ("spec-shutdown-XXXXXX", NULL);
  fixture->list = g_build_filename (fixture->folder, "recently-used.xbel", NULL);
  fixture->project = g_build_filename (fixture->folder, "one.specx", NULL);
  g_assert_true (g_file_set_contents (fixture->list, LIST, -1, NULL));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  const char *arguments[] = { "rm", "-rf", fixture->folder, NULL };

  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_free (fixture->folder);
  g_free (fixture->list);
  g_free (fixture->project);
}

/* Returns: whether a process waits for the disk when its window is closed as @name says. */
static gboolean
is_waiting (Fixture *fixture, const char *name)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL), *output = NULL;
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const char *closing;

  g_subprocess_launcher_setenv (launcher, "XDG_DATA_HOME", fixture->folder, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, program, name, fixture->project, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  closing = strstr (output, CLOSING);
  g_assert_nonnull (closing);
  return strstr (closing, WAITED) != NULL;
}

static gboolean
is_listed (Fixture *fixture)
{
  g_autofree char *text = NULL;

  g_assert_true (g_file_get_contents (fixture->list, &text, NULL, NULL));
  return strstr (text, "one.specx") != NULL;
}

static void
test_plain (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_waiting (fixture, "plain"));
}

static void
test_added (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_waiting (fixture, "added"));
  g_assert_true (is_listed (fixture));
}

/* GTK has written it long since, and does not again. */
static void
test_added_before (Fixture *fixture, gconstpointer data)
{
  g_assert_false (is_waiting (fixture, "added-before"));
  g_assert_true (is_listed (fixture));
}

static void
test_copied (Fixture *fixture, gconstpointer data)
{
  g_assert_true (is_waiting (fixture, "copied"));
}

int
main (int argc, char **argv)
{
  if (argc == 3)
    return run_child (argv + 1);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/shutdown/plain", Fixture, NULL, set_up, test_plain, tear_down);
#ifdef __linux__ /* elsewhere ours is not what the libraries are given */
  g_test_add ("/shutdown/added", Fixture, NULL, set_up, test_added, tear_down);
  g_test_add ("/shutdown/added-before", Fixture, NULL, set_up, test_added_before, tear_down);
  g_test_add ("/shutdown/copied", Fixture, NULL, set_up, test_copied, tear_down);
#endif
  return g_test_run ();
}
