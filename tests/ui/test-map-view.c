/* The Map view in a window: pointer, keys, lasso, and one selection for both plots and the strip below. */
#include <math.h>

#include "map/spec-map-tip.h"
#include "map/spec-map-view.h"
#include "map/spec-selection-strip.h"
#include "map/spec-shown-row.h"
#include "session-fixture.h"
#include "widget-probe.h"

typedef struct
{
  SessionFixture base;
  GtkWidget *window;
  SpecMapView *view;
  SpecMapDisplay *display;
  SpecScatterView *x, *y;
  GtkWidget *side, *bar;
} ViewFixture;

static const SpecMapLayout *
get_layout (ViewFixture *fixture)
{
  return spec_map_session_get_layout (spec_map_display_get_map (fixture->display));
}

static void
set_up (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;

  session_fixture_set_up (&fixture->base, NULL);
  session_fixture_compare_pair (&fixture->base, 300);
  fixture->view = SPEC_MAP_VIEW (spec_map_view_new (fixture->base.session));
  fixture->display = spec_map_view_get_display (fixture->view);
  params.method = SPEC_PROJECTION_PCA;
  spec_map_session_set_params (spec_map_display_get_map (fixture->display), &params);
  fixture->x = spec_map_view_get_scatter (fixture->view, SPEC_SIDE_X);
  fixture->y = spec_map_view_get_scatter (fixture->view, SPEC_SIDE_Y);
  fixture->bar = spec_map_view_make_bar (fixture->view);
  fixture->side = spec_map_view_make_side (fixture->view);
  gtk_widget_set_hexpand (column, TRUE);
  gtk_widget_set_vexpand (GTK_WIDGET (fixture->view), TRUE);
  gtk_box_append (GTK_BOX (column), fixture->bar);
  gtk_box_append (GTK_BOX (column), GTK_WIDGET (fixture->view));
  gtk_box_append (GTK_BOX (box), fixture->side);
  gtk_box_append (GTK_BOX (box), column);
  fixture->window = widget_probe_show (box, 1100, 700);
  while (spec_map_session_is_busy (spec_map_display_get_map (fixture->display)) || get_layout (fixture)->maps[0] == NULL
         || get_layout (fixture)->maps[1] == NULL)
    g_main_context_iteration (NULL, TRUE);
  widget_probe_draw (fixture->window);
}

static void
tear_down (ViewFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  session_fixture_tear_down (&fixture->base, NULL);
}

static SpecSelection *
get_selection (ViewFixture *fixture)
{
  return spec_session_get_selection (fixture->base.session);
}

/* A rectangle around a point of the plot of X, so many map units wide and high. */
static SpecLasso *
make_lasso (ViewFixture *fixture, gsize point, double size)
{
  const float *places = get_layout (fixture)->places[0];

  return spec_lasso_new_rectangle (places[2 * point] - size, places[2 * point + 1] - size, places[2 * point] + size,
                                   places[2 * point + 1] + size);
}

static void
assert_inside (ViewFixture *fixture, gsize point, double size)
{
  const SpecMapLayout *layout = get_layout (fixture);
  const float *places = layout->places[0];

  for (gsize i = 0; i < layout->count; i++)
    {
      double far = MAX (fabs ((double) places[2 * i] - places[2 * point]),
                        fabs ((double) places[2 * i + 1] - places[2 * point + 1]));

      if (fabs (far - size) > 1e-6 * size)
        g_assert_cmpint (spec_selection_contains (get_selection (fixture), layout->rows[i]), ==, far < size);
    }
}

static double
get_spread (ViewFixture *fixture)
{
  const SpecMapLayout *layout = get_layout (fixture);
  double sum = 0;

  for (gsize i = 0; i < 2 * layout->count; i++)
    sum += (double) layout->places[0][i] * layout->places[0][i];
  return sqrt (sum / (double) layout->count);
}

