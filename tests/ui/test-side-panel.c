/* The left side on a real comparison: what is typed and stepped arrives in the session, and nothing else does. */
#include <math.h>

#include "session-fixture.h"
#include "side/spec-side-panel.h"
#include "side/spec-sigma-control.h"
#include "spec/spec-bandwidth-map.h"
#include "widget-probe.h"

/* In the order of the panel. */
enum
{
  SPIN_SIGMA_X,
  SPIN_SIGMA_Y,
  SPIN_ETA,
  SPIN_RFF,
  SPIN_SEED,
  SPIN_MODES,
};

static GtkWidget *
show_panel (SessionFixture *fixture)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  session_fixture_compare_pair (fixture, 400);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), spec_side_panel_new (fixture->session));
  return widget_probe_show (scroller, 320, 860);
}

static GtkWidget *
find_spin (GtkWidget *window, guint which)
{
  return widget_probe_find (window, GTK_TYPE_SPIN_BUTTON, which);
}

static void
type (GtkWidget *spin, const char *text)
{
  gtk_editable_set_text (GTK_EDITABLE (spin), text);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
}

static void
test_sigma_entry (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  GtkWidget *spin = find_spin (window, SPIN_SIGMA_X);
  double sigma = session_fixture_get_double (fixture, "sigma-x");
  double wanted = floor (100 * sigma * 1.7) / 100;
  g_autofree char *typed = g_strdup_printf (" %.2f", wanted);

  type (spin, typed);
  g_assert_cmpfloat_with_epsilon (session_fixture_get_double (fixture, "sigma-x"), wanted, 1e-9 * wanted);
  /* What is no bandwidth changes nothing, and the old number comes back. */
  type (spin, "much");
  type (spin, "-2");
  type (spin, "0");
  g_assert_cmpfloat_with_epsilon (session_fixture_get_double (fixture, "sigma-x"), wanted, 1e-9 * wanted);
  g_assert_cmpfloat_with_epsilon (g_ascii_strtod (gtk_editable_get_text (GTK_EDITABLE (spin)), NULL), wanted,
                                  0.006 * wanted);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Three digits are shown; leaving the entry must not round the number behind them. */
static void
test_sigma_is_not_rounded (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  GtkWidget *spin = find_spin (window, SPIN_SIGMA_Y);
  double median = session_fixture_get_double (fixture, "median-y");
  double sigma = median * 1.23456789;

  g_object_set (fixture->session, "sigma-y", sigma, NULL);
  gtk_spin_button_update (GTK_SPIN_BUTTON (spin));
  g_assert_cmpfloat_with_epsilon (session_fixture_get_double (fixture, "sigma-y"), sigma, 1e-12 * sigma);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_sigma_steps (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  GtkWidget *spin = find_spin (window, SPIN_SIGMA_X);
  GtkAdjustment *adjustment = gtk_spin_button_get_adjustment (GTK_SPIN_BUTTON (spin));
  double sigma = session_fixture_get_double (fixture, "sigma-x"),
         median = session_fixture_get_double (fixture, "median-x");

  g_assert_true (gtk_range_get_adjustment (GTK_RANGE (widget_probe_find (window, GTK_TYPE_SCALE, 0))) == adjustment);
  g_signal_emit_by_name (spin, "change-value", GTK_SCROLL_STEP_UP);
  g_assert_cmpfloat_with_epsilon (session_fixture_get_double (fixture, "sigma-x"), 1.05 * sigma, 1e-9 * sigma);
  g_signal_emit_by_name (spin, "change-value", GTK_SCROLL_PAGE_DOWN);
  g_assert_cmpfloat_with_epsilon (session_fixture_get_double (fixture, "sigma-x"), 1.05 / 1.5 * sigma, 1e-9 * sigma);
  g_assert_cmpfloat_with_epsilon (exp (gtk_adjustment_get_lower (adjustment)), 0.02 * median, 1e-9 * median);
  g_assert_cmpfloat_with_epsilon (exp (gtk_adjustment_get_upper (adjustment)), 20 * median, 1e-6 * median);
  /* A bandwidth from elsewhere may lie beyond: the slider gives way instead of changing it. */
  g_object_set (fixture->session, "sigma-x", 100 * median, NULL);
  g_assert_cmpfloat_with_epsilon (session_fixture_get_double (fixture, "sigma-x"), 100 * median, 1e-9 * median);
  g_assert_cmpfloat_with_epsilon (exp (gtk_adjustment_get_value (adjustment)), 100 * median, 1e-6 * median);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_cosine_has_no_sigma (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  GtkWidget *kernel = widget_probe_find (window, GTK_TYPE_DROP_DOWN, 0);
  int kind;

  g_assert_true (gtk_widget_get_mapped (find_spin (window, SPIN_SIGMA_X)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (kernel), SPEC_KERNEL_COSINE);
  g_object_get (fixture->session, "kernel-x", &kind, NULL);
  g_assert_cmpint (kind, ==, SPEC_KERNEL_COSINE);
  g_assert_false (gtk_widget_get_mapped (find_spin (window, SPIN_SIGMA_X)));
  g_assert_false (gtk_widget_get_mapped (widget_probe_find (window, GTK_TYPE_SCALE, 0)));
  g_assert_true (gtk_widget_get_mapped (find_spin (window, SPIN_SIGMA_Y)));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_form (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  GtkWidget *method = widget_probe_find (window, GTK_TYPE_DROP_DOWN, 2);
  const SpecParams *params = spec_session_get_params (fixture->session);

  g_assert_false (gtk_widget_get_sensitive (find_spin (window, SPIN_RFF)));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (method), SPEC_METHOD_RFF);
  g_assert_cmpint (params->method, ==, SPEC_METHOD_RFF);
  g_assert_true (gtk_widget_get_sensitive (find_spin (window, SPIN_RFF)));
  gtk_switch_set_active (GTK_SWITCH (widget_probe_find (window, GTK_TYPE_SWITCH, 0)), TRUE);
  g_assert_true (params->centre);
  type (find_spin (window, SPIN_RFF), "500");
  type (find_spin (window, SPIN_ETA), "1.25");
  type (find_spin (window, SPIN_SEED), "42");
  type (find_spin (window, SPIN_MODES), "3");
  g_assert_cmpuint (params->rff_dim, ==, 500);
  g_assert_cmpfloat (params->eta, ==, 1.25);
  g_assert_cmpuint (params->seed, ==, 42);
  g_assert_cmpuint (params->modes, ==, 3);
  g_assert_true (gtk_widget_activate_action (method, "side.reset", NULL));
  g_assert_cmpfloat (gtk_spin_button_get_value (GTK_SPIN_BUTTON (find_spin (window, SPIN_ETA))), ==, 1);
  g_assert_cmpuint (gtk_drop_down_get_selected (GTK_DROP_DOWN (method)), ==, SPEC_METHOD_AUTO);
  g_assert_false (gtk_switch_get_active (GTK_SWITCH (widget_probe_find (window, GTK_TYPE_SWITCH, 0))));
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_part (GtkWidget *whole, const char *name)
{
  GtkWidget *part = gtk_widget_get_first_child (whole);

  while (!g_str_equal (gtk_widget_get_css_name (part), name))
    part = gtk_widget_get_next_sibling (part);
  return part;
}

/* Returns: where the middle of the knob is, once the frame that moves it is drawn. */
static double
get_knob (GtkWidget *scale, double expected)
{
  GtkWidget *knob = find_part (find_part (scale, "trough"), "slider");
  graphene_rect_t bounds;

  for (guint i = 0; i < 300; i++)
    {
      widget_probe_settle ();
      g_assert_true (gtk_widget_compute_bounds (knob, scale, &bounds));
      if (fabs (bounds.origin.x + bounds.size.width / 2 - expected) <= 1.01)
        break;
      g_usleep (10000);
    }
  return bounds.origin.x + bounds.size.width / 2;
}

/* The map lies under the slider as the knob moves: where sigma is, there is its middle. */
static void
test_track (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_compare_pair (fixture, 400);
  g_autoptr (SpecSigmaControl) control = spec_sigma_control_new (fixture->session, SPEC_SIDE_X);
  GtkWidget *scale = spec_sigma_control_get_scale (control), *window = widget_probe_show (scale, 320, 60);
  double median = session_fixture_get_double (fixture, "median-x"), low, high, left, right;
  const double shares[] = { 1, 0.03, 15 };

  for (guint i = 0; i < G_N_ELEMENTS (shares); i++)
    {
      g_object_set (fixture->session, "sigma-x", median * shares[i], NULL);
      g_assert_true (spec_sigma_control_find_track (control, scale, &low, &high, &left, &right));
      g_assert_cmpfloat_with_epsilon (log (high / low), log (1000), 1e-6);
      double expected = left + log (median * shares[i] / low) / log (high / low) * (right - left);
      g_assert_cmpfloat_with_epsilon (get_knob (scale, expected), expected, 1.01);
    }
  gtk_window_destroy (GTK_WINDOW (window));
}

static GtkWidget *
find_suggestion (GtkWidget *window)
{
  return gtk_widget_get_ancestor (widget_probe_find_label (window, "Use Suggested"), GTK_TYPE_BUTTON);
}

/* Both bandwidths at one click and back at one undo; the pair is that of the maps. */
static void
test_suggestion (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  GtkWidget *button = find_suggestion (window);
  g_autoptr (SpecBandwidthMap) x = NULL, y = NULL;
  double before = session_fixture_get_double (fixture, "sigma-x"), sigma[2];

  while (!gtk_widget_get_sensitive (button))
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (button, "clicked");
  x = spec_bandwidth_map_compute (spec_session_get_embedding (fixture->session, SPEC_SIDE_X),
                                  spec_session_get_params (fixture->session), NULL, NULL, NULL);
  y = spec_bandwidth_map_compute (spec_session_get_embedding (fixture->session, SPEC_SIDE_Y),
                                  spec_session_get_params (fixture->session), NULL, NULL, NULL);
  g_assert_true (spec_bandwidth_map_suggest (x, y, sigma));
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-x"), ==, sigma[SPEC_SIDE_X]);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-y"), ==, sigma[SPEC_SIDE_Y]);
  g_assert_false (gtk_widget_get_sensitive (button)); /* it is what there is */
  spec_session_undo (fixture->session);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-x"), ==, before);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
  g_assert_true (gtk_widget_get_sensitive (button));
  g_object_set (fixture->session, "kernel-y", SPEC_KERNEL_COSINE, NULL);
  g_assert_false (gtk_widget_get_mapped (button)); /* one bandwidth is no pair */
  gtk_window_destroy (GTK_WINDOW (window));
}

static gboolean
is_flat (SessionFixture *fixture)
{
  SpecResult *result = spec_session_get_result (fixture->session);
  gsize count;

  return spec_result_get_spectrum (result, SPEC_SIDE_X, &count)[0] < 2.0 / 400;
}

static void
test_advice (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  GtkWidget *advice;

  g_object_set (fixture->session, "sigma-x", 1e-4 * session_fixture_get_double (fixture, "median-x"), NULL);
  session_fixture_wait (fixture, is_flat);
  advice = widget_probe_find_label (window, "Every image looks unique");
  g_assert_nonnull (advice);
  g_assert_true (gtk_widget_get_visible (advice));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Without a mouse: everything that can be set is reached by the Tab key, each once a round. */
static void
test_tab_reaches_all (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  g_autoptr (GHashTable) reached = g_hash_table_new (NULL, NULL);

  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  for (guint i = 0; i < 60; i++)
    {
      gtk_widget_child_focus (window, GTK_DIR_TAB_FORWARD);
      for (GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window)); focus != NULL;
           focus = gtk_widget_get_parent (focus))
        g_hash_table_add (reached, focus);
    }
  for (guint i = SPIN_SIGMA_X; i <= SPIN_MODES; i++)
    if (gtk_widget_is_sensitive (find_spin (window, i)))
      g_assert_true (g_hash_table_contains (reached, find_spin (window, i)));
  for (guint i = 0; i < 3; i++)
    g_assert_true (g_hash_table_contains (reached, widget_probe_find (window, GTK_TYPE_DROP_DOWN, i)));
  for (guint i = 0; i < 2; i++)
    g_assert_true (g_hash_table_contains (reached, widget_probe_find (window, GTK_TYPE_SCALE, i)));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Through the drop target's own signals: a file over a card says so, a release opens it as what the card is. */
static void
test_drop_on_a_card (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = show_panel (fixture);
  g_autofree char *other = session_fixture_write_embedding (fixture, "other.npy", 400, 5, 8);
  GSList files = { g_file_new_for_path (other), NULL };
  GtkWidget *hint = widget_probe_find_label (window, "y.npy"), *card = hint;
  g_auto (GValue) value = G_VALUE_INIT;
  GdkDragAction action = 0;
  gboolean taken = FALSE;
  GObject *target;

  g_assert_nonnull (hint);
  while (!gtk_widget_has_css_class (card, "side-card"))
    card = gtk_widget_get_parent (card);
  target = widget_probe_get_controller (card, GTK_TYPE_DROP_TARGET);
  g_signal_emit_by_name (target, "enter", 5.0, 5.0, &action);
  g_assert_cmpint (action, ==, GDK_ACTION_COPY);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (hint)), ==, "Release to open as Y");
  g_signal_emit_by_name (target, "leave");
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (hint)), ==, "y.npy");
  g_value_init (&value, GDK_TYPE_FILE_LIST);
  g_value_set_boxed (&value, &files);
  g_signal_emit_by_name (target, "drop", &value, 5.0, 5.0, &taken);
  g_assert_true (taken);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_Y))
    g_main_context_iteration (NULL, TRUE);
  widget_probe_settle ();
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (hint)), ==, "other.npy");
  g_object_unref (files.data);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_panel_lets_go (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *panel = spec_side_panel_new (fixture->session);
  GtkWidget *window;

  g_object_add_weak_pointer (G_OBJECT (panel), (gpointer *) &panel);
  window = widget_probe_show (panel, 320, 860);
  gtk_window_destroy (GTK_WINDOW (window));
  widget_probe_settle ();
  g_assert_null (panel);
}

#define ADD(path, test) g_test_add (path, SessionFixture, NULL, session_fixture_set_up, test, session_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("/side-panel/sigma-entry", test_sigma_entry);
  ADD ("/side-panel/sigma-is-not-rounded", test_sigma_is_not_rounded);
  ADD ("/side-panel/sigma-steps", test_sigma_steps);
  ADD ("/side-panel/cosine-has-no-sigma", test_cosine_has_no_sigma);
  ADD ("/side-panel/form", test_form);
  ADD ("/side-panel/track", test_track);
  ADD ("/side-panel/suggestion", test_suggestion);
  ADD ("/side-panel/advice", test_advice);
  ADD ("/side-panel/tab-reaches-all", test_tab_reaches_all);
  ADD ("/side-panel/drop-on-a-card", test_drop_on_a_card);
  ADD ("/side-panel/panel-lets-go", test_panel_lets_go);
  return g_test_run ();
}
