/* Cancelled, refused, half loaded: there is always a way on, and what is told is so. */
#include "session-fixture.h"

static void
turn (SessionFixture *fixture, guint milliseconds)
{
  for (guint i = 0; i < milliseconds; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* Both files are there, and the medians that the comparison starts with were cancelled. */
static void
cancel_medians (SessionFixture *fixture)
{
  session_fixture_open_pair (fixture, 2600);
  spec_session_compare (fixture->session);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "median-y"), ==, 0);
  spec_session_cancel (fixture->session);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_WAITING);
  g_assert_false (session_fixture_get_boolean (fixture, "busy"));
}

static void
test_medians_then_refine (SessionFixture *fixture, gconstpointer data)
{
  cancel_medians (fixture);
  spec_session_refine (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
}

static void
test_medians_then_change (SessionFixture *fixture, gconstpointer data)
{
  cancel_medians (fixture);
  g_object_set (fixture->session, "eta", 0.5, NULL);
  session_fixture_wait (fixture, session_fixture_is_answered);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "median-x"), >, 0);
}

static void
test_swap_while_measuring (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *y = session_fixture_write_embedding (fixture, "other.npy", 400, 2, 30);
  double x_median, y_median;

  session_fixture_compare_pair (fixture, 400);
  x_median = session_fixture_get_double (fixture, "median-x");
  spec_session_open (fixture->session, SPEC_ROLE_Y, y);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_Y))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "median-y"), ==, 0);
  spec_session_swap (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);
  y_median = session_fixture_get_double (fixture, "median-x");
  g_assert_cmpfloat (session_fixture_get_double (fixture, "median-y"), ==, x_median);
  g_assert_cmpfloat (y_median, >, 0);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "sigma-x"), ==, y_median);
}

static void
test_refused_balance (SessionFixture *fixture, gconstpointer data)
{
  SpecResult *before;

  session_fixture_compare_pair (fixture, 400);
  g_object_set (fixture->session, "kernel-x", SPEC_KERNEL_COSINE, "kernel-y", SPEC_KERNEL_COSINE, NULL);
  session_fixture_wait (fixture, session_fixture_is_answered);
  before = spec_session_get_result (fixture->session);
  spec_session_balance (fixture->session, SPEC_BALANCE_Y_TO_X);
  while (session_fixture_get_boolean (fixture, "busy"))
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (session_fixture_find_notice (fixture, "balance-refused"));
  g_assert_null (session_fixture_find_notice (fixture, "solve"));
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
  g_assert_true (spec_session_get_result (fixture->session) == before);

  g_object_set (fixture->session, "eta", 0.5, NULL);
  g_assert_null (session_fixture_find_notice (fixture, "balance-refused"));
}

static void
test_no_steps_before_comparing (SessionFixture *fixture, gconstpointer data)
{
  g_object_set (fixture->session, "eta", 0.5, NULL);
  session_fixture_compare_pair (fixture, 300);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
  spec_session_undo (fixture->session);
  g_assert_true (session_fixture_get_boolean (fixture, "comparing"));
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
}

/* X of another number of rows came first, and its partner was none. */
static void
test_partner_fails (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = session_fixture_write_embedding (fixture, "short.npy", 300, 4, 8),
                  *y = g_build_filename (fixture->folder, "absent.npy", NULL);

  session_fixture_compare_pair (fixture, 400);
  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  spec_session_open (fixture->session, SPEC_ROLE_Y, y);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_X) || spec_session_is_loading (fixture->session, SPEC_ROLE_Y))
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (session_fixture_find_notice (fixture, "open-y"));
  g_assert_nonnull (session_fixture_find_notice (fixture, "rows"));
  g_assert_cmpuint (spec_embedding_get_samples (spec_session_get_embedding (fixture->session, SPEC_SIDE_X)), ==, 400);
}

/* What waited for a partner that was cancelled does not come along with a later file. */
static void
test_cancelled_pair (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = session_fixture_write_embedding (fixture, "short-x.npy", 300, 4, 8),
                  *y = session_fixture_write_embedding (fixture, "short-y.npy", 300, 4, 8),
                  *slow = session_fixture_write_embedding (fixture, "slow-y.npy", 200000, 4, 30);

  session_fixture_compare_pair (fixture, 400);
  spec_session_open (fixture->session, SPEC_ROLE_Y, slow);
  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_X))
    g_main_context_iteration (NULL, TRUE);
  spec_session_cancel (fixture->session);
  spec_session_open (fixture->session, SPEC_ROLE_Y, y);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_Y))
    g_main_context_iteration (NULL, TRUE);
  turn (fixture, 20);

  g_assert_nonnull (session_fixture_find_notice (fixture, "rows"));
  for (guint side = 0; side < 2; side++)
    g_assert_cmpuint (spec_embedding_get_samples (spec_session_get_embedding (fixture->session, side)), ==, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                                                     \
  g_test_add ("/session-cancel/" name, SessionFixture, NULL, session_fixture_set_up, func, session_fixture_tear_down)
  ADD ("medians-then-refine", test_medians_then_refine);
  ADD ("medians-then-change", test_medians_then_change);
  ADD ("swap-while-measuring", test_swap_while_measuring);
  ADD ("refused-balance", test_refused_balance);
  ADD ("no-steps-before-comparing", test_no_steps_before_comparing);
  ADD ("partner-fails", test_partner_fails);
  ADD ("cancelled-pair", test_cancelled_pair);

  return g_test_run ();
}