static void
test_lasso (ViewFixture *fixture, gconstpointer data)
{
  double size = 0.5 * get_spread (fixture);
  GtkWidget *strip = widget_probe_find (fixture->window, SPEC_TYPE_SELECTION_STRIP, 0);
  g_autofree char *title = NULL;
  gsize count, before;

  spec_scatter_view_select (fixture->x, make_lasso (fixture, 5, size), SPEC_MAP_SELECT_REPLACE);
  assert_inside (fixture, 5, size);
  count = spec_selection_get_count (get_selection (fixture));
  g_assert_cmpuint (count, >, 3);
  g_assert_cmpuint (count, <, 300);
  title = g_strdup_printf ("Selection: %u samples", (guint) count);
  g_assert_nonnull (widget_probe_find_label (strip, title));
  for (gsize i = 0; i < get_layout (fixture)->count; i++) /* the points of both plots know */
    g_assert_cmpint (spec_map_display_get_chosen (fixture->display)[i], ==,
                     spec_selection_contains (get_selection (fixture), get_layout (fixture)->rows[i]));
  before = count;
  spec_scatter_view_select (fixture->x, make_lasso (fixture, 6, size), SPEC_MAP_SELECT_ADD);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), >, before);
  spec_scatter_view_select (fixture->x, make_lasso (fixture, 6, size), SPEC_MAP_SELECT_REMOVE);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), <=, before);
  spec_scatter_view_select (fixture->x, make_lasso (fixture, 5, 100 * size), SPEC_MAP_SELECT_REPLACE);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), ==, 300);
  gtk_widget_activate_action (strip, "selection.clear", NULL);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), ==, 0);
}

/* What is not shown cannot be meant by a line around it. */
static void
test_hidden (ViewFixture *fixture, gconstpointer data)
{
  const SpecMapLayout *layout = get_layout (fixture);
  const gint16 *kinds;

  spec_map_display_set_others (fixture->display, FALSE);
  spec_scatter_view_select (fixture->x, make_lasso (fixture, 0, 100 * get_spread (fixture)), SPEC_MAP_SELECT_REPLACE);
  kinds = spec_map_display_get_kinds (fixture->display);
  for (gsize i = 0; i < layout->count; i++)
    g_assert_cmpint (spec_selection_contains (get_selection (fixture), layout->rows[i]), ==, kinds[i] >= 0);
}

static void
test_hover (ViewFixture *fixture, gconstpointer data)
{
  GtkWidget *tip_x = widget_probe_find (GTK_WIDGET (fixture->x), SPEC_TYPE_MAP_TIP, 0);
  GtkWidget *tip_y = widget_probe_find (GTK_WIDGET (fixture->y), SPEC_TYPE_MAP_TIP, 0);
  gssize hovered;
  double x, y, found_x, found_y;

  g_assert_true (spec_scatter_view_get_place (fixture->x, 40, &x, &y));
  widget_probe_move (GTK_WIDGET (fixture->x), x, y);
  hovered = spec_map_display_get_hovered (fixture->display);
  g_assert_cmpint (hovered, >=, 0);
  g_assert_true (spec_scatter_view_get_place (fixture->x, (gsize) hovered, &found_x, &found_y));
  g_assert_cmpfloat (hypot (found_x - x, found_y - y), <=, 9);
  g_assert_true (gtk_widget_get_visible (tip_x)); /* the card where the pointer is, a ring in both */
  g_assert_false (gtk_widget_get_visible (tip_y));
  widget_probe_move (GTK_WIDGET (fixture->x), 1, 1);
  g_assert_cmpint (spec_map_display_get_hovered (fixture->display), ==, -1);
  g_assert_false (gtk_widget_get_visible (tip_x));
}

static void
drag (ViewFixture *fixture, const char *signal, double x, double y)
{
  g_signal_emit_by_name (widget_probe_get_controller (GTK_WIDGET (fixture->x), GTK_TYPE_GESTURE_DRAG), signal, x, y);
}

/* With the hand: a line around the whole plot, one that is dropped, a click. */
static void
test_drag (ViewFixture *fixture, gconstpointer data)
{
  int width = gtk_widget_get_width (GTK_WIDGET (fixture->x)), height = gtk_widget_get_height (GTK_WIDGET (fixture->x));
  double x, y;

  g_assert_true (widget_probe_press_shortcut (GTK_WIDGET (fixture->x), "l"));
  drag (fixture, "drag-begin", 1, 1);
  drag (fixture, "drag-update", width - 2, 1);
  drag (fixture, "drag-update", width - 2, height - 2);
  drag (fixture, "drag-update", 1, height - 2);
  g_assert_true (widget_probe_press_key (GTK_WIDGET (fixture->x), GDK_KEY_Escape, 0));
  drag (fixture, "drag-update", 1, height - 9);
  drag (fixture, "drag-end", 1, height - 9);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), ==, 0);
  g_assert_false (widget_probe_press_key (GTK_WIDGET (fixture->x), GDK_KEY_Escape, 0)); /* the window's, now */

  drag (fixture, "drag-begin", 1, 1);
  drag (fixture, "drag-update", width - 2, 1);
  drag (fixture, "drag-update", width - 2, height - 2);
  drag (fixture, "drag-update", 1, height - 2);
  drag (fixture, "drag-end", 1, height - 2);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), ==, 300);

  g_assert_true (spec_scatter_view_get_place (fixture->x, 10, &x, &y));
  drag (fixture, "drag-begin", x, y);
  drag (fixture, "drag-update", 1, 1);
  drag (fixture, "drag-end", 1, 1);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), ==, 1);

  g_assert_true (widget_probe_press_shortcut (GTK_WIDGET (fixture->x), "r"));
  drag (fixture, "drag-begin", 1, 1);
  drag (fixture, "drag-update", width - 2, height - 2);
  drag (fixture, "drag-end", width - 2, height - 2);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), ==, 300);
}

