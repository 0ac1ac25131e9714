/* The Agreement view on a real comparison: every number is that of `measure`, what runs again when something changes,
 * the list, the histogram, the neighbours. */
#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "agreement/spec-agreement-bar.h"
#include "agreement/spec-agreement-curve-view.h"
#include "agreement/spec-agreement-export.h"
#include "agreement/spec-agreement-list.h"
#include "agreement/spec-agreement-side.h"
#include "agreement/spec-agreement-view.h"
#include "agreement/spec-agreement-words.h"
#include "agreement/spec-histogram-view.h"
#include "clusters/spec-neighbour-strip.h"
#include "clusters/spec-neighbour-tile.h"
#include "paint/spec-measure-rows.h"
#include "report/spec-measures-report.h"
#include "session-fixture.h"
#include "widget-probe.h"

#define ROWS 240

typedef struct
{
  SessionFixture base;
  SpecAgreementSession *session;
  GtkWidget *window;
} Fixture;

static void
wait_for (Fixture *fixture, SpecAgreementState state)
{
  gint64 end = g_get_monotonic_time () + 120 * G_TIME_SPAN_SECOND;

  while (spec_agreement_session_get_state (fixture->session) != state)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, end);
      g_main_context_iteration (NULL, TRUE);
    }
  widget_probe_settle ();
}

/* Something was asked for and then answered. */
static void
wait_again (Fixture *fixture)
{
  g_assert_cmpuint (spec_agreement_session_get_missing (fixture->session), !=, 0);
  wait_for (fixture, SPEC_AGREEMENT_COMPLETE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *view;

  session_fixture_set_up (&fixture->base, NULL);
  session_fixture_compare_pair (&fixture->base, ROWS);
  fixture->session = spec_agreement_session_new (fixture->base.session);
  gtk_box_append (GTK_BOX (box), spec_agreement_side_new (fixture->session));
  gtk_box_append (GTK_BOX (box), spec_agreement_bar_new (fixture->session));
  view = spec_agreement_view_new (fixture->session);
  gtk_widget_set_hexpand (view, TRUE);
  gtk_box_append (GTK_BOX (box), view);
  g_assert_cmpint (spec_agreement_session_get_state (fixture->session), ==, SPEC_AGREEMENT_EMPTY);
  fixture->window = widget_probe_show (box, 1800, 860);
  wait_for (fixture, SPEC_AGREEMENT_COMPLETE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  widget_probe_settle ();
  g_assert_finalize_object (fixture->session);
  session_fixture_tear_down (&fixture->base, NULL);
}

/* The object that the command line writes for the same settings. */
static JsonObject *
measure (Fixture *fixture, const SpecNeighbourhood *neighbourhood, SpecMetric metric, JsonNode **node)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  SpecEmbedding *x = spec_session_get_embedding (fixture->base.session, SPEC_SIDE_X);
  SpecEmbedding *y = spec_session_get_embedding (fixture->base.session, SPEC_SIDE_Y);
  g_autoptr (SpecAgreement) agreement = NULL;
  g_autoptr (GError) error = NULL;
  guint largest;

  g_object_get (fixture->session, "largest-k", &largest, NULL);
  params.neighbourhoods = neighbourhood;
  params.neighbourhood_count = 1;
  params.largest_k = largest;
  params.metric[0] = params.metric[1] = metric;
  for (guint side = 0; side < 2; side++)
    params.kernel[side] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER,
                                        session_fixture_get_double (&fixture->base, side ? "sigma-y" : "sigma-x") };
  agreement = spec_agreement_compute (x, y, &params, NULL, NULL, &error);
  g_assert_no_error (error);
  *node = spec_measures_report_build (agreement, &params, x, y, NULL, NULL, &error);
  g_assert_no_error (error);
  return json_node_get_object (*node);
}

static double
get_level (JsonObject *root, const char *array, const char *member)
{
  return json_object_get_double_member (json_array_get_object_element (json_object_get_array_member (root, array), 0),
                                        member);
}

static void
assert_same (const SpecMeasureRow *row, double value, double chance)
{
  g_assert_cmpfloat (row->value, ==, value);
  g_assert_true (row->chance == chance || (isnan (row->chance) && isnan (chance)));
}

static double
get_similarity (JsonObject *root, const char *member)
{
  return 1 - pow (json_object_get_double_member (root, member), 2) / 2;
}

static GListModel *
get_list (Fixture *fixture)
{
  return spec_agreement_list_get_model (
      SPEC_AGREEMENT_LIST (widget_probe_find (fixture->window, SPEC_TYPE_AGREEMENT_LIST, 0)));
}

