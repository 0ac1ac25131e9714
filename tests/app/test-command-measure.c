/* `measure` from outside: what it writes, what it refuses, and that it can be stopped. */
#include <signal.h>
#include <string.h>

#include <json-glib/json-glib.h>

#include "command-place.h"

static JsonObject *
read_measures (Place *place, JsonParser *parser)
{
  g_autofree char *text = read_output (place, "measures.json", NULL);
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, -1, &error);
  g_assert_no_error (error);
  return json_node_get_object (json_parser_get_root (parser));
}

static void
assert_done (Run run)
{
  if (run.status != 0)
    g_error ("exit %d: %s", run.status, run.err);
  run_clear (&run);
}

static void
test_measures (Place *place, gconstpointer data)
{
  const char *const numbers[] = { "cka_linear", "cka_linear_debiased", "cka_rbf_debiased", "rsa", "procrustes" };
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root, *level;

  assert_done (run_program ("measure", place->x, place->y, "-o", place->output, "--k", "7,0.1", "--quiet", NULL));
  root = read_measures (place, parser);
  g_assert_cmpint (json_object_get_int_member (root, "samples"), ==, 300);
  g_assert_cmpint (json_object_get_int_member (root, "samples_used"), ==, 300);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "nngs")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "mutual_knn")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (root, "least_agreement")), ==, 20);
  level = json_array_get_object_element (json_object_get_array_member (root, "nngs"), 1);
  g_assert_cmpint (json_object_get_int_member (level, "k"), ==, 30);
  g_assert_cmpstr (json_object_get_string_member (level, "metric"), ==, "euclidean");
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (level, "chance"), 30.0 / (2 * 299 - 30), 1e-12);
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    g_assert_cmpint (json_node_get_value_type (json_object_get_member (root, numbers[i])), ==, G_TYPE_DOUBLE);
}

/* The curve in three forms: rows of a table, a member of the JSON, figures. */
static void
test_curve (Place *place, gconstpointer data)
{
  const char *const files[] = { "curve.png", "curve.svg", "measures.png", "measures.svg" };
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autofree char *path = g_build_filename (place->output, "curve.csv", NULL);
  g_autofree char *table = NULL;
  g_auto (GStrv) lines = NULL;
  JsonArray *curve;

  assert_done (run_program ("measure", place->x, place->y, "-o", place->output, "--k", "20", "--metric-y", "cosine",
                            "--curve", "png,svg", "--quiet", NULL));
  curve = json_object_get_array_member (read_measures (place, parser), "curve");
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  lines = g_strsplit (table, "\n", -1);
  g_assert_cmpstr (lines[0], ==, "k,nngs,low,high,chance,normalised");
  g_assert_cmpuint (g_strv_length (lines), ==, json_array_get_length (curve) + 2);
  for (guint i = 0; i < json_array_get_length (curve); i++)
    {
      JsonObject *step = json_array_get_object_element (curve, i);
      g_auto (GStrv) cells = g_strsplit (lines[i + 1], ",", -1);

      g_assert_cmpint (g_ascii_strtoll (cells[0], NULL, 10), ==, json_object_get_int_member (step, "k"));
      g_assert_cmpfloat (g_ascii_strtod (cells[1], NULL), ==, json_object_get_double_member (step, "value"));
      g_assert_cmpfloat (g_ascii_strtod (cells[3], NULL), ==, json_object_get_double_member (step, "high"));
    }
  g_assert_cmpint (json_object_get_int_member (
                       json_array_get_object_element (curve, json_array_get_length (curve) - 1), "k"),
                   ==, 100); /* a third of the samples */
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *figure = g_build_filename (place->output, files[i], NULL);

      g_assert_true (g_file_test (figure, G_FILE_TEST_IS_REGULAR));
    }
}

static void
test_same_file (Place *place, gconstpointer data)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *root;

  assert_done (run_program ("measure", place->x, place->x, "-o", place->output, "--metric", "manhattan",
                            "--max-samples", "100", "--quiet", NULL));
  root = read_measures (place, parser);
  g_assert_cmpint (json_object_get_int_member (root, "samples_used"), ==, 100);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "cka_linear_debiased"), 1, 1e-12);
  g_assert_cmpfloat_with_epsilon (json_object_get_double_member (root, "rsa"), 1, 1e-12);
}

