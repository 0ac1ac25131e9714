#include "close-job.h"

#include "export/spec-export-window.h"
#include "widget-probe.h"
#include "widgets/spec-view-bar.h"

static SpecState
get_state (SpecWindow *window)
{
  return spec_session_get_state (spec_window_get_session (window));
}

static gboolean
is_busy (SpecWindow *window)
{
  gboolean busy;

  g_object_get (spec_window_get_session (window), "busy", &busy, NULL);
  return busy;
}

static void
open_file (SpecWindow *window, const char *folder, SpecRole role, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  spec_session_open (spec_window_get_session (window), role, path);
}

static void
compare (SpecWindow *window, const char *folder)
{
  open_file (window, folder, SPEC_ROLE_X, "x.npy");
  open_file (window, folder, SPEC_ROLE_Y, "y.npy");
  open_file (window, folder, SPEC_ROLE_SAMPLES, "list.txt");
  spec_session_compare (spec_window_get_session (window));
}

static gboolean
is_refining (SpecWindow *window)
{
  return get_state (window) == SPEC_STATE_PREVIEW && is_busy (window);
}

static void
load (SpecWindow *window, const char *folder)
{
  open_file (window, folder, SPEC_ROLE_X, "long.csv");
}

static gboolean
is_loading (SpecWindow *window)
{
  return spec_session_is_loading (spec_window_get_session (window), SPEC_ROLE_X);
}

static void
drag (SpecWindow *window, const char *folder)
{
  spec_session_begin_drag (spec_window_get_session (window));
  g_object_set (spec_window_get_session (window), "sigma-x", 3.3, NULL);
}

static void
balance (SpecWindow *window, const char *folder)
{
  spec_session_balance (spec_window_get_session (window), SPEC_BALANCE_Y_TO_X);
}

static void
show (SpecWindow *window, const char *view)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.view", "s", view);
}

static void
show_map (SpecWindow *window, const char *folder)
{
  show (window, "map");
}

static void
show_agreement (SpecWindow *window, const char *folder)
{
  show (window, "agreement");
}

static void
train (SpecWindow *window, const char *folder)
{
  GtkWidget *label;

  show (window, "align");
  label = widget_probe_find_label (GTK_WIDGET (window), "Start Training");
  g_assert_nonnull (label);
  g_assert_true (gtk_widget_activate (gtk_widget_get_ancestor (label, GTK_TYPE_BUTTON)));
}

/* A bar on screen shows progress: of the view that is shown. */
static gboolean
is_view_busy (SpecWindow *window)
{
  GtkWidget *bar;

  for (guint i = 0; (bar = widget_probe_find (GTK_WIDGET (window), SPEC_TYPE_VIEW_BAR, i)) != NULL; i++)
    if (gtk_widget_get_mapped (bar) && spec_view_bar_is_showing (SPEC_VIEW_BAR (bar)))
      return TRUE;
  return FALSE;
}

static void
do_nothing (SpecWindow *window, const char *folder)
{
}

/* The evidence for the clusters and the map of bandwidths begin by themselves after the exact answer. */
static gboolean
is_exact (SpecWindow *window)
{
  return get_state (window) == SPEC_STATE_EXACT;
}

static void
export (SpecWindow *window, const char *folder)
{
  gtk_widget_activate_action (GTK_WIDGET (window), "win.export", NULL);
}

/* Ready, it is asked to write at once. */
static gboolean
is_exporting (SpecWindow *window)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) each = g_list_model_get_item (windows, i);

      if (SPEC_IS_EXPORT_WINDOW (each) && spec_export_window_is_ready (SPEC_EXPORT_WINDOW (each)))
        {
          g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "figure.pdf", NULL);

          spec_export_window_write (SPEC_EXPORT_WINDOW (each), path);
          return TRUE;
        }
    }
  return FALSE;
}

static void
make_demo (SpecWindow *window, const char *folder)
{
  spec_window_open_demo (window);
}

static gboolean
is_at_once (SpecWindow *window)
{
  return TRUE;
}

static const CloseJob jobs[] = {
  { "loading", FALSE, load, is_loading },
  { "demo", FALSE, make_demo, is_at_once },
  { "comparing", FALSE, compare, is_refining },
  { "dragging", TRUE, drag, is_busy },
  { "balancing", TRUE, balance, is_busy },
  { "evidence", TRUE, do_nothing, is_exact },
  { "map", TRUE, show_map, is_view_busy },
  { "agreement", TRUE, show_agreement, is_view_busy },
  { "training", TRUE, train, is_view_busy },
  { "export", TRUE, export, is_exporting },
  { NULL },
};

const CloseJob *
close_job_list (void)
{
  return jobs;
}

const CloseJob *
close_job_find (const char *name)
{
  for (const CloseJob *job = jobs; job->name != NULL; job++)
    if (g_str_equal (job->name, name))
      return job;
  return NULL;
}
