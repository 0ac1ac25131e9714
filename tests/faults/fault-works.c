#include "fault-works.h"

#include <math.h>

#include "agreement/spec-agreement.h"
#include "align/spec-aligner.h"
#include "align/spec-label-accuracy.h"
#include "base/spec-error.h"
#include "evidence/spec-evidence.h"
#include "map/spec-map-rows.h"
#include "map/spec-projector.h"
#include "project/spec-curation.h"
#include "report/spec-report.h"
#include "solver-clouds.h"
#include "spec/spec-bandwidth-map.h"
#include "spec/spec-bandwidth.h"
#include "spec/spec-similarity.h"

void
fault_place_init (FaultPlace *place, guint samples, guint dimensions)
{
  place->samples = samples;
  place->x = cloud_new (samples, dimensions, 1, 1, 1, 0);
  place->y = cloud_new (samples, dimensions - 1, 3, 2, 1, 0);
  place->folder = test_folder_new ();
}

void
fault_place_clear (FaultPlace *place)
{
  spec_embedding_unref (place->x);
  spec_embedding_unref (place->y);
  test_folder_free (place->folder);
}

static double
add_up (const SpecResult *result)
{
  double sum = 0;

  for (guint direction = 0; direction < 2; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
      sum += fabs (spec_result_get_mode (result, direction, i)->eigenvalue) * (double) (i + 1);

  return sum;
}

double
fault_work_solve (FaultPlace *place, gconstpointer data, GError **error)
{
  const FaultSolve *how = data;
  SpecParams params = cloud_params (how->kind, 2, 2, 1);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecProblem) problem = NULL;
  g_autoptr (SpecResult) result = NULL;

  params.method = how->method;
  params.centre = how->centre;
  params.rff_dim = 60;
  params.threads = 2;
  if (how->rules)
    {
      params.kernel[SPEC_SIDE_X].rule = SPEC_BANDWIDTH_MEDIAN;
      params.kernel[SPEC_SIDE_Y].rule = SPEC_BANDWIDTH_BALANCE;
    }
  spec_solver_set_reuse (solver, how->reuse);
  for (guint turn = 0; turn < (how->reuse ? 2 : 1); turn++)
    {
      params.kernel[SPEC_SIDE_X].sigma = 2 + turn;
      g_clear_pointer (&problem, spec_problem_unref);
      g_clear_pointer (&result, spec_result_unref);
      problem = spec_problem_new (place->x, place->y, &params, error);
      result = spec_solver_solve (solver, problem, NULL, NULL, error);
      if (result == NULL)
        return NAN;
    }

  return add_up (result);
}

double
fault_work_agree (FaultPlace *place, gconstpointer data, GError **error)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecAgreement) agreement = NULL;

  params.threads = 2;
  agreement = spec_agreement_compute (place->x, place->y, &params, NULL, NULL, error);

  return agreement == NULL ? NAN
                           : agreement->levels[0].nngs + 2 * agreement->cka_linear + 3 * agreement->cka_rbf_debiased + 4 * agreement->rsa
                                 + 5 * agreement->procrustes;
}

double
fault_work_map (FaultPlace *place, gconstpointer data, GError **error)
{
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;
  g_autoptr (SpecProjection) projection = NULL;
  double sum = 0;

  params.method = *(const SpecProjectionMethod *) data;
  params.steps = 3;
  params.threads = 2;
  projection = spec_projector_run (place->x, NULL, place->samples, &params, NULL, NULL, NULL, error);
  if (projection == NULL)
    return NAN;
  for (gsize i = 0; i < 2 * place->samples; i++)
    sum += fabs ((double) spec_projection_get_positions (projection)[i]) * (double) (1 + i % 7);

  return sum;
}

double
fault_work_align (FaultPlace *place, gconstpointer data, GError **error)
{
  SpecAlignParams params = SPEC_ALIGN_PARAMS_DEFAULT;
  g_autoptr (SpecAlignment) alignment = NULL;

  params.steps = 3;
  alignment = spec_aligner_run (place->x, place->y, &params, NULL, NULL, NULL, NULL, error);

  return alignment == NULL ? NAN : 1;
}

double
fault_work_weigh (FaultPlace *place, gconstpointer data, GError **error)
{
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 2, 1);
  g_autoptr (SpecSamples) samples = spec_samples_new_numbered (place->samples);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecProblem) problem = spec_problem_new (place->x, place->y, &params, error);
  g_autoptr (SpecResult) result = spec_solver_solve (solver, problem, NULL, NULL, error);
  g_autoptr (SpecEvidence) evidence = result != NULL ? spec_evidence_compute (solver, result, samples, NULL, NULL, error) : NULL;

  return evidence == NULL ? NAN : evidence->sets[0].side[0].silhouette + evidence->sets[0].shuffled;
}

double
fault_work_chart (FaultPlace *place, gconstpointer data, GError **error)
{
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 2, 1);
  g_autoptr (SpecBandwidthMap) map = spec_bandwidth_map_compute (place->x, &params, NULL, NULL, error);

  return map == NULL ? NAN : spec_bandwidth_map_get_median (map);
}

