/* A session and its project file: saved, opened, moved, changed, kept from being lost. */
#include <glib/gstdio.h>
#include <string.h>

#include "model/spec-session-project.h"
#include "project/spec-document.h"
#include "project/spec-project-preview.h"
#include "session-fixture.h"

typedef struct
{
  SessionFixture files;
  SpecDocument *document;
  char *path;
  guint opened, saved, failed, moved;
  char *message;
} Fixture;

static void
on_failed (SpecDocument *document, const char *message, Fixture *fixture)
{
  fixture->failed++;
  g_free (fixture->message);
  fixture->message = g_strdup (message);
}

static void
count (guint *counter)
{
  (*counter)++;
}

static void
new_document (Fixture *fixture)
{
  session_fixture_take_session (&fixture->files, spec_session_new ());
  fixture->document = spec_document_new (fixture->files.session);
  g_signal_connect_swapped (fixture->document, "opened", G_CALLBACK (count), &fixture->opened);
  g_signal_connect_swapped (fixture->document, "saved", G_CALLBACK (count), &fixture->saved);
  g_signal_connect_swapped (fixture->document, "moved", G_CALLBACK (count), &fixture->moved);
  g_signal_connect (fixture->document, "failed", G_CALLBACK (on_failed), fixture);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  session_fixture_set_up (&fixture->files, NULL);
  new_document (fixture);
  fixture->path = g_build_filename (fixture->files.folder, "figure.specx", NULL);
}

/* The thread of a task that is done lets go of the document in its own time. */
static void
drop_document (Fixture *fixture)
{
  SpecDocument *document = fixture->document;

  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &fixture->document);
  g_object_unref (document);
  while (fixture->document != NULL)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  drop_document (fixture);
  session_fixture_tear_down (&fixture->files, NULL);
  g_free (fixture->path);
  g_free (fixture->message);
}

static void
wait (Fixture *fixture)
{
  while (spec_document_get_busy (fixture->document))
    g_main_context_iteration (NULL, TRUE);
}

static void
save (Fixture *fixture)
{
  spec_document_save (fixture->document, fixture->path);
  wait (fixture);
  g_assert_cmpstr (fixture->message, ==, NULL);
}

static void
reopen (Fixture *fixture, const char *root)
{
  drop_document (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->files.session));
  new_document (fixture);
  fixture->files.results = 0;
  spec_document_open (fixture->document, fixture->path, root);
  wait (fixture);
}

static SpecModeItem *
get_mode (Fixture *fixture, guint index)
{
  SpecModeItem *item = g_list_model_get_item (spec_session_get_modes (fixture->files.session), index);

  g_object_unref (item); /* the list holds it */
  return item;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  SpecSession *session;
  double sigma, eigenvalue;
  g_autofree char *view = NULL;
  int tile_size;

  session_fixture_compare_pair (&fixture->files, 300);
  session = fixture->files.session;
  spec_mode_item_set_name (get_mode (fixture, 1), "stripes");
  spec_session_select (session, get_mode (fixture, 2));
  g_object_set (session, "view", "map", "tile-size", 160, "linear", TRUE, NULL);
  g_assert_true (session_fixture_get_boolean (&fixture->files, "modified"));
  sigma = session_fixture_get_double (&fixture->files, "sigma-x");
  eigenvalue = spec_mode_item_get_eigenvalue (get_mode (fixture, 0));
  save (fixture);
  g_assert_cmpuint (fixture->saved, ==, 1);
  g_assert_false (session_fixture_get_boolean (&fixture->files, "modified"));

  /* The very result is there at once: no preview, no solve, no median. */
  reopen (fixture, NULL);
  session = fixture->files.session;
  g_assert_cmpuint (fixture->opened, ==, 1);
  g_assert_cmpint (spec_session_get_state (session), ==, SPEC_STATE_EXACT);
  g_assert_false (session_fixture_get_boolean (&fixture->files, "busy"));
  g_assert_cmpuint (fixture->files.results, ==, 1);
  g_assert_cmpfloat (spec_mode_item_get_eigenvalue (get_mode (fixture, 0)), ==, eigenvalue);
  g_assert_cmpfloat (session_fixture_get_double (&fixture->files, "sigma-x"), ==, sigma);
  g_assert_cmpfloat (session_fixture_get_double (&fixture->files, "median-x"), ==, sigma);
  g_assert_cmpstr (spec_mode_item_get_name (get_mode (fixture, 1)), ==, "stripes");
  g_assert_true (spec_session_get_selected (session) == get_mode (fixture, 2));
  g_object_get (session, "view", &view, "tile-size", &tile_size, NULL);
  g_assert_cmpstr (view, ==, "map");
  g_assert_cmpint (tile_size, ==, 160);
  g_assert_true (session_fixture_get_boolean (&fixture->files, "linear"));
  g_assert_false (session_fixture_get_boolean (&fixture->files, "modified"));
  g_assert_false (session_fixture_get_boolean (&fixture->files, "can-undo"));
  g_assert_null (session_fixture_find_notice (&fixture->files, "changed"));
}