static void
test_pan_and_zoom (ViewFixture *fixture, gconstpointer data)
{
  const SpecScatterFrame *frame = spec_scatter_view_get_frame (fixture->x);
  SpecScatterFrame before = *frame;
  GtkWidget *x = GTK_WIDGET (fixture->x);
  double place_x, place_y, new_x, new_y;

  g_assert_true (widget_probe_press_key (x, GDK_KEY_plus, GDK_CONTROL_MASK));
  g_assert_cmpfloat_with_epsilon (frame->scale, 1.25 * before.scale, 1e-9);
  g_assert_cmpfloat_with_epsilon (frame->x, before.x, 1e-9); /* about the middle */
  g_assert_true (widget_probe_press_key (x, GDK_KEY_minus, GDK_CONTROL_MASK));
  g_assert_cmpfloat_with_epsilon (frame->scale, before.scale, 1e-9);
  g_assert_true (widget_probe_press_key (x, GDK_KEY_Left, 0));
  g_assert_cmpfloat_with_epsilon (frame->x, before.x - 40 / before.scale, 1e-9);
  g_assert_true (widget_probe_press_key (x, GDK_KEY_0, GDK_CONTROL_MASK));
  spec_scatter_view_get_frame (fixture->x);
  g_assert_cmpfloat_with_epsilon (frame->x, before.x, 1e-9);

  g_assert_true (widget_probe_press_shortcut (x, "p"));
  g_assert_true (spec_scatter_view_get_place (fixture->x, 3, &place_x, &place_y));
  drag (fixture, "drag-begin", place_x, place_y);
  drag (fixture, "drag-update", 9, -7);
  drag (fixture, "drag-end", 9, -7);
  g_assert_true (spec_scatter_view_get_place (fixture->x, 3, &new_x, &new_y));
  g_assert_cmpfloat_with_epsilon (new_x, place_x + 9, 0.01);
  g_assert_cmpfloat_with_epsilon (new_y, place_y - 7, 0.01);
  g_assert_cmpuint (spec_selection_get_count (get_selection (fixture)), ==, 0);
  g_assert_true (spec_scatter_view_get_frame (fixture->y)->x != frame->x || frame->x != before.x); /* X alone moved */
}

static void
test_tick (ViewFixture *fixture, gconstpointer data)
{
  SpecShownRow *second = SPEC_SHOWN_ROW (widget_probe_find (fixture->side, SPEC_TYPE_SHOWN_ROW, 1));
  gsize count;

  g_assert_nonnull (widget_probe_find_label (fixture->side, "2 of "));
  spec_shown_row_toggle (second);
  g_assert_true (spec_map_display_is_ticked (fixture->display, 2));
  spec_map_display_get_entries (fixture->display, &count);
  g_assert_cmpuint (count, ==, 3);
  g_assert_nonnull (widget_probe_find_label (fixture->side, "3 of "));
  spec_map_display_set_ticked (fixture->display, 2, FALSE);
  g_assert_nonnull (widget_probe_find_label (fixture->side, "2 of "));
}

static void
test_accessible (ViewFixture *fixture, gconstpointer data)
{
  const guint32 rows[] = { 4, 5 };

  gtk_test_accessible_assert_role (GTK_ACCESSIBLE (fixture->x), GTK_ACCESSIBLE_ROLE_IMG);
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (fixture->x), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "Map of x: PCA of 300 samples");
  spec_selection_replace (get_selection (fixture), rows, 2);
  {
    g_autofree char *text = gtk_test_accessible_check_property (GTK_ACCESSIBLE (fixture->y), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, "");

    g_assert_nonnull (strstr (text, "2 samples selected"));
    g_assert_nonnull (strstr (text, "trustworthiness 0."));
  }
}

#define ADD(path, func) g_test_add ("/map-view/" path, ViewFixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/spec_explorer/SpecExplorer/icons");
  ADD ("lasso", test_lasso);
  ADD ("hidden", test_hidden);
  ADD ("hover", test_hover);
  ADD ("drag", test_drag);
  ADD ("pan-and-zoom", test_pan_and_zoom);
  ADD ("tick", test_tick);
  ADD ("accessible", test_accessible);
  return g_test_run ();
}
