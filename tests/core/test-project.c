/* The project file: what is written is read, what is not known is kept, what is wrong is told, what was moved is found. */
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

#include "array-files.h"
#include "base/spec-error.h"
#include "project/spec-file-digest.h"
#include "project/spec-project.h"

typedef struct
{
  TestFolder *folder;
  char *path;
  SpecProject *project;
} Fixture;

static void
add_file (Fixture *fixture, SpecProjectRole role, const char *name)
{
  fixture->project->file[role].path = test_folder_write_text (fixture->folder, name, name);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  const SpecSigmaPair tried[] = { { { 0.1, 1.0 / 3 } }, { { 8.61, 7 } } };
  guint32 members[] = { 7, 4, 1 }, pinned[] = { 4 }, excluded[] = { 12, 3 };
  const SpecClusterNote note = { SPEC_DIRECTION_NEGATIVE, members, 3, (char *) "Streifen “schmal”", pinned, 1 };
  g_autoptr (SpecCuration) noted = NULL;
  SpecProject *project;

  fixture->folder = test_folder_new ();
  fixture->path = test_folder_path (fixture->folder, "work/figure.specx");
  fixture->project = project = spec_project_new ();
  g_free (test_folder_write_text (fixture->folder, "work/keep", ""));
  add_file (fixture, SPEC_PROJECT_X, "data/x.npz");
  add_file (fixture, SPEC_PROJECT_Y, "work/y.npy");
  add_file (fixture, SPEC_PROJECT_SAMPLES, "data/images.txt");
  project->array[SPEC_SIDE_X] = (SpecProjectArray) { g_strdup ("features"), g_strdup ("CLIP") };
  project->params.kernel[SPEC_SIDE_X] = (SpecKernel) { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 1.0 / 3 };
  project->params.kernel[SPEC_SIDE_Y].kind = SPEC_KERNEL_COSINE;
  project->params.eta = 1.1;
  project->params.centre = TRUE;
  project->params.seed = G_MAXINT64;
  project->params.modes = 7;
  project->skip_first = TRUE;
  project->row_names = SPEC_SIDE_Y;
  noted = spec_curation_with_note (project->curation, &note);
  spec_curation_unref (project->curation);
  project->curation = spec_curation_with_excluded (noted, excluded, 2, TRUE);
  project->view = (SpecProjectView) { g_strdup ("map"), SPEC_DIRECTION_NEGATIVE, 3, TRUE, 128, TRUE };
  g_array_append_vals (project->sigmas, tried, G_N_ELEMENTS (tried));
  project->exports = g_strdup ("[{\"file\":\"figure1.pdf\",\"dpi\":300}]");
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  spec_project_free (fixture->project);
  test_folder_free (fixture->folder);
  g_free (fixture->path);
}

static void
save (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  spec_project_add_digests (fixture->project, NULL, &error);
  g_assert_no_error (error);
  spec_project_save (fixture->project, fixture->path, &error);
  g_assert_no_error (error);
}