/* Returns: (transfer full) (nullable): of many samples, by features. */
static SpecResult *
solve_quickly (FaultPlace *place, GError **error)
{
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 2, 1);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecProblem) problem = NULL;

  params.method = SPEC_METHOD_RFF;
  params.rff_dim = 60;
  problem = spec_problem_new (place->x, place->y, &params, error);

  return spec_solver_solve (solver, problem, NULL, NULL, error);
}

double
fault_work_report (FaultPlace *place, gconstpointer data, GError **error)
{
  const SpecReportTimes times = { 0 };
  g_autofree char *path = g_build_filename (place->folder->path, "result.json", NULL);
  g_autoptr (SpecSamples) samples = spec_samples_new_numbered (place->samples);
  g_autoptr (SpecResult) result = solve_quickly (place, error);
  g_autoptr (JsonNode) root = result != NULL ? spec_report_build_json (result, samples, &times, NULL, error) : NULL;

  return root != NULL && spec_report_write_json (root, path, error)
                 && spec_report_write_tables (result, samples, place->folder->path, NULL, error)
             ? 1
             : NAN;
}

/* The order of all samples, of those that a person did not exclude, and which of them a map shows. */
double
fault_work_choose (FaultPlace *place, gconstpointer data, GError **error)
{
  const guint32 excluded[] = { 3, 5 };
  g_autoptr (SpecCuration) none = spec_curation_new (), curation = spec_curation_with_excluded (none, excluded, 2, TRUE);
  g_autoptr (SpecResult) result = solve_quickly (place, error);
  gsize count = G_MAXUINT32, all = G_MAXUINT32, shown = 0;
  g_autofree float *scores = NULL;
  g_autofree guint32 *rows
      = result != NULL ? spec_result_rank_samples (result, SPEC_DIRECTION_POSITIVE, 0, FALSE, &all, &scores, error) : NULL;
  g_autofree guint32 *left
      = rows != NULL ? spec_curation_rank_samples (curation, result, SPEC_DIRECTION_POSITIVE, 0, FALSE, &count, NULL, error) : NULL;
  g_autofree guint32 *map = left != NULL ? spec_map_choose_rows_of_result (result, 0, place->samples - 1, 1, &shown, error) : NULL;

  return map != NULL ? (double) (all + count + shown + map[shown / 2]) : NAN;
}

char *
fault_work_copy_input (FaultPlace *place, const char *input)
{
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", input, NULL), *text = NULL;
  g_auto (GStrv) parts = g_strsplit (input, "/", 2);
  g_autofree char *name = g_strconcat (parts[1], ".", parts[0], NULL);
  gsize size;

  g_assert_true (g_file_get_contents (source, &text, &size, NULL));

  return test_folder_write (place->folder, name, text, size);
}

double
fault_work_load (FaultPlace *place, gconstpointer data, GError **error)
{
  g_autofree char *path = fault_work_copy_input (place, data);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, error);
  float row[16];

  if (embedding == NULL || !spec_embedding_check (embedding, FALSE, NULL, error))
    return NAN;
  g_assert_cmpuint (spec_embedding_get_dimensions (embedding), <=, G_N_ELEMENTS (row));
  spec_embedding_read_rows (embedding, 1, 1, row);

  return row[0];
}

double
fault_work_list (FaultPlace *place, gconstpointer data, GError **error)
{
  g_autofree char *path = fault_work_copy_input (place, data);
  g_autoptr (SpecSamples) samples = spec_samples_load_images (path, NULL, NULL, error);

  return samples == NULL ? NAN : (double) spec_samples_get_count (samples);
}

double
fault_work_judge (FaultPlace *place, gconstpointer data, GError **error)
{
  g_autoptr (SpecSamples) numbered = spec_samples_new_numbered (place->samples), samples = NULL;
  g_autoptr (SpecTeam) team = spec_team_new (2);
  g_autofree char *labels = g_strnfill (2 * place->samples, '\n'), *path = NULL;
  double accuracy;

  for (guint i = 0; i < place->samples; i++)
    labels[2 * i] = (char) ('a' + i % 3);
  path = test_folder_write_text (place->folder, "labels.txt", labels);
  samples = spec_samples_with_labels (numbered, path, NULL, error);
  if (samples == NULL)
    return NAN;

  return spec_label_accuracy_compute (place->x, samples, SPEC_KERNEL_GAUSSIAN, 0, team, &accuracy, NULL, error) ? accuracy + 1 : NAN;
}

/* It says that there is no memory by its answer alone. */
double
fault_work_resemble (FaultPlace *place, gconstpointer data, GError **error)
{
  static const guint32 some[] = { 3, 1, 4, 15, 9 }, others[] = { 2, 6, 5 };
  const SpecKernel kernel = { .kind = SPEC_KERNEL_GAUSSIAN, .sigma = 2 };
  double inside = spec_similarity_mean (place->x, &kernel, some, G_N_ELEMENTS (some));
  double between = spec_similarity_mean_between (place->x, &kernel, some, G_N_ELEMENTS (some), others, G_N_ELEMENTS (others));
  float matrix[25];

  if (spec_similarity_fill (place->x, &kernel, some, G_N_ELEMENTS (some), matrix) && !isnan (inside) && !isnan (between))
    return inside + 2 * between + 4 * (double) matrix[1];
  g_set_error_literal (error, SPEC_ERROR, SPEC_ERROR_MEMORY, "not enough memory");
  return NAN;
}
