/* The session and its files: what opens, what is turned away and what is said of it. */
#include <math.h>
#include <string.h>

#include "base/spec-random.h"
#include "report/spec-npy-writer.h"
#include "session-fixture.h"

static void
test_rows_differ (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = session_fixture_write_embedding (fixture, "x.npy", 400, 4, 8);
  g_autofree char *y = session_fixture_write_embedding (fixture, "y.npy", 399, 8, 8);
  SpecNotice *notice;

  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  spec_session_open (fixture->session, SPEC_ROLE_Y, y);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_has_both);

  g_assert_false (spec_session_is_ready (fixture->session));
  g_assert_false (session_fixture_get_boolean (fixture, "comparing"));
  notice = session_fixture_find_notice (fixture, "rows");
  g_assert_nonnull (notice);
  g_assert_cmpint (spec_notice_get_level (notice), ==, SPEC_NOTICE_ERROR);
  g_assert_nonnull (strstr (spec_notice_get_title (notice), "X has 400 rows, Y has 399."));
  g_assert_cmpuint (spec_notice_get_n_buttons (notice), ==, 1);
}

static void
test_bad_file_changes_nothing (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *bad = g_build_filename (fixture->folder, "bad.npy", NULL);
  SpecResult *before;

  session_fixture_compare_pair (fixture, 400);
  before = spec_session_get_result (fixture->session);
  g_file_set_contents (bad, "\x93NUMPY nothing of the kind", -1, NULL);
  spec_session_open (fixture->session, SPEC_ROLE_Y, bad);
  session_fixture_wait (fixture, session_fixture_has_failed_to_open);

  g_assert_cmpint (fixture->failed_role, ==, SPEC_ROLE_Y);
  g_assert_nonnull (session_fixture_find_notice (fixture, "open-y"));
  g_assert_true (spec_session_get_result (fixture->session) == before);
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);

  spec_session_dismiss (fixture->session, session_fixture_find_notice (fixture, "open-y"));
  g_assert_null (session_fixture_find_notice (fixture, "open-y"));
}

static void
test_another_number_of_rows_is_turned_away (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *longer = NULL;
  SpecResult *before;

  session_fixture_compare_pair (fixture, 400);
  before = spec_session_get_result (fixture->session);
  longer = session_fixture_write_embedding (fixture, "longer.npy", 500, 8, 8);
  spec_session_open (fixture->session, SPEC_ROLE_Y, longer);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_Y))
    g_main_context_iteration (NULL, TRUE);

  g_assert_nonnull (session_fixture_find_notice (fixture, "rows"));
  g_assert_true (spec_session_get_result (fixture->session) == before);
  g_assert_cmpuint (spec_embedding_get_samples (spec_session_get_embedding (fixture->session, SPEC_SIDE_Y)), ==, 400);
}

static void
test_new_pair_replaces_both (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = NULL, *y = NULL;
  const char *paths[3] = { NULL, NULL, NULL };

  session_fixture_compare_pair (fixture, 400);
  paths[0] = x = session_fixture_write_embedding (fixture, "x2.npy", 300, 8, 8);
  paths[1] = y = session_fixture_write_embedding (fixture, "y2.npy", 300, 4, 8);
  spec_session_open_files (fixture->session, paths);
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_X) || spec_session_is_loading (fixture->session, SPEC_ROLE_Y)
         || !session_fixture_is_answered (fixture))
    g_main_context_iteration (NULL, TRUE);

  g_assert_null (session_fixture_find_notice (fixture, "rows"));
  g_assert_cmpuint (spec_problem_get_total (spec_result_get_problem (spec_session_get_result (fixture->session))), ==, 300);
  g_assert_cmpuint (spec_samples_get_count (spec_session_get_samples (fixture->session)), ==, 300);
}

