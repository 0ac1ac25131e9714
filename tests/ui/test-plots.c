/* The plots' cards on a real comparison: keys, clicks, what is told to a screen reader, the table. */
#include <math.h>
#include <string.h>

#include "paint/spec-plot-result.h"
#include "plots/spec-difference-card.h"
#include "plots/spec-difference-view.h"
#include "plots/spec-heading-row.h"
#include "plots/spec-plot-words.h"
#include "plots/spec-result-tables.h"
#include "plots/spec-spectra-card.h"
#include "plots/spec-spectra-view.h"
#include "plots/spec-widget-style.h"
#include "session-fixture.h"
#include "widget-probe.h"

static void
assert_selected (SessionFixture *fixture, const char *expected)
{
  SpecModeItem *selected = spec_session_get_selected (fixture->session);
  g_autofree char *tag = NULL;

  g_assert_nonnull (selected);
  tag = spec_mode_item_dup_tag (selected);
  g_assert_cmpstr (tag, ==, expected);
}

static void
test_keys (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = widget_probe_show (spec_difference_card_new (fixture->session), 673, 240);
  GtkWidget *view = widget_probe_find (window, SPEC_TYPE_DIFFERENCE_VIEW, 0);
  g_autofree char *last = NULL;
  gsize positive;

  session_fixture_compare_pair (fixture, 400);
  positive = spec_result_get_mode_count (spec_session_get_result (fixture->session), SPEC_DIRECTION_POSITIVE);
  g_assert_cmpuint (positive, >=, 3);
  last = g_strdup_printf ("+%u", (guint) positive);
  g_assert_true (gtk_widget_grab_focus (view));

  g_assert_true (widget_probe_press_key (view, GDK_KEY_Home, 0));
  assert_selected (fixture, "+1");
  widget_probe_press_key (view, GDK_KEY_Left, 0);
  assert_selected (fixture, "+1");
  widget_probe_press_key (view, GDK_KEY_Right, 0);
  widget_probe_press_key (view, GDK_KEY_Right, 0);
  assert_selected (fixture, "+3");
  g_assert_true (widget_probe_press_key (view, GDK_KEY_End, 0));
  assert_selected (fixture, "−1");
  widget_probe_press_key (view, GDK_KEY_Left, 0);
  assert_selected (fixture, "−2");
  /* Alt+← belongs to the window, a letter to nobody here. */
  g_assert_false (widget_probe_press_key (view, GDK_KEY_Left, GDK_ALT_MASK));
  g_assert_false (widget_probe_press_key (view, GDK_KEY_a, 0));
  assert_selected (fixture, "−2");
  /* From the last positive stem the next to the right is the weakest negative one. */
  widget_probe_press_key (view, GDK_KEY_Home, 0);
  for (gsize i = 1; i < positive; i++)
    widget_probe_press_key (view, GDK_KEY_Right, 0);
  assert_selected (fixture, last);
  widget_probe_press_key (view, GDK_KEY_Right, 0);
  g_assert_cmpint (spec_mode_item_get_direction (spec_session_get_selected (fixture->session)), ==,
                   SPEC_DIRECTION_NEGATIVE);
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_click (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = widget_probe_show (spec_difference_card_new (fixture->session), 673, 240);
  GtkWidget *view = widget_probe_find (window, SPEC_TYPE_DIFFERENCE_VIEW, 0);
  g_autoptr (SpecDifferencePlot) plot = NULL;
  const SpecStem *stems;
  SpecPlotStyle style;
  gsize count;

  session_fixture_compare_pair (fixture, 400);
  spec_widget_style_init (&style, view);
  plot = spec_plot_result_new_difference (spec_session_get_result (fixture->session), NULL, 0, &style,
                                          gtk_widget_get_width (view), gtk_widget_get_height (view));
  stems = spec_difference_plot_get_stems (plot, &count);
  widget_probe_click (view, stems[count - 2].x + 3, gtk_widget_get_height (view) - 4);
  assert_selected (fixture, "−2");
  widget_probe_click (view, stems[1].x, 5);
  assert_selected (fixture, "+2");
  g_assert_true (gtk_widget_is_focus (view));
  /* Between the stems there is nothing to hit. */
  widget_probe_click (view, (stems[0].x + stems[count - 1].x) / 2, 5);
  assert_selected (fixture, "+2");
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_hover (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = widget_probe_show (spec_spectra_card_new (fixture->session), 430, 240);
  GtkWidget *view = widget_probe_find (window, SPEC_TYPE_SPECTRA_VIEW, 0);
  g_autofree char *first = NULL;
  GtkWidget *value;
  gsize count;
  const double *values;

  /* Nothing to point at yet, and nothing that breaks. */
  widget_probe_move (view, 60, 60);
  widget_probe_press_key (view, GDK_KEY_Right, 0);
  session_fixture_compare_pair (fixture, 400);
  widget_probe_settle ();
  values = spec_result_get_spectrum (spec_session_get_result (fixture->session), SPEC_SIDE_X, &count);
  first = spec_number_text_fixed (values[0], 4, SPEC_NUMBER_PLAIN);
  g_assert_true (widget_probe_press_key (view, GDK_KEY_Right, 0));
  value = widget_probe_find_label (view, first);
  g_assert_nonnull (value);
  g_assert_true (gtk_widget_get_mapped (value));
  widget_probe_move (view, 2, 2);
  g_assert_false (gtk_widget_get_mapped (value));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_description (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = widget_probe_show (spec_difference_card_new (fixture->session), 673, 240);
  GtkWidget *view = widget_probe_find (window, SPEC_TYPE_DIFFERENCE_VIEW, 0);
  g_autofree char *words = NULL;
  g_autofree char *first = NULL;

  session_fixture_compare_pair (fixture, 400);
  widget_probe_press_key (view, GDK_KEY_End, 0);
  words = spec_plot_words_dup_difference (fixture->session);
  first = spec_number_text_fixed (
      spec_result_get_mode (spec_session_get_result (fixture->session), SPEC_DIRECTION_POSITIVE, 0)->eigenvalue, 4,
      SPEC_NUMBER_PLAIN);
  g_assert_true (g_str_has_prefix (words, "Spectrum of the difference, exact. "));
  g_assert_nonnull (strstr (words, first));
  g_assert_nonnull (strstr (words, "Selected −1."));
  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Spectrum of the difference");
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Copies carry every digit in the C locale. */
static void
test_table (SessionFixture *fixture, gconstpointer data)
{
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) cells = NULL;
  g_autofree char *text = NULL;
  SpecNumberTable *table;
  gsize positive, negative;
  SpecResult *result;

  g_assert_null (spec_result_tables_new_difference (fixture->session));
  session_fixture_compare_pair (fixture, 400);
  result = spec_session_get_result (fixture->session);
  positive = spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE);
  negative = spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE);
  table = spec_result_tables_new_difference (fixture->session);
  text = spec_number_table_dup_text (table);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + positive + negative + 1);
  cells = g_strsplit (lines[1 + positive], "\t", -1);
  g_assert_cmpfloat (g_ascii_strtod (cells[0], NULL), ==, -1);
  g_assert_cmpfloat (g_ascii_strtod (cells[1], NULL), ==,
                     spec_result_get_mode (result, SPEC_DIRECTION_NEGATIVE, 0)->eigenvalue);
  gtk_window_present (GTK_WINDOW (table));
  widget_probe_settle ();
  gtk_window_destroy (GTK_WINDOW (table));
}

