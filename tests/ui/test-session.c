/* The session with real files and the real solver, without a widget: parameters, answers, clusters. */
#include <math.h>
#include <string.h>

#include "session-fixture.h"

static void
test_compare (SessionFixture *fixture, gconstpointer data)
{
  GListModel *modes = spec_session_get_modes (fixture->session);
  g_autoptr (SpecModeItem) first = NULL;
  g_autofree char *tag = NULL;
  gsize count;
  const guint32 *top;

  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EMPTY);
  session_fixture_compare_pair (fixture, 400);

  g_assert_true (session_fixture_get_boolean (fixture, "comparing"));
  g_assert_cmpfloat (session_fixture_get_double (fixture, "median-x"), >, 0);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-x"), ==, session_fixture_get_double (fixture, "median-x"));
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-y"), ==, session_fixture_get_double (fixture, "median-y"));

  /* X holds the rows of equal remainder by 4 together: the strongest cluster is one or a few of those groups against the rest. */
  first = g_list_model_get_item (modes, 0);
  g_assert_true (first == spec_session_get_selected (fixture->session));
  g_assert_cmpfloat (spec_mode_item_get_eigenvalue (first), >, 0);
  tag = spec_mode_item_dup_tag (first);
  g_assert_cmpstr (tag, ==, "+1");
  g_assert_cmpuint (spec_mode_item_get_size (first), ==,
                    (guint) round (400 * spec_mode_item_get_eigenvalue (first)));
  top = spec_mode_item_get_top (first, &count);
  g_assert_cmpuint (count, ==, 64);
  for (gsize i = 1; i < 10; i++)
    g_assert_cmpuint (top[i] % 4, ==, top[0] % 4);
}

static void
test_cluster_lists_all_rows (SessionFixture *fixture, gconstpointer data)
{
  GListModel *cluster = spec_session_get_cluster (fixture->session);
  g_autofree gboolean *seen = g_new0 (gboolean, 400);
  float last = G_MAXFLOAT;
  gsize count;
  const guint32 *top;

  session_fixture_compare_pair (fixture, 400);
  g_assert_cmpuint (g_list_model_get_n_items (cluster), ==, 400);
  top = spec_mode_item_get_top (spec_session_get_selected (fixture->session), &count);
  for (guint i = 0; i < 400; i++)
    {
      g_autoptr (SpecSampleItem) item = g_list_model_get_item (cluster, i);

      g_assert_cmpuint (spec_sample_item_get_rank (item), ==, i + 1);
      g_assert_cmpfloat (spec_sample_item_get_score (item), <=, last);
      last = spec_sample_item_get_score (item);
      g_assert_false (seen[spec_sample_item_get_index (item)]);
      seen[spec_sample_item_get_index (item)] = TRUE;
      if (i < count)
        g_assert_cmpuint (spec_sample_item_get_index (item), ==, top[i]);
    }

  /* The other end is the same rows from behind. */
  g_object_set (fixture->session, "opposite", TRUE, NULL);
  {
    g_autoptr (SpecSampleItem) item = g_list_model_get_item (cluster, 0);

    g_assert_cmpfloat (spec_sample_item_get_score (item), ==, last);
  }
}

static void
test_preview_then_full (SessionFixture *fixture, gconstpointer data)
{
  SpecProblem *problem;

  session_fixture_open_pair (fixture, 2600);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_has_result);
  problem = spec_result_get_problem (spec_session_get_result (fixture->session));
  g_assert_true (spec_problem_is_preview (problem));
  g_assert_cmpuint (spec_problem_get_samples (problem), ==, SPEC_PREVIEW_SAMPLES);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_PREVIEW);
  g_assert_true (session_fixture_get_boolean (fixture, "busy"));

  session_fixture_wait (fixture, session_fixture_is_answered);
  problem = spec_result_get_problem (spec_session_get_result (fixture->session));
  g_assert_false (spec_problem_is_preview (problem));
  g_assert_false (session_fixture_get_boolean (fixture, "busy"));
  g_assert_cmpuint (fixture->results, ==, 2);
}

static void
on_sigma_told (SpecSession *session, GParamSpec *pspec, gboolean *busy)
{
  g_object_get (session, "busy", busy, NULL);
}

static void
test_drag (SessionFixture *fixture, gconstpointer data)
{
  double start;
  SpecResult *before;
  gboolean busy = FALSE;

  session_fixture_compare_pair (fixture, 2600);
  start = session_fixture_get_double (fixture, "sigma-x");
  before = spec_session_get_result (fixture->session);
  g_assert_false (spec_session_get_clusters_behind (fixture->session));
  g_signal_connect (fixture->session, "notify::sigma-x", G_CALLBACK (on_sigma_told), &busy);

  spec_session_begin_drag (fixture->session);
  for (int i = 1; i <= 20; i++)
    {
      g_object_set (fixture->session, "sigma-x", start * (1 + i / 40.0), NULL);
      g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_PREVIEW);
      g_assert_true (busy); /* the worker began before the views were told */
      g_main_context_iteration (NULL, FALSE);
    }
  g_signal_handlers_disconnect_by_data (fixture->session, &busy);
  /* While the slider is held the answer follows it, and never a full one. */
  while (spec_session_get_result (fixture->session) == before || session_fixture_get_boolean (fixture, "busy"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_PREVIEW);
  g_assert_true (spec_problem_is_preview (spec_result_get_problem (spec_session_get_result (fixture->session))));
  g_assert_true (spec_session_get_clusters_behind (fixture->session)); /* the lists do not follow it */

  spec_session_end_drag (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);
  g_assert_false (spec_session_get_clusters_behind (fixture->session));
  g_assert_cmpfloat_with_epsilon (
      spec_problem_get_params (spec_result_get_problem (spec_session_get_result (fixture->session)))->kernel[0].sigma,
      start * 1.5, 1e-9);

  /* The whole drag is one step. */
  spec_session_undo (fixture->session);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-x"), ==, start);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
}

