/* The window as a person at the keyboard meets it: start page, comparing, notices, undo, closing. */
#include <gtk/gtk.h>

#include "session-fixture.h"
#include "start/spec-source-card.h"
#include "widget-probe.h"
#include "widgets/spec-badge.h"
#include "window/spec-notice-bar.h"
#include "window/spec-style.h"
#include "window/spec-window.h"

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
  fixture->style = spec_style_new (gdk_display_get_default ());
  fixture->window = spec_window_new (NULL);
  session_fixture_take_session (&fixture->files, g_object_ref (spec_window_get_session (fixture->window)));
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (GTK_WIDGET (fixture->window)) == 0)
    g_main_context_iteration (NULL, TRUE);
  widget_probe_settle ();
}

static void
close_window (Fixture *fixture)
{
  SpecWindow *window = g_object_ref (fixture->window);

  gtk_window_destroy (GTK_WINDOW (window));
  fixture->window = NULL;
  widget_probe_settle ();
  g_assert_finalize_object (window);
}

/* The last reference of the session is the fixture's, which asserts that it is. */
static void
tear_down (Fixture *fixture, gconstpointer data)
{
  if (fixture->window != NULL)
    close_window (fixture);
  g_clear_object (&fixture->style);
  session_fixture_tear_down (&fixture->files, NULL);
}

static gboolean
press (Fixture *fixture, const char *trigger)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return widget_probe_press_shortcut (focus != NULL ? focus : GTK_WIDGET (fixture->window), trigger);
}

/* Returns: the name of the widget that has the focus, or of the entry around it. */
static const char *
focus_name (Fixture *fixture)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (fixture->window));

  return GTK_IS_TEXT (focus) ? gtk_widget_get_name (gtk_widget_get_parent (focus)) : gtk_widget_get_name (focus);
}

static GtkWidget *
find_button (Fixture *fixture, const char *label)
{
  GtkWidget *button;

  for (guint i = 0; (button = widget_probe_find (GTK_WIDGET (fixture->window), GTK_TYPE_BUTTON, i)) != NULL; i++)
    {
      if (g_strcmp0 (gtk_button_get_label (GTK_BUTTON (button)), label) == 0)
        return button;
    }
  return NULL;
}

static void
compare (Fixture *fixture, gsize rows)
{
  session_fixture_open_pair (&fixture->files, rows);
  widget_probe_settle ();
  g_assert_true (gtk_widget_activate (find_button (fixture, "Compare")));
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  widget_probe_settle ();
}

static const char *
badge_text (Fixture *fixture)
{
  GtkWidget *badge = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_BADGE, 0);

  g_assert_nonnull (badge);
  return gtk_label_get_label (GTK_LABEL (widget_probe_find (badge, GTK_TYPE_LABEL, 0)));
}

static void
test_compare_needs_both (Fixture *fixture, gconstpointer data)
{
  g_autofree char *x = session_fixture_write_embedding (&fixture->files, "x.npy", 300, 4, 8);
  GtkWidget *button = find_button (fixture, "Compare");

  g_assert_false (gtk_widget_is_sensitive (button));
  spec_session_open (fixture->files.session, SPEC_ROLE_X, x);
  while (spec_session_is_loading (fixture->files.session, SPEC_ROLE_X))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_is_sensitive (button));

  session_fixture_open_pair (&fixture->files, 300);
  widget_probe_settle ();
  g_assert_true (gtk_widget_is_sensitive (button));
  /* The card says what was opened. */
  g_assert_nonnull (widget_probe_find_label (GTK_WIDGET (fixture->window), "300 rows × 8, float32"));
}

static void
test_compare (Fixture *fixture, gconstpointer data)
{
  g_assert_null (widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_BADGE, 0));
  compare (fixture, 300);

  g_assert_true (session_fixture_get_boolean (&fixture->files, "comparing"));
  g_assert_cmpstr (badge_text (fixture), ==, "Exact");
  g_assert_cmpstr (gtk_window_get_title (GTK_WINDOW (fixture->window)), ==, "x and y");
  g_assert_nonnull (widget_probe_find_label (GTK_WIDGET (fixture->window), "all 300 samples"));
}

