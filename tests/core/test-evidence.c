/* Silhouettes against values worked out by hand; evidence and result.json of a comparison whose answer is known. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/spec-random.h"
#include "report/spec-report.h"
#include "spec/spec-silhouette.h"
#include "spec/spec-solver.h"

#define GROUPS 3
#define DIMENSIONS 6

static gsize
group_of (gsize i)
{
  return i % 12 < 6 ? 0 : i % 12 < 10 ? 1 : 2; /* unequal shares, so that no two eigenvalues fall together */
}

/** @grouped: rows lie around GROUPS far corners; else around one place. */
static SpecEmbedding *
make_cloud (gsize n, gboolean grouped, guint64 seed)
{
  GRand *random = spec_random_new (seed, SPEC_STREAM_ROWS);
  float *rows = g_new (float, n * DIMENSIONS);

  spec_random_fill_normal (random, rows, n * DIMENSIONS);
  for (gsize i = 0; grouped && i < n; i++)
    rows[i * DIMENSIONS + group_of (i)] += 20;
  g_rand_free (random);
  return spec_embedding_new_take (rows, n, DIMENSIONS, grouped ? "grouped" : "cloud");
}

static SpecResult *
solve (gsize n)
{
  g_autoptr (SpecEmbedding) x = make_cloud (n, TRUE, 1), y = make_cloud (n, FALSE, 2);
  SpecParams params = SPEC_PARAMS_DEFAULT;
  g_autoptr (SpecProblem) problem = NULL;
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (GError) error = NULL;
  SpecResult *result;

  params.modes = 2;
  params.samples_per_mode = 15;
  params.spectrum = 5;
  params.kernel[SPEC_SIDE_X] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 5 };
  params.kernel[SPEC_SIDE_Y] = (SpecKernel){ SPEC_KERNEL_COSINE, SPEC_BANDWIDTH_MEDIAN, 0 };
  problem = spec_problem_new (x, y, &params, &error);
  g_assert_no_error (error);
  result = spec_solver_solve (solver, problem, NULL, NULL, &error);
  g_assert_no_error (error);
  return result;
}

/** Labels that name the groups of X. */
static SpecSamples *
make_labels (gsize n, const char *folder)
{
  g_autofree char *path = g_build_filename (folder, "labels.txt", NULL);
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (SpecSamples) samples = spec_samples_new_numbered (n);
  g_autoptr (GError) error = NULL;
  SpecSamples *labelled;

  for (gsize i = 0; i < n; i++)
    g_string_append_printf (text, "group, %zu\n", group_of (i));
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  labelled = spec_samples_with_labels (samples, path, NULL, &error);
  g_assert_no_error (error);
  g_remove (path);
  return labelled;
}

static void
test_silhouette (void)
{
  const float line[] = { 0, 1, 5, 7, 100 };
  const guint32 rows[] = { 0, 1, 2, 3, 4 };
  const guint clusters[] = { 0, 0, 1, 1, 2 };
  g_autoptr (SpecEmbedding) embedding = spec_embedding_new_take (g_memdup2 (line, sizeof line), 5, 1, "line");
  double values[5];

  g_assert_true (spec_silhouette_compute (embedding, rows, clusters, 5, 3, values, NULL, NULL));
  g_assert_cmpfloat_with_epsilon (values[0], (6 - 1) / 6.0, 1e-12);   /* a 1, b (5 + 7)/2 */
  g_assert_cmpfloat_with_epsilon (values[1], (5 - 1) / 5.0, 1e-12);   /* a 1, b (4 + 6)/2 */
  g_assert_cmpfloat_with_epsilon (values[2], (4.5 - 2) / 4.5, 1e-12); /* a 2, b (5 + 4)/2 */
  g_assert_cmpfloat (values[4], ==, 0);                               /* alone */
}