/* The cache is only a cache. */
static void
test_without_kept_result (Fixture *fixture, gconstpointer data)
{
  g_autofree char *results = g_build_filename (g_get_user_cache_dir (), "spec-explorer", "results", NULL);
  g_autoptr (GDir) dir = NULL;
  double eigenvalue;

  session_fixture_compare_pair (&fixture->files, 300);
  eigenvalue = spec_mode_item_get_eigenvalue (get_mode (fixture, 0));
  save (fixture);
  dir = g_dir_open (results, 0, NULL);
  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (results, name, NULL);

      g_file_set_contents (path, "\x01\x02 nothing of the kind", -1, NULL);
    }
  reopen (fixture, NULL);
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  g_assert_cmpint (spec_session_get_state (fixture->files.session), ==, SPEC_STATE_EXACT);
  g_assert_cmpfloat_with_epsilon (spec_mode_item_get_eigenvalue (get_mode (fixture, 0)), eigenvalue, 1e-6);
}

static void
test_unknown_members (Fixture *fixture, gconstpointer data)
{
  g_autofree char *text = NULL, *after = NULL;
  g_autoptr (GString) changed = NULL;

  session_fixture_compare_pair (&fixture->files, 300);
  save (fixture);
  g_file_get_contents (fixture->path, &text, NULL, NULL);
  changed = g_string_new (text);
  g_string_replace (changed, "\"view\": {", "\"mood\": \"good\", \"view\": {", 1);
  g_file_set_contents (fixture->path, changed->str, -1, NULL);
  reopen (fixture, NULL);
  g_object_set (fixture->files.session, "eta", 1.5, NULL);
  g_assert_true (session_fixture_get_boolean (&fixture->files, "modified"));
  spec_document_save (fixture->document, NULL);
  wait (fixture);
  g_file_get_contents (fixture->path, &after, NULL, NULL);
  g_assert_nonnull (strstr (after, "\"mood\": \"good\""));
  g_assert_nonnull (strstr (after, "\"eta\": 1.5"));
}

static void
test_changed_input (Fixture *fixture, gconstpointer data)
{
  session_fixture_compare_pair (&fixture->files, 300);
  save (fixture);
  g_free (session_fixture_write_embedding (&fixture->files, "x.npy", 300, 5, 8));
  reopen (fixture, NULL);
  g_assert_nonnull (session_fixture_find_notice (&fixture->files, "changed"));
  session_fixture_wait (&fixture->files, session_fixture_is_answered);
  g_assert_cmpint (spec_session_get_state (fixture->files.session), ==, SPEC_STATE_EXACT);
}

static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *away = g_dir_make_tmp ("spec-moved-XXXXXX", NULL);
  g_autofree char *x = g_build_filename (fixture->files.folder, "x.npy", NULL), *moved = g_build_filename (away, "x.npy", NULL);

  session_fixture_compare_pair (&fixture->files, 300);
  save (fixture);
  g_assert_cmpint (g_rename (x, moved), ==, 0);
  reopen (fixture, NULL);
  g_assert_cmpuint (fixture->moved, ==, 1);
  g_assert_cmpuint (fixture->opened + fixture->failed, ==, 0);
  spec_document_open (fixture->document, fixture->path, away);
  wait (fixture);
  g_assert_cmpuint (fixture->opened, ==, 1);
  g_assert_cmpint (spec_session_get_state (fixture->files.session), ==, SPEC_STATE_EXACT);
  g_assert_true (session_fixture_get_boolean (&fixture->files, "modified")); /* where the file is now is not saved */
  g_rename (moved, x);
  g_rmdir (away);
}

