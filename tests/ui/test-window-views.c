/* The views of a window are made when they are first shown, and kept. */
#include <gtk/gtk.h>

#include "session-fixture.h"
#include "widget-probe.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define LEAST 40 /* widgets that every view has */

static guint
count_widgets (GtkWidget *root)
{
  guint count = 1;

  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    count += count_widgets (child);

  return count;
}

static void
show_view (GtkWidget *window, const char *name)
{
  gtk_widget_activate_action (window, "win.view", "s", name);
  widget_probe_settle ();
}

static void
test_on_demand (SessionFixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "map", "agreement", "align" };
  g_autoptr (SpecStyle) style = spec_style_new (gdk_display_get_default ());
  GtkWidget *window = GTK_WIDGET (spec_window_new (NULL));
  guint before;

  gtk_window_present (GTK_WINDOW (window));
  session_fixture_take_session (fixture, g_object_ref (spec_window_get_session (SPEC_WINDOW (window))));
  session_fixture_compare_pair (fixture, 120);
  widget_probe_settle ();
  before = count_widgets (window);
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      show_view (window, views[i]);
      g_assert_cmpuint (count_widgets (window), >, before + LEAST);
      before = count_widgets (window);
    }
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    show_view (window, views[i]);
  g_assert_cmpuint (count_widgets (window), <, before + LEAST);
  gtk_window_destroy (GTK_WINDOW (window));
  widget_probe_settle ();
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/window-views/on-demand", SessionFixture, NULL, session_fixture_set_up, test_on_demand, session_fixture_tear_down);
  return g_test_run ();
}
