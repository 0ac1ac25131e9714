/* The cluster list and the detail card over a real session and picture files written here. */
#include "clusters/spec-evidence-strip.h"
#include "clusters/spec-thumb.h"
#include "clusters/spec-value-bar.h"
#include "cluster-fixture.h"
#include "evidence/spec-evidence.h"

static gboolean
is_first_settled (ClusterFixture *fixture)
{
  return cluster_fixture_get_state (fixture, 1) != SPEC_THUMB_LOADING;
}

static gboolean
is_last_settled (ClusterFixture *fixture)
{
  return cluster_fixture_get_state (fixture, CLUSTER_FIXTURE_ROWS) != SPEC_THUMB_LOADING;
}

static gboolean
has_new_result (ClusterFixture *fixture)
{
  return fixture->base.results >= 1 && session_fixture_is_answered (&fixture->base);
}

/* A new answer changes the rows and the tiles there are. */
static void
test_in_place (ClusterFixture *fixture, gconstpointer data)
{
  GtkWidget *first = GTK_WIDGET (cluster_fixture_get_row (fixture, 0));
  GtkWidget *tile = gtk_widget_get_first_child (cluster_fixture_get_view (fixture));
  double eigenvalue = spec_mode_item_get_eigenvalue (spec_cluster_row_get_mode (cluster_fixture_get_row (fixture, 0)));
  double sigma = session_fixture_get_double (&fixture->base, "sigma-y");

  fixture->base.results = 0;
  g_object_set (fixture->base.session, "sigma-y", sigma * 0.7, NULL);
  cluster_fixture_wait (fixture, has_new_result);
  g_assert_true (first == GTK_WIDGET (cluster_fixture_get_row (fixture, 0)));
  g_assert_cmpfloat (spec_mode_item_get_eigenvalue (spec_cluster_row_get_mode (cluster_fixture_get_row (fixture, 0))), !=, eigenvalue);
  g_assert_true (tile == gtk_widget_get_first_child (cluster_fixture_get_view (fixture)));
}

/* Only what can be seen, or soon will be, is decoded; scrolling to the end decodes the end. */
static void
test_only_seen (ClusterFixture *fixture, gconstpointer data)
{
  SpecThumbCache *cache = spec_thumb_cache_find (fixture->window);
  guint before;

  cluster_fixture_wait (fixture, is_first_settled);
  g_assert_cmpint (cluster_fixture_get_state (fixture, 1), ==, SPEC_THUMB_READY);
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.select-item", "(ubb)", 0, FALSE, FALSE);
  g_assert_cmpint (cluster_fixture_get_state (fixture, 1), ==, SPEC_THUMB_READY); /* it does not blink */
  before = spec_thumb_cache_get_started (cache);
  g_assert_cmpuint (before, >, 4);
  g_assert_cmpuint (before, <, 160);
  g_assert_cmpint (cluster_fixture_get_state (fixture, 200), ==, SPEC_THUMB_LOADING);
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.scroll-to-item", "u", CLUSTER_FIXTURE_ROWS - 1);
  cluster_fixture_wait (fixture, is_last_settled);
  g_assert_cmpint (cluster_fixture_get_state (fixture, CLUSTER_FIXTURE_ROWS), ==, SPEC_THUMB_READY);
  g_assert_cmpuint (spec_thumb_cache_get_started (cache), <, before + 120);
}

static void
test_missing (ClusterFixture *fixture, gconstpointer data)
{
  g_autofree char *label = NULL;
  SpecSampleItem *item;
  const char *reason;

  cluster_fixture_wait (fixture, is_first_settled);
  g_assert_cmpint (cluster_fixture_get_state (fixture, 1), ==, SPEC_THUMB_MISSING);
  item = spec_sample_slot_get_item (spec_sample_tile_get_slot (cluster_fixture_find_tile (fixture, 1)));
  reason = gtk_widget_get_tooltip_text (cluster_fixture_find (GTK_WIDGET (cluster_fixture_find_tile (fixture, 1)), SPEC_TYPE_THUMB));
  g_assert_true (g_str_has_prefix (reason, spec_sample_item_get_path (item)));
  label = spec_sample_tile_describe (item, NULL);
  g_assert_true (g_str_has_prefix (label, "kind "));
  g_assert_nonnull (strstr (label, ", rank 1, score 0."));
  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (cluster_fixture_find_tile (fixture, 1)), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
}

