/* Every large allocation of the core, and every call of LAPACK, fails once: an error that says why, or the same answer by another way;
 * never a crash, never another answer. */
#include <math.h>
#include <string.h>

#include "agreement/spec-agreement.h"
#include "align/spec-aligner.h"
#include "array-files.h"
#include "base/spec-error.h"
#include "evidence/spec-evidence.h"
#include "failing.h"
#include "map/spec-projector.h"
#include "report/spec-report.h"
#include "solver-clouds.h"
#include "spec/spec-bandwidth-map.h"
#include "spec/spec-bandwidth.h"

#define SAMPLES 150

typedef struct
{
  SpecEmbedding *x, *y;
  TestFolder *folder;
} Place;

/** Returns: one number that stands for the answer; NaN with @error set. */
typedef double (*Work) (Place *place, gconstpointer data, GError **error);

typedef struct
{
  const char *name;
  Work work;
  gconstpointer data;
} Case;

static void
set_up (Place *place, gconstpointer data)
{
  place->x = cloud_new (SAMPLES, 6, 1, 1, 1, 0);
  place->y = cloud_new (SAMPLES, 5, 3, 2, 1, 0);
  place->folder = test_folder_new ();
}

static void
tear_down (Place *place, gconstpointer data)
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

typedef struct
{
  SpecKernelKind kind;
  SpecMethod method;
  gboolean centre;
  gboolean rules; /* bandwidths by rule; else as numbers */
  gboolean reuse; /* solved twice at different bandwidths */
} Solve;

static double
solve (Place *place, gconstpointer data, GError **error)
{
  const Solve *how = data;
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

static double
agree (Place *place, gconstpointer data, GError **error)
{
  SpecAgreementParams params = SPEC_AGREEMENT_PARAMS_DEFAULT;
  g_autoptr (SpecAgreement) agreement = NULL;

  params.threads = 2;
  agreement = spec_agreement_compute (place->x, place->y, &params, NULL, NULL, error);

  return agreement == NULL ? NAN
                           : agreement->levels[0].nngs + 2 * agreement->cka_linear + 3 * agreement->cka_rbf_debiased + 4 * agreement->rsa
                                 + 5 * agreement->procrustes;
}

static double
map (Place *place, gconstpointer data, GError **error)
{
  SpecProjectionParams params = SPEC_PROJECTION_PARAMS_DEFAULT;
  g_autoptr (SpecProjection) projection = NULL;
  double sum = 0;

  params.method = *(const SpecProjectionMethod *) data;
  params.steps = 3;
  params.threads = 2;
  projection = spec_projector_run (place->x, NULL, SAMPLES, &params, NULL, NULL, NULL, error);
  if (projection == NULL)
    return NAN;
  for (gsize i = 0; i < 2 * SAMPLES; i++)
    sum += fabs ((double) spec_projection_get_positions (projection)[i]) * (double) (1 + i % 7);

  return sum;
}

static double
align (Place *place, gconstpointer data, GError **error)
{
  SpecAlignParams params = SPEC_ALIGN_PARAMS_DEFAULT;
  g_autoptr (SpecAlignment) alignment = NULL;

  params.steps = 3;
  alignment = spec_aligner_run (place->x, place->y, &params, NULL, NULL, NULL, NULL, error);

  return alignment == NULL ? NAN : 1;
}

static double
weigh (Place *place, gconstpointer data, GError **error)
{
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 2, 1);
  g_autoptr (SpecSamples) samples = spec_samples_new_numbered (SAMPLES);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecProblem) problem = spec_problem_new (place->x, place->y, &params, error);
  g_autoptr (SpecResult) result = spec_solver_solve (solver, problem, NULL, NULL, error);
  g_autoptr (SpecEvidence) evidence = result != NULL ? spec_evidence_compute (solver, result, samples, NULL, NULL, error) : NULL;

  return evidence == NULL ? NAN : evidence->sets[0].side[0].silhouette + evidence->sets[0].shuffled;
}

static double
chart (Place *place, gconstpointer data, GError **error)
{
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 2, 1);
  g_autoptr (SpecBandwidthMap) map = spec_bandwidth_map_compute (place->x, &params, NULL, NULL, error);

  return map == NULL ? NAN : spec_bandwidth_map_get_median (map);
}

static double
report (Place *place, gconstpointer data, GError **error)
{
  SpecParams params = cloud_params (SPEC_KERNEL_GAUSSIAN, 2, 2, 1);
  g_autoptr (SpecSamples) samples = spec_samples_new_numbered (SAMPLES);
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (SpecProblem) problem = spec_problem_new (place->x, place->y, &params, error);
  g_autoptr (SpecResult) result = spec_solver_solve (solver, problem, NULL, NULL, error);

  return result != NULL && spec_report_write_tables (result, samples, place->folder->path, NULL, error) ? 1 : NAN;
}

static double
load (Place *place, gconstpointer data, GError **error)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", data, NULL);
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, error);
  float row[16];

  if (embedding == NULL || !spec_embedding_check (embedding, FALSE, NULL, error))
    return NAN;
  g_assert_cmpuint (spec_embedding_get_dimensions (embedding), <=, G_N_ELEMENTS (row));
  spec_embedding_read_rows (embedding, 1, 1, row);

  return row[0];
}

static double
run (Place *place, const Case *each, Failing kind, guint at, guint *calls, GError **error)
{
  double answer;

  failing_arm (kind, at);
  answer = each->work (place, each->data, error);
  *calls = failing_disarm ();

  return answer;
}

