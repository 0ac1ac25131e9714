/* Evidence in the window: it comes by itself, is that of the command line, goes with its result, and says the numbers of result.json. */
#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <locale.h>
#include <math.h>

#include "clusters/spec-evidence-rows.h"
#include "export/spec-export-evidence.h"
#include "paint/spec-number-text.h"
#include "report/spec-report.h"
#include "session-fixture.h"

#define ROWS 240

static SpecEvidence *
get_evidence (SessionFixture *fixture)
{
  SpecResult *result = spec_session_get_result (fixture->session);

  return result != NULL ? spec_session_get_evidence (fixture->session, result) : NULL;
}

static gboolean
has_all (SessionFixture *fixture)
{
  SpecEvidence *evidence = get_evidence (fixture);

  return session_fixture_is_answered (fixture) && evidence != NULL && evidence->halves > 0;
}

/* What `compute --evidence` writes for what the session shows. */
static JsonNode *
report (SessionFixture *fixture)
{
  SpecResult *result = spec_session_get_result (fixture->session);
  SpecSamples *samples = spec_session_get_samples (fixture->session);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecResult) again = spec_solver_solve (solver, spec_result_get_problem (result), NULL, NULL, &error);
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute (solver, again, samples, NULL, NULL, &error);
  SpecReportTimes times = { 0 };
  JsonNode *root = spec_report_build_json (again, samples, &times, NULL, &error);

  g_assert_no_error (error);
  spec_report_set_evidence (root, evidence);
  return root;
}

static JsonObject *
find_object (JsonObject *object, const char *const *path)
{
  for (; *path != NULL; path++)
    object = json_object_get_object_member (object, *path);
  return object;
}

static const SpecEvidenceRow *
find_row (GPtrArray *rows, const char *title)
{
  for (guint i = 0; i < rows->len; i++)
    if (g_str_equal (((SpecEvidenceRow *) rows->pdata[i])->title, title))
      return rows->pdata[i];
  g_error ("no row %s", title);
}

static void
assert_number (const char *text, JsonObject *object, const char *member)
{
  g_autofree char *expected = spec_number_text_fixed (json_object_get_double_member (object, member), 3, SPEC_NUMBER_PLAIN);

  g_assert_cmpstr (text, ==, expected);
}

static void
assert_spread (const char *text, JsonObject *object, int decimals)
{
  g_autofree char *mean = spec_number_text_fixed (json_object_get_double_member (object, "mean"), decimals, SPEC_NUMBER_PLAIN);
  g_autofree char *deviation = spec_number_text_fixed (json_object_get_double_member (object, "std"), decimals, SPEC_NUMBER_PLAIN);
  g_autofree char *expected = g_strdup_printf ("%s ± %s", mean, deviation);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_mode (const SpecEvidence *evidence, JsonObject *root, SpecDirection direction, guint index)
{
  const char *name = direction == SPEC_DIRECTION_POSITIVE ? "positive" : "negative";
  JsonObject *object
      = json_array_get_object_element (json_object_get_array_member (json_object_get_object_member (root, "evidence"), name), index);
  g_autoptr (GPtrArray) rows = spec_evidence_rows_new_cluster (evidence, direction, index);
  g_autofree char *error = spec_number_text_fixed (json_object_get_double_member (object, "sampling_error"), 4, SPEC_NUMBER_PLAIN);
  g_autofree char *sampling
      = g_strdup_printf (json_object_get_boolean_member (object, "weak") ? "±%s: weak" : "±%s", error);

  for (guint side = 0; side < 2; side++)
    {
      JsonObject *support = json_object_get_object_member (object, side == 0 ? "x" : "y");

      assert_number (find_row (rows, "Similarity inside")->texts[side], support, "similarity_inside");
      assert_number (find_row (rows, "Similarity to others")->texts[side], support, "similarity_outside");
      assert_number (find_row (rows, "Silhouette")->texts[side], support, "silhouette");
      assert_number (find_row (rows, "Median distance")->texts[side], json_object_get_object_member (support, "distances"), "median");
    }
  g_assert_cmpstr (find_row (rows, "Sampling error")->texts[0], ==, sampling);
  assert_spread (find_row (rows, "Eigenvalue of halves")->texts[0], json_object_get_object_member (object, "halves"), 4);
  assert_spread (find_row (rows, "Stability")->texts[0], json_object_get_object_member (object, "stability"), 3);
}

static void
check_set (const SpecEvidence *evidence, JsonObject *root, SpecDirection direction)
{
  const char *const path[] = { "evidence", "sets", direction == SPEC_DIRECTION_POSITIVE ? "positive" : "negative", NULL };
  JsonObject *object = find_object (root, path);
  g_autoptr (GPtrArray) rows = spec_evidence_rows_new_set (evidence, direction);
  g_autofree char *shuffled
      = spec_number_text_fixed (json_object_get_double_member (object, "shuffled_rows_eigenvalue"), 4, SPEC_NUMBER_SIGNED);

  for (guint side = 0; side < 2; side++)
    {
      JsonObject *validation = json_object_get_object_member (object, side == 0 ? "x" : "y");

      assert_spread (find_row (rows, "AMI of k-means")->texts[side], json_object_get_object_member (validation, "ami"), 3);
      assert_spread (find_row (rows, "NMI of k-means")->texts[side], json_object_get_object_member (validation, "nmi"), 3);
      assert_spread (find_row (rows, "Silhouette, k-means")->texts[side],
                     json_object_get_object_member (validation, "kmeans_silhouette"), 3);
      assert_number (find_row (rows, "Silhouette, clusters")->texts[side], validation, "silhouette");
      assert_number (find_row (rows, "Distance between")->texts[side], validation, "between_distance");
    }
  g_assert_cmpstr (find_row (rows, "Rows of Y shuffled")->texts[0], ==, shuffled);
}

static void
test_numbers (SessionFixture *fixture, gconstpointer data)
{
  g_autoptr (JsonNode) root = NULL;
  SpecEvidence *evidence;

  session_fixture_compare_pair (fixture, ROWS);
  session_fixture_wait (fixture, has_all);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "evidence-fraction"), ==, 1);
  evidence = get_evidence (fixture);
  root = report (fixture);
  for (guint direction = 0; direction < 2; direction++)
    {
      for (guint i = 0; i < evidence->mode_count[direction]; i++)
        check_mode (evidence, json_node_get_object (root), direction, i);
      if (evidence->mode_count[direction] > 1)
        check_set (evidence, json_node_get_object (root), direction);
    }
}