static SpecProject *
load (const char *path)
{
  g_autoptr (GError) error = NULL;
  SpecProject *project = spec_project_load (path, &error);

  g_assert_no_error (error);
  return project;
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecProject) read = NULL;
  g_autofree char *before = NULL, *after = NULL;

  save (fixture);
  read = load (fixture->path);
  for (guint role = 0; role < SPEC_PROJECT_N_FILES; role++)
    g_assert_cmpstr (read->file[role].path, ==, fixture->project->file[role].path);
  g_assert_cmpuint (strlen (read->file[SPEC_PROJECT_X].sha256), ==, 64);
  g_assert_cmpstr (read->array[SPEC_SIDE_X].array, ==, "features");
  g_assert_cmpstr (read->array[SPEC_SIDE_X].name, ==, "CLIP");
  g_assert_true (spec_params_equal (&read->params, &fixture->project->params));
  g_assert_cmpuint (read->params.seed, ==, G_MAXINT64);
  g_assert_true (spec_curation_equal (read->curation, fixture->project->curation));
  g_assert_cmpstr (spec_curation_get_note (read->curation, 0)->name, ==, "Streifen “schmal”");
  g_assert_cmpstr (read->view.view, ==, "map");
  g_assert_true (read->view.linear && read->view.opposite && read->skip_first);
  g_assert_cmpint (read->row_names, ==, SPEC_SIDE_Y);
  g_assert_cmpstr (read->exports, ==, fixture->project->exports);
  g_assert_cmpuint (read->sigmas->len, ==, 2);
  g_assert_cmpfloat (g_array_index (read->sigmas, SpecSigmaPair, 0).sigma[1], ==, 1.0 / 3);
  before = spec_project_dup_text (fixture->project, fixture->path, NULL);
  after = spec_project_dup_text (read, fixture->path, NULL);
  g_assert_cmpstr (before, ==, after);
}

static void
replace (const char *path, const char *old, const char *new)
{
  g_autofree char *text = NULL;
  GString *changed;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, old, new, 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  g_string_free (changed, TRUE);
}

static void
test_unknown_members_are_kept (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecProject) read = NULL;
  g_autofree char *text = NULL;

  save (fixture);
  replace (fixture->path, "\"parameters\": {", "\"colour\": [1, {\"deep\": true}], \"parameters\": {\"laplace\": 0.5,");
  read = load (fixture->path);
  read->params.eta = 2;
  spec_project_save (read, fixture->path, NULL);
  g_file_get_contents (fixture->path, &text, NULL, NULL);
  g_assert_nonnull (strstr (text, "\"laplace\": 0.5"));
  g_assert_nonnull (strstr (text, "\"deep\": true"));
  g_assert_nonnull (strstr (text, "\"eta\": 2.0"));
}

static void
assert_refused (Fixture *fixture, int code, const char *message)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (spec_project_load (fixture->path, &error));
  g_assert_error (error, SPEC_ERROR, code);
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  if (strstr (error->message, message) == NULL || strchr (error->message, '\n') != NULL)
    g_error ("expected “%s” on one line in: %s", message, error->message);
}

static void
test_newer_is_refused (Fixture *fixture, gconstpointer data)
{
  save (fixture);
  replace (fixture->path, "\"format_version\": 1", "\"format_version\": 2");
  assert_refused (fixture, SPEC_ERROR_UNSUPPORTED, "newer spec-explorer: expected format 1 or older, found 2");
}

