/* compute PROJECT: the same bytes as the same call in words, with names and without what was excluded. */
#include <glib/gstdio.h>
#include <string.h>

#include "command-place.h"
#include "project/spec-project.h"

static SpecProject *
make_project (Place *place)
{
  SpecProject *project = spec_project_new ();
  g_autofree char *list = g_build_filename (place->base, "list.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < PLACE_SAMPLES; i++)
    g_string_append_printf (text, "%03u.png\n", i);
  g_assert_true (g_file_set_contents (list, text->str, -1, NULL));
  project->file[SPEC_PROJECT_X].path = g_strdup (place->x);
  project->file[SPEC_PROJECT_Y].path = g_strdup (place->y);
  project->file[SPEC_PROJECT_SAMPLES].path = g_steal_pointer (&list);
  project->params.kernel[SPEC_SIDE_X] = (SpecKernel) { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 4.0 / 3 };
  project->params.kernel[SPEC_SIDE_Y] = (SpecKernel) { SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 2.5 };
  project->params.seed = 5;
  project->params.modes = 3;
  project->params.samples_per_mode = 6;

  return project;
}

static char *
save (Place *place, SpecProject *project)
{
  char *path = g_build_filename (place->base, "figure.specx", NULL);
  g_autoptr (GError) error = NULL;

  g_assert_true (spec_project_add_digests (project, NULL, &error) && spec_project_save (project, path, &error));

  return path;
}

/* Returns: (transfer full): what stands before the costs, the last members of result.json. */
static char *
dup_without_costs (const char *json)
{
  const char *costs = strstr (json, "\"seconds\"");

  g_assert_nonnull (costs);
  return g_strndup (json, (gsize) (costs - json));
}

static void
compare_output (Place *place, const char *other, const char *name)
{
  gsize length, other_length;
  g_autofree char *bytes = read_output (place, name, &length), *path = g_build_filename (other, name, NULL), *others = NULL;

  g_assert_true (g_file_get_contents (path, &others, &other_length, NULL));
  if (g_str_equal (name, "result.json"))
    {
      g_autofree char *mine = dup_without_costs (bytes), *its = dup_without_costs (others);

      g_assert_cmpstr (mine, ==, its);
      return;
    }
  if (length != other_length || memcmp (bytes, others, length) != 0)
    g_error ("%s differs", name);
}

static guint
compare_folders (Place *place, const char *other)
{
  g_autoptr (GDir) dir = g_dir_open (other, 0, NULL);
  guint count = 0;

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir), count++)
    compare_output (place, other, name);

  return count;
}

static void
test_same_as_in_words (Place *place, gconstpointer data)
{
  g_autoptr (SpecProject) project = make_project (place);
  g_autofree char *path = save (place, project), *other = g_build_filename (place->base, "other", NULL);
  Run run = run_program ("compute", path, "-o", other, "-q", "--montage", "svg", NULL);
  const char *const words[] = { "compute", place->x, place->y, "-o", place->output, "-q", "--images",
                                project->file[SPEC_PROJECT_SAMPLES].path, "--sigma-x", "1.3333333333333333", "--sigma-y", "2.5",
                                "--seed", "5", "--modes", "3", "--samples", "6", "--montage", "svg", NULL };
  Run in_words = finish_program (start_program (words));

  g_assert_cmpint (run.status, ==, 0);
  g_assert_cmpint (in_words.status, ==, 0);
  g_assert_cmpuint (compare_folders (place, other), ==, 7 + 2 * 7);
  run_clear (&run);
  run_clear (&in_words);
}

/* An option beside the project changes that and nothing else, a flag like a number. */
static void
test_options_beside (Place *place, gconstpointer data)
{
  g_autoptr (SpecProject) project = make_project (place);
  g_autofree char *path = save (place, project), *json = NULL;
  Run run = run_program ("compute", path, "-o", place->output, "-q", "--centre", "--modes", "2", NULL);

  g_assert_cmpint (run.status, ==, 0);
  json = read_output (place, "result.json", NULL);
  g_assert_nonnull (strstr (json, "\"centre\": true"));
  g_assert_nonnull (strstr (json, "\"modes\": 2"));
  g_assert_nonnull (strstr (json, "\"seed\": 5"));
  run_clear (&run);
}

static void
test_again (Place *place, gconstpointer data)
{
  g_autoptr (SpecProject) project = make_project (place);
  g_autofree char *path = save (place, project), *other = g_build_filename (place->base, "other", NULL);
  Run first = run_program ("compute", path, "-o", place->output, "-q", NULL);
  Run second = run_program ("compute", path, "-o", other, "-q", NULL);

  g_assert_cmpint (first.status, ==, 0);
  g_assert_cmpint (second.status, ==, 0);
  g_assert_cmpuint (compare_folders (place, other), ==, 7 + 3 * 7);
  run_clear (&first);
  run_clear (&second);
}