static void
test_cancelled_before_the_first_answer (Fixture *fixture, gconstpointer data)
{
  session_fixture_open_pair (&fixture->files, 300);
  spec_session_compare (fixture->files.session);
  spec_session_cancel (fixture->files.session);
  widget_probe_settle ();
  g_assert_nonnull (widget_probe_find_label (GTK_WIDGET (fixture->window), "Comparison cancelled"));
  g_assert_true (gtk_widget_get_mapped (widget_probe_find_label (GTK_WIDGET (fixture->window), "Try Again")));
}

/* The side is hidden with the focus in it, and the next view comes at once: tear-down asserts that nothing holds the session. */
static void
test_hidden_side_is_let_go (Fixture *fixture, gconstpointer data)
{
  compare (fixture, 300);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.show-side", NULL);
  gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.view", "s", "agreement");
}

static void
test_sigma_by_key (Fixture *fixture, gconstpointer data)
{
  double sigma;

  compare (fixture, 300);
  g_assert_cmpstr (focus_name (fixture), ==, "slider-x");
  sigma = session_fixture_get_double (&fixture->files, "sigma-x");
  g_assert_true (press (fixture, "<Alt>x"));
  g_assert_cmpstr (focus_name (fixture), ==, "sigma-x");
  g_assert_true (press (fixture, "Up"));
  g_assert_cmpfloat_with_epsilon (session_fixture_get_double (&fixture->files, "sigma-x"), 1.05 * sigma, 1e-6 * sigma);
  g_assert_cmpstr (badge_text (fixture), ==, "Preview");
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  g_assert_cmpstr (badge_text (fixture), ==, "Exact");

  g_assert_true (press (fixture, "<Control>z"));
  g_assert_cmpfloat (session_fixture_get_double (&fixture->files, "sigma-x"), ==, sigma);
  g_assert_true (press (fixture, "<Control><Shift>z"));
  g_assert_cmpfloat (session_fixture_get_double (&fixture->files, "sigma-x"), >, sigma);
}

static void
test_clusters_by_key (Fixture *fixture, gconstpointer data)
{
  compare (fixture, 300);
  g_assert_true (press (fixture, "<Alt>Down"));
  g_assert_cmpuint (spec_mode_item_get_index (spec_session_get_selected (fixture->files.session)), ==, 1);
  g_assert_true (press (fixture, "<Alt>Up"));
  g_assert_true (press (fixture, "<Alt>Up"));
  g_assert_cmpuint (spec_mode_item_get_index (spec_session_get_selected (fixture->files.session)), ==, 0);
}

static void
test_escape_cancels (Fixture *fixture, gconstpointer data)
{
  session_fixture_open_pair (&fixture->files, 2600);
  widget_probe_settle ();
  g_assert_true (gtk_widget_activate (find_button (fixture, "Compare")));
  session_fixture_wait (&fixture->files, session_fixture_has_result);
  g_assert_true (session_fixture_get_boolean (&fixture->files, "busy"));
  g_assert_true (press (fixture, "Escape"));

  g_assert_false (session_fixture_get_boolean (&fixture->files, "busy"));
  g_assert_cmpstr (badge_text (fixture), ==, "Preview");
  g_assert_nonnull (widget_probe_find_label (GTK_WIDGET (fixture->window), "Refinement cancelled"));

  g_assert_true (press (fixture, "F5"));
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  g_assert_cmpstr (badge_text (fixture), ==, "Exact");
}

