/* The two sections of the cluster list: one selection, one way of the keys, half of the height each. */
#include <string.h>

#include "cluster-fixture.h"
#include "spec/spec-solver.h"
#include "clusters/spec-thumb.h"

/* Returns: the mode of the one row that is selected in both sections together, NULL if none or more are. */
static SpecModeItem *
get_selected (ClusterFixture *fixture)
{
  SpecModeItem *selected = NULL;
  SpecClusterRow *row;
  guint count = 0;

  for (int i = 0; (row = cluster_fixture_get_row (fixture, i)) != NULL; i++)
    if (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (row)))
      {
        selected = spec_cluster_row_get_mode (row);
        count++;
      }
  return count == 1 ? selected : NULL;
}

static void
assert_at (ClusterFixture *fixture, SpecDirection direction, int index)
{
  SpecClusterRow *row = spec_cluster_section_get_row (cluster_fixture_get_section (fixture, direction), index);

  g_assert_nonnull (row);
  g_assert_true (get_selected (fixture) == spec_cluster_row_get_mode (row));
  g_assert_true (spec_session_get_selected (fixture->base.session) == spec_cluster_row_get_mode (row));
  g_assert_true (gtk_window_get_focus (GTK_WINDOW (fixture->window)) == GTK_WIDGET (row));
}

static void
move_cursor (ClusterFixture *fixture, GtkMovementStep step, int count)
{
  GtkWidget *list = gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_TYPE_LIST_BOX);

  g_signal_emit_by_name (list, "move-cursor", step, count, FALSE, FALSE);
}

static void
test_list (ClusterFixture *fixture, gconstpointer data)
{
  GListModel *modes = spec_session_get_modes (fixture->base.session);
  guint count = g_list_model_get_n_items (modes);

  g_assert_cmpuint (count, >, 3);
  for (guint i = 0; i < count; i++)
    {
      g_autoptr (SpecModeItem) mode = g_list_model_get_item (modes, i);
      SpecClusterRow *row = cluster_fixture_get_row (fixture, (int) i);
      GtkWidget *section = GTK_WIDGET (cluster_fixture_get_section (fixture, spec_mode_item_get_direction (mode)));

      g_assert_true (spec_cluster_row_get_mode (row) == mode);
      g_assert_true (gtk_widget_is_ancestor (GTK_WIDGET (row), section));
    }
  g_assert_null (cluster_fixture_get_row (fixture, (int) count));
  g_assert_true (get_selected (fixture) == spec_cluster_row_get_mode (cluster_fixture_get_row (fixture, 0)));
  gtk_widget_grab_focus (GTK_WIDGET (cluster_fixture_get_row (fixture, 0)));
  move_cursor (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
  assert_at (fixture, SPEC_DIRECTION_POSITIVE, 1);
  spec_session_select_next (fixture->base.session, 1);
  assert_at (fixture, spec_mode_item_get_direction (spec_session_get_selected (fixture->base.session)),
             (int) spec_mode_item_get_index (spec_session_get_selected (fixture->base.session)));
  g_assert_true (get_selected (fixture) == spec_cluster_row_get_mode (cluster_fixture_get_row (fixture, 2)));
}

/* The keys go through both sections as through one list, and the Tab key past both. */
static void
test_keys (ClusterFixture *fixture, gconstpointer data)
{
  SpecClusterSection *first = cluster_fixture_get_section (fixture, SPEC_DIRECTION_POSITIVE);

  gtk_widget_grab_focus (GTK_WIDGET (spec_cluster_section_get_row (first, -1)));
  move_cursor (fixture, GTK_MOVEMENT_DISPLAY_LINES, 1);
  assert_at (fixture, SPEC_DIRECTION_NEGATIVE, 0);
  move_cursor (fixture, GTK_MOVEMENT_DISPLAY_LINES, -1);
  assert_at (fixture, SPEC_DIRECTION_POSITIVE, -1);
  move_cursor (fixture, GTK_MOVEMENT_BUFFER_ENDS, 1);
  assert_at (fixture, SPEC_DIRECTION_NEGATIVE, -1);
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_FORWARD);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), fixture->detail));
  gtk_widget_child_focus (fixture->window, GTK_DIR_TAB_BACKWARD);
  assert_at (fixture, SPEC_DIRECTION_NEGATIVE, -1);
  move_cursor (fixture, GTK_MOVEMENT_BUFFER_ENDS, -1);
  assert_at (fixture, SPEC_DIRECTION_POSITIVE, 0);
  g_signal_emit_by_name (spec_cluster_section_get_list (first), "activate-cursor-row");
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), fixture->detail));
}

static gboolean
is_seen (ClusterFixture *fixture, SpecClusterRow *row)
{
  GtkWidget *scrolled = gtk_widget_get_ancestor (GTK_WIDGET (row), GTK_TYPE_SCROLLED_WINDOW);
  graphene_rect_t bounds;

  return gtk_widget_compute_bounds (GTK_WIDGET (row), scrolled, &bounds) && bounds.origin.y >= 0
         && bounds.origin.y + bounds.size.height <= (float) gtk_widget_get_height (scrolled) + 0.5F;
}

static gboolean
sees_selected (ClusterFixture *fixture)
{
  for (int i = 0; cluster_fixture_get_row (fixture, i) != NULL; i++)
    if (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (cluster_fixture_get_row (fixture, i))))
      return is_seen (fixture, cluster_fixture_get_row (fixture, i));
  return FALSE;
}

