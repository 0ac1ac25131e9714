/* Undo and redo of files and of what was noted, and what counts as unsaved. */
#include "session-fixture.h"

static void
open_and_wait (SessionFixture *fixture, SpecRole role, const char *path)
{
  spec_session_open (fixture->session, role, path);
  while (spec_session_is_loading (fixture->session, role))
    g_main_context_iteration (NULL, TRUE);
}

static gboolean
is_answered_by_now (SessionFixture *fixture)
{
  SpecResult *result = spec_session_get_result (fixture->session);

  return session_fixture_is_answered (fixture) && result != NULL
         && spec_problem_get_embedding (spec_result_get_problem (result), SPEC_SIDE_X)
                == spec_session_get_embedding (fixture->session, SPEC_SIDE_X);
}

static void
test_another_x (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *path = NULL;
  SpecEmbedding *before;
  SpecResult *result;
  double sigma;

  session_fixture_compare_pair (fixture, 300);
  before = spec_session_get_embedding (fixture->session, SPEC_SIDE_X);
  result = spec_session_get_result (fixture->session);
  sigma = session_fixture_get_double (fixture, "sigma-x");
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));

  path = session_fixture_write_embedding (fixture, "x2.npy", 300, 6, 12);
  open_and_wait (fixture, SPEC_ROLE_X, path);
  session_fixture_wait (fixture, is_answered_by_now);
  g_assert_true (session_fixture_get_boolean (fixture, "can-undo"));
  g_assert_true (session_fixture_get_boolean (fixture, "modified"));
  g_assert_true (spec_session_get_result (fixture->session) != result);

  /* At once: the same file, its bandwidth, and the very result. */
  spec_session_undo (fixture->session);
  g_assert_true (spec_session_get_embedding (fixture->session, SPEC_SIDE_X) == before);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-x"), ==, sigma);
  g_assert_true (spec_session_get_result (fixture->session) == result);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
  g_assert_false (session_fixture_get_boolean (fixture, "busy"));
  g_assert_false (session_fixture_get_boolean (fixture, "modified"));

  spec_session_redo (fixture->session);
  g_assert_cmpstr (spec_embedding_get_path (spec_session_get_embedding (fixture->session, SPEC_SIDE_X)), ==, path);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
  g_assert_true (session_fixture_get_boolean (fixture, "modified"));
}

/* Both files of another number of rows are one step, and what is shown is never of the wrong rows. */
static void
test_another_pair (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = NULL, *y = NULL;
  SpecResult *result;
  const char *paths[3] = { NULL, NULL, NULL };

  session_fixture_compare_pair (fixture, 300);
  result = spec_session_get_result (fixture->session);
  paths[0] = x = session_fixture_write_embedding (fixture, "x2.npy", 200, 8, 8);
  paths[1] = y = session_fixture_write_embedding (fixture, "y2.npy", 200, 4, 8);
  spec_session_open_files (fixture->session, paths);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_X) || spec_session_is_loading (fixture->session, SPEC_ROLE_Y)
         || !session_fixture_is_answered (fixture))
    g_main_context_iteration (NULL, TRUE);
  spec_session_undo (fixture->session);
  g_assert_true (spec_session_get_result (fixture->session) == result);
  g_assert_cmpuint (spec_samples_get_count (spec_session_get_samples (fixture->session)), ==, 300);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
  spec_session_redo (fixture->session);
  g_assert_cmpuint (spec_samples_get_count (spec_session_get_samples (fixture->session)), ==, 200);
  g_assert_true (session_fixture_is_answered (fixture));
}

/* Files of the same number of rows arrive one after the other, but were asked for together. */
static void
test_pair_of_the_same_rows (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = NULL, *y = NULL;
  const char *paths[3] = { NULL, NULL, NULL };
  SpecEmbedding *before;

  session_fixture_compare_pair (fixture, 300);
  before = spec_session_get_embedding (fixture->session, SPEC_SIDE_X);
  paths[0] = x = session_fixture_write_embedding (fixture, "x2.npy", 300, 8, 8);
  paths[1] = y = session_fixture_write_embedding (fixture, "y2.npy", 300, 4, 8);
  spec_session_open_files (fixture->session, paths);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_X) || spec_session_is_loading (fixture->session, SPEC_ROLE_Y))
    g_main_context_iteration (NULL, TRUE);
  spec_session_undo (fixture->session);
  g_assert_true (spec_session_get_embedding (fixture->session, SPEC_SIDE_X) == before);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
}

static void
test_lists (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *first = session_fixture_write_list (fixture, "first.txt", 300), *second = NULL;
  SpecSamples *samples;

  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, first);
  session_fixture_compare_pair (fixture, 300);
  session_fixture_wait (fixture, session_fixture_has_list);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo")); /* it was asked for before there was anything to change */

  samples = spec_session_get_samples (fixture->session);
  second = session_fixture_write_list (fixture, "second.txt", 300);
  open_and_wait (fixture, SPEC_ROLE_SAMPLES, second);
  g_assert_cmpstr (spec_samples_get_source (spec_session_get_samples (fixture->session)), ==, second);
  spec_session_close (fixture->session, SPEC_ROLE_SAMPLES);
  g_assert_false (session_fixture_has_list (fixture));
  spec_session_undo (fixture->session);
  g_assert_cmpstr (spec_samples_get_source (spec_session_get_samples (fixture->session)), ==, second);
  spec_session_undo (fixture->session);
  g_assert_true (spec_session_get_samples (fixture->session) == samples);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
}