/* A change of a bandwidth stops it, another result has none of the old one's, and going back has it at once. */
static void
test_follows (SessionFixture *fixture, gconstpointer data)
{
  SpecResult *first;
  SpecEvidence *evidence;

  session_fixture_compare_pair (fixture, ROWS);
  session_fixture_wait (fixture, has_all);
  first = spec_session_get_result (fixture->session);
  evidence = get_evidence (fixture);
  g_object_set (fixture->session, "sigma-x", 1.3 * session_fixture_get_double (fixture, "sigma-x"), NULL);
  g_assert_cmpfloat (session_fixture_get_double (fixture, "evidence-fraction"), ==, 1);
  session_fixture_wait (fixture, has_all);
  g_assert_true (spec_session_get_result (fixture->session) != first);
  g_assert_null (spec_session_get_evidence (fixture->session, first));
  g_assert_true (get_evidence (fixture) != evidence);
  spec_session_undo (fixture->session);
  session_fixture_wait (fixture, session_fixture_is_answered);
  g_assert_true (get_evidence (fixture) == evidence);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (spec_export_evidence_write_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
test_figure (SessionFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "e.svg", "f" }, *const files[] = { "e.svg", "f.pdf" };

  session_fixture_compare_pair (fixture, ROWS);
  session_fixture_wait (fixture, has_all);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, names[i], NULL);
      g_autofree char *file = g_build_filename (fixture->folder, files[i], NULL);
      gboolean done = FALSE;

      spec_export_evidence_write_async (get_evidence (fixture), path, NULL, on_written, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (g_file_test (file, G_FILE_TEST_EXISTS));
    }
}

/* Gone while it is being computed: nothing is heard of it. */
static void
test_gone (SessionFixture *fixture, gconstpointer data)
{
  session_fixture_compare_pair (fixture, ROWS);
  g_assert_finalize_object (g_steal_pointer (&fixture->session));
  for (guint i = 0; i < 20; i++)
    {
      g_usleep (5000);
      g_main_context_iteration (NULL, FALSE);
    }
}

#define ADD(path, func) g_test_add ("/evidence-session/" path, SessionFixture, NULL, session_fixture_set_up, func, session_fixture_tear_down)

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "C");
  g_test_init (&argc, &argv, NULL);
  ADD ("numbers", test_numbers);
  ADD ("follows", test_follows);
  ADD ("figure", test_figure);
  ADD ("gone", test_gone);
  return g_test_run ();
}