/* Both directions are seen at once, and a selection made elsewhere is scrolled to. */
static void
test_halves (ClusterFixture *fixture, gconstpointer data)
{
  SpecClusterSection *sections[2] = { cluster_fixture_get_section (fixture, SPEC_DIRECTION_POSITIVE),
                                      cluster_fixture_get_section (fixture, SPEC_DIRECTION_NEGATIVE) };

  for (guint i = 0; i < 2; i++)
    {
      g_assert_true (is_seen (fixture, spec_cluster_section_get_row (sections[i], 0)));
      g_assert_false (is_seen (fixture, spec_cluster_section_get_row (sections[i], -1)));
      spec_session_select (fixture->base.session, spec_cluster_row_get_mode (spec_cluster_section_get_row (sections[i], -1)));
      cluster_fixture_wait (fixture, sees_selected);
    }
  g_assert_cmpfloat_with_epsilon (gtk_widget_get_height (GTK_WIDGET (sections[0])),
                                  gtk_widget_get_height (GTK_WIDGET (sections[1])), 1.5);
}

static gboolean
has_new_result (ClusterFixture *fixture)
{
  return fixture->base.results >= 1 && session_fixture_is_answered (&fixture->base);
}

/* Without Y there is nothing X splits: the section says so in a line, and its room is the other's. */
static void
test_one_direction (ClusterFixture *fixture, gconstpointer data)
{
  SpecClusterSection *first = cluster_fixture_get_section (fixture, SPEC_DIRECTION_POSITIVE);
  SpecClusterSection *second = cluster_fixture_get_section (fixture, SPEC_DIRECTION_NEGATIVE);

  fixture->base.results = 0;
  g_object_set (fixture->base.session, "eta", 0.0, NULL);
  cluster_fixture_wait (fixture, has_new_result);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_nonnull (spec_cluster_section_get_row (first, 0));
  g_assert_null (spec_cluster_section_get_row (second, 0));
  g_assert_null (spec_cluster_section_get_row (second, -1));
  g_assert_cmpint (gtk_widget_get_height (GTK_WIDGET (second)), <, gtk_widget_get_height (fixture->list) / 4);
}

static gboolean
is_last_drawn (ClusterFixture *fixture)
{
  SpecClusterRow *row = spec_cluster_section_get_row (cluster_fixture_get_section (fixture, SPEC_DIRECTION_POSITIVE), -1);
  GtkWidget *thumb = cluster_fixture_find (GTK_WIDGET (row), SPEC_TYPE_THUMB);

  return spec_thumb_get_state (SPEC_THUMB (thumb)) != SPEC_THUMB_LOADING;
}

/* The pictures of a row that is jumped to come. */
static void
test_jump (ClusterFixture *fixture, gconstpointer data)
{
  SpecClusterSection *first = cluster_fixture_get_section (fixture, SPEC_DIRECTION_POSITIVE);

  spec_session_select (fixture->base.session, spec_cluster_row_get_mode (spec_cluster_section_get_row (first, -1)));
  cluster_fixture_wait (fixture, sees_selected);
  cluster_fixture_wait (fixture, is_last_drawn);
}

/* No single precision reaches such a residual: what comes of it says so, in the list as in the answer. */
static void
test_not_converged (ClusterFixture *fixture, gconstpointer data)
{
  g_autoptr (GtkSizeGroup) tags = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL), numbers = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  SpecSession *session = fixture->base.session;
  SpecParams params = *spec_session_get_params (session);
  g_autoptr (GError) error = NULL;
  GtkWidget *row = g_object_ref_sink (spec_cluster_row_new (tags, numbers));

  params.tolerance = 1e-15;
  g_autoptr (SpecProblem) problem = spec_problem_new (spec_session_get_embedding (session, SPEC_SIDE_X),
                                                      spec_session_get_embedding (session, SPEC_SIDE_Y), &params, &error);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecResult) result = spec_solver_solve (solver, problem, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (SpecModeItem) mode = spec_mode_item_new (result, SPEC_DIRECTION_POSITIVE, 0);

  g_autoptr (SpecProblem) rough = spec_problem_new_preview (problem, SPEC_PREVIEW_SAMPLES, NULL);
  g_autoptr (SpecResult) preview = spec_solver_solve (solver, rough, NULL, NULL, &error);
  g_assert_no_error (error);
  g_autoptr (SpecModeItem) looked_at = spec_mode_item_new (preview, SPEC_DIRECTION_POSITIVE, 0);

  g_assert_false (spec_result_get_mode (preview, SPEC_DIRECTION_POSITIVE, 0)->converged);
  g_assert_true (spec_mode_item_is_converged (looked_at)); /* it is shown as a preview everywhere */
  g_assert_false (spec_result_get_converged (result));
  g_assert_false (spec_mode_item_is_converged (mode));
  spec_cluster_row_set (SPEC_CLUSTER_ROW (row), mode, NULL, (SpecClusterScale) { 1, 100 }, FALSE);
  g_assert_nonnull (strstr (gtk_widget_get_tooltip_text (row), "Not converged"));
  g_object_unref (row);
}

#define ADD(path, func) \
  g_test_add ("/cluster-list/" path, ClusterFixture, "list", cluster_fixture_set_up, func, cluster_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/spec_explorer/SpecExplorer/icons");
  ADD ("selection", test_list);
  ADD ("keys", test_keys);
  ADD ("halves", test_halves);
  ADD ("jump", test_jump);
  ADD ("one-direction", test_one_direction);
  ADD ("not-converged", test_not_converged);
  return g_test_run ();
}