static void
test_images (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *list = session_fixture_write_list (fixture, "images.txt", 400);
  g_autofree char *long_list = session_fixture_write_list (fixture, "long.txt", 401);
  g_autoptr (SpecSampleItem) item = NULL;
  g_autofree char *caption = NULL;

  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, list);
  session_fixture_compare_pair (fixture, 400);
  session_fixture_wait (fixture, session_fixture_has_list);
  g_assert_nonnull (session_fixture_find_notice (fixture, "missing"));
  item = g_list_model_get_item (spec_session_get_cluster (fixture->session), 0);
  caption = spec_sample_item_dup_caption (item);
  g_assert_true (g_str_has_suffix (caption, ".png"));

  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, long_list);
  session_fixture_wait (fixture, session_fixture_has_failed_to_open);
  g_assert_cmpint (fixture->failed_role, ==, SPEC_ROLE_SAMPLES);
  g_assert_nonnull (session_fixture_find_notice (fixture, "images"));
  g_assert_false (session_fixture_has_list (fixture));
  g_assert_cmpuint (spec_samples_get_count (spec_session_get_samples (fixture->session)), ==, 400);
}

static void
wait_for_list (SessionFixture *fixture)
{
  while (spec_session_is_loading (fixture->session, SPEC_ROLE_SAMPLES))
    g_main_context_iteration (NULL, TRUE);
}

static void
test_heading (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *list = session_fixture_write_list (fixture, "images.txt", 401);
  g_autofree char *headed = NULL, *text = NULL, *path = g_build_filename (fixture->folder, "headed.txt", NULL);
  SpecNotice *notice;

  g_file_get_contents (list, &text, NULL, NULL);
  headed = g_strconcat ("image_path", strchr (text, '\n'), NULL);
  g_file_set_contents (path, headed, -1, NULL);
  session_fixture_open_pair (fixture, 400);
  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, path);
  session_fixture_wait (fixture, session_fixture_has_failed_to_open);
  notice = session_fixture_find_notice (fixture, "images");
  g_assert_cmpstr (spec_notice_get_title (notice), ==, "The list names 401 images for 400 rows.");
  g_assert_nonnull (strstr (spec_notice_get_text (notice), "Is the first line a heading?"));
  g_assert_cmpstr (spec_notice_get_button_action (notice, 0), ==, "win.skip-first");

  spec_session_skip_first (fixture->session);
  wait_for_list (fixture);
  g_assert_null (session_fixture_find_notice (fixture, "images"));
  g_assert_cmpstr (spec_samples_get_listed_path (spec_session_get_samples (fixture->session), 0), ==, "00001.png");

  /* Looking for the files elsewhere does not bring the heading back; another list has none. */
  spec_session_find_images (fixture->session, "/nowhere");
  wait_for_list (fixture);
  g_assert_cmpuint (spec_samples_get_count (spec_session_get_samples (fixture->session)), ==, 400);
  g_assert_cmpstr (spec_samples_get_path (spec_session_get_samples (fixture->session), 0), ==, "/nowhere/00001.png");
  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, list);
  wait_for_list (fixture);
  g_assert_nonnull (session_fixture_find_notice (fixture, "images"));
}

/* A folder has files and no lines that could be a heading. */
static void
test_folder_count (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *a = g_build_filename (fixture->folder, "a.png", NULL), *b = g_build_filename (fixture->folder, "b.png", NULL);
  g_autofree char *c = g_build_filename (fixture->folder, "c.png", NULL);
  g_autofree char *x = session_fixture_write_embedding (fixture, "x.npy", 2, 1, 8);
  SpecNotice *notice;

  g_file_set_contents (a, "a", -1, NULL);
  g_file_set_contents (b, "b", -1, NULL);
  g_file_set_contents (c, "c", -1, NULL);
  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, fixture->folder);
  wait_for_list (fixture);
  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  while (spec_session_get_embedding (fixture->session, SPEC_SIDE_X) == NULL)
    g_main_context_iteration (NULL, TRUE);
  notice = session_fixture_find_notice (fixture, "images");
  g_assert_cmpstr (spec_notice_get_title (notice), ==, "The folder holds 3 images for 2 rows.");
  g_assert_null (strstr (spec_notice_get_text (notice), "heading"));
  g_assert_cmpstr (spec_notice_get_button_action (notice, 0), ==, "win.open-role(2)");
}

static SpecNotice *
wait_for_notice (SessionFixture *fixture, const char *id)
{
  while (session_fixture_find_notice (fixture, id) == NULL)
    g_main_context_iteration (NULL, TRUE);

  return session_fixture_find_notice (fixture, id);
}

