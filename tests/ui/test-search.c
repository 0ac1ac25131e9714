/* Finding samples in the grid: by words, by row; and in which order they stand. */
#include <glib/gstdio.h>

#include "clusters/spec-sample-query.h"
#include "clusters/spec-sample-search.h"
#include "clusters/spec-shown-samples.h"
#include "cluster-fixture.h"

static SpecSamples *
make_texts (const char *content)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  int handle = g_file_open_tmp ("spec-query-XXXXXX.txt", &path, NULL);
  SpecSamples *samples;

  g_assert_true (g_close (handle, NULL));
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
  samples = spec_samples_load_texts (path, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return samples;
}

static void
test_query (void)
{
  g_autoptr (SpecSamples) samples = make_texts ("Straße in Ko\u0308ln\nthe red Shoe\nplain\n");
  g_autoptr (SpecSampleQuery) street = spec_sample_query_new ("STRASSE  k\u00f6ln");
  g_autoptr (SpecSampleQuery) shoe = spec_sample_query_new ("shoe red");
  guint32 row = 7;

  g_assert_null (spec_sample_query_new ("  \t"));
  g_assert_true (spec_sample_query_matches (street, samples, 0));
  g_assert_false (spec_sample_query_matches (street, samples, 1));
  g_assert_true (spec_sample_query_matches (shoe, samples, 1));
  g_assert_false (spec_sample_query_matches (shoe, samples, 2));
  g_assert_true (spec_sample_query_parse_row (" #2417 ", &row));
  g_assert_cmpuint (row, ==, 2417);
  g_assert_false (spec_sample_query_parse_row ("#", &row));
  g_assert_false (spec_sample_query_parse_row ("2417", &row));
  g_assert_false (spec_sample_query_parse_row ("#24x", &row));
  g_assert_false (spec_sample_query_parse_row ("#-1", &row));
}

static SpecShownSamples *
make_shown (ClusterFixture *fixture)
{
  SpecShownSamples *shown = spec_shown_samples_new (fixture->base.session);

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, CLUSTER_FIXTURE_ROWS);
  return shown;
}

/* Fifty samples have each of eight labels; ranks stay those of the whole ranking. */
static void
test_narrow (ClusterFixture *fixture, gconstpointer data)
{
  g_autoptr (SpecShownSamples) shown = make_shown (fixture);
  GListModel *all = spec_session_get_cluster (fixture->base.session);
  guint last = 0;

  spec_shown_samples_set_query (shown, "KIND 3");
  g_assert_true (spec_shown_samples_is_narrowed (shown));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (shown)); i++)
    {
      g_autoptr (SpecSampleItem) item = g_list_model_get_item (G_LIST_MODEL (shown), i);
      g_autoptr (SpecSampleItem) same = g_list_model_get_item (all, spec_sample_item_get_rank (item) - 1);

      g_assert_cmpuint (spec_sample_item_get_index (item), ==, spec_sample_item_get_index (same));
      g_assert_cmpuint (spec_sample_item_get_rank (item), >, last);
      g_assert_nonnull (strchr (spec_sample_item_get_path (item), '3') != NULL ? "3" : strstr (spec_sample_item_get_label (item), "3"));
      last = spec_sample_item_get_rank (item);
    }
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), >=, 50);
  g_assert_cmpuint (spec_shown_samples_get_total (shown), ==, CLUSTER_FIXTURE_ROWS);
  spec_shown_samples_set_query (shown, "00017.png");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, 1);
  g_assert_cmpuint (spec_shown_samples_find_row (shown, 17), ==, 0);
  g_assert_cmpuint (spec_shown_samples_find_row (shown, 18), ==, G_MAXUINT);
  spec_shown_samples_set_query (shown, "nothing is called that");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, 0);
  spec_shown_samples_set_query (shown, NULL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (shown)), ==, CLUSTER_FIXTURE_ROWS);
}