static void
assert_as_measured (Fixture *fixture, guint k, SpecMetric metric)
{
  const SpecNeighbourhood neighbourhood = { k, 0 };
  g_autoptr (JsonNode) node = NULL;
  JsonObject *root = measure (fixture, &neighbourhood, metric, &node);
  const SpecAgreement *shown = spec_agreement_session_get_agreement (fixture->session);
  JsonArray *curve = json_object_get_array_member (root, "curve");
  JsonArray *least = json_object_get_array_member (root, "least_agreement");
  SpecMeasureRow rows[SPEC_N_MEASURES];

  g_assert_cmpuint (spec_measure_rows_fill (shown, k, SPEC_MEASURES_ALL, rows), ==, SPEC_N_MEASURES);
  assert_same (&rows[0], get_level (root, "nngs", "value"), get_level (root, "nngs", "chance"));
  assert_same (&rows[1], get_level (root, "mutual_knn", "value"), get_level (root, "mutual_knn", "chance"));
  assert_same (&rows[2], json_object_get_double_member (root, "cka_linear_debiased"), NAN);
  assert_same (&rows[3], json_object_get_double_member (root, "cka_linear"),
               json_object_get_double_member (root, "cka_linear_chance"));
  assert_same (&rows[4], json_object_get_double_member (root, "cka_rbf_debiased"), NAN);
  assert_same (&rows[5], json_object_get_double_member (root, "rsa"), NAN);
  assert_same (&rows[6], get_similarity (root, "procrustes"), get_similarity (root, "procrustes_chance"));

  g_assert_cmpuint (json_array_get_length (curve), ==, shown->pair->curve->grid_count);
  for (guint i = 0; i < json_array_get_length (curve); i++)
    {
      JsonObject *step = json_array_get_object_element (curve, i);

      g_assert_cmpfloat (json_object_get_double_member (step, "value"), ==,
                         shown->pair->curve->jaccard[json_object_get_int_member (step, "k") - 1]);
      g_assert_cmpfloat (json_object_get_double_member (step, "low"), ==, shown->pair->curve->low[i]);
    }
  for (guint i = 0; i < json_array_get_length (least); i++)
    {
      JsonObject *sample = json_array_get_object_element (least, i);
      g_autoptr (SpecSampleItem) item = g_list_model_get_item (get_list (fixture), i);

      g_assert_cmpint (json_object_get_int_member (sample, "index"), ==, spec_sample_item_get_index (item));
      g_assert_cmpfloat_with_epsilon (json_object_get_double_member (sample, "jaccard"),
                                      spec_sample_item_get_score (item), 1e-7);
    }
}

static void
test_same_numbers (Fixture *fixture, gconstpointer data)
{
  guint largest;

  g_object_get (fixture->session, "largest-k", &largest, NULL);
  g_assert_cmpuint (largest, ==, ROWS / 3);
  assert_as_measured (fixture, 20, SPEC_METRIC_EUCLIDEAN);
  g_object_set (fixture->session, "k", 7, NULL);
  wait_again (fixture);
  assert_as_measured (fixture, 7, SPEC_METRIC_EUCLIDEAN);
  g_object_set (fixture->session, "metric-x", SPEC_METRIC_COSINE, "metric-y", SPEC_METRIC_COSINE, NULL);
  wait_again (fixture);
  assert_as_measured (fixture, 7, SPEC_METRIC_COSINE);
}

/* Only what a change is about is measured again. */
static void
test_changes (Fixture *fixture, gconstpointer data)
{
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (fixture->session);
  const SpecNeighbourPair *pair = agreement->pair;
  double rbf = agreement->cka_rbf_debiased;

  g_object_set (fixture->base.session, "sigma-x", 3 * session_fixture_get_double (&fixture->base, "sigma-x"), NULL);
  g_assert_cmpuint (spec_agreement_session_get_missing (fixture->session), ==, SPEC_AGREEMENT_RBF);
  wait_again (fixture);
  agreement = spec_agreement_session_get_agreement (fixture->session);
  g_assert_cmpfloat (agreement->cka_rbf_debiased, !=, rbf);
  g_assert_true (agreement->pair == pair);

  g_object_set (fixture->session, "shown", 1u << SPEC_MEASURE_NNGS, NULL);
  g_object_set (fixture->base.session, "sigma-x", session_fixture_get_double (&fixture->base, "sigma-x") / 3, NULL);
  g_assert_cmpuint (spec_agreement_session_get_missing (fixture->session), ==, 0); /* nobody asks for it */
  g_object_set (fixture->session, "shown", SPEC_MEASURES_ALL, NULL);
  wait_again (fixture);
  g_assert_cmpfloat (spec_agreement_session_get_agreement (fixture->session)->cka_rbf_debiased, ==, rbf);

  g_object_set (fixture->session, "k", 11, NULL);
  wait_again (fixture);
  g_assert_true (spec_agreement_session_get_agreement (fixture->session)->pair == pair);
  g_object_set (fixture->session, "normalised", TRUE, "band", FALSE, NULL);
  g_assert_cmpuint (spec_agreement_session_get_missing (fixture->session), ==, 0);
}