/* X names its rows b, a, c; the list says a, b, c. */
static void
test_row_names (SessionFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "b.png", "a.png", "c.png" };
  g_autofree char *list = g_build_filename (fixture->folder, "images.txt", NULL);
  g_autofree char *x = g_build_filename (fixture->folder, "x.csv", NULL), *command = NULL;
  SpecNotice *notice;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);

      g_file_set_contents (path, "picture", -1, NULL);
    }
  g_file_set_contents (list, "a.png\nb.png\nc.png\n", -1, NULL);
  g_file_set_contents (x, "path,f0,f1\nb.png,0.5,1.5\na.png,1.5,0.25\nc.png,0.125,3.5\n", -1, NULL);
  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, list);
  wait_for_list (fixture);
  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  notice = wait_for_notice (fixture, "order");
  g_assert_cmpstr (spec_notice_get_button_action (notice, 0), ==, "win.use-names(0)");

  spec_session_use_row_names (fixture->session, SPEC_SIDE_X);
  wait_for_list (fixture);
  g_assert_cmpstr (spec_samples_get_listed_path (spec_session_get_samples (fixture->session), 0), ==, "b.png");
  g_assert_cmpuint (spec_samples_get_missing (spec_session_get_samples (fixture->session)), ==, 0);
  while (session_fixture_find_notice (fixture, "order") != NULL)
    g_main_context_iteration (NULL, TRUE);
  command = spec_session_dup_command (fixture->session);
  g_assert_null (strstr (command, "--images"));
}

static void
test_texts (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *list = g_build_filename (fixture->folder, "captions.txt", NULL), *command = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SpecSampleItem) item = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (text, "a dress of colour %u\n", i);
  g_file_set_contents (list, text->str, -1, NULL);
  spec_session_open (fixture->session, SPEC_ROLE_SAMPLES, list);
  session_fixture_compare_pair (fixture, 400);
  wait_for_list (fixture);
  g_assert_cmpint (spec_samples_get_kind (spec_session_get_samples (fixture->session)), ==, SPEC_SAMPLES_TEXTS);
  g_assert_null (session_fixture_find_notice (fixture, "missing"));
  g_assert_null (session_fixture_find_notice (fixture, "order"));
  item = g_list_model_get_item (spec_session_get_cluster (fixture->session), 0);
  g_assert_true (g_str_has_prefix (spec_sample_item_get_text (item), "a dress of colour "));
  command = spec_session_dup_command (fixture->session);
  g_assert_nonnull (strstr (command, "--texts"));
  g_assert_null (strstr (command, "--images"));
}

static void
test_command (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *command = NULL;

  session_fixture_compare_pair (fixture, 400);
  g_object_set (fixture->session, "eta", 0.5, "kernel-y", SPEC_KERNEL_COSINE, NULL);
  command = spec_session_dup_command (fixture->session);
  g_assert_true (g_str_has_prefix (command, "spec-explorer compute "));
  g_assert_nonnull (strstr (command, "x.npy"));
  g_assert_nonnull (strstr (command, "--sigma-x "));
  g_assert_nonnull (strstr (command, "--kernel-y 'cosine'"));
  g_assert_null (strstr (command, "--sigma-y"));
  g_assert_nonnull (strstr (command, "--eta 0.5"));
}

/* Gone in the middle of everything: the test's tear-down asserts that it is finalized. */
static void
test_close_while_working (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = session_fixture_write_embedding (fixture, "late.npy", 3000, 4, 8);

  session_fixture_open_pair (fixture, 2600);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_has_result);
  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  g_assert_finalize_object (g_steal_pointer (&fixture->session));
}

static void
test_cancel_reading (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = session_fixture_write_embedding (fixture, "x.npy", 400, 4, 8);

  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  g_assert_true (session_fixture_get_boolean (fixture, "busy"));
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_LOADING);
  spec_session_cancel (fixture->session);

  g_assert_false (session_fixture_get_boolean (fixture, "busy"));
  g_assert_false (spec_session_is_loading (fixture->session, SPEC_ROLE_X));
  for (int i = 0; i < 100; i++)
    {
      g_usleep (1000);
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_null (spec_session_get_embedding (fixture->session, SPEC_SIDE_X));
  g_assert_cmpuint (fixture->open_failures, ==, 0);
}

static void
test_close_role (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_compare_pair (fixture, 400);
  spec_session_close (fixture->session, SPEC_ROLE_Y);

  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EMPTY);
  g_assert_null (spec_session_get_result (fixture->session));
  g_assert_cmpuint (g_list_model_get_n_items (spec_session_get_modes (fixture->session)), ==, 0);
  g_assert_cmpuint (g_list_model_get_n_items (spec_session_get_cluster (fixture->session)), ==, 0);
  g_assert_false (session_fixture_get_boolean (fixture, "comparing"));
}

