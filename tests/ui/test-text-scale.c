/* A larger text, as a person sets it on the desktop: nothing is cut, nothing lies over another, the window fits the screen. */
#include <gtk/gtk.h>

#include "layout-check.h"
#include "paint/spec-plot-style.h"
#include "plots/spec-difference-view.h"
#include "plots/spec-widget-style.h"
#include "session-fixture.h"
#include "widget-probe.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define ROWS 300

typedef struct
{
  int percent; /* of the usual text */
  int width, height;
} Case;

typedef struct
{
  SessionFixture files; /* its session is the window's */
  SpecStyle *style;
  SpecWindow *window;
  int dpi;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const Case *test = data;

  session_fixture_set_up (&fixture->files, NULL);
  g_object_get (gtk_settings_get_default (), "gtk-xft-dpi", &fixture->dpi, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", "gtk-enable-animations", FALSE, "gtk-xft-dpi",
                96 * PANGO_SCALE * test->percent / 100, NULL);
  fixture->style = spec_style_new (gdk_display_get_default ());
  fixture->window = spec_window_new (NULL);
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (fixture->window)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), test->width, test->height);
  gtk_window_present (GTK_WINDOW (fixture->window));
  widget_probe_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  g_clear_object (&fixture->style);
  g_object_set (gtk_settings_get_default (), "gtk-xft-dpi", fixture->dpi, NULL);
  session_fixture_tear_down (&fixture->files, NULL);
}

static guint
count_faults (Fixture *fixture, const Case *test, const char *what)
{
  GtkWidget *window = GTK_WIDGET (fixture->window);
  guint faults;

  faults = layout_check_at_rest (window, test->width, test->height);
  g_test_message ("%s: %u faults", what, faults);

  return faults;
}

static void
test_start (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpuint (count_faults (fixture, data, "start"), ==, 0);
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "explore", "map", "agreement", "align" };
  guint faults = 0;

  session_fixture_compare_pair (&fixture->files, ROWS);
  widget_probe_draw (GTK_WIDGET (fixture->window));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", views[i]);
      widget_probe_draw (GTK_WIDGET (fixture->window));
      faults += count_faults (fixture, data, views[i]);
    }
  g_assert_cmpuint (faults, ==, 0);
}

/* The settings beside each view: where both find no room the view scrolls, and the last of it can be reached. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "explore", "map", "agreement", "align" };
  guint faults = 0;

  session_fixture_compare_pair (&fixture->files, ROWS);
  widget_probe_draw (GTK_WIDGET (fixture->window));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-side", NULL));
  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", views[i]);
      widget_probe_draw (GTK_WIDGET (fixture->window));
      faults += count_faults (fixture, data, views[i]);
    }
  g_assert_cmpuint (faults, ==, 0);
}

/* Returns: (nullable) (transfer none): the window over the program's. */
static GtkWidget *
find_dialog (Fixture *fixture)
{
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWindow) window = g_list_model_get_item (windows, i);

      if (gtk_window_get_transient_for (window) == GTK_WINDOW (fixture->window) && gtk_widget_get_visible (GTK_WIDGET (window)))
        return GTK_WIDGET (window);
    }

  return NULL;
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "win.export", "win.preferences", "win.shortcuts" };
  const Case *test = data;
  guint faults = 0;

  session_fixture_compare_pair (&fixture->files, ROWS);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *dialog;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], NULL);
      dialog = find_dialog (fixture);
      g_assert_nonnull (dialog);
      widget_probe_draw (dialog);
      faults += layout_check_at_rest (dialog, test->width, test->height);
      gtk_window_destroy (GTK_WINDOW (dialog));
      widget_probe_settle ();
    }
  g_assert_cmpuint (faults, ==, 0);
}

/* Painted text follows as well. */
static void
test_plots (Fixture *fixture, gconstpointer data)
{
  SpecPlotStyle style;
  GtkWidget *plot;

  session_fixture_compare_pair (&fixture->files, ROWS);
  widget_probe_draw (GTK_WIDGET (fixture->window));
  plot = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_DIFFERENCE_VIEW, 0);
  spec_widget_style_init (&style, plot);
  g_assert_cmpfloat_with_epsilon (style.font_size, 11 * 96 / 72.0 * ((const Case *) data)->percent / 100, 0.1);
}

int
main (int argc, char **argv)
{
  static const Case usual = { 100, 1440, 900 }, small = { 100, 1024, 700 }, larger = { 150, 1440, 900 }, twice = { 200, 1440, 900 },
                    twice_small = { 200, 1024, 700 };

  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, test, func) g_test_add ("/text-scale/" name, Fixture, &test, set_up, func, tear_down)
  ADD ("start/100", usual, test_start);
  ADD ("start/150", larger, test_start);
  ADD ("start/200", twice, test_start);
  ADD ("start/200-small", twice_small, test_start);
  ADD ("views/100", usual, test_views);
  ADD ("views/100-small", small, test_views);
  ADD ("views/150", larger, test_views);
  ADD ("views/200", twice, test_views);
  ADD ("views/200-small", twice_small, test_views);
  ADD ("settings/200-small", twice_small, test_settings);
  ADD ("dialogs/100", usual, test_dialogs);
  ADD ("dialogs/200", twice, test_dialogs);
  ADD ("dialogs/200-small", twice_small, test_dialogs);
  ADD ("plots/200", twice, test_plots);

  return g_test_run ();
}