static void
test_undo_is_instant (SessionFixture *fixture, gconstpointer data)
{
  SpecResult *first, *second;
  double start;

  session_fixture_compare_pair (fixture, 400);
  start = session_fixture_get_double (fixture, "sigma-y");
  first = spec_session_get_result (fixture->session);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));

  g_object_set (fixture->session, "sigma-y", start * 2, NULL);
  g_assert_true (session_fixture_get_boolean (fixture, "can-undo"));
  session_fixture_wait (fixture, session_fixture_is_answered);
  second = spec_session_get_result (fixture->session);
  g_assert_true (first != second);

  spec_session_undo (fixture->session);
  g_assert_true (spec_session_get_result (fixture->session) == first);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-y"), ==, start);

  spec_session_redo (fixture->session);
  g_assert_true (spec_session_get_result (fixture->session) == second);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-y"), ==, start * 2);
  g_assert_false (session_fixture_get_boolean (fixture, "can-redo"));
}

/* A setting like the others: another answer, a step of undo, and on the command line. */
static void
test_centre (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;
  SpecResult *plain;

  session_fixture_compare_pair (fixture, 400);
  plain = spec_session_get_result (fixture->session);
  g_object_set (fixture->session, "centre", TRUE, NULL);
  session_fixture_wait (fixture, session_fixture_is_answered);
  g_assert_true (spec_problem_get_params (spec_result_get_problem (spec_session_get_result (fixture->session)))->centre);
  command = spec_session_dup_command (fixture->session);
  g_assert_nonnull (strstr (command, " --centre "));
  spec_session_undo (fixture->session);
  g_assert_false (session_fixture_get_boolean (fixture, "centre"));
  g_assert_true (spec_session_get_result (fixture->session) == plain);
}

/* What the hand only passed by is not kept, so that the setting before the drag still is. */
static void
test_drag_keeps_settings (SessionFixture *fixture, gconstpointer data)
{
  SpecResult *before;
  double start;

  session_fixture_compare_pair (fixture, 300);
  start = session_fixture_get_double (fixture, "sigma-x");
  before = spec_session_get_result (fixture->session);
  spec_session_begin_drag (fixture->session);
  for (int i = 1; i <= 20; i++)
    {
      guint results = fixture->results;

      g_object_set (fixture->session, "sigma-x", start * (1 + i / 40.0), NULL);
      while (fixture->results == results)
        g_main_context_iteration (NULL, TRUE);
    }
  spec_session_end_drag (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);

  spec_session_undo (fixture->session);
  g_assert_true (spec_session_get_result (fixture->session) == before);
}

/* 300,000 rows would need hundreds of gigabytes: the preview stays and random features are offered. */
static void
test_memory (SessionFixture *fixture, gconstpointer data)
{
  SpecNotice *notice;

  g_object_set (fixture->session, "method", SPEC_METHOD_EXACT, NULL);
  session_fixture_open_pair (fixture, 300000);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);

  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_FAILED);
  g_assert_true (spec_problem_is_preview (spec_result_get_problem (spec_session_get_result (fixture->session))));
  notice = session_fixture_find_notice (fixture, "solve");
  g_assert_nonnull (notice);
  g_assert_cmpstr (spec_notice_get_button_action (notice, 0), ==, "win.use-rff(uint32 3000)");
}

static gboolean
lists_all_rows (SessionFixture *fixture)
{
  return g_list_model_get_n_items (spec_session_get_cluster (fixture->session)) == 12000;
}

/* More rows than are ranked at once. */
static void
test_random_features (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (SpecSampleItem) first = NULL;
  g_autofree char *text = NULL;

  g_object_set (fixture->session, "method", SPEC_METHOD_RFF, "rff-dim", 60, "modes", 3, NULL);
  session_fixture_open_pair (fixture, 12000);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);

  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_APPROXIMATE);
  g_object_get (fixture->session, "method-text", &text, NULL);
  g_assert_cmpstr (text, ==, "RFF 60");
  session_fixture_wait (fixture, lists_all_rows);
  first = g_list_model_get_item (spec_session_get_cluster (fixture->session), 0);
  g_assert_cmpuint (spec_sample_item_get_rank (first), ==, 1);
}

