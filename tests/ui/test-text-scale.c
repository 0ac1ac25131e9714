/* A larger text, as a person sets it on the desktop: nothing is cut, nothing lies over another, the window fits the screen. */
#include <gtk/gtk.h>

#include "../paint/picture-files.h"
#include "agreement/spec-agreement-view.h"
#include "clusters/spec-sample-viewer.h"
#include "help/spec-help-window.h"
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

static void
append_file (GString *text, guint row)
{
  g_string_append_printf (text, "7f60d367_31dd_49b4_%05u.png\n", row);
}

static void
append_label (GString *text, guint row)
{
  static const char *const labels[] = { "longsleeve", "dress", "t-shirt", "shoes" };

  g_string_append_printf (text, "%s\n", labels[row % G_N_ELEMENTS (labels)]);
}

static char *
write_lines (Fixture *fixture, const char *name, void (*append) (GString *text, guint row))
{
  char *path = g_build_filename (fixture->files.folder, name, NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < ROWS; i++)
    append (text, i);
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));

  return path;
}

/* With names as long as people give them. */
static void
compare_pictures (Fixture *fixture)
{
  SessionFixture *files = &fixture->files;
  g_autofree char *x = session_fixture_write_embedding (files, "mobilenet_v2_imagenet.npy", ROWS, 4, 8);
  g_autofree char *y = session_fixture_write_embedding (files, "mobilenet_v2_birds.npy", ROWS, 8, 8);
  g_autofree char *list = write_lines (fixture, "images.txt", append_file);
  g_autofree char *labels = write_lines (fixture, "labels.txt", append_label);
  const char *paths[] = { [SPEC_ROLE_X] = x, [SPEC_ROLE_Y] = y, [SPEC_ROLE_SAMPLES] = list, [SPEC_ROLE_LABELS] = labels };

  for (guint i = 0; i < ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("7f60d367_31dd_49b4_%05u.png", i);

      g_free (picture_files_write_halves (files->folder, name, "png", 24, 24));
    }
  for (guint role = SPEC_ROLE_X; role <= SPEC_ROLE_LABELS; role++)
    {
      spec_session_open (files->session, role, paths[role]);
      while (spec_session_is_loading (files->session, role))
        g_main_context_iteration (NULL, TRUE);
    }
  spec_session_compare (files->session);
  session_fixture_wait (files, session_fixture_is_answered);
  widget_probe_draw (GTK_WIDGET (fixture->window));
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
show_view (Fixture *fixture, const char *view)
{
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", view);
  widget_probe_draw (GTK_WIDGET (fixture->window));
  if (g_str_equal (view, "agreement"))
    {
      GtkWidget *page = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_AGREEMENT_VIEW, 0);
      SpecAgreementSession *session = spec_agreement_view_get_session (SPEC_AGREEMENT_VIEW (page));

      while (spec_agreement_session_get_agreement (session) == NULL)
        g_main_context_iteration (NULL, TRUE);
    }
}

static guint
count_in_views (Fixture *fixture, const Case *test)
{
  static const char *const views[] = { "explore", "map", "agreement", "align" };
  guint faults = 0;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      show_view (fixture, views[i]);
      faults += count_faults (fixture, test, views[i]);
    }

  return faults;
}

static void
test_views (Fixture *fixture, gconstpointer data)
{
  compare_pictures (fixture);
  g_assert_cmpuint (count_in_views (fixture, data), ==, 0);
}

/* Rows of which nothing is known. */
static void
test_rows (Fixture *fixture, gconstpointer data)
{
  session_fixture_compare_pair (&fixture->files, ROWS);
  widget_probe_draw (GTK_WIDGET (fixture->window));
  g_assert_cmpuint (count_in_views (fixture, data), ==, 0);
}

/* The picture that is opened over the grid. */
static void
test_viewer (Fixture *fixture, gconstpointer data)
{
  GtkWidget *viewer = NULL;

  compare_pictures (fixture);
  for (guint i = 0; viewer == NULL; i++)
    {
      GtkWidget *view = widget_probe_find (GTK_WIDGET (fixture->window), GTK_TYPE_GRID_VIEW, i);

      g_assert_nonnull (view);
      gtk_widget_activate_action (view, "list.activate-item", "u", 0);
      widget_probe_draw (GTK_WIDGET (fixture->window));
      viewer = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_SAMPLE_VIEWER, 0);
    }
  g_assert_true (spec_sample_viewer_is_open (SPEC_SAMPLE_VIEWER (viewer)));
  g_assert_cmpuint (count_faults (fixture, data, "viewer"), ==, 0);
}

static void
test_help (Fixture *fixture, gconstpointer data)
{
  const Case *test = data;
  GtkWindow *help = spec_help_window_new (NULL);
  guint faults;

  gtk_window_present (help);
  widget_probe_draw (GTK_WIDGET (help));
  faults = layout_check_at_rest (GTK_WIDGET (help), test->width, test->height);
  gtk_window_destroy (help);
  g_assert_cmpuint (faults, ==, 0);
}

/* The settings beside each view: where both find no room the view scrolls, and the last of it can be reached. */
static void
test_settings (Fixture *fixture, gconstpointer data)
{
  compare_pictures (fixture);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-side", NULL));
  g_assert_cmpuint (count_in_views (fixture, data), ==, 0);
}

static void
test_dialogs (Fixture *fixture, gconstpointer data)
{
  static const char *const actions[] = { "win.export", "win.preferences", "win.shortcuts" };
  const Case *test = data;
  guint faults = 0;

  compare_pictures (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWindow *dialog;

      gtk_widget_activate_action (GTK_WIDGET (fixture->window), actions[i], NULL);
      dialog = widget_probe_find_dialog (GTK_WINDOW (fixture->window));
      g_assert_nonnull (dialog);
      widget_probe_draw (GTK_WIDGET (dialog));
      faults += layout_check_at_rest (GTK_WIDGET (dialog), test->width, test->height);
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
  ADD ("rows/200-small", twice_small, test_rows);
  ADD ("viewer/100-small", small, test_viewer);
  ADD ("viewer/200", twice, test_viewer);
  ADD ("viewer/200-small", twice_small, test_viewer);
  ADD ("help/100", usual, test_help);
  ADD ("help/200", twice, test_help);
  ADD ("help/200-small", twice_small, test_help);
  ADD ("settings/200-small", twice_small, test_settings);
  ADD ("dialogs/100", usual, test_dialogs);
  ADD ("dialogs/200", twice, test_dialogs);
  ADD ("dialogs/200-small", twice_small, test_dialogs);
  ADD ("plots/200", twice, test_plots);

  return g_test_run ();
}