/* Rows of which nothing is known are cards with their number. */
static gboolean
has_first_tile (ClusterFixture *fixture)
{
  return cluster_fixture_find_tile (fixture, 1) != NULL && gtk_widget_get_mapped (GTK_WIDGET (cluster_fixture_find_tile (fixture, 1)));
}

static void
test_numbered (ClusterFixture *fixture, gconstpointer data)
{
  cluster_fixture_wait (fixture, has_first_tile);
  g_assert_false (gtk_widget_get_mapped (cluster_fixture_find (GTK_WIDGET (cluster_fixture_find_tile (fixture, 1)), SPEC_TYPE_THUMB)));
  g_assert_cmpuint (spec_thumb_cache_get_started (spec_thumb_cache_find (fixture->window)), ==, 0);
}

static gboolean
has_columns (ClusterFixture *fixture)
{
  int width = (int) gtk_adjustment_get_page_size (gtk_scrollable_get_hadjustment (GTK_SCROLLABLE (cluster_fixture_get_view (fixture))));
  int size = spec_sample_grid_get_tile_size (cluster_fixture_get_grid (fixture));

  return width > 200 && spec_sample_grid_get_columns (cluster_fixture_get_grid (fixture)) == (guint) (width / (size + 8));
}

static void
test_zoom (ClusterFixture *fixture, gconstpointer data)
{
  guint columns;

  cluster_fixture_wait (fixture, has_columns);
  columns = spec_sample_grid_get_columns (cluster_fixture_get_grid (fixture));
  for (int i = 0; i < 6; i++)
    gtk_widget_activate_action (cluster_fixture_get_view (fixture), "detail.zoom-in", NULL);
  cluster_fixture_wait (fixture, has_columns);
  g_assert_cmpuint (spec_sample_grid_get_columns (cluster_fixture_get_grid (fixture)), <, columns);
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "detail.zoom-reset", NULL);
  cluster_fixture_wait (fixture, has_columns);
  g_assert_cmpuint (spec_sample_grid_get_columns (cluster_fixture_get_grid (fixture)), ==, columns);
  for (int i = 0; i < 60; i++)
    gtk_widget_activate_action (cluster_fixture_get_view (fixture), "detail.zoom-out", NULL);
  g_assert_cmpint (spec_sample_grid_get_tile_size (cluster_fixture_get_grid (fixture)), ==, SPEC_SAMPLE_GRID_MIN_TILE);
}

static gboolean
has_picture (ClusterFixture *fixture)
{
  return spec_sample_viewer_get_picture (cluster_fixture_get_viewer (fixture)) != NULL;
}

static void
press (GtkWidget *widget, guint key)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;

      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0, 0, &handled);
      g_assert_true (handled);
      return;
    }
  g_assert_not_reached ();
}

static void
test_viewer (ClusterFixture *fixture, gconstpointer data)
{
  SpecSampleViewer *viewer = cluster_fixture_get_viewer (fixture);

  gtk_widget_activate_action (fixture->list, "cluster.focus-grid", NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), cluster_fixture_get_view (fixture)));
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.activate-item", "u", 1);
  g_assert_true (spec_sample_viewer_is_open (viewer));
  /* What a tile does when the button of a double click is released: the keyboard stays with the picture. */
  g_assert_false (gtk_widget_grab_focus (cluster_fixture_get_view (fixture)));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), GTK_WIDGET (viewer)));
  cluster_fixture_wait (fixture, has_picture);
  g_assert_cmpint (gdk_paintable_get_intrinsic_width (spec_sample_viewer_get_picture (viewer)), ==, 24);
  press (GTK_WIDGET (viewer), GDK_KEY_Right);
  g_assert_cmpuint (spec_sample_viewer_get_position (viewer), ==, 2);
  press (GTK_WIDGET (viewer), GDK_KEY_Left);
  press (GTK_WIDGET (viewer), GDK_KEY_Left);
  press (GTK_WIDGET (viewer), GDK_KEY_Left); /* there is nothing before the first */
  g_assert_cmpuint (spec_sample_viewer_get_position (viewer), ==, 0);
  press (GTK_WIDGET (viewer), GDK_KEY_Escape);
  g_assert_false (spec_sample_viewer_is_open (viewer));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (fixture->window)), cluster_fixture_get_view (fixture)));
}