static void
test_order (ClusterFixture *fixture, gconstpointer data)
{
  g_autoptr (SpecShownSamples) shown = make_shown (fixture);
  const guint32 *rows;
  gsize count;

  spec_shown_samples_set_order (shown, SPEC_SAMPLE_ORDER_ROW);
  rows = spec_shown_samples_get_rows (shown, &count);
  for (gsize i = 0; i < count; i++)
    g_assert_cmpuint (rows[i], ==, i);
  spec_shown_samples_set_order (shown, SPEC_SAMPLE_ORDER_LABEL);
  rows = spec_shown_samples_get_rows (shown, &count);
  for (gsize i = 0; i < count; i++)
    g_assert_cmpuint (rows[i] % 8, ==, i / 50);
  for (guint i = 1; i < count; i++)
    {
      g_autoptr (SpecSampleItem) before = g_list_model_get_item (G_LIST_MODEL (shown), i - 1);
      g_autoptr (SpecSampleItem) item = g_list_model_get_item (G_LIST_MODEL (shown), i);

      g_assert_true (i % 50 == 0 || spec_sample_item_get_score (before) >= spec_sample_item_get_score (item));
    }
}

static GtkWidget *
get_entry (ClusterFixture *fixture)
{
  return cluster_fixture_find (cluster_fixture_find (fixture->detail, SPEC_TYPE_SAMPLE_SEARCH), GTK_TYPE_SEARCH_ENTRY);
}

static guint
count_shown (ClusterFixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (gtk_grid_view_get_model (GTK_GRID_VIEW (cluster_fixture_get_view (fixture)))));
}

static gboolean
has_chosen_row (ClusterFixture *fixture)
{
  return spec_selection_contains (spec_session_get_selection (fixture->base.session), 241);
}

/* The bar itself: narrow, go to a row, close and see all again. */
static void
test_bar (ClusterFixture *fixture, gconstpointer data)
{
  GtkWidget *search = cluster_fixture_find (fixture->detail, SPEC_TYPE_SAMPLE_SEARCH);

  gtk_widget_activate_action (fixture->window, "cluster.find-label", "s", "kind 5");
  g_assert_cmpuint (count_shown (fixture), ==, 50);
  gtk_editable_set_text (GTK_EDITABLE (get_entry (fixture)), "#241");
  g_signal_emit_by_name (get_entry (fixture), "activate");
  cluster_fixture_wait (fixture, has_chosen_row);
  g_assert_cmpuint (count_shown (fixture), ==, CLUSTER_FIXTURE_ROWS);
  spec_sample_search_open (SPEC_SAMPLE_SEARCH (search), "00012.png");
  g_assert_cmpuint (count_shown (fixture), ==, 1);
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (get_entry (fixture)), NULL, NULL));
  spec_sample_search_open (SPEC_SAMPLE_SEARCH (search), NULL);
  g_assert_true (gtk_editable_get_selection_bounds (GTK_EDITABLE (get_entry (fixture)), NULL, NULL)); /* typing replaces it */
  spec_sample_search_close (SPEC_SAMPLE_SEARCH (search));
  g_assert_cmpuint (count_shown (fixture), ==, CLUSTER_FIXTURE_ROWS);
}

static void
test_sort_action (ClusterFixture *fixture, gconstpointer data)
{
  gboolean opposite;

  gtk_widget_activate_action (fixture->window, "cluster.sort", "s", "lowest");
  g_object_get (fixture->base.session, "opposite", &opposite, NULL);
  g_assert_true (opposite);
  gtk_widget_activate_action (fixture->window, "cluster.sort", "s", "highest");
  g_object_get (fixture->base.session, "opposite", &opposite, NULL);
  g_assert_false (opposite);
}

#define ADD(name, func) \
  g_test_add (name, ClusterFixture, "list", cluster_fixture_set_up, func, cluster_fixture_tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search/query", test_query);
  ADD ("/search/narrow", test_narrow);
  ADD ("/search/order", test_order);
  ADD ("/search/bar", test_bar);
  ADD ("/search/sort-action", test_sort_action);
  return g_test_run ();
}
