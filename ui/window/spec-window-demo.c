/* The built-in demo: made in the user's cache when it is first asked for, then opened like any other files. */
#include "window/spec-window-private.h"

#include <glib/gi18n-lib.h>

#include "demo/spec-demo.h"

#define MILLISECONDS_BETWEEN_REPORTS 200

/* Belongs to the task; the worker writes the per cent, the window reads them. */
typedef struct
{
  char *folder;
  int percent; /* atomic */
} SpecDemoJob;

static void
demo_job_free (gpointer data)
{
  SpecDemoJob *job = data;

  g_free (job->folder);
  g_free (job);
}

static void
store_progress (SpecStage stage, double fraction, gpointer data)
{
  g_atomic_int_set (&((SpecDemoJob *) data)->percent, (int) (100 * fraction));
}

static void
make_demo (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  SpecDemoJob *job = data;
  SpecProgress progress = { store_progress, job };
  GError *error = NULL;

  if (spec_demo_ensure (job->folder, cancellable, &progress, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
spec_window_open_demo_files (SpecWindow *window, const char *folder)
{
  g_autofree char *x = g_build_filename (folder, "x.npy", NULL), *y = g_build_filename (folder, "y.npz", NULL);
  g_autofree char *images = g_build_filename (folder, "images.txt", NULL);
  g_autofree char *labels = g_build_filename (folder, "labels.txt", NULL);

  spec_session_open_named (window->session, SPEC_SIDE_X, x, _ ("Print"));
  spec_session_open_named (window->session, SPEC_SIDE_Y, y, _ ("Colour"));
  spec_session_open (window->session, SPEC_ROLE_SAMPLES, images);
  spec_session_open (window->session, SPEC_ROLE_LABELS, labels);
  spec_session_compare (window->session);
}

/* Runs as long as the task it belongs to is the window's. */
static gboolean
on_report (gpointer data)
{
  GTask *task = data;
  SpecWindow *window = g_task_get_source_object (task);
  SpecDemoJob *job = g_task_get_task_data (task);
  g_autofree char *text = NULL;

  if (window->demo != g_task_get_cancellable (task) || g_cancellable_is_cancelled (window->demo))
    return G_SOURCE_REMOVE;

  text = g_strdup_printf (_ ("Drawing the pictures of the demo, %d %%"), g_atomic_int_get (&job->percent));
  spec_toast_show (window->toast, text);

  return G_SOURCE_CONTINUE;
}

static void
on_demo_made (GObject *source, GAsyncResult *result, gpointer data)
{
  SpecWindow *window = SPEC_WINDOW (source);
  GTask *task = G_TASK (result);
  SpecDemoJob *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (window->demo != g_task_get_cancellable (task))
    return;

  g_clear_object (&window->demo);
  spec_toast_hide (window->toast);
  if (g_task_propagate_boolean (task, &error))
    spec_window_open_demo_files (window, job->folder);
  else
    spec_toast_show (window->toast, error->message);
}

void
spec_window_open_demo (SpecWindow *window)
{
  g_autofree char *name = g_strdup_printf ("demo-%d", SPEC_DEMO_VERSION);
  SpecDemoJob *job;
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (SPEC_IS_WINDOW (window));

  if (window->demo != NULL)
    return;

  job = g_new0 (SpecDemoJob, 1);
  job->folder = g_build_filename (g_get_user_cache_dir (), "spec-explorer", name, NULL);
  window->demo = g_cancellable_new ();
  task = g_task_new (window, window->demo, on_demo_made, NULL);
  g_task_set_task_data (task, job, demo_job_free);
  g_timeout_add_full (G_PRIORITY_DEFAULT, MILLISECONDS_BETWEEN_REPORTS, on_report, g_object_ref (task), g_object_unref);
  g_task_run_in_thread (task, make_demo);
}