/* Returns: the row of the best sample of +1 of the run before. */
static guint32
find_best (Place *place)
{
  g_autofree char *json = read_output (place, "result.json", NULL);
  const char *index = strstr (strstr (json, "\"positive\""), "\"index\": ");

  return (guint32) g_ascii_strtoull (index + strlen ("\"index\": "), NULL, 10);
}

static void
test_names_and_exclusions (Place *place, gconstpointer data)
{
  g_autoptr (SpecProject) project = make_project (place);
  g_autofree char *path = save (place, project), *json = NULL, *record = NULL, *excluded = NULL;
  Run run = run_program ("compute", path, "-o", place->output, "-q", "--montage", "svg", NULL);
  guint32 best = find_best (place);
  const SpecClusterNote note = { SPEC_DIRECTION_POSITIVE, &best, 1, (char *) "stripes", NULL, 0 };
  g_autoptr (SpecCuration) named = spec_curation_with_note (project->curation, &note);

  run_clear (&run);
  spec_curation_unref (project->curation);
  project->curation = spec_curation_with_excluded (named, &best, 1, TRUE);
  g_free (save (place, project));
  run = run_program ("compute", path, "-o", place->output, "-q", "--montage", "svg", NULL);
  g_assert_cmpint (run.status, ==, 0);
  json = read_output (place, "result.json", NULL);
  record = read_output (place, "montage-x-01.json", NULL);
  excluded = g_strdup_printf ("\"excluded\": [%u]", best);
  g_assert_nonnull (strstr (json, "\"name\": \"stripes\""));
  g_assert_nonnull (strstr (json, excluded));
  g_assert_cmpuint (find_best (place), ==, best); /* the table is of the result, the figure is curated */
  g_assert_nonnull (strstr (record, "\"stripes\""));
  g_assert_nonnull (strstr (record, "\"excluded\""));
  g_free (excluded);
  excluded = g_strdup_printf ("%03u.png", best);
  g_assert_null (strstr (record, excluded));
  run_clear (&run);
}

static void
test_moved_and_changed (Place *place, gconstpointer data)
{
  g_autoptr (SpecProject) project = make_project (place);
  g_autofree char *path = save (place, project), *away = g_build_filename (place->base, "away", NULL);
  g_autofree char *x = g_build_filename (away, "x.npy", NULL);
  Run run;

  g_mkdir_with_parents (away, 0777);
  g_assert_cmpint (g_rename (place->x, x), ==, 0);
  assert_failed (run_program ("compute", path, "-o", place->output, "-q", NULL), 1, "x.npy: not found", place);
  write_cloud (x, PLACE_SAMPLES, 8, 11);
  run = run_program ("compute", path, "--root", away, "-o", place->output, "-q", NULL);
  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "x.npy: has changed since the project was saved"));
  g_assert_null (strstr (run.err, "y.npy"));
  run_clear (&run);
}

static void
test_refused (Place *place, gconstpointer data)
{
  g_autoptr (SpecProject) project = make_project (place);
  g_autofree char *path = save (place, project), *absent = g_build_filename (place->base, "absent.specx", NULL);
  g_autofree char *text = NULL;
  g_autoptr (GString) newer = NULL;

  assert_failed (run_program ("compute", absent, "-o", place->output, NULL), 1, "absent.specx", place);
  assert_failed (run_program ("compute", path, "-o", place->output, "--texts", path, NULL), 2, "--texts", place);
  assert_failed (run_program ("compute", path, "-o", place->output, "--eta", "-1", NULL), 2, "--eta", place);
  g_file_get_contents (path, &text, NULL, NULL);
  newer = g_string_new (text);
  g_string_replace (newer, "\"format_version\": 1", "\"format_version\": 9", 1);
  g_file_set_contents (path, newer->str, -1, NULL);
  assert_failed (run_program ("compute", path, "-o", place->output, NULL), 1, "newer spec-explorer", place);
}

static void
add (const char *name, void (*test) (Place *, gconstpointer))
{
  g_test_add (name, Place, NULL, place_set_up, test, place_tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/command-project/same-as-in-words", test_same_as_in_words);
  add ("/command-project/options-beside", test_options_beside);
  add ("/command-project/again", test_again);
  add ("/command-project/names-and-exclusions", test_names_and_exclusions);
  add ("/command-project/moved-and-changed", test_moved_and_changed);
  add ("/command-project/refused", test_refused);
  return g_test_run ();
}