#define LARGE_ROWS 2100
#define LARGE_COLUMNS 8192 /* 69 MB: more than is checked at once */

/* Its last row that the preview leaves out is not finite where @broken. */
static char *
write_large (SessionFixture *fixture, gboolean broken)
{
  g_autofree float *values = g_new0 (float, LARGE_ROWS *LARGE_COLUMNS);
  g_autofree guint32 *rows = spec_random_choose_rows (0, LARGE_ROWS, SPEC_PREVIEW_SAMPLES, NULL);
  char *path = g_build_filename (fixture->folder, "large.npy", NULL);
  gsize bad = LARGE_ROWS - 1;

  for (gsize i = SPEC_PREVIEW_SAMPLES; i-- > 0 && rows[i] == bad;)
    bad--;
  for (gsize i = 0; i < LARGE_ROWS; i++)
    values[i * LARGE_COLUMNS + i % 4] = 5 + (float) (i % 7) * 0.1f;
  if (broken)
    values[bad * LARGE_COLUMNS + 17] = NAN;
  g_assert_true (spec_npy_write_floats (path, values, LARGE_ROWS, LARGE_COLUMNS, NULL));

  return path;
}

static void
on_state (SpecSession *session, GParamSpec *pspec, gpointer data)
{
  g_assert_cmpint (spec_session_get_state (session), !=, SPEC_STATE_EXACT);
}

/* It is shown in the preview, and turned away once all of it has been read; an exact answer there never is. */
static void
test_large_file_is_checked_later (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = write_large (fixture, TRUE);
  g_autofree char *y = session_fixture_write_embedding (fixture, "y.npy", LARGE_ROWS, 8, 8);

  g_signal_connect (fixture->session, "notify::state", G_CALLBACK (on_state), NULL);
  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  spec_session_open (fixture->session, SPEC_ROLE_Y, y);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_has_failed_to_open);

  g_assert_cmpint (fixture->failed_role, ==, SPEC_ROLE_X);
  g_assert_cmpuint (fixture->results, >, 0);
  g_assert_null (spec_session_get_embedding (fixture->session, SPEC_SIDE_X));
  g_assert_nonnull (spec_session_get_embedding (fixture->session, SPEC_SIDE_Y));
  g_assert_null (spec_session_get_result (fixture->session));
  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EMPTY);
  g_assert_nonnull (session_fixture_find_notice (fixture, "open-x"));
  g_assert_null (session_fixture_find_notice (fixture, "solve"));
}

static void
test_large_file (SessionFixture *fixture, gconstpointer data)
{
  g_autofree char *x = write_large (fixture, FALSE);
  g_autofree char *y = session_fixture_write_embedding (fixture, "y.npy", LARGE_ROWS, 8, 8);

  spec_session_open (fixture->session, SPEC_ROLE_X, x);
  spec_session_open (fixture->session, SPEC_ROLE_Y, y);
  spec_session_compare (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);

  g_assert_cmpint (spec_session_get_state (fixture->session), ==, SPEC_STATE_EXACT);
  g_assert_cmpuint (fixture->open_failures, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func)                                                                                                     \
  g_test_add ("/session-files/" name, SessionFixture, NULL, session_fixture_set_up, func, session_fixture_tear_down)
  ADD ("rows-differ", test_rows_differ);
  ADD ("bad-file-changes-nothing", test_bad_file_changes_nothing);
  ADD ("another-number-of-rows", test_another_number_of_rows_is_turned_away);
  ADD ("new-pair-replaces-both", test_new_pair_replaces_both);
  ADD ("images", test_images);
  ADD ("heading", test_heading);
  ADD ("folder-count", test_folder_count);
  ADD ("row-names", test_row_names);
  ADD ("texts", test_texts);
  ADD ("command", test_command);
  ADD ("close-while-working", test_close_while_working);
  ADD ("cancel-reading", test_cancel_reading);
  ADD ("close-role", test_close_role);
  ADD ("large-file-checked-later", test_large_file_is_checked_later);
  ADD ("large-file", test_large_file);

  return g_test_run ();
}