static void
test_name (ClusterFixture *fixture, gconstpointer data)
{
  GtkWidget *name = cluster_fixture_find (fixture->detail, GTK_TYPE_EDITABLE_LABEL);
  SpecModeItem *mode = spec_session_get_selected (fixture->base.session);

  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Add a name");
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (name));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "");
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (name), FALSE);
  g_assert_null (spec_mode_item_get_name (mode)); /* the prompt is no name */
  gtk_editable_label_start_editing (GTK_EDITABLE_LABEL (name));
  gtk_editable_set_text (GTK_EDITABLE (name), " golf balls ");
  gtk_editable_label_stop_editing (GTK_EDITABLE_LABEL (name), TRUE);
  g_assert_cmpstr (spec_mode_item_get_name (mode), ==, "golf balls");
  spec_session_select_next (fixture->base.session, 1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "Add a name");
  spec_session_select_next (fixture->base.session, -1);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (name)), ==, "golf balls");
}

static void
test_opposite (ClusterFixture *fixture, gconstpointer data)
{
  GListModel *samples = spec_session_get_cluster (fixture->base.session);
  g_autoptr (SpecSampleItem) best = g_list_model_get_item (samples, 0);
  g_autoptr (SpecSampleItem) least = NULL;

  gtk_widget_activate_action (fixture->detail, "cluster.opposite", NULL);
  g_assert_true (session_fixture_get_boolean (&fixture->base, "opposite"));
  least = g_list_model_get_item (samples, 0);
  g_assert_cmpfloat (spec_sample_item_get_score (least), <, spec_sample_item_get_score (best));
}

static gboolean refusing;

/* What is asked of GLib here is asked of this one. */
gpointer
g_try_malloc_n (gsize count, gsize size)
{
  return refusing ? NULL : g_try_malloc (count * size);
}

static guint
count_notices (ClusterFixture *fixture, const char *title)
{
  GListModel *notices = spec_session_get_notices (fixture->base.session);
  guint count = 0;

  for (guint i = 0; i < g_list_model_get_n_items (notices); i++)
    {
      g_autoptr (SpecNotice) notice = g_list_model_get_item (notices, i);

      count += g_str_equal (spec_notice_get_title (notice), title);
    }
  return count;
}

/* Without memory for their order there are no samples to see, and why is said until there are. */
static void
test_refused (ClusterFixture *fixture, gconstpointer data)
{
  const char *message = "not enough memory for 400 samples";
  SpecSession *session = fixture->base.session;
  g_autoptr (SpecModeItem) first = g_object_ref (spec_session_get_selected (session));
  g_autoptr (SpecModeItem) other = g_list_model_get_item (spec_session_get_modes (session), 1);

  g_assert_true (first != other);
  refusing = TRUE;
  spec_session_select (session, other);
  refusing = FALSE;
  g_assert_cmpuint (g_list_model_get_n_items (spec_session_get_cluster (session)), ==, 0);
  g_assert_cmpuint (count_notices (fixture, message), ==, 1);
  spec_session_select (session, first);
  g_assert_cmpuint (g_list_model_get_n_items (spec_session_get_cluster (session)), ==, CLUSTER_FIXTURE_ROWS);
  g_assert_cmpuint (count_notices (fixture, message), ==, 0);
}

static void
on_text (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  *(char **) data = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (clipboard), result, NULL);
}

static void
test_copy (ClusterFixture *fixture, gconstpointer data)
{
  GdkClipboard *clipboard = gtk_widget_get_clipboard (fixture->detail);
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;

  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.select-item", "(ubb)", 2, FALSE, FALSE);
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.select-item", "(ubb)", 4, TRUE, FALSE);
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "samples.copy", NULL);
  g_assert_true (gdk_content_formats_contain_gtype (gdk_clipboard_get_formats (clipboard), GDK_TYPE_FILE_LIST));
  gdk_clipboard_read_text_async (clipboard, NULL, on_text, &text);
  while (text == NULL)
    g_main_context_iteration (NULL, TRUE);
  lines = g_strsplit (text, "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 2);
  g_assert_true (g_str_has_prefix (lines[0], fixture->base.folder));
  g_assert_true (g_file_test (lines[1], G_FILE_TEST_IS_REGULAR));
}

static guint32
get_row (ClusterFixture *fixture, guint position)
{
  g_autoptr (SpecSampleItem) item = g_list_model_get_item (spec_session_get_cluster (fixture->base.session), position);

  return spec_sample_item_get_index (item);
}