static void
test_cancel (SessionFixture *fixture, gconstpointer data)
{
  guint results;

  session_fixture_open_pair (fixture, 2600);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_has_result);
  results = fixture->results;
  spec_session_cancel (fixture->session);

  g_assert_false (session_fixture_get_boolean (fixture, "busy"));
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_PREVIEW);
  for (int i = 0; i < 200; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_cmpuint (fixture->results, ==, results);

  spec_session_refine (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
}

static void
test_changed_and_cancelled (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_compare_pair (fixture, 400);
  g_object_set (fixture->session, "eta", 0.5, NULL);
  spec_session_cancel (fixture->session);

  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_OUT_OF_DATE);
  g_assert_nonnull (spec_session_get_result (fixture->session));
}

static void
test_selection_follows_members (SessionFixture *fixture, gconstpointer data)
{
  GListModel *modes = spec_session_get_modes (fixture->session);
  g_autoptr (SpecModeItem) chosen = NULL;
  SpecModeItem *after;
  gsize count;
  const guint32 *top;
  guint32 remainder;

  session_fixture_compare_pair (fixture, 400);
  chosen = g_list_model_get_item (modes, 2);
  spec_mode_item_set_name (chosen, "mine");
  spec_session_select (fixture->session, chosen);
  top = spec_mode_item_get_top (chosen, &count);
  remainder = top[0] % 4;

  g_object_set (fixture->session, "sigma-x", session_fixture_get_double (fixture, "sigma-x") * 1.1, NULL);
  session_fixture_wait (fixture, session_fixture_is_answered);
  after = spec_session_get_selected (fixture->session);
  g_assert_true (after != chosen);
  g_assert_true (spec_mode_item_get_result (after) == spec_session_get_result (fixture->session));
  g_assert_cmpstr (spec_mode_item_get_name (after), ==, "mine");
  top = spec_mode_item_get_top (after, &count);
  g_assert_cmpuint (top[0] % 4, ==, remainder);

  spec_session_select_next (fixture->session, -100);
  g_assert_cmpuint (spec_mode_item_get_index (spec_session_get_selected (fixture->session)), ==, 0);
}

static void
test_balance (SessionFixture *fixture, gconstpointer data)
{
  gsize count;
  double sigma, x, y;
  SpecResult *result;

  session_fixture_compare_pair (fixture, 400);
  g_object_set (fixture->session, "sigma-y", session_fixture_get_double (fixture, "median-y") / 6, NULL);
  session_fixture_wait (fixture, session_fixture_is_answered);
  g_assert_nonnull (session_fixture_find_notice (fixture, "balance"));
  sigma = session_fixture_get_double (fixture, "sigma-y");

  spec_session_balance (fixture->session, SPEC_BALANCE_Y_TO_X);
  while (session_fixture_get_double (fixture, "sigma-y") == sigma)
    g_main_context_iteration (NULL, TRUE);
  session_fixture_wait (fixture, session_fixture_is_answered);
  result = spec_session_get_result (fixture->session);
  x = spec_result_get_spectrum (result, SPEC_SIDE_X, &count)[0];
  y = spec_result_get_spectrum (result, SPEC_SIDE_Y, &count)[0];
  g_assert_cmpfloat_with_epsilon (x, y, 0.01 * x);
  g_assert_null (session_fixture_find_notice (fixture, "balance"));

  spec_session_undo (fixture->session);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-y"), ==, sigma);
}

static void
test_swap (SessionFixture *fixture, gconstpointer data)
{
  double positive, negative, sigma;

  session_fixture_compare_pair (fixture, 400);
  sigma = session_fixture_get_double (fixture, "sigma-x");
  positive = spec_result_get_mode (spec_session_get_result (fixture->session), SPEC_DIRECTION_POSITIVE, 0)->eigenvalue;
  spec_session_swap (fixture->session);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-y"), ==, sigma);
  session_fixture_wait (fixture, session_fixture_is_answered);
  negative = spec_result_get_mode (spec_session_get_result (fixture->session), SPEC_DIRECTION_NEGATIVE, 0)->eigenvalue;
  g_assert_cmpfloat_with_epsilon (negative, -positive, 1e-4);

  spec_session_undo (fixture->session);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-x"), ==, sigma);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                                                     \
  g_test_add ("/session/" name, SessionFixture, NULL, session_fixture_set_up, func, session_fixture_tear_down)
  ADD ("compare", test_compare);
  ADD ("cluster-lists-all-rows", test_cluster_lists_all_rows);
  ADD ("preview-then-full", test_preview_then_full);
  ADD ("drag", test_drag);
  ADD ("undo-is-instant", test_undo_is_instant);
  ADD ("centre", test_centre);
  ADD ("drag-keeps-settings", test_drag_keeps_settings);
  ADD ("memory", test_memory);
  ADD ("random-features", test_random_features);
  ADD ("cancel", test_cancel);
  ADD ("changed-and-cancelled", test_changed_and_cancelled);
  ADD ("selection-follows-members", test_selection_follows_members);
  ADD ("balance", test_balance);
  ADD ("swap", test_swap);

  return g_test_run ();
}