static void
test_failed_save (Fixture *fixture, gconstpointer data)
{
  g_autofree char *nowhere = g_build_filename (fixture->files.folder, "no", "such", "figure.specx", NULL);

  session_fixture_compare_pair (&fixture->files, 300);
  g_object_set (fixture->files.session, "eta", 1.5, NULL);
  spec_document_save (fixture->document, nowhere);
  wait (fixture);
  g_assert_cmpuint (fixture->failed, ==, 1);
  g_assert_true (g_str_has_prefix (fixture->message, nowhere));
  g_assert_null (spec_document_get_path (fixture->document));
  g_assert_true (session_fixture_get_boolean (&fixture->files, "modified"));
}

static void
test_bad_project_changes_nothing (Fixture *fixture, gconstpointer data)
{
  SpecResult *result;

  session_fixture_compare_pair (&fixture->files, 300);
  result = spec_session_get_result (fixture->files.session);
  g_file_set_contents (fixture->path, "{\"format\": \"spec-explorer-project\", \"format_version\": 7}", -1, NULL);
  spec_document_open (fixture->document, fixture->path, NULL);
  wait (fixture);
  g_assert_cmpuint (fixture->failed, ==, 1);
  g_assert_nonnull (strstr (fixture->message, "newer spec-explorer"));
  g_assert_true (spec_session_get_result (fixture->files.session) == result);
  g_assert_null (spec_document_get_path (fixture->document));
}

/* What is changed after the save was asked for is not saved by it. */
static void
test_change_during_save (Fixture *fixture, gconstpointer data)
{
  session_fixture_compare_pair (&fixture->files, 300);
  spec_document_save (fixture->document, fixture->path);
  g_object_set (fixture->files.session, "eta", 1.5, NULL);
  wait (fixture);
  g_assert_true (session_fixture_get_boolean (&fixture->files, "modified"));
}

static void
test_lost_work (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = NULL;
  SpecAutosave *lost;

  session_fixture_compare_pair (&fixture->files, 300);
  save (fixture);
  spec_document_autosave (fixture->document);
  g_assert_null (spec_autosave_find_lost ()); /* nothing is unsaved */
  g_object_set (fixture->files.session, "eta", 1.5, NULL);
  spec_document_autosave (fixture->document);
  while (!g_main_context_iteration (NULL, TRUE) || session_fixture_get_boolean (&fixture->files, "busy"))
    ;
  g_usleep (200000);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_assert_null (spec_autosave_find_lost ()); /* someone holds it */

  /* The program is gone without having been asked to. */
  drop_document (fixture);
  g_assert_finalize_object (g_steal_pointer (&fixture->files.session));
  new_document (fixture);
  lost = spec_autosave_find_lost ();
  g_assert_nonnull (lost);
  spec_document_recover (fixture->document, lost);
  wait (fixture);
  g_assert_cmpuint (fixture->opened, ==, 1);
  g_assert_cmpfloat (session_fixture_get_double (&fixture->files, "eta"), ==, 1.5);
  g_assert_cmpstr (spec_document_get_path (fixture->document), ==, fixture->path);
  g_assert_true (session_fixture_get_boolean (&fixture->files, "modified"));
  title = spec_document_dup_title (fixture->document);
  g_assert_cmpstr (title, ==, "• figure");
  save (fixture);
  g_assert_false (session_fixture_get_boolean (&fixture->files, "modified"));
  drop_document (fixture);
  g_assert_null (spec_autosave_find_lost ());
  fixture->document = spec_document_new (fixture->files.session);
}

static void
test_preview (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecProjectPreview) preview = NULL;

  session_fixture_compare_pair (&fixture->files, 300);
  save (fixture);
  preview = spec_project_preview_load (fixture->path);
  g_assert_cmpstr (preview->names, ==, "x, y");
  g_assert_cmpstr (preview->samples, ==, "300 rows");
  g_assert_null (preview->picture);
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  add ("/document/round-trip", test_round_trip);
  add ("/document/without-kept-result", test_without_kept_result);
  add ("/document/unknown-members", test_unknown_members);
  add ("/document/changed-input", test_changed_input);
  add ("/document/moved", test_moved);
  add ("/document/failed-save", test_failed_save);
  add ("/document/bad-project-changes-nothing", test_bad_project_changes_nothing);
  add ("/document/change-during-save", test_change_during_save);
  add ("/document/lost-work", test_lost_work);
  add ("/document/preview", test_preview);
  return g_test_run ();
}
