/* The set of selected rows: what is in it, and when it says that it changed. */
#include "model/spec-session.h"
#include "session-fixture.h"

typedef struct
{
  SpecSelection *selection;
  guint changes;
} Fixture;

static void
on_changed (Fixture *fixture)
{
  fixture->changes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->selection = spec_selection_new ();
  fixture->changes = 0;
  spec_selection_set_total (fixture->selection, 130);
  g_signal_connect_swapped (fixture->selection, "changed", G_CALLBACK (on_changed), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_assert_finalize_object (fixture->selection);
}

static void
assert_rows (SpecSelection *selection, const guint32 *expected, gsize n_expected)
{
  gsize count;
  g_autofree guint32 *rows = spec_selection_list (selection, &count);

  g_assert_cmpmem (rows, count * sizeof *rows, expected, n_expected * sizeof *expected);
  g_assert_cmpuint (spec_selection_get_count (selection), ==, n_expected);
  for (guint32 row = 0; row < 140; row++)
    {
      gboolean found = FALSE;

      for (gsize i = 0; i < n_expected; i++)
        found |= expected[i] == row;
      g_assert_cmpint (spec_selection_contains (selection, row), ==, found);
    }
}

static void
test_set (Fixture *fixture, gconstpointer data)
{
  const guint32 some[] = { 129, 0, 63, 64, 63, 130, 4000000000u }, sorted[] = { 0, 63, 64, 129 };
  const guint32 more[] = { 63, 5 }, with_more[] = { 0, 5, 63, 64, 129 };
  const guint32 less[] = { 0, 64, 7 }, without[] = { 5, 63, 129 };

  spec_selection_replace (fixture->selection, some, G_N_ELEMENTS (some));
  assert_rows (fixture->selection, sorted, G_N_ELEMENTS (sorted));
  g_assert_cmpuint (fixture->changes, ==, 1);
  spec_selection_add (fixture->selection, more, G_N_ELEMENTS (more));
  assert_rows (fixture->selection, with_more, G_N_ELEMENTS (with_more));
  g_assert_cmpuint (fixture->changes, ==, 2);
  spec_selection_remove (fixture->selection, less, G_N_ELEMENTS (less));
  assert_rows (fixture->selection, without, G_N_ELEMENTS (without));
  g_assert_cmpuint (fixture->changes, ==, 3);
  spec_selection_exchange (fixture->selection, without, G_N_ELEMENTS (without), sorted, G_N_ELEMENTS (sorted));
  assert_rows (fixture->selection, sorted, G_N_ELEMENTS (sorted));
  g_assert_cmpuint (fixture->changes, ==, 4);
  spec_selection_clear (fixture->selection);
  assert_rows (fixture->selection, NULL, 0);
  g_assert_cmpuint (fixture->changes, ==, 5);
}

/* A view that writes back what it reads must not be told of it for ever. */
static void
test_silent_when_nothing_changes (Fixture *fixture, gconstpointer data)
{
  const guint32 rows[] = { 3, 70 }, outside[] = { 130 };

  spec_selection_clear (fixture->selection);
  spec_selection_remove (fixture->selection, rows, 2);
  spec_selection_add (fixture->selection, outside, 1);
  g_assert_cmpuint (fixture->changes, ==, 0);
  spec_selection_replace (fixture->selection, rows, 2);
  spec_selection_replace (fixture->selection, rows, 2);
  spec_selection_add (fixture->selection, rows, 2);
  spec_selection_set_total (fixture->selection, 130);
  g_assert_cmpuint (fixture->changes, ==, 1);
}

static void
test_other_samples (Fixture *fixture, gconstpointer data)
{
  const guint32 rows[] = { 3, 70 };

  spec_selection_replace (fixture->selection, rows, 2);
  spec_selection_set_total (fixture->selection, 71);
  assert_rows (fixture->selection, NULL, 0);
  g_assert_cmpuint (fixture->changes, ==, 2);
  spec_selection_set_total (fixture->selection, 0);
  spec_selection_replace (fixture->selection, rows, 2);
  g_assert_cmpuint (spec_selection_get_count (fixture->selection), ==, 0);
  g_assert_cmpuint (fixture->changes, ==, 2);
}

/* The session's set knows how many rows there are, and outlives another embedding of the same samples. */
static void
test_session (SessionFixture *fixture, gconstpointer data)
{
  SpecSelection *selection = spec_session_get_selection (fixture->session);
  const guint32 rows[] = { 3, 70 };
  g_autofree char *again = NULL;
  SpecEmbedding *before;

  session_fixture_compare_pair (fixture, 120);
  g_assert_cmpuint (spec_selection_get_total (selection), ==, 120);
  spec_selection_replace (selection, rows, 2);
  before = spec_session_get_embedding (fixture->session, SPEC_SIDE_Y);
  again = session_fixture_write_embedding (fixture, "again.npy", 120, 5, 6);
  spec_session_open (fixture->session, SPEC_ROLE_Y, again);
  while (spec_session_get_embedding (fixture->session, SPEC_SIDE_Y) == before)
    g_main_context_iteration (NULL, TRUE);
  assert_rows (selection, rows, 2);
  session_fixture_open_pair (fixture, 90);
  while (spec_selection_get_total (selection) != 90)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (spec_selection_get_count (selection), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/selection/set", Fixture, NULL, set_up, test_set, tear_down);
  g_test_add ("/selection/silent-when-nothing-changes", Fixture, NULL, set_up, test_silent_when_nothing_changes,
              tear_down);
  g_test_add ("/selection/other-samples", Fixture, NULL, set_up, test_other_samples, tear_down);
  g_test_add ("/selection/session", SessionFixture, NULL, session_fixture_set_up, test_session,
              session_fixture_tear_down);
  return g_test_run ();
}
