/* Closing the window during any job ends the process: how long that takes, each time in a process of its own.
 * close-while: all jobs; close-while JOB FOLDER MILLISECONDS: one of them, closed so long after it was seen to run. */
#include <gtk/gtk.h>
#include <stdio.h>
#include <string.h>

#include "base/spec-stray-threads.h"
#include "close-job.h"
#include "session-fixture.h"
#include "window/spec-shutdown.h"
#include "window/spec-style.h"

#define ROWS 4000
#define BOUND 1.0 /* seconds */

/* --- the process that is closed --- */

typedef struct
{
  const CloseJob *job;
  const char *folder;
  int delay;
  SpecWindow *window;
  SpecStyle *style;
  gboolean begun;
} Child;

static void
tell_time (void)
{
  printf ("closing %" G_GINT64_FORMAT "\n", g_get_monotonic_time ());
  fflush (stdout);
}

/* What is not saved is not wanted. From this answer on it is the program's time, not the user's. */
static gboolean
on_question (gpointer data)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (GTK_IS_DIALOG (window))
        {
          tell_time ();
          gtk_dialog_response (GTK_DIALOG (window), GTK_RESPONSE_NO);
          return G_SOURCE_REMOVE;
        }
    }
  return G_SOURCE_CONTINUE;
}

static gboolean
on_close (gpointer data)
{
  Child *child = data;

  tell_time ();
  g_timeout_add (5, on_question, NULL); /* an idle source would keep GApplication from ending */
  gtk_window_close (GTK_WINDOW (child->window));
  return G_SOURCE_REMOVE;
}

static gboolean
on_look (gpointer data)
{
  Child *child = data;
  SpecSession *session = spec_window_get_session (child->window);

  if (!child->begun && spec_session_get_state (session) == SPEC_STATE_EXACT)
    {
      child->job->begin (child->window, child->folder);
      child->begun = TRUE;
    }
  if (!child->begun || !child->job->is_running (child->window))
    return G_SOURCE_CONTINUE;
  g_timeout_add (child->delay, on_close, child);
  return G_SOURCE_REMOVE;
}

static void
on_activate (GtkApplication *application, Child *child)
{
  child->style = spec_style_new (gdk_display_get_default ());
  child->window = spec_window_new (application);
  gtk_window_present (GTK_WINDOW (child->window));
  child->begun = !child->job->begun;
  (child->begun ? child->job : close_job_find ("comparing"))->begin (child->window, child->folder);
  g_timeout_add (5, on_look, child);
}

static int
run_child (char **arguments)
{
  Child child = { close_job_find (arguments[0]), arguments[1], atoi (arguments[2]), NULL, NULL, FALSE };
  g_autoptr (GtkApplication) application = gtk_application_new (NULL, G_APPLICATION_NON_UNIQUE);
  int status;

  g_signal_connect (application, "activate", G_CALLBACK (on_activate), &child);
  spec_shutdown_watch (application);
  status = g_application_run (G_APPLICATION (application), 0, NULL);
  g_clear_object (&child.style);
  return status;
}

/* --- the one that looks at it --- */

static char *own_path;

static double
close_once (const CloseJob *job, const char *folder, int delay)
{
  g_autofree char *text = g_strdup_printf ("%d", delay), *output = NULL, *cache = g_build_filename (folder, "cache", NULL);
  g_autoptr (GSubprocessLauncher) launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE);
  g_autoptr (GSubprocess) process = NULL;
  g_autoptr (GError) error = NULL;
  const char *last;
  gint64 end;

  g_subprocess_launcher_setenv (launcher, "XDG_CACHE_HOME", cache, TRUE);
  process = g_subprocess_launcher_spawn (launcher, &error, own_path, job->name, folder, text, NULL);
  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &output, NULL, &error);
  end = g_get_monotonic_time ();
  g_assert_no_error (error);
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
  last = g_strrstr (output, "closing ");
  g_assert_nonnull (last);
  return (end - g_ascii_strtoll (last + strlen ("closing "), NULL, 10)) / (double) G_USEC_PER_SEC;
}

/* Returns: how many delays are tried: SPEC_CLOSE_TIMES, else one. */
static guint
count_times (void)
{
  const char *text = g_getenv ("SPEC_CLOSE_TIMES");

  return text != NULL ? (guint) g_ascii_strtoull (text, NULL, 10) : 1;
}

static void
test_close (gconstpointer data)
{
  const CloseJob *job = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (job->name));
  const char *folder = g_getenv ("SPEC_CLOSE_FOLDER");
  guint times = count_times ();
  double longest = 0;

  for (guint i = 0; i < times; i++)
    longest = MAX (longest, close_once (job, folder, g_rand_int_range (random, 0, 250)));
  g_print ("# closed while %s: %u times, at most %.2f s\n", job->name, times, longest);
  if (times > 1)
    g_assert_cmpfloat (longest, <, BOUND);
}

static void
write_table (SessionFixture *files)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *path = g_build_filename (files->folder, "long.csv", NULL);

  for (guint i = 0; i < 100000; i++)
    g_string_append_printf (text, "%u.25,%u.5,%u,%u,%u,%u,%u,%u\n", i, i % 7, i % 11, i % 13, i % 17, i % 19, i % 23, i % 29);
  g_assert_true (g_file_set_contents (path, text->str, text->len, NULL));
}

static void
clean_up (SessionFixture *files)
{
  const char *arguments[] = { "rm", "-rf", files->folder, NULL };

  g_clear_object (&files->session);
  g_assert_true (g_spawn_sync (NULL, (char **) arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, NULL, NULL));
  g_free (files->folder);
}

int
main (int argc, char **argv)
{
  SessionFixture files = { 0 };
  int status;

  if (argc == 4 && close_job_find (argv[1]) != NULL)
    spec_stray_threads_leave (run_child (argv + 1)); /* as the program does */
  g_test_init (&argc, &argv, NULL);
  own_path = g_file_read_link ("/proc/self/exe", NULL);
  session_fixture_set_up (&files, NULL);
  g_free (session_fixture_write_embedding (&files, "x.npy", ROWS, 16, 64));
  g_free (session_fixture_write_embedding (&files, "y.npy", ROWS, 32, 64));
  g_free (session_fixture_write_list (&files, "list.txt", ROWS));
  write_table (&files);
  g_setenv ("SPEC_CLOSE_FOLDER", files.folder, TRUE);
  for (const CloseJob *job = close_job_list (); job->name != NULL; job++)
    {
      g_autofree char *name = g_strdup_printf ("/close/%s", job->name);

      g_test_add_data_func (name, job, test_close);
    }
  status = g_test_run ();
  clean_up (&files);
  g_free (own_path);
  return status;
}