/* Cancel keeps what is there and says so; another file is measured when the view shows it. */
static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;

  g_object_set (fixture->session, "metric-x", SPEC_METRIC_CHEBYSHEV, NULL);
  spec_agreement_session_cancel (fixture->session);
  g_assert_cmpint (spec_agreement_session_get_state (fixture->session), ==, SPEC_AGREEMENT_OUT_OF_DATE);
  g_assert_nonnull (spec_agreement_session_get_agreement (fixture->session));
  spec_agreement_session_run (fixture->session);
  wait_for (fixture, SPEC_AGREEMENT_COMPLETE);
  g_assert_cmpint (spec_agreement_session_get_agreement (fixture->session)->metric[0], ==, SPEC_METRIC_CHEBYSHEV);

  spec_agreement_session_set_visible (fixture->session, FALSE);
  path = session_fixture_write_embedding (&fixture->base, "z.npy", ROWS, 5, 12);
  spec_session_open (fixture->base.session, SPEC_ROLE_Y, path);
  while (spec_agreement_session_get_state (fixture->session) == SPEC_AGREEMENT_COMPLETE)
    g_main_context_iteration (NULL, TRUE);
  spec_agreement_session_set_visible (fixture->session, TRUE);
  wait_for (fixture, SPEC_AGREEMENT_COMPLETE);
  g_assert_true (spec_agreement_session_get_embedding (fixture->session, SPEC_SIDE_Y)
                 == spec_session_get_embedding (fixture->base.session, SPEC_SIDE_Y));
}

static guint
count_rows (Fixture *fixture)
{
  return g_list_model_get_n_items (get_list (fixture));
}

static void
test_filter (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = widget_probe_find (fixture->window, SPEC_TYPE_HISTOGRAM_VIEW, 0);
  const SpecHistogram *histogram = spec_histogram_view_get_histogram (SPEC_HISTOGRAM_VIEW (view));
  guint sum = 0;

  for (guint i = 0; i < SPEC_HISTOGRAM_BARS; i++)
    sum += histogram->bars[i];
  g_assert_cmpuint (sum, ==, ROWS);
  g_assert_cmpuint (count_rows (fixture), ==, ROWS);
  sum = 0;
  for (guint i = 0; i < SPEC_HISTOGRAM_BARS; i++)
    {
      const SpecHistogramRange range
          = { (double) i / SPEC_HISTOGRAM_BARS, (double) (i + 1) / SPEC_HISTOGRAM_BARS };

      spec_agreement_session_set_filter (fixture->session, &range);
      g_assert_cmpuint (count_rows (fixture), ==, histogram->bars[i]);
      sum += count_rows (fixture);
    }
  g_assert_cmpuint (sum, ==, ROWS);
  widget_probe_press_key (view, GDK_KEY_Escape, 0);
  g_assert_cmpuint (count_rows (fixture), ==, ROWS);
  widget_probe_press_key (view, GDK_KEY_Right, 0);
  g_assert_cmpuint (count_rows (fixture), ==, histogram->bars[0]);
  widget_probe_press_key (view, GDK_KEY_Right, GDK_SHIFT_MASK);
  g_assert_cmpuint (count_rows (fixture), ==, histogram->bars[0] + histogram->bars[1]);
}

static void
test_order (Fixture *fixture, gconstpointer data)
{
  GtkWidget *list = widget_probe_find (fixture->window, SPEC_TYPE_AGREEMENT_LIST, 0);
  GtkWidget *order = widget_probe_find (list, GTK_TYPE_DROP_DOWN, 0);
  GListModel *model = get_list (fixture);

  for (guint descending = 0; descending < 2; descending++)
    {
      double last = descending ? 2 : -1;

      gtk_drop_down_set_selected (GTK_DROP_DOWN (order), descending);
      for (guint i = 0; i < ROWS; i++)
        {
          g_autoptr (SpecSampleItem) item = g_list_model_get_item (model, i);
          double score = spec_sample_item_get_score (item);

          g_assert_true (descending ? score <= last : score >= last);
          last = score;
        }
    }
}