static void
test_closed_x (SessionFixture *fixture, gconstpointer data)
{
  SpecResult *result;

  session_fixture_compare_pair (fixture, 300);
  result = spec_session_get_result (fixture->session);
  spec_session_close (fixture->session, SPEC_ROLE_X);
  g_assert_false (session_fixture_get_boolean (fixture, "comparing"));
  spec_session_undo (fixture->session);
  g_assert_true (session_fixture_get_boolean (fixture, "comparing"));
  g_assert_true (spec_session_get_result (fixture->session) == result);
}

static SpecModeItem *
get_mode (SessionFixture *fixture, guint index)
{
  SpecModeItem *item = g_list_model_get_item (spec_session_get_modes (fixture->session), index);

  g_object_unref (item); /* the list holds it */
  return item;
}

static void
test_names (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_compare_pair (fixture, 300);
  spec_mode_item_set_name (get_mode (fixture, 1), "stripes");
  g_assert_true (session_fixture_get_boolean (fixture, "can-undo"));
  g_assert_true (session_fixture_get_boolean (fixture, "modified"));
  g_assert_cmpuint (spec_curation_get_note_count (spec_session_get_curation (fixture->session)), ==, 1);
  spec_mode_item_set_name (get_mode (fixture, 1), "bands");
  spec_session_undo (fixture->session);
  g_assert_cmpstr (spec_mode_item_get_name (get_mode (fixture, 1)), ==, "stripes");
  spec_session_undo (fixture->session);
  g_assert_null (spec_mode_item_get_name (get_mode (fixture, 1)));
  g_assert_false (session_fixture_get_boolean (fixture, "modified"));
  spec_session_redo (fixture->session);
  g_assert_cmpstr (spec_mode_item_get_name (get_mode (fixture, 1)), ==, "stripes");
}

/* A name is that of its samples: it comes back with them, and changes sides with X and Y. */
static void
test_name_through_changes (SessionFixture *fixture, gconstpointer data)
{
  double sigma;

  session_fixture_compare_pair (fixture, 300);
  spec_mode_item_set_name (get_mode (fixture, 0), "stripes");
  sigma = session_fixture_get_double (fixture, "sigma-x");
  g_object_set (fixture->session, "sigma-x", sigma * 1.1, NULL);
  while (!session_fixture_is_answered (fixture) || !spec_session_is_settled (fixture->session))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (spec_mode_item_get_name (get_mode (fixture, 0)), ==, "stripes");
  spec_session_swap (fixture->session);
  session_fixture_wait (fixture, is_answered_by_now);
  g_assert_cmpint (spec_curation_get_note (spec_session_get_curation (fixture->session), 0)->direction, ==,
                   SPEC_DIRECTION_NEGATIVE);
  spec_session_undo (fixture->session);
  g_assert_cmpint (spec_curation_get_note (spec_session_get_curation (fixture->session), 0)->direction, ==,
                   SPEC_DIRECTION_POSITIVE);
}

static void
test_curation (SessionFixture *fixture, gconstpointer data)
{
  const guint32 rows[] = { 3, 1, 4 };
  g_autoptr (SpecCuration) curation = NULL;

  session_fixture_compare_pair (fixture, 300);
  curation = spec_curation_with_excluded (spec_session_get_curation (fixture->session), rows, 3, TRUE);
  spec_session_set_curation (fixture->session, curation);
  spec_session_set_curation (fixture->session, curation);
  g_assert_true (spec_curation_is_excluded (spec_session_get_curation (fixture->session), 4));
  spec_session_undo (fixture->session);
  g_assert_true (spec_curation_is_empty (spec_session_get_curation (fixture->session)));
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
  spec_session_redo (fixture->session);
  g_assert_true (spec_session_get_curation (fixture->session) == curation);
}

/* A drag is one step, whatever else was there before. */
static void
test_drag (SessionFixture *fixture, gconstpointer data)
{
  double sigma;

  session_fixture_compare_pair (fixture, 300);
  sigma = session_fixture_get_double (fixture, "sigma-x");
  spec_session_begin_drag (fixture->session);
  for (guint i = 1; i <= 20; i++)
    g_object_set (fixture->session, "sigma-x", sigma * (1 + i / 20.0), NULL);
  spec_session_end_drag (fixture->session);
  g_assert_true (session_fixture_get_boolean (fixture, "modified"));
  spec_session_undo (fixture->session);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-x"), ==, sigma);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
  g_assert_false (session_fixture_get_boolean (fixture, "modified"));
}

static void
add (const char *name, void (*test) (SessionFixture *, gconstpointer))
{
  g_test_add (name, SessionFixture, NULL, session_fixture_set_up, test, session_fixture_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/session-undo/another-x", test_another_x);
  add ("/session-undo/another-pair", test_another_pair);
  add ("/session-undo/pair-of-the-same-rows", test_pair_of_the_same_rows);
  add ("/session-undo/lists", test_lists);
  add ("/session-undo/closed-x", test_closed_x);
  add ("/session-undo/names", test_names);
  add ("/session-undo/name-through-changes", test_name_through_changes);
  add ("/session-undo/curation", test_curation);
  add ("/session-undo/drag", test_drag);
  return g_test_run ();
}