/** The same call, the same bytes, in place of the first; the paths of the list stand beside the samples. */
static void
test_paths_and_same_bytes (Place *place, gconstpointer data)
{
  g_autofree char *list = g_build_filename (place->base, "list.txt", NULL), *first = NULL, *second = NULL;
  g_autoptr (GString) lines = g_string_new (NULL);

  for (guint i = 0; i < PLACE_SAMPLES; i++)
    g_string_append_printf (lines, "pictures/p%03u.png\n", i);
  g_assert_true (g_file_set_contents (list, lines->str, -1, NULL));
  for (guint round = 0; round < 2; round++)
    {
      assert_done (
          run_program ("measure", place->x, place->y, "-o", place->output, "--images", list, "--threads", "1", NULL));
      *(round == 0 ? &first : &second) = read_output (place, "measures.json", NULL);
    }
  g_assert_cmpstr (first, ==, second);
  g_assert_nonnull (strstr (first, "\"path\": \"pictures/p"));
}

static void
test_tiny_bandwidth (Place *place, gconstpointer data)
{
  Run run = run_program ("measure", place->x, place->y, "-o", place->output, "--sigma-x", "0.001", NULL);

  g_assert_cmpint (run.status, ==, 0);
  g_assert_nonnull (strstr (run.err, "spec-explorer: warning: --sigma-x 0.001 is tiny"));
  g_assert_null (strstr (run.err, "--sigma-y"));
  g_assert_nonnull (strstr (run.out, "debiased linear CKA"));
  run_clear (&run);
}

static void
test_usage_errors (Place *place, gconstpointer data)
{
  const struct
  {
    const char *option, *value, *message;
  } cases[] = {
    { "--k", "0", "--k: expected" },
    { "--k", "5,,7", "--k: expected" },
    { "--k", "", "--k: expected" },
    { "--k", "1.5", "--k: expected" },
    { "--k", "nan", "--k: expected" },
    { "--metric", "hamming", "--metric: expected" },
    { "--curve", "bmp", "--curve: " },
    { "--sigma-x", "0", "--sigma-x: expected a number above 0" },
    { "--sigma-y", "balance", "--sigma-y" },
    { "--max-samples", "-1", "--max-samples" },
    { "--max-samples", "3", "--max-samples: expected a whole number from 10" },
    { "--no-such-option", "1", "--no-such-option" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_failed (
        run_program ("measure", place->x, place->y, "-o", place->output, cases[i].option, cases[i].value, NULL), 2,
        cases[i].message, place);
  assert_failed (run_program ("measure", place->x, "-o", place->output, NULL), 2, "X and Y", place);
  assert_failed (run_program ("measure", place->x, place->y, NULL), 2, "-o", place);
}

static void
test_failures (Place *place, gconstpointer data)
{
  assert_failed (run_program ("measure", place->x, place->y, "-o", place->output, "--k", "300", NULL), 1,
                 "expected at most 299, found 300", place);
  write_cloud (place->y, PLACE_SAMPLES - 1, 5, 7);
  assert_failed (run_program ("measure", place->x, place->y, "-o", place->output, NULL), 1, "expected 300 rows", place);
}

/** A search that would take minutes is stopped in its midst. */
static void
test_interrupt (Place *place, gconstpointer data)
{
  const char *const arguments[] = { "measure", place->x, place->y, "-o", place->output, "--metric", "chebyshev", NULL };
  GSubprocess *process;

  write_cloud (place->x, 60000, 64, 3);
  write_cloud (place->y, 60000, 64, 5);
  process = start_program (arguments);
  g_usleep (2 * G_USEC_PER_SEC);
  g_subprocess_send_signal (process, SIGINT);
  assert_failed (finish_program (process), 130, "interrupted", place);
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
  add ("/command-measure/measures", test_measures);
  add ("/command-measure/curve", test_curve);
  add ("/command-measure/same-file", test_same_file);
  add ("/command-measure/paths-and-same-bytes", test_paths_and_same_bytes);
  add ("/command-measure/tiny-bandwidth", test_tiny_bandwidth);
  add ("/command-measure/usage-errors", test_usage_errors);
  add ("/command-measure/failures", test_failures);
  add ("/command-measure/interrupt", test_interrupt);
  return g_test_run ();
}