static void
test_scale_toggles (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *window = widget_probe_show (spec_spectra_card_new (fixture->session), 430, 240);
  GtkWidget *logarithmic = widget_probe_find (window, GTK_TYPE_TOGGLE_BUTTON, 0);
  GtkWidget *linear = widget_probe_find (window, GTK_TYPE_TOGGLE_BUTTON, 1);

  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (logarithmic)));
  g_signal_emit_by_name (linear, "clicked");
  g_assert_true (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (linear)));
  g_assert_false (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (logarithmic)));
  /* A narrow window has no room for them. */
  gtk_widget_add_css_class (window, "narrow");
  g_assert_false (gtk_widget_get_mapped (linear));
  gtk_widget_remove_css_class (window, "narrow");
  widget_probe_settle ();
  g_assert_true (gtk_widget_get_mapped (linear));
  gtk_window_destroy (GTK_WINDOW (window));
}

/* Where a row is too narrow the child of the highest rank goes first, and what is always shown stays whole. */
static void
test_heading_gives_way (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *row = spec_heading_row_new (8), *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *children[3];
  GtkWidget *window;
  int minimum, natural;

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      children[i] = gtk_label_new (NULL);
      gtk_widget_set_size_request (children[i], 100, 20);
      spec_heading_row_append (SPEC_HEADING_ROW (row), children[i], i);
    }
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 100);
  g_assert_cmpint (natural, ==, 316);
  gtk_box_append (GTK_BOX (box), row);
  gtk_widget_set_hexpand (row, TRUE);
  window = widget_probe_show (box, 400, 60);
  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, 0, 316, 20 }, -1);
  g_assert_true (gtk_widget_get_child_visible (children[1]) && gtk_widget_get_child_visible (children[2]));
  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, 0, 315, 20 }, -1);
  g_assert_true (gtk_widget_get_child_visible (children[1]));
  g_assert_false (gtk_widget_get_child_visible (children[2]));
  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, 0, 120, 20 }, -1);
  g_assert_true (gtk_widget_get_child_visible (children[0]));
  g_assert_false (gtk_widget_get_child_visible (children[1]));
  g_assert_cmpint (gtk_widget_get_width (children[0]), ==, 100);
  gtk_window_destroy (GTK_WINDOW (window));
}