static void
test_silhouette_of_one_cluster (void)
{
  const float line[] = { 0, 1 };
  const guint32 rows[] = { 0, 1 };
  const guint clusters[] = { 0, 0 };
  g_autoptr (SpecEmbedding) embedding = spec_embedding_new_take (g_memdup2 (line, sizeof line), 2, 1, "line");
  double values[2] = { 9, 9 };

  g_assert_true (spec_silhouette_compute (embedding, rows, clusters, 2, 1, values, NULL, NULL));
  g_assert_cmpfloat (values[0], ==, 0);
  g_assert_cmpfloat (values[1], ==, 0);
}

static void
test_evidence (void)
{
  const gsize n = 240;
  g_autoptr (SpecResult) result = solve (n);
  g_autofree char *folder = g_dir_make_tmp ("spec-evidence-XXXXXX", NULL);
  g_autoptr (SpecSamples) samples = make_labels (n, folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute (result, samples, NULL, NULL, &error);
  const SpecModeEvidence *first;

  g_assert_no_error (error);
  g_assert_cmpuint (evidence->samples_per_mode, ==, 15);
  g_assert_cmpuint (evidence->mode_count[SPEC_DIRECTION_POSITIVE], ==, 2);
  first = &evidence->modes[SPEC_DIRECTION_POSITIVE][0];
  g_assert_cmpstr (first->label, ==, "group, 0");
  g_assert_cmpfloat (first->purity, ==, 1);
  g_assert_cmpfloat (first->side[SPEC_SIDE_X].inside, >, first->side[SPEC_SIDE_X].outside + 0.2);
  g_assert_cmpfloat (first->side[SPEC_SIDE_X].silhouette, >, 0.6);
  g_assert_cmpfloat (first->side[SPEC_SIDE_Y].silhouette, <, 0.2);
  g_rmdir (folder);
}

static void
test_evidence_without_labels (void)
{
  g_autoptr (SpecResult) result = solve (30); /* fewer samples than would stand for the rest */
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute (result, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_null (evidence->modes[SPEC_DIRECTION_POSITIVE][0].label);
  g_assert_true (isnan (evidence->modes[SPEC_DIRECTION_POSITIVE][0].purity));
  g_assert_cmpuint (evidence->outside_samples, ==, 15);
  g_cancellable_cancel (cancellable);
  g_assert_null (spec_evidence_compute (result, NULL, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

static double
number_of (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  return json_object_get_double_member (object, name);
}

/** result.json read back gives the numbers of the result to the last bit. */
static void
test_report (void)
{
  const gsize n = 240;
  g_autoptr (SpecResult) result = solve (n);
  g_autofree char *folder = g_dir_make_tmp ("spec-report-XXXXXX", NULL),
                  *path = g_build_filename (folder, "result.json", NULL);
  g_autoptr (SpecSamples) samples = make_labels (n, folder);
  SpecReportTimes times = { 0.25, 0.5, 1.75 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute (result, samples, NULL, NULL, NULL);
  g_autoptr (JsonNode) root = spec_report_build_json (result, samples, &times, NULL, &error);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonObject *object, *parameters, *mode, *sample;
  const SpecMode *first = spec_result_get_mode (result, SPEC_DIRECTION_POSITIVE, 0);

  g_assert_no_error (error);
  g_assert_true (json_object_get_null_member (json_node_get_object (root), "evidence"));
  spec_report_set_evidence (root, evidence);
  g_assert_true (spec_report_write_json (root, path, &error));
  g_assert_true (json_parser_load_from_file (parser, path, &error));
  object = json_node_get_object (json_parser_get_root (parser));
  g_assert_cmpstr (json_object_get_string_member (object, "program"), ==, "spec-explorer");
  g_assert_cmpfloat (number_of (object, "spec_diff"), ==, spec_result_get_spec_diff (result));
  g_assert_true (json_object_get_null_member (object, "rff_noise"));
  g_assert_cmpstr (json_object_get_string_member (object, "method_used"), ==, "exact");
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "spectrum_x")), ==, 5);
  g_assert_true (json_object_has_member (json_object_get_object_member (object, "evidence"), "silhouette"));
  parameters = json_object_get_object_member (object, "parameters");
  g_assert_cmpfloat (number_of (parameters, "sigma_x"), ==, 5);
  g_assert_true (json_object_get_null_member (parameters, "sigma_y")); /* the cosine kernel has none */
  mode = json_array_get_object_element (json_object_get_array_member (object, "positive"), 0);
  g_assert_cmpint (json_object_get_int_member (mode, "mode"), ==, 1);
  g_assert_cmpfloat (number_of (mode, "eigenvalue"), ==, first->eigenvalue);
  sample = json_array_get_object_element (json_object_get_array_member (mode, "samples"), 0);
  g_assert_cmpfloat ((float) number_of (sample, "score"), ==,
                     first->scores[json_object_get_int_member (sample, "index")]);
  g_assert_cmpstr (json_object_get_string_member (sample, "label"), ==, "group, 0");
  g_assert_true (json_object_get_null_member (sample, "path"));
  g_assert_cmpfloat (number_of (json_object_get_object_member (object, "seconds"), "total"), ==, 1.75);
  g_remove (path);
  g_rmdir (folder);
}

static void
test_tables (void)
{
  const gsize n = 240;
  g_autoptr (SpecResult) result = solve (n);
  g_autofree char *folder = g_dir_make_tmp ("spec-tables-XXXXXX", NULL), *table = NULL;
  g_autofree char *csv = g_build_filename (folder, "clusters.csv", NULL),
                  *values = g_build_filename (folder, "eigenvalues.npy", NULL),
                  *vectors = g_build_filename (folder, "eigenvectors.npy", NULL);
  g_autoptr (SpecSamples) samples = make_labels (n, folder);
  g_autoptr (SpecEmbedding) read = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  gsize modes = spec_result_get_mode_count (result, SPEC_DIRECTION_POSITIVE)
                + spec_result_get_mode_count (result, SPEC_DIRECTION_NEGATIVE);
  float row[8];

  g_assert_true (spec_report_write_tables (result, samples, folder, NULL, &error));
  g_assert_no_error (error);
  read = spec_embedding_load (vectors, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spec_embedding_get_samples (read), ==, n);
  g_assert_cmpuint (spec_embedding_get_dimensions (read), ==, modes);
  spec_embedding_read_rows (read, 17, 1, row);
  g_assert_cmpfloat (row[0], ==, spec_result_get_mode (result, SPEC_DIRECTION_POSITIVE, 0)->scores[17]);
  g_assert_cmpfloat (row[2], ==, spec_result_get_mode (result, SPEC_DIRECTION_NEGATIVE, 0)->scores[17]);
  g_assert_true (g_file_get_contents (csv, &table, NULL, NULL));
  lines = g_strsplit (g_strchomp (table), "\n", -1);
  g_assert_cmpstr (lines[0], ==, "direction,mode,eigenvalue,rank,index,score,path,label");
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + modes * 15);
  g_assert_true (g_str_has_prefix (lines[1], "positive,1,0."));
  g_assert_true (g_str_has_suffix (lines[1], ",,\"group, 0\"")); /* RFC 4180: a comma wants quotes */
  g_assert_true (g_str_has_prefix (lines[1 + 2 * 15], "negative,1,-0."));
  g_remove (csv);
  g_remove (values);
  g_remove (vectors);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/silhouette/by-hand", test_silhouette);
  g_test_add_func ("/silhouette/one-cluster", test_silhouette_of_one_cluster);
  g_test_add_func ("/evidence/known-answer", test_evidence);
  g_test_add_func ("/evidence/without-labels", test_evidence_without_labels);
  g_test_add_func ("/report/json", test_report);
  g_test_add_func ("/report/tables", test_tables);
  return g_test_run ();
}
