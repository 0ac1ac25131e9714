/* A computed embedding in the place of a loaded one: compared at its own median, and given back on undo. */
#include "report/spec-npy-writer.h"
#include "session-fixture.h"

#define ROWS 240

static SpecEmbedding *
make_other (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  float *values = g_new (float, ROWS * 6);

  for (gsize i = 0; i < ROWS * 6; i++)
    values[i] = 10 * g_rand_double (random) + (i / 6 % 3 == i % 6 ? 40 : 0);
  return spec_embedding_new_take (values, ROWS, 6, "other");
}

static gboolean
is_of_present (SessionFixture *fixture)
{
  return spec_session_get_state (fixture->session) == SPEC_STATE_EXACT;
}

static void
test_replace (SessionFixture *fixture, gconstpointer data)
{
  SpecSide side = GPOINTER_TO_INT (data);
  SpecSession *session = fixture->session;
  g_autoptr (SpecEmbedding) other = make_other (), first = NULL;
  const char *sigma = side == SPEC_SIDE_X ? "sigma-x" : "sigma-y";
  double before, spec_diff;

  session_fixture_compare_pair (fixture, ROWS);
  first = spec_embedding_ref (spec_session_get_embedding (session, side));
  g_object_set (session, sigma, 3.5, NULL);
  session_fixture_wait (fixture, is_of_present);
  before = session_fixture_get_double (fixture, sigma);
  spec_diff = spec_result_get_spec_diff (spec_session_get_result (session));

  spec_session_replace (session, side, other, 0);
  g_assert_true (spec_session_get_embedding (session, side) == other);
  g_assert_cmpstr (spec_session_get_name (session, side), ==, "other");
  g_assert_true (session_fixture_get_boolean (fixture, "can-undo"));
  g_assert_cmpint (spec_session_get_state (session), !=, SPEC_STATE_EXACT);
  session_fixture_wait (fixture, is_of_present);
  g_assert_true (spec_problem_get_embedding (spec_result_get_problem (spec_session_get_result (session)), side) == other);
  g_assert_cmpfloat (session_fixture_get_double (fixture, sigma), !=, before);
  g_assert_cmpfloat (session_fixture_get_double (fixture, sigma), ==,
                     session_fixture_get_double (fixture, side == SPEC_SIDE_X ? "median-x" : "median-y"));

  spec_session_undo (session);
  g_assert_true (spec_session_get_embedding (session, side) == first);
  session_fixture_wait (fixture, is_of_present);
  g_assert_cmpfloat (session_fixture_get_double (fixture, sigma), ==, before);
  g_assert_cmpfloat_with_epsilon (spec_result_get_spec_diff (spec_session_get_result (session)), spec_diff, 1e-6);

  spec_session_redo (session);
  g_assert_true (spec_session_get_embedding (session, side) == other);
  session_fixture_wait (fixture, is_of_present);
}

/* Exchanged in between: undo step by step finds everything where it was. */
static void
test_swap_between (SessionFixture *fixture, gconstpointer data)
{
  SpecSession *session = fixture->session;
  g_autoptr (SpecEmbedding) other = make_other (), x = NULL, y = NULL;

  session_fixture_compare_pair (fixture, ROWS);
  x = spec_embedding_ref (spec_session_get_embedding (session, SPEC_SIDE_X));
  y = spec_embedding_ref (spec_session_get_embedding (session, SPEC_SIDE_Y));
  spec_session_swap (session);
  spec_session_replace (session, SPEC_SIDE_X, other, 0); /* what was Y */
  spec_session_swap (session);
  g_assert_true (spec_session_get_embedding (session, SPEC_SIDE_X) == x);
  g_assert_true (spec_session_get_embedding (session, SPEC_SIDE_Y) == other);
  spec_session_undo (session);
  g_assert_true (spec_session_get_embedding (session, SPEC_SIDE_X) == other);
  spec_session_undo (session);
  g_assert_true (spec_session_get_embedding (session, SPEC_SIDE_X) == y);
  g_assert_true (spec_session_get_embedding (session, SPEC_SIDE_Y) == x);
  spec_session_undo (session);
  g_assert_true (spec_session_get_embedding (session, SPEC_SIDE_X) == x);
  g_assert_true (spec_session_get_embedding (session, SPEC_SIDE_Y) == y);
  g_assert_false (session_fixture_get_boolean (fixture, "can-undo"));
  session_fixture_wait (fixture, is_of_present);
}

#define ADD(name, data, function)                                                                                      \
  g_test_add (name, SessionFixture, data, session_fixture_set_up, function, session_fixture_tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/session-replace/x", GINT_TO_POINTER (SPEC_SIDE_X), test_replace);
  ADD ("/session-replace/y", GINT_TO_POINTER (SPEC_SIDE_Y), test_replace);
  ADD ("/session-replace/swap-between", NULL, test_swap_between);
  return g_test_run ();
}
