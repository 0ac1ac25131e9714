/* The picture opened over the grid: what is nearest to it in X and in Y, and how one gets there. */
#include "agreement/spec-neighbours.h"
#include "cluster-fixture.h"
#include "clusters/spec-nearest-pane.h"
#include "clusters/spec-neighbour-strip.h"
#include "clusters/spec-neighbour-tile.h"
#include "widget-probe.h"

static GtkWidget *
get_strip (ClusterFixture *fixture, SpecSide side)
{
  return widget_probe_find (GTK_WIDGET (cluster_fixture_get_viewer (fixture)), SPEC_TYPE_NEIGHBOUR_STRIP, side);
}

static SpecNeighbourTile *
get_tile (ClusterFixture *fixture, SpecSide side, guint nth)
{
  return SPEC_NEIGHBOUR_TILE (widget_probe_find (get_strip (fixture, side), SPEC_TYPE_NEIGHBOUR_TILE, nth));
}

static gboolean
is_filled (ClusterFixture *fixture)
{
  GtkWidget *pane = cluster_fixture_find (GTK_WIDGET (cluster_fixture_get_viewer (fixture)), SPEC_TYPE_NEAREST_PANE);
  guint total;

  return gtk_widget_get_opacity (pane) == 1 && spec_neighbour_strip_get_shown (SPEC_NEIGHBOUR_STRIP (get_strip (fixture, SPEC_SIDE_Y)), &total) > 0;
}

static guint32
get_row (ClusterFixture *fixture)
{
  g_autoptr (SpecSampleItem) item = g_list_model_get_item (spec_session_get_cluster (fixture->base.session),
                                                           spec_sample_viewer_get_position (cluster_fixture_get_viewer (fixture)));

  return spec_sample_item_get_index (item);
}

/* The same images in the same order as the Agreement view has them. */
static void
assert_nearest (ClusterFixture *fixture, SpecSide side)
{
  g_autoptr (SpecTeam) team = spec_team_new (1);
  g_autoptr (SpecPoints) points = spec_points_new (spec_session_get_embedding (fixture->base.session, side), NULL, 0, NULL, NULL);
  g_autoptr (SpecNeighbours) all = spec_neighbours_find (points, SPEC_METRIC_EUCLIDEAN, 12, team, NULL, NULL, NULL);
  const guint32 *expected = spec_neighbours_get (all, get_row (fixture));
  guint total;

  spec_neighbour_strip_get_shown (SPEC_NEIGHBOUR_STRIP (get_strip (fixture, side)), &total);
  g_assert_cmpuint (total, ==, 12);
  for (guint i = 0; i < total; i++)
    g_assert_cmpuint (spec_neighbour_tile_get_row (get_tile (fixture, side, i)), ==, expected[i]);
}

static void
test_shown (ClusterFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.activate-item", "u", 1);
  cluster_fixture_wait (fixture, is_filled);
  assert_nearest (fixture, SPEC_SIDE_X);
  assert_nearest (fixture, SPEC_SIDE_Y);
  gtk_widget_activate_action (GTK_WIDGET (cluster_fixture_get_viewer (fixture)), "viewer.move", "i", 1);
  cluster_fixture_wait (fixture, is_filled);
  assert_nearest (fixture, SPEC_SIDE_X);
}

/* Pressing one shows it in its turn, and the keyboard stays where it was. */
static void
test_pressed (ClusterFixture *fixture, gconstpointer data)
{
  SpecNeighbourTile *tile;
  guint32 row;

  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.activate-item", "u", 0);
  cluster_fixture_wait (fixture, is_filled);
  tile = get_tile (fixture, SPEC_SIDE_Y, 0);
  row = spec_neighbour_tile_get_row (tile);
  g_assert_cmpuint (get_row (fixture), !=, row);
  g_assert_true (gtk_widget_grab_focus (GTK_WIDGET (tile)));
  g_signal_emit_by_name (tile, "clicked");
  g_assert_cmpuint (get_row (fixture), ==, row);
  cluster_fixture_wait (fixture, is_filled);
  assert_nearest (fixture, SPEC_SIDE_Y);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (tile)));
}

/* What is sought when the picture goes, or the window, is heard of no more. */
static void
test_closed (ClusterFixture *fixture, gconstpointer data)
{
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.activate-item", "u", 0);
  spec_sample_viewer_close (cluster_fixture_get_viewer (fixture));
  widget_probe_settle ();
  gtk_widget_activate_action (cluster_fixture_get_view (fixture), "list.activate-item", "u", 3);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
#define ADD(name, kind, func) \
  g_test_add ("/nearest-images/" name, ClusterFixture, kind, cluster_fixture_set_up, func, cluster_fixture_tear_down)
  ADD ("shown", "files", test_shown);
  ADD ("pressed", "files", test_pressed);
  ADD ("numbered", NULL, test_shown);
  ADD ("closed", "list", test_closed);

  return g_test_run ();
}
