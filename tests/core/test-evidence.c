/* Evidence and result.json of a comparison whose answer is known. */
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>

#include "base/spec-random.h"
#include "report/spec-evidence-table.h"
#include "report/spec-report.h"
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

/* The groups of X are far apart: k-means finds them there every time, and in Y only by chance. */
static void
check_set (const SpecSetEvidence *set)
{
  g_assert_cmpuint (set->samples, ==, 30);
  g_assert_cmpuint (set->labelled, ==, 30);
  g_assert_cmpfloat (set->label_ami, ==, 1);
  g_assert_cmpfloat (set->label_nmi, ==, 1);
  g_assert_cmpfloat (set->side[SPEC_SIDE_X].ami.mean, >, 0.999999);
  g_assert_cmpfloat (set->side[SPEC_SIDE_X].ami.deviation, <, 1e-9);
  g_assert_cmpfloat_with_epsilon (set->side[SPEC_SIDE_X].kmeans_silhouette.mean, set->side[SPEC_SIDE_X].silhouette, 1e-12);
  g_assert_cmpfloat (set->side[SPEC_SIDE_Y].ami.mean, <, 0.3);
  g_assert_cmpfloat (set->side[SPEC_SIDE_Y].nmi.mean, >, set->side[SPEC_SIDE_Y].ami.mean);
  g_assert_cmpfloat (set->side[SPEC_SIDE_X].between, >, 1);
  g_assert_cmpfloat (set->shuffled, >, 0);
}

static void
check_violin (const SpecViolin *violin, gsize pairs)
{
  double step = (violin->greatest - violin->least) / (SPEC_VIOLIN_POINTS - 1), area = 0;

  g_assert_cmpuint (violin->pairs, ==, pairs);
  g_assert_cmpfloat (violin->least, >, 0);
  g_assert_cmpfloat (violin->least, <, violin->lower);
  g_assert_cmpfloat (violin->lower, <, violin->median);
  g_assert_cmpfloat (violin->median, <, violin->upper);
  g_assert_cmpfloat (violin->upper, <, violin->greatest);
  g_assert_cmpfloat (violin->greatest, <, 1); /* within a group nearer than samples are in general */
  for (guint i = 0; i < SPEC_VIOLIN_POINTS; i++)
    area += violin->density[i] * step;
  g_assert_cmpfloat (area, >, 0.9);
  g_assert_cmpfloat (area, <, 1.05);
}

/* Two groups that are there: not weak, their eigenvalues within the band in each half, their samples found again. */
static void
check_sampling (const SpecEvidence *evidence, SpecDirection direction)
{
  g_assert_cmpuint (evidence->halves, ==, SPEC_EVIDENCE_HALVES);
  g_assert_cmpuint (evidence->half_samples, ==, 120);
  for (gsize mode = 0; mode < evidence->mode_count[direction]; mode++)
    {
      const SpecModeEvidence *found = &evidence->modes[direction][mode];
      double eigenvalue = spec_result_get_mode (evidence->result, direction, mode)->eigenvalue;

      g_assert_false (found->sampling.weak);
      g_assert_cmpfloat (found->sampling.error, >=, 2 * found->sampling.value.deviation);
      g_assert_cmpfloat (found->sampling.error, <, 0.5 * eigenvalue);
      g_assert_cmpfloat (found->sampling.least, <=, found->sampling.value.mean);
      g_assert_cmpfloat (found->sampling.greatest, >=, found->sampling.value.mean);
      g_assert_cmpfloat_with_epsilon (found->sampling.value.mean, eigenvalue, 0.1 * eigenvalue);
    }
  g_assert_cmpfloat (evidence->modes[direction][0].stability.mean, >, 0.3);
}

static void
test_evidence (void)
{
  const gsize n = 240;
  g_autoptr (SpecResult) result = solve (n);
  g_autofree char *folder = g_dir_make_tmp ("spec-evidence-XXXXXX", NULL);
  g_autoptr (SpecSamples) samples = make_labels (n, folder);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute (NULL, result, samples, NULL, NULL, &error);
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
  check_set (&evidence->sets[SPEC_DIRECTION_POSITIVE]);
  check_violin (&first->side[SPEC_SIDE_X].violin, 15 * 14 / 2);
  check_sampling (evidence, SPEC_DIRECTION_POSITIVE);
  g_rmdir (folder);
}

static void
test_evidence_without_labels (void)
{
  g_autoptr (SpecResult) result = solve (30); /* fewer samples than would stand for the rest */
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute_clusters (NULL, result, NULL, NULL, NULL, &error);
  const SpecModeEvidence *first = &evidence->modes[SPEC_DIRECTION_POSITIVE][0];

  g_assert_no_error (error);
  g_assert_null (first->label);
  g_assert_true (isnan (first->purity));
  g_assert_true (isnan (evidence->sets[SPEC_DIRECTION_POSITIVE].label_ami));
  g_assert_cmpuint (evidence->outside_samples, ==, 15);
  g_assert_cmpuint (evidence->halves, ==, 0);
  g_assert_true (isnan (first->sampling.error) && isnan (first->stability.mean));
  g_assert_false (first->sampling.weak);
  g_assert_true (isnan (evidence->sets[SPEC_DIRECTION_POSITIVE].shuffled));
}

/* Cancels at the first report that is not less than the fraction. */
typedef struct
{
  GCancellable *cancellable;
  double fraction, last;
} Stop;

static void
stop_there (SpecStage stage, double fraction, gpointer data)
{
  Stop *stop = data;

  g_assert_cmpint (stage, ==, SPEC_STAGE_EVIDENCE);
  g_assert_cmpfloat (fraction, >=, stop->last);
  g_assert_cmpfloat (fraction, <=, 1);
  stop->last = fraction;
  if (fraction >= stop->fraction)
    g_cancellable_cancel (stop->cancellable);
}