/* The tiles are the graph's neighbours; pressing one shows that sample; the selection is everybody's. */
static void
test_neighbours (Fixture *fixture, gconstpointer data)
{
  SpecSelection *selection = spec_session_get_selection (fixture->base.session);
  const SpecAgreement *agreement = spec_agreement_session_get_agreement (fixture->session);
  const guint32 other = 123;
  guint total;

  g_assert_cmpint (spec_agreement_session_get_selected (fixture->session), ==, agreement->least[0].index);
  spec_selection_replace (selection, &other, 1);
  g_assert_cmpint (spec_agreement_session_get_selected (fixture->session), ==, 123);
  widget_probe_settle ();
  for (guint side = 0; side < 2; side++)
    {
      GtkWidget *strip = widget_probe_find (fixture->window, SPEC_TYPE_NEIGHBOUR_STRIP, side);
      guint shown = spec_neighbour_strip_get_shown (SPEC_NEIGHBOUR_STRIP (strip), &total);

      g_assert_cmpuint (total, ==, 20);
      g_assert_cmpuint (shown, >, 2);
      for (guint i = 0; i < shown; i++)
        g_assert_cmpuint (
            spec_neighbour_tile_get_row (SPEC_NEIGHBOUR_TILE (widget_probe_find (strip, SPEC_TYPE_NEIGHBOUR_TILE, i))),
            ==, spec_neighbours_get (agreement->pair->neighbours[side], 123)[i]);
    }
  g_signal_emit_by_name (widget_probe_find (fixture->window, SPEC_TYPE_NEIGHBOUR_TILE, 0), "clicked");
  g_assert_cmpint (spec_agreement_session_get_selected (fixture->session), ==,
                   spec_neighbours_get (agreement->pair->neighbours[0], 123)[0]);
  g_assert_true (spec_selection_contains (selection, spec_neighbours_get (agreement->pair->neighbours[0], 123)[0]));
  g_assert_cmpuint (spec_selection_get_count (selection), ==, 1);
}

static void
test_cursor (Fixture *fixture, gconstpointer data)
{
  GtkWidget *view = widget_probe_find (fixture->window, SPEC_TYPE_AGREEMENT_CURVE_VIEW, 0);

  g_assert_true (widget_probe_press_key (view, GDK_KEY_Right, 0));
  g_assert_cmpuint (spec_agreement_session_get_k (fixture->session), ==, 21);
  widget_probe_press_key (view, GDK_KEY_Page_Down, 0);
  g_assert_cmpuint (spec_agreement_session_get_k (fixture->session), ==, 19);
  widget_probe_press_key (view, GDK_KEY_Home, 0);
  widget_probe_press_key (view, GDK_KEY_Left, 0);
  g_assert_cmpuint (spec_agreement_session_get_k (fixture->session), ==, 1);
  widget_probe_press_key (view, GDK_KEY_End, 0);
  g_assert_cmpuint (spec_agreement_session_get_k (fixture->session), ==, ROWS / 3);
  wait_again (fixture);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spec_agreement_export_write_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_export (Fixture *fixture, gconstpointer data)
{
  g_autofree char *table = spec_agreement_words_dup_table (fixture->session);
  g_autofree char *numbers = g_build_filename (fixture->base.folder, "curve.csv", NULL);
  g_autofree char *text = NULL;

  g_assert_true (g_str_has_prefix (table, "Measure\tValue\t"));
  g_assert_nonnull (strstr (table, "\nMutual k-NN, k = 20\t"));
  for (guint measures = 0; measures < 2; measures++)
    {
      g_autofree char *path = g_build_filename (fixture->base.folder, measures ? "measures.svg" : "curve.pdf", NULL);
      gboolean done = FALSE;

      spec_agreement_export_write_async (fixture->session, (gboolean) measures, path, NULL, on_written, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (g_file_test (path, G_FILE_TEST_IS_REGULAR));
    }
  g_assert_true (g_file_get_contents (numbers, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "k,nngs,low,high,chance,normalised\n1,"));
}

#define ADD(name, test) g_test_add ("/agreement-view/" name, Fixture, NULL, set_up, test, tear_down)

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  ADD ("same-numbers", test_same_numbers);
  ADD ("changes", test_changes);
  ADD ("cancel", test_cancel);
  ADD ("filter", test_filter);
  ADD ("order", test_order);
  ADD ("neighbours", test_neighbours);
  ADD ("cursor", test_cursor);
  ADD ("export", test_export);
  return g_test_run ();
}