static void
test_wrong_is_refused (Fixture *fixture, gconstpointer data)
{
  static const char *const cases[][3] = {
    { "\"eta\": 1.1", "\"eta\": \"one\"", "“eta”: expected a number, found \"one\"" },
    { "\"eta\": 1.1", "\"eta\": -1", "expected a number from 0 to 1,000,000, found -1" },
    { "\"modes\": 7", "\"modes\": 7.5", "“modes”: expected a whole number from 1 to 1000, found 7.5" },
    { "\"modes\": 7", "\"modes\": {}", "“modes”: expected a whole number from 1 to 1000, found an object" },
    { "\"kernel_y\": \"cosine\"", "\"kernel_y\": \"laplace\"", "“kernel_y”: expected gaussian, cosine, found \"laplace\"" },
    { "\"excluded\": [3, 12]", "\"excluded\": [3, -12]", "“excluded”: expected rows, whole numbers from 0, found -12" },
    { "\"excluded\": [3, 12]", "\"excluded\": 3", "“excluded”: expected a list, found 3" },
    { "\"members\": [7, 4, 1]", "\"members\": [\"a\"]", "“members”: expected rows" },
    { "[8.61, 7.0]", "[8.61]", "“sigmas_tried”: expected pairs of numbers, found a list" },
    { "\"format\": \"spec-explorer-project\"", "\"format\": \"other\"", "expected a file of spec-explorer, found other" },
    { "\"inputs\": {", "\"inputs\": [], \"more\": {", "“inputs”: expected an object, found a list" },
    { "\"inputs\": {", "\"inputs\": {}, \"more\": {", "expected the embeddings “x” and “y”, found nothing" },
    { "\"inputs\"", "inputs", "found what is no JSON" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      save (fixture);
      replace (fixture->path, cases[i][0], cases[i][1]);
      assert_refused (fixture, i == 1 ? SPEC_ERROR_VALUE : SPEC_ERROR_FORMAT, cases[i][2]);
    }
}

static void
test_hostile (Fixture *fixture, gconstpointer data)
{
  g_autofree char *deep = g_strnfill (1000000, '[');

  g_file_set_contents (fixture->path, deep, -1, NULL);
  assert_refused (fixture, SPEC_ERROR_FORMAT, "lists within lists");
  g_file_set_contents (fixture->path, "", -1, NULL);
  assert_refused (fixture, SPEC_ERROR_FORMAT, "");
  g_file_set_contents (fixture->path, "[]", -1, NULL);
  assert_refused (fixture, SPEC_ERROR_FORMAT, "");
}

/* Everything moved together is found by the relative paths; the project moved alone finds its files where they were. */
static void
test_moved (Fixture *fixture, gconstpointer data)
{
  g_autofree char *away = test_folder_path (fixture->folder, "away"), *data_folder = test_folder_path (fixture->folder, "data");
  g_autofree char *elsewhere = test_folder_path (fixture->folder, "x/y/figure.specx"), *deep = g_path_get_dirname (elsewhere);
  g_autofree char *x = g_build_filename (away, "x.npz", NULL), *text = NULL;
  g_autoptr (SpecProject) alone = NULL, lost = NULL;

  save (fixture);
  g_mkdir_with_parents (deep, 0777);
  g_file_get_contents (fixture->path, &text, NULL, NULL);
  g_file_set_contents (elsewhere, text, -1, NULL);
  alone = load (elsewhere);
  g_assert_cmpstr (alone->file[SPEC_PROJECT_X].path, ==, fixture->project->file[SPEC_PROJECT_X].path);

  g_assert_cmpint (g_rename (data_folder, away), ==, 0);
  lost = load (fixture->path);
  g_assert_cmpstr (spec_project_find_missing (lost), ==, fixture->project->file[SPEC_PROJECT_X].path);
  g_assert_false (spec_project_rebase (lost, deep));
  g_assert_true (spec_project_rebase (lost, away));
  g_assert_cmpstr (lost->file[SPEC_PROJECT_X].path, ==, x);
  g_assert_null (spec_project_find_missing (lost));
  g_rename (away, data_folder);
}

static void
test_changed_input (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL, one = NULL;

  save (fixture);
  none = spec_project_list_changed (fixture->project, NULL);
  g_assert_cmpuint (none->len, ==, 0);
  g_file_set_contents (fixture->project->file[SPEC_PROJECT_Y].path, "other", -1, NULL);
  one = spec_project_list_changed (fixture->project, NULL);
  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpstr (one->pdata[0], ==, fixture->project->file[SPEC_PROJECT_Y].path);
}

static void
test_failed_save_keeps_the_old (Fixture *fixture, gconstpointer data)
{
  g_autofree char *before = NULL, *after = NULL, *nowhere = test_folder_path (fixture->folder, "no/such/folder.specx");
  g_autofree char *folder = g_path_get_dirname (fixture->path);
  g_autoptr (GError) error = NULL, missing = NULL;

  save (fixture);
  g_file_get_contents (fixture->path, &before, NULL, NULL);
  g_assert_false (spec_project_save (fixture->project, nowhere, &missing));
  g_assert_true (g_str_has_prefix (missing->message, nowhere));
  g_assert_nonnull (strstr (missing->message, "could not be saved: No such file"));

  if (geteuid () == 0)
    {
      g_test_skip ("root may write into any folder");
      return;
    }
  g_chmod (folder, 0500);
  fixture->project->params.eta = 3;
  g_assert_false (spec_project_save (fixture->project, fixture->path, &error));
  g_chmod (folder, 0700);
  g_assert_nonnull (strstr (error->message, "Permission denied"));
  g_file_get_contents (fixture->path, &after, NULL, NULL);
  g_assert_cmpstr (before, ==, after);
}

/* A folder in the way of the name: renaming onto it fails after the new file was written; nothing is left. */
static void
test_failed_rename_leaves_nothing (Fixture *fixture, gconstpointer data)
{
  g_autofree char *folder = g_path_get_dirname (fixture->path), *inside = g_build_filename (fixture->path, "a", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) dir = NULL;
  guint entries = 0;

  g_mkdir_with_parents (inside, 0777);
  g_assert_false (spec_project_save (fixture->project, fixture->path, &error));
  g_assert_true (g_str_has_prefix (error->message, fixture->path));
  dir = g_dir_open (folder, 0, NULL);
  while (g_dir_read_name (dir) != NULL)
    entries++;
  g_assert_cmpuint (entries, ==, 3); /* keep, y.npy and the folder */
}

static void
test_link_stays_a_link (Fixture *fixture, gconstpointer data)
{
  g_autofree char *link = test_folder_path (fixture->folder, "work/link.specx");
  g_autoptr (SpecProject) read = NULL;

  save (fixture);
  g_assert_cmpint (symlink (fixture->path, link), ==, 0);
  fixture->project->params.eta = 5;
  g_assert_true (spec_project_save (fixture->project, link, NULL));
  g_assert_true (g_file_test (link, G_FILE_TEST_IS_SYMLINK));
  read = load (fixture->path);
  g_assert_cmpfloat (read->params.eta, ==, 5);
}

static void
test_bytes_in_names (Fixture *fixture, gconstpointer data)
{
  g_autoptr (SpecProject) read = NULL;

  g_free (fixture->project->file[SPEC_PROJECT_X].path);
  add_file (fixture, SPEC_PROJECT_X, "data/\xff x.npy");
  save (fixture);
  read = load (fixture->path);
  g_assert_cmpstr (read->file[SPEC_PROJECT_X].path, ==, fixture->project->file[SPEC_PROJECT_X].path);
}

static void
test_digest (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = test_folder_write_text (fixture->folder, "abc", "abc");
  g_autofree char *digest = spec_file_digest (path, NULL, NULL), *absent = test_folder_path (fixture->folder, "absent");
  g_autofree char *other = NULL;

  g_assert_cmpstr (digest, ==, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  g_file_set_contents (path, "abd", -1, NULL);
  other = spec_file_digest (path, NULL, NULL);
  g_assert_cmpstr (digest, !=, other);
  g_assert_null (spec_file_digest (absent, NULL, &error));
  g_assert_true (g_str_has_prefix (error->message, absent));
}

static void
add (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (name, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/project/round-trip", test_round_trip);
  add ("/project/unknown-members-are-kept", test_unknown_members_are_kept);
  add ("/project/newer-is-refused", test_newer_is_refused);
  add ("/project/wrong-is-refused", test_wrong_is_refused);
  add ("/project/hostile", test_hostile);
  add ("/project/moved", test_moved);
  add ("/project/changed-input", test_changed_input);
  add ("/project/failed-save-keeps-the-old", test_failed_save_keeps_the_old);
  add ("/project/failed-rename-leaves-nothing", test_failed_rename_leaves_nothing);
  add ("/project/link-stays-a-link", test_link_stays_a_link);
  add ("/project/bytes-in-names", test_bytes_in_names);
  add ("/project/digest", test_digest);
  return g_test_run ();
}
