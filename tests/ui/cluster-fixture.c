#include "cluster-fixture.h"

#include "../paint/picture-files.h"
#include "clusters/spec-cluster-detail.h"
#include "clusters/spec-cluster-list.h"
#include "clusters/spec-thumb.h"

void
cluster_fixture_wait (ClusterFixture *fixture, ClusterCondition condition)
{
  while (!condition (fixture))
    g_main_context_iteration (NULL, TRUE);
}

GtkWidget *
cluster_fixture_find (GtkWidget *widget, GType type)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = cluster_fixture_find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

SpecSampleGrid *
cluster_fixture_get_grid (ClusterFixture *fixture)
{
  return SPEC_SAMPLE_GRID (cluster_fixture_find (fixture->detail, SPEC_TYPE_SAMPLE_GRID));
}

GtkWidget *
cluster_fixture_get_view (ClusterFixture *fixture)
{
  return cluster_fixture_find (fixture->detail, GTK_TYPE_GRID_VIEW);
}

SpecSampleViewer *
cluster_fixture_get_viewer (ClusterFixture *fixture)
{
  return SPEC_SAMPLE_VIEWER (cluster_fixture_find (fixture->detail, SPEC_TYPE_SAMPLE_VIEWER));
}

/* The tile of a rank, if the grid has made one. */
SpecSampleTile *
cluster_fixture_find_tile (ClusterFixture *fixture, guint rank)
{
  for (GtkWidget *child = gtk_widget_get_first_child (cluster_fixture_get_view (fixture)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      SpecSampleTile *tile = SPEC_SAMPLE_TILE (gtk_widget_get_first_child (child));
      SpecSampleSlot *slot = spec_sample_tile_get_slot (tile);

      if (slot != NULL && spec_sample_item_get_rank (spec_sample_slot_get_item (slot)) == rank)
        return tile;
    }
  return NULL;
}

SpecThumbState
cluster_fixture_get_state (ClusterFixture *fixture, guint rank)
{
  SpecSampleTile *tile = cluster_fixture_find_tile (fixture, rank);

  return tile == NULL ? SPEC_THUMB_LOADING : spec_thumb_get_state (SPEC_THUMB (cluster_fixture_find (GTK_WIDGET (tile), SPEC_TYPE_THUMB)));
}

static void
open_list (ClusterFixture *fixture, gboolean with_files)
{
  g_autofree char *list = session_fixture_write_list (&fixture->base, "images.txt", CLUSTER_FIXTURE_ROWS);
  g_autofree char *labels = g_build_filename (fixture->base.folder, "labels.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < CLUSTER_FIXTURE_ROWS; i++)
    {
      g_autofree char *name = g_strdup_printf ("%05u.png", i);

      g_string_append_printf (text, "kind %u\n", i % 8);
      if (with_files)
        g_free (picture_files_write_halves (fixture->base.folder, name, "png", 24, 24));
    }
  g_assert_true (g_file_set_contents (labels, text->str, -1, NULL));
  spec_session_open (fixture->base.session, SPEC_ROLE_SAMPLES, list);
  session_fixture_wait (&fixture->base, session_fixture_has_list);
  spec_session_open (fixture->base.session, SPEC_ROLE_LABELS, labels);
  while (spec_samples_get_label_count (spec_session_get_samples (fixture->base.session)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_mapped (ClusterFixture *fixture)
{
  return gtk_widget_get_mapped (fixture->window) && gtk_widget_get_width (fixture->detail) > 0;
}

void
cluster_fixture_set_up (ClusterFixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  session_fixture_set_up (&fixture->base, NULL);
  session_fixture_compare_pair (&fixture->base, CLUSTER_FIXTURE_ROWS);
  if (data != NULL)
    open_list (fixture, g_str_equal (data, "files"));
  fixture->window = gtk_window_new ();
  fixture->list = spec_cluster_list_new (fixture->base.session);
  fixture->detail = spec_cluster_detail_new (fixture->base.session);
  gtk_widget_set_size_request (fixture->list, 374, -1);
  gtk_widget_set_hexpand (fixture->detail, TRUE);
  gtk_box_append (GTK_BOX (box), fixture->list);
  gtk_box_append (GTK_BOX (box), fixture->detail);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 1000, 500);
  gtk_window_set_child (GTK_WINDOW (fixture->window), box);
  gtk_window_present (GTK_WINDOW (fixture->window));
  cluster_fixture_wait (fixture, is_mapped);
}

void
cluster_fixture_tear_down (ClusterFixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  while (g_main_context_iteration (NULL, FALSE))
    ;
  session_fixture_tear_down (&fixture->base, NULL);
}

SpecClusterSection *
cluster_fixture_get_section (ClusterFixture *fixture, SpecDirection direction)
{
  GtkWidget *section = cluster_fixture_find (fixture->list, SPEC_TYPE_CLUSTER_SECTION);

  return SPEC_CLUSTER_SECTION (direction == SPEC_DIRECTION_POSITIVE ? section : gtk_widget_get_next_sibling (section));
}

SpecClusterRow *
cluster_fixture_get_row (ClusterFixture *fixture, int index)
{
  SpecClusterSection *first = cluster_fixture_get_section (fixture, SPEC_DIRECTION_POSITIVE);

  for (int i = 0; spec_cluster_section_get_row (first, i) != NULL; i++)
    if (index-- == 0)
      return spec_cluster_section_get_row (first, i);
  return spec_cluster_section_get_row (cluster_fixture_get_section (fixture, SPEC_DIRECTION_NEGATIVE), index);
}