static void
test_evidence_cancelled (void)
{
  g_autoptr (SpecResult) result = solve (240);

  for (double fraction = 0; fraction < 0.95; fraction += 0.1)
    {
      g_autoptr (GCancellable) cancellable = g_cancellable_new ();
      g_autoptr (GError) error = NULL;
      Stop stop = { cancellable, fraction, 0 };

      g_assert_null (spec_evidence_compute (NULL, result, NULL, cancellable, &(SpecProgress){ stop_there, &stop }, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
    }
}

/* A solver that holds the result's matrix and one that has to make it come to the same evidence. */
static void
test_evidence_again (void)
{
  g_autoptr (SpecResult) result = solve (240);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecEvidence) first = spec_evidence_compute (solver, result, NULL, NULL, NULL, NULL);
  g_autoptr (SpecEvidence) second = spec_evidence_compute (solver, result, NULL, NULL, NULL, NULL);
  g_autoptr (SpecEvidence) third = spec_evidence_ref (first);

  for (guint direction = 0; direction < 2; direction++)
    {
      g_assert_cmpmem (&first->sets[direction], sizeof first->sets[0], &second->sets[direction], sizeof second->sets[0]);
      for (gsize mode = 0; mode < first->mode_count[direction]; mode++)
        g_assert_cmpmem (&first->modes[direction][mode].sampling, sizeof (SpecSamplingError),
                         &second->modes[direction][mode].sampling, sizeof (SpecSamplingError));
    }
}

static double
number_of (JsonObject *object, const char *name)
{
  g_assert_true (json_object_has_member (object, name));
  return json_object_get_double_member (object, name);
}

static void
check_evidence_member (JsonObject *object, const SpecEvidence *evidence)
{
  const SpecModeEvidence *expected = &evidence->modes[SPEC_DIRECTION_NEGATIVE][0];
  JsonObject *set = json_object_get_object_member (json_object_get_object_member (object, "sets"), "positive"), *mode, *violin;

  g_assert_cmpint (json_object_get_int_member (object, "halves"), ==, SPEC_EVIDENCE_HALVES);
  g_assert_true (json_object_get_null_member (object, "rff_noise"));
  g_assert_cmpfloat (number_of (set, "shuffled_rows_eigenvalue"), ==, evidence->sets[0].shuffled);
  g_assert_cmpfloat (number_of (json_object_get_object_member (json_object_get_object_member (set, "y"), "ami"), "std"), ==,
                     evidence->sets[0].side[SPEC_SIDE_Y].ami.deviation);
  g_assert_cmpfloat (number_of (json_object_get_object_member (set, "labels"), "nmi"), ==, evidence->sets[0].label_nmi);
  mode = json_array_get_object_element (json_object_get_array_member (object, "negative"), 0);
  g_assert_cmpfloat (number_of (mode, "sampling_error"), ==, expected->sampling.error);
  g_assert_cmpint (json_object_get_boolean_member (mode, "weak"), ==, expected->sampling.weak);
  g_assert_cmpfloat (number_of (json_object_get_object_member (mode, "stability"), "mean"), ==, expected->stability.mean);
  violin = json_object_get_object_member (json_object_get_object_member (mode, "x"), "distances");
  g_assert_cmpfloat (number_of (violin, "median"), ==, expected->side[SPEC_SIDE_X].violin.median);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (violin, "density")), ==, SPEC_VIOLIN_POINTS);
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
  SpecReportTimes times = { 0.25, 0.125, 0.5, 1.75 };
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute (NULL, result, samples, NULL, NULL, NULL);
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
  check_evidence_member (json_object_get_object_member (object, "evidence"), evidence);
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

/* Each line has as many fields as the heading, what could not be had being empty. */
static void
test_evidence_table (void)
{
  g_autoptr (SpecResult) result = solve (240);
  g_autofree char *folder = g_dir_make_tmp ("spec-evidence-XXXXXX", NULL),
                  *path = g_build_filename (folder, "evidence.csv", NULL), *table = NULL;
  g_autoptr (SpecEvidence) evidence = spec_evidence_compute_clusters (NULL, result, NULL, NULL, NULL, NULL);
  g_auto (GStrv) lines = NULL;
  g_auto (GStrv) names = NULL;
  g_auto (GStrv) fields = NULL;
  guint i = 0;

  g_assert_true (spec_evidence_table_write (evidence, path, NULL));
  g_assert_true (g_file_get_contents (path, &table, NULL, NULL));
  lines = g_strsplit (g_strchomp (table), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), ==, 1 + evidence->mode_count[0] + evidence->mode_count[1]);
  names = g_strsplit (lines[0], ",", -1);
  fields = g_strsplit (lines[1], ",", -1);
  g_assert_cmpuint (g_strv_length (names), ==, g_strv_length (fields));
  while (!g_str_equal (names[i], "y_distance_median"))
    i++;
  g_assert_cmpfloat (g_ascii_strtod (fields[i], NULL), ==, evidence->modes[0][0].side[SPEC_SIDE_Y].violin.median);
  g_assert_cmpstr (names[6], ==, "weak");
  g_assert_cmpstr (fields[6], ==, ""); /* without halves nobody knows */
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
  g_test_add_func ("/evidence/known-answer", test_evidence);
  g_test_add_func ("/evidence/without-labels", test_evidence_without_labels);
  g_test_add_func ("/evidence/cancelled", test_evidence_cancelled);
  g_test_add_func ("/evidence/again", test_evidence_again);
  g_test_add_func ("/report/json", test_report);
  g_test_add_func ("/report/evidence-table", test_evidence_table);
  g_test_add_func ("/report/tables", test_tables);
  return g_test_run ();
}
