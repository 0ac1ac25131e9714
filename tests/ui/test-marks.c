/* Leaving images out of montages and pinning them, from the grid. */
#include "clusters/spec-label-dot.h"
#include "clusters/spec-sample-marks.h"
#include "cluster-fixture.h"

static gboolean
has_tiles (ClusterFixture *fixture)
{
  return cluster_fixture_find_tile (fixture, 4) != NULL;
}

static void
select_rank (ClusterFixture *fixture, guint rank, gboolean extend)
{
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.select-item", "(ubb)", rank - 1, FALSE, extend);
}

static guint32
get_row (ClusterFixture *fixture, guint rank)
{
  g_autoptr (SpecSampleItem) item = g_list_model_get_item (spec_session_get_cluster (fixture->base.session), rank - 1);

  return spec_sample_item_get_index (item);
}

static void
act (ClusterFixture *fixture, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (cluster_fixture_get_grid (fixture)), action, NULL);
}

static gboolean
is_excluded (ClusterFixture *fixture, guint rank)
{
  return spec_curation_is_excluded (spec_session_get_curation (fixture->base.session), get_row (fixture, rank));
}

static guint
get_pin (ClusterFixture *fixture, guint rank)
{
  return spec_sample_marks_get_pin (spec_sample_grid_get_marks (cluster_fixture_get_grid (fixture)), get_row (fixture, rank));
}

static void
assert_described (ClusterFixture *fixture, guint rank)
{
  SpecSampleTile *tile = cluster_fixture_find_tile (fixture, rank);
  g_autofree char *label = spec_sample_tile_describe (spec_sample_slot_get_item (spec_sample_tile_get_slot (tile)),
                                                      spec_sample_grid_get_marks (cluster_fixture_get_grid (fixture)));

  gtk_test_accessible_assert_property (GTK_ACCESSIBLE (tile), GTK_ACCESSIBLE_PROPERTY_LABEL, label);
  g_assert_true ((strstr (label, "left out") != NULL) == is_excluded (fixture, rank));
  g_assert_true ((strstr (label, "pinned") != NULL) == (get_pin (fixture, rank) > 0 && !is_excluded (fixture, rank)));
}

/* All that is selected, in one step; again takes it back; a mixed selection is left out as a whole. */
static void
test_exclude (ClusterFixture *fixture, gconstpointer data)
{
  cluster_fixture_wait (fixture, has_tiles);
  select_rank (fixture, 1, FALSE);
  act (fixture, "samples.exclude");
  g_assert_true (is_excluded (fixture, 1));
  assert_described (fixture, 1);
  select_rank (fixture, 3, TRUE);
  act (fixture, "samples.exclude");
  for (guint rank = 1; rank <= 3; rank++)
    g_assert_true (is_excluded (fixture, rank));
  spec_session_undo (fixture->base.session);
  g_assert_true (is_excluded (fixture, 1) && !is_excluded (fixture, 2));
  assert_described (fixture, 2);
  spec_session_redo (fixture->base.session);
  act (fixture, "samples.exclude");
  for (guint rank = 1; rank <= 3; rank++)
    g_assert_false (is_excluded (fixture, rank));
  assert_described (fixture, 1);
}

static void
test_pin (ClusterFixture *fixture, gconstpointer data)
{
  cluster_fixture_wait (fixture, has_tiles);
  select_rank (fixture, 3, FALSE);
  act (fixture, "samples.pin");
  select_rank (fixture, 1, FALSE);
  act (fixture, "samples.pin");
  g_assert_cmpuint (get_pin (fixture, 3), ==, 1);
  g_assert_cmpuint (get_pin (fixture, 1), ==, 2);
  assert_described (fixture, 1);
  act (fixture, "samples.pin-earlier");
  g_assert_cmpuint (get_pin (fixture, 1), ==, 1);
  g_assert_cmpuint (get_pin (fixture, 3), ==, 2);
  act (fixture, "samples.pin-earlier"); /* it is the first already */
  g_assert_cmpuint (get_pin (fixture, 1), ==, 1);
  act (fixture, "samples.pin");
  g_assert_cmpuint (get_pin (fixture, 1), ==, 0);
  g_assert_cmpuint (get_pin (fixture, 3), ==, 1);
  spec_session_undo (fixture->base.session);
  g_assert_cmpuint (get_pin (fixture, 1), ==, 1);
}

static GtkWidget *
get_dot (ClusterFixture *fixture, guint rank)
{
  return cluster_fixture_find (GTK_WIDGET (cluster_fixture_find_tile (fixture, rank)), SPEC_TYPE_LABEL_DOT);
}

static const char *
get_word (ClusterFixture *fixture, guint rank)
{
  return gtk_label_get_text (GTK_LABEL (gtk_widget_get_next_sibling (get_dot (fixture, rank))));
}

static gboolean
has_colours (ClusterFixture *fixture)
{
  SpecSampleMarks *marks = spec_sample_grid_get_marks (cluster_fixture_get_grid (fixture));

  if (!has_tiles (fixture) || *get_word (fixture, 2) == '\0')
    return FALSE;
  return spec_sample_marks_get_label_order (marks, "kind 0") >= 0;
}

/* Eight labels of fifty samples each: equally frequent, so by name; the word stands beside the colour. */
static void
test_labels (ClusterFixture *fixture, gconstpointer data)
{
  cluster_fixture_wait (fixture, has_colours);
  g_assert_cmpint (spec_label_dot_get_order (SPEC_LABEL_DOT (get_dot (fixture, 2))), ==, (int) (get_row (fixture, 2) % 8));
  g_assert_true (g_str_has_prefix (get_word (fixture, 2), "kind "));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add ("/marks/exclude", ClusterFixture, "list", cluster_fixture_set_up, test_exclude, cluster_fixture_tear_down);
  g_test_add ("/marks/pin", ClusterFixture, "list", cluster_fixture_set_up, test_pin, cluster_fixture_tear_down);
  g_test_add ("/marks/labels", ClusterFixture, "list", cluster_fixture_set_up, test_labels, cluster_fixture_tear_down);
  return g_test_run ();
}
