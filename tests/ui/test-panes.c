/* The handles between the panes of Explore stand where a person left them, in the next window as well. */
#include <gtk/gtk.h>

#include "session-fixture.h"
#include "explore/spec-explore-view.h"
#include "widget-probe.h"
#include "window/spec-settings.h"

#define ROWS 60
#define WIDTH 1100
#define HEIGHT 800

static GtkPaned *
find_pane (GtkWidget *window, guint nth)
{
  return GTK_PANED (widget_probe_find (window, GTK_TYPE_PANED, nth));
}

static GtkWidget *
show_view (SessionFixture *fixture, int width, int height)
{
  GtkWidget *view = spec_explore_view_new (fixture->session);
  GtkWidget *window = widget_probe_show (view, width, height);

  widget_probe_draw (window);

  return window;
}

static void
close_window (GtkWidget *window)
{
  gtk_window_destroy (GTK_WINDOW (window));
  widget_probe_settle ();
}

static void
drag_to (GtkPaned *pane, int position)
{
  gpointer gesture = widget_probe_get_controller (GTK_WIDGET (pane), GTK_TYPE_GESTURE_DRAG);

  g_signal_emit_by_name (gesture, "drag-update", 0.0, 0.0);
  gtk_paned_set_position (pane, position);
  g_signal_emit_by_name (gesture, "drag-end", 0.0, 0.0);
}

/* A click beside the handle. */
static void
click (GtkPaned *pane)
{
  g_signal_emit_by_name (widget_probe_get_controller (GTK_WIDGET (pane), GTK_TYPE_GESTURE_DRAG), "drag-end", 0.0, 0.0);
}

static void
test_usual (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = spec_settings_new ();
  GtkWidget *window = show_view (fixture, WIDTH, HEIGHT);
  double rows, plots, clusters;

  g_assert_cmpint (gtk_paned_get_position (find_pane (window, 0)), >, 150);
  click (find_pane (window, 0));
  close_window (window);
  /* Nobody moved anything: the next window shares its room anew. */
  g_settings_get (settings, "explore-panes", "(ddd)", &rows, &plots, &clusters);
  g_assert_cmpfloat (rows + plots + clusters, ==, 0);
}

static void
test_dragged (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = spec_settings_new ();
  GtkWidget *window = show_view (fixture, WIDTH, HEIGHT);
  GtkPaned *pane = find_pane (window, 0);
  int usual = gtk_paned_get_position (find_pane (window, 1)), position;

  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (pane)), ==, GTK_ORIENTATION_VERTICAL);
  drag_to (pane, 350);
  close_window (window);

  window = show_view (fixture, WIDTH, HEIGHT);
  g_assert_cmpint (ABS (gtk_paned_get_position (find_pane (window, 0)) - 350), <=, 1);
  g_assert_cmpint (ABS (gtk_paned_get_position (find_pane (window, 1)) - usual), <=, 1); /* which nobody moved */
  close_window (window);

  /* A larger window has the same share of it. */
  window = show_view (fixture, WIDTH, HEIGHT + 100);
  position = gtk_paned_get_position (find_pane (window, 0));
  g_assert_cmpint (ABS (position - 350 * (HEIGHT + 100) / HEIGHT), <=, 2);
  close_window (window);
  g_settings_reset (settings, "explore-panes");
}

static void
test_key (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (GSettings) settings = spec_settings_new ();
  GtkWidget *window = show_view (fixture, WIDTH, HEIGHT);
  GtkPaned *pane = find_pane (window, 0);
  int before = gtk_paned_get_position (pane), moved;
  gboolean taken;

  gtk_widget_grab_focus (widget_probe_find (GTK_WIDGET (pane), GTK_TYPE_BUTTON, 0));
  g_signal_emit_by_name (pane, "cycle-handle-focus", FALSE, &taken);
  g_signal_emit_by_name (pane, "move-handle", GTK_SCROLL_PAGE_DOWN, &taken);
  moved = gtk_paned_get_position (pane);
  g_assert_cmpint (moved, !=, before);
  close_window (window);

  window = show_view (fixture, WIDTH, HEIGHT);
  g_assert_cmpint (ABS (gtk_paned_get_position (find_pane (window, 0)) - moved), <=, 1);
  close_window (window);
  g_settings_reset (settings, "explore-panes");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/panes/" name, SessionFixture, NULL, session_fixture_set_up, func, session_fixture_tear_down)
  ADD ("usual", test_usual);
  ADD ("dragged", test_dragged);
  ADD ("key", test_key);

  return g_test_run ();
}