/* A long form takes the place of the short one exactly where it fits, and the least width is that of the short one. */
static void
test_heading_lengthens (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *row = spec_heading_row_new (8), *brief = gtk_label_new (NULL), *whole = gtk_label_new (NULL);
  GtkWidget *window;
  int minimum, natural;

  gtk_widget_set_size_request (brief, 40, 20);
  gtk_widget_set_size_request (whole, 90, 20);
  spec_heading_row_append_between (SPEC_HEADING_ROW (row), brief, 0, 0);
  spec_heading_row_append (SPEC_HEADING_ROW (row), whole, 1);
  gtk_widget_measure (row, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  g_assert_cmpint (minimum, ==, 40);
  g_assert_cmpint (natural, ==, 90);
  window = widget_probe_show (row, 400, 60);
  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, 0, 90, 20 }, -1);
  g_assert_true (gtk_widget_get_child_visible (whole));
  g_assert_false (gtk_widget_get_child_visible (brief));
  gtk_widget_size_allocate (row, &(GtkAllocation){ 0, 0, 89, 20 }, -1);
  g_assert_true (gtk_widget_get_child_visible (brief));
  g_assert_false (gtk_widget_get_child_visible (whole));
  gtk_window_destroy (GTK_WINDOW (window));
}

static void
test_cards_let_go (SessionFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *window, *spectra = spec_spectra_card_new (fixture->session);
  GtkWidget *difference = spec_difference_card_new (fixture->session);

  gtk_box_append (GTK_BOX (box), spectra);
  gtk_box_append (GTK_BOX (box), difference);
  g_object_add_weak_pointer (G_OBJECT (spectra), (gpointer *) &spectra);
  g_object_add_weak_pointer (G_OBJECT (difference), (gpointer *) &difference);
  window = widget_probe_show (box, 500, 500);
  session_fixture_compare_pair (fixture, 400);
  widget_probe_settle ();
  gtk_window_destroy (GTK_WINDOW (window));
  widget_probe_settle ();
  g_assert_null (spectra);
  g_assert_null (difference);
}

#define ADD(path, test) g_test_add (path, SessionFixture, NULL, session_fixture_set_up, test, session_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  ADD ("/plots/keys", test_keys);
  ADD ("/plots/click", test_click);
  ADD ("/plots/hover", test_hover);
  ADD ("/plots/description", test_description);
  ADD ("/plots/table", test_table);
  ADD ("/plots/scale-toggles", test_scale_toggles);
  ADD ("/plots/heading-gives-way", test_heading_gives_way);
  ADD ("/plots/heading-lengthens", test_heading_lengthens);
  ADD ("/plots/cards-let-go", test_cards_let_go);
  return g_test_run ();
}