/* Threads may take their turns in another order from run to run: the last numbers may meet no call, which fails nothing. */
static void
fail_each (Place *place, const Case *each, Failing kind, int code)
{
  g_autoptr (GError) none = NULL;
  guint calls, ignored, step, tried = 0, failed = 0;
  double expected = run (place, each, kind, 0, &calls, &none), answer;

  g_assert_no_error (none);
  g_assert_false (isnan (expected));
  /* The long run tries each of them, the short one some of many. */
  step = g_getenv ("SPEC_FAULTS_ALL") != NULL ? 1 : MAX (1, calls / 12);
  for (guint at = 1; at <= calls; at += step)
    {
      g_autoptr (GError) error = NULL;

      tried++;
      answer = run (place, each, kind, at, &ignored, &error);
      if (error == NULL && fabs (answer - expected) > 1e-4 * fabs (expected))
        g_error ("%s: after fault %u another answer: expected %g, found %g", each->name, at, expected, answer);
      if (error == NULL)
        continue;
      failed++;
      if (!g_error_matches (error, SPEC_ERROR, code) || strlen (error->message) < 10 || !isnan (answer))
        g_error ("%s: fault %u of %u: %s", each->name, at, calls, error->message);
    }
  g_test_message ("%s: %u calls, %u faults, %u refusals, the same answer from the others", each->name, calls, tried, failed);
}

/* The file is lost behind the program's back: it must say so, and not take zeros for values. */
static void
test_mapping (Place *place, gconstpointer data)
{
  const Case *each = data;
  g_autofree char *source = g_test_build_filename (G_TEST_DIST, "fuzz", "corpus", each->data, NULL), *text = NULL, *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEmbedding) embedding = NULL;
  gsize size;

  g_assert_true (g_file_get_contents (source, &text, &size, NULL));
  path = test_folder_write (place->folder, "lost", text, size);
  failing_arm (FAILING_MAPPING, 1);
  embedding = spec_embedding_load (path, NULL, &error);
  g_assert_cmpuint (failing_disarm (), >=, 1);
  if (embedding != NULL)
    g_assert_false (spec_embedding_check (embedding, FALSE, NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (error->domain == SPEC_ERROR);
  g_assert_true (g_str_has_prefix (error->message, path));
}

static void
test_lost_list (Place *place, gconstpointer data)
{
  static const char *const names[] = { "lost.txt", "lost.csv" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = test_folder_write_text (place->folder, names[i], "path\na.jpg\nb.jpg\n");
      g_autoptr (GError) error = NULL;
      g_autoptr (SpecSamples) samples = NULL;

      failing_arm (FAILING_MAPPING, 1);
      samples = spec_samples_load_images (path, NULL, NULL, &error);
      g_assert_cmpuint (failing_disarm (), >=, 1);
      g_assert_null (samples);
      g_assert_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT);
      g_assert_true (g_str_has_prefix (error->message, path));
    }
}

static void
test_memory (Place *place, gconstpointer data)
{
  fail_each (place, data, FAILING_MEMORY, SPEC_ERROR_MEMORY);
}

static void
test_lapack (Place *place, gconstpointer data)
{
  fail_each (place, data, FAILING_LAPACK, SPEC_ERROR_NUMERIC);
}

static const Solve exact = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, FALSE, FALSE };
static const Solve cosine = { SPEC_KERNEL_COSINE, SPEC_METHOD_EXACT, FALSE, FALSE, FALSE };
static const Solve features = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_RFF, FALSE, FALSE, FALSE };
static const Solve centred = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, TRUE, FALSE, FALSE };
static const Solve centred_features = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_RFF, TRUE, FALSE, FALSE };
static const Solve rules = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, TRUE, FALSE };
static const Solve again = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, FALSE, TRUE };
static const SpecProjectionMethod methods[] = { SPEC_PROJECTION_PCA, SPEC_PROJECTION_TSNE, SPEC_PROJECTION_UMAP };

static const Case cases[] = {
  { "solve-exact", solve, &exact },
  { "solve-cosine", solve, &cosine },
  { "solve-rff", solve, &features },
  { "solve-centred", solve, &centred },
  { "solve-centred-rff", solve, &centred_features },
  { "solve-rules", solve, &rules },
  { "solve-again", solve, &again },
  { "bandwidth-map", chart, NULL },
  { "evidence", weigh, NULL },
  { "agreement", agree, NULL },
  { "align", align, NULL },
  { "pca", map, &methods[0] },
  { "tsne", map, &methods[1] },
  { "umap", map, &methods[2] },
  { "report", report, NULL },
  { "load-npy", load, "npy/floats" },
  { "load-npz", load, "npz/deflated" },
  { "load-safetensors", load, "safetensors/one" },
  { "load-table", load, "table/quotes" },
  { "load-words", load, "words-text/word2vec" },
  { "load-binary-words", load, "words-binary/packed" },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *memory = g_strconcat ("/faults/memory/", cases[i].name, NULL),
                      *lapack = g_strconcat ("/faults/lapack/", cases[i].name, NULL);

      g_test_add (memory, Place, &cases[i], set_up, test_memory, tear_down);
      g_test_add (lapack, Place, &cases[i], set_up, test_lapack, tear_down);
      if (cases[i].work == load)
        {
          g_autofree char *mapping = g_strconcat ("/faults/mapping/", cases[i].name, NULL);

          g_test_add (mapping, Place, &cases[i], set_up, test_mapping, tear_down);
        }
    }
  g_test_add ("/faults/mapping/list", Place, NULL, set_up, test_lost_list, tear_down);

  return g_test_run ();
}