static void
test_side_by_key (Fixture *fixture, gconstpointer data)
{
  GtkWidget *entry;

  compare (fixture, 300);
  press (fixture, "<Alt>y");
  entry = gtk_window_get_focus (GTK_WINDOW (fixture->window));
  g_assert_cmpstr (focus_name (fixture), ==, "sigma-y");
  g_assert_true (gtk_widget_get_mapped (entry));
  g_assert_true (press (fixture, "F9"));
  g_assert_false (gtk_widget_get_mapped (entry));
  g_assert_true (press (fixture, "F9"));
  g_assert_true (gtk_widget_get_mapped (entry));
}

static void
test_notice (Fixture *fixture, gconstpointer data)
{
  g_autofree char *x = session_fixture_write_embedding (&fixture->files, "x.npy", 300, 4, 8);
  g_autofree char *y = session_fixture_write_embedding (&fixture->files, "y.npy", 301, 8, 8);
  GtkWidget *bar = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_NOTICE_BAR, 0);
  GtkWidget *revealer = widget_probe_find (bar, GTK_TYPE_REVEALER, 0);

  g_assert_false (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  spec_session_open (fixture->files.session, SPEC_ROLE_X, x);
  spec_session_open (fixture->files.session, SPEC_ROLE_Y, y);
  session_fixture_wait (&fixture->files, session_fixture_has_both);
  widget_probe_settle ();

  g_assert_true (gtk_revealer_get_reveal_child (GTK_REVEALER (revealer)));
  g_assert_nonnull (widget_probe_find_label (bar, "X has 300 rows, Y has 301. Both must hold the same samples."));
  g_assert_false (gtk_widget_is_sensitive (find_button (fixture, "Compare")));
}

/* On the start page, where the list is chosen, the answer to the question can be given. */
static void
test_skip_first (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = session_fixture_write_list (&fixture->files, "images.txt", 301);
  GtkWidget *button;

  session_fixture_open_pair (&fixture->files, 300);
  spec_session_open (fixture->files.session, SPEC_ROLE_SAMPLES, list);
  session_fixture_wait (&fixture->files, session_fixture_has_failed_to_open);
  widget_probe_settle ();
  button = find_button (fixture, "Skip First Line");
  g_assert_nonnull (button);
  while (!gtk_widget_get_mapped (button)) /* the bar opens in its own time */
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_activate (button));
  session_fixture_wait (&fixture->files, session_fixture_has_list);
  g_assert_null (session_fixture_find_notice (&fixture->files, "images"));
}

/* Lines that are no paths are texts, from the card to the tiles. */
static void
test_texts (Fixture *fixture, gconstpointer data)
{
  g_autofree char *list = g_build_filename (fixture->files.folder, "captions.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < 300; i++)
    g_string_append (text, "a red dress\n");
  g_file_set_contents (list, text->str, -1, NULL);
  spec_session_open (fixture->files.session, SPEC_ROLE_SAMPLES, list);
  while (spec_session_is_loading (fixture->files.session, SPEC_ROLE_SAMPLES))
    g_main_context_iteration (NULL, TRUE);
  widget_probe_settle ();
  g_assert_nonnull (widget_probe_find_label (GTK_WIDGET (fixture->window), "300 texts"));
  compare (fixture, 300);
  g_assert_nonnull (widget_probe_find_label (GTK_WIDGET (fixture->window), "a red dress"));
}

static void
test_failed_file_is_said_on_its_card (Fixture *fixture, gconstpointer data)
{
  GtkWidget *card = widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_SOURCE_CARD, 1);

  g_assert_false (gtk_widget_has_css_class (card, "failed"));
  spec_session_open (fixture->files.session, SPEC_ROLE_Y, "/nowhere/y.npy");
  session_fixture_wait (&fixture->files, session_fixture_has_failed_to_open);
  widget_probe_settle ();

  g_assert_true (gtk_widget_has_css_class (card, "failed"));
  g_assert_nonnull (widget_probe_find_label (card, "y.npy"));
}

