/* The left side is as wide as the design says, whatever view is shown: 304 pixels, 272 in a narrow window. */
#include <gtk/gtk.h>

#include "session-fixture.h"
#include "widget-probe.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

#define WIDTH 304
#define WIDTH_NARROW 272

typedef struct
{
  SessionFixture files; /* its session is the window's */
  SpecStyle *style;
  SpecWindow *window;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->files, NULL);
  g_object_set (gtk_settings_get_default (), "gtk-font-name", "Cantarell 11", NULL);
  fixture->style = spec_style_new (gdk_display_get_default ());
  fixture->window = spec_window_new (NULL);
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (fixture->window)));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), GPOINTER_TO_INT (data) == WIDTH ? 1300 : 1024, 700);
  gtk_window_present (GTK_WINDOW (fixture->window));
  session_fixture_compare_pair (&fixture->files, 300);
  while (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "narrow") != (GPOINTER_TO_INT (data) == WIDTH_NARROW))
    g_main_context_iteration (NULL, TRUE);
  widget_probe_draw (GTK_WIDGET (fixture->window));
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  g_clear_object (&fixture->style);
  session_fixture_tear_down (&fixture->files, NULL);
}

static int
least_width (GtkWidget *widget, int height)
{
  int least;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, height, &least, NULL, NULL, NULL);
  return least;
}

/* Says which of its children is too wide. */
static void
report (GtkWidget *widget, int most, guint depth)
{
  int least = least_width (widget, -1);

  if (!gtk_widget_get_visible (widget) || least <= most)
    return;
  g_test_message ("%*s%s is %d wide", 2 * depth, "", G_OBJECT_TYPE_NAME (widget), least);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    report (child, most - 24, depth + 1);
}

static void
check_page (GtkWidget *page, int most)
{
  int height;

  report (page, most, 0);
  g_assert_cmpint (least_width (page, -1), <=, most);
  /* At the height it has when it is that narrow it asks for no more. */
  gtk_widget_measure (page, GTK_ORIENTATION_VERTICAL, most, &height, NULL, NULL, NULL);
  g_assert_cmpint (least_width (page, height), <=, most);
}

static void
test_pages (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "explore", "map", "agreement", "align" };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *side = GTK_WIDGET (gtk_widget_get_template_child (window, SPEC_TYPE_WINDOW, "side"));
  GtkWidget *sides = GTK_WIDGET (gtk_widget_get_template_child (window, SPEC_TYPE_WINDOW, "sides"));
  int most = GPOINTER_TO_INT (data);

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (window, "win.view", "s", views[i]);
      check_page (gtk_stack_get_visible_child (GTK_STACK (sides)), most);
      g_assert_cmpint (least_width (side, -1), <=, most);
    }
}

/* Nothing sticks out at the right: what is shown asks for no more than the window has. */
static void
test_window (Fixture *fixture, gconstpointer data)
{
  static const char *const views[] = { "explore", "map", "agreement", "align" };
  GtkWidget *window = GTK_WIDGET (fixture->window);
  GtkWidget *child = gtk_window_get_child (GTK_WINDOW (window));
  int most = GPOINTER_TO_INT (data) == WIDTH ? 1300 : 1000;

  for (guint i = 0; i < G_N_ELEMENTS (views); i++)
    {
      gtk_widget_activate_action (window, "win.view", "s", views[i]);
      widget_probe_settle ();
      g_test_message ("%s: %d", views[i], least_width (child, -1));
      g_assert_cmpint (least_width (child, -1), <=, most);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, width, func) g_test_add ("/side-width/" name, Fixture, GINT_TO_POINTER (width), set_up, func, tear_down)
  ADD ("wide", WIDTH, test_pages);
  ADD ("narrow", WIDTH_NARROW, test_pages);
  ADD ("window/wide", WIDTH, test_window);
  ADD ("window/narrow", WIDTH_NARROW, test_window);

  return g_test_run ();
}