/* The grid reads and writes the set of rows that all views share. */
static void
test_selection (ClusterFixture *fixture, gconstpointer data)
{
  SpecSelection *selection = spec_session_get_selection (fixture->base.session);
  SpecSampleGrid *grid = cluster_fixture_get_grid (fixture);
  const guint32 rows[] = { 7, 90, 301 };
  g_autoptr (GPtrArray) chosen = NULL;
  g_autoptr (GPtrArray) later = NULL;

  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.select-item", "(ubb)", 2, FALSE, FALSE);
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.select-item", "(ubb)", 4, TRUE, FALSE);
  g_assert_cmpuint (spec_selection_get_count (selection), ==, 2);
  g_assert_true (spec_selection_contains (selection, get_row (fixture, 2)));
  g_assert_true (spec_selection_contains (selection, get_row (fixture, 4)));
  g_assert_true (spec_sample_grid_is_chosen_here (grid));
  spec_session_select_next (fixture->base.session, 1); /* another cluster begins with nothing selected */
  g_assert_cmpuint (spec_selection_get_count (selection), ==, 0);

  spec_selection_replace (selection, rows, G_N_ELEMENTS (rows));
  g_assert_false (spec_sample_grid_is_chosen_here (grid));
  chosen = spec_sample_grid_get_selected (grid);
  g_assert_cmpuint (chosen->len, ==, 3);
  spec_session_select_next (fixture->base.session, 1); /* the same rows are selected, at other places */
  later = spec_sample_grid_get_selected (grid);
  g_assert_cmpuint (later->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_true (spec_selection_contains (selection, spec_sample_item_get_index (later->pdata[i])));
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.select-item", "(ubb)", 0, FALSE, FALSE);
  g_assert_cmpuint (spec_selection_get_count (selection), ==, 1);
  g_assert_true (spec_selection_contains (selection, get_row (fixture, 0)));
}

/* The bar of X of the first measure that has bars: "Similarity inside". */
static SpecValueBar *
find_bar (GtkWidget *widget)
{
  if (SPEC_IS_VALUE_BAR (widget) && gtk_widget_get_mapped (widget))
    return SPEC_VALUE_BAR (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      SpecValueBar *bar = find_bar (child);

      if (bar != NULL)
        return bar;
    }
  return NULL;
}

static gboolean
has_similarity (ClusterFixture *fixture)
{
  SpecValueBar *bar = find_bar (cluster_fixture_find (fixture->detail, SPEC_TYPE_EVIDENCE_STRIP));

  return bar != NULL && spec_value_bar_get_fraction (bar) > 0;
}

/* What is computed in the background comes to the strip, and it is the selected cluster's. */
static void
test_evidence (ClusterFixture *fixture, gconstpointer data)
{
  SpecResult *result = spec_session_get_result (fixture->base.session);
  g_autoptr (SpecEvidence) expected = spec_evidence_compute_clusters (NULL, result, NULL, NULL, NULL, NULL);
  SpecValueBar *bar;

  cluster_fixture_wait (fixture, has_similarity);
  bar = find_bar (cluster_fixture_find (fixture->detail, SPEC_TYPE_EVIDENCE_STRIP));
  g_assert_cmpfloat (spec_value_bar_get_fraction (bar), ==, expected->modes[0][0].side[0].inside);
  spec_session_select_next (fixture->base.session, 1);
  g_assert_cmpfloat (spec_value_bar_get_fraction (bar), ==, expected->modes[0][1].side[0].inside);
}

#define ADD(path, with, func) \
  g_test_add ("/clusters/" path, ClusterFixture, with, cluster_fixture_set_up, func, cluster_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  gtk_icon_theme_add_resource_path (gtk_icon_theme_get_for_display (gdk_display_get_default ()),
                                    "/io/github/spec_explorer/SpecExplorer/icons");
  ADD ("in-place", "files", test_in_place);
  ADD ("only-seen", "files", test_only_seen);
  ADD ("missing", "list", test_missing);
  ADD ("numbered", NULL, test_numbered);
  ADD ("zoom", "files", test_zoom);
  ADD ("viewer", "files", test_viewer);
  ADD ("name", "list", test_name);
  ADD ("opposite", NULL, test_opposite);
  ADD ("refused", NULL, test_refused);
  ADD ("copy", "files", test_copy);
  ADD ("selection", NULL, test_selection);
  ADD ("evidence", NULL, test_evidence);
  return g_test_run ();
}