static void
drop (Fixture *fixture, GtkWidget *widget, const char *const *paths)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);
  g_auto (GValue) value = G_VALUE_INIT;
  GSList *files = NULL;

  for (guint i = 0; paths[i] != NULL; i++)
    files = g_slist_append (files, g_file_new_for_path (paths[i]));
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, files);
  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean taken = FALSE;

      if (GTK_IS_DROP_TARGET (controller))
        g_signal_emit_by_name (controller, "drop", &value, 0.0, 0.0, &taken);
    }
  g_slist_free_full (files, g_object_unref);
}

static void
test_drop (Fixture *fixture, gconstpointer data)
{
  g_autofree char *x = session_fixture_write_embedding (&fixture->files, "x.npy", 300, 4, 8);
  g_autofree char *y = session_fixture_write_embedding (&fixture->files, "y.npy", 300, 8, 8);
  g_autofree char *list = session_fixture_write_list (&fixture->files, "images.txt", 300);
  const char *all[] = { x, list, y, NULL };
  const char *one[] = { y, NULL };

  /* Anywhere: arrays in their order, the list as images. */
  drop (fixture, widget_probe_find (GTK_WIDGET (fixture->window), GTK_TYPE_OVERLAY, 0), all);
  session_fixture_wait (&fixture->files, session_fixture_has_both);
  session_fixture_wait (&fixture->files, session_fixture_has_list);
  g_assert_cmpstr (spec_session_get_name (fixture->files.session, SPEC_SIDE_X), ==, "x");
  g_assert_cmpstr (spec_session_get_name (fixture->files.session, SPEC_SIDE_Y), ==, "y");

  /* On a card: that card's. */
  drop (fixture, widget_probe_find (GTK_WIDGET (fixture->window), SPEC_TYPE_SOURCE_CARD, 0), one);
  while (spec_session_is_loading (fixture->files.session, SPEC_ROLE_X))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (spec_session_get_name (fixture->files.session, SPEC_SIDE_X), ==, "y");
}

static void
test_width (Fixture *fixture, gconstpointer data)
{
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "narrow"));
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1100, 700);
  while (!gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "narrow"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (fixture->window), "very-narrow"));
}

static void
test_theme (Fixture *fixture, gconstpointer data)
{
  spec_style_set_choice (fixture->style, SPEC_STYLE_DARK);
  g_assert_true (spec_style_get_dark (fixture->style));
  spec_style_set_choice (fixture->style, SPEC_STYLE_LIGHT);
  g_assert_false (spec_style_get_dark (fixture->style));
}

/* Destroying it cancels the work; the tear-down asserts that nothing is left. */
static void
test_close_while_working (Fixture *fixture, gconstpointer data)
{
  session_fixture_open_pair (&fixture->files, 2600);
  widget_probe_settle ();
  g_assert_true (gtk_widget_activate (find_button (fixture, "Compare")));
  session_fixture_wait (&fixture->files, session_fixture_has_result);
  g_assert_true (session_fixture_get_boolean (&fixture->files, "busy"));
  close_window (fixture);
}

int
main (int argc, char **argv)
{
  g_unsetenv ("SPEC_EXPLORER_THEME");
  gtk_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/window/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("compare-needs-both", test_compare_needs_both);
  ADD ("compare", test_compare);
  ADD ("hidden-side-is-let-go", test_hidden_side_is_let_go);
  ADD ("cancelled-before-the-first-answer", test_cancelled_before_the_first_answer);
  ADD ("sigma-by-key", test_sigma_by_key);
  ADD ("clusters-by-key", test_clusters_by_key);
  ADD ("escape-cancels", test_escape_cancels);
  ADD ("side-by-key", test_side_by_key);
  ADD ("notice", test_notice);
  ADD ("skip-first", test_skip_first);
  ADD ("texts", test_texts);
  ADD ("failed-file", test_failed_file_is_said_on_its_card);
  ADD ("drop", test_drop);
  ADD ("width", test_width);
  ADD ("theme", test_theme);
  ADD ("close-while-working", test_close_while_working);

  return g_test_run ();
}
