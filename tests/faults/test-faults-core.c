/* Every large allocation of the core, and every call of LAPACK, fails once: an error that says why, or the same answer by another way;
 * never a crash, never another answer. */
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "failing.h"
#include "fault-works.h"
#include "map/spec-projector.h"
#include "samples/spec-samples.h"
#include "solver-clouds.h"

#define SAMPLES 150

typedef struct
{
  const char *name;
  FaultWork work;
  gconstpointer data;
} Case;

static void
set_up (FaultPlace *place, gconstpointer data)
{
  fault_place_init (place, SAMPLES, 6);
}

static void
tear_down (FaultPlace *place, gconstpointer data)
{
  fault_place_clear (place);
}

static double
run (FaultPlace *place, const Case *each, Failing kind, guint at, guint *calls, GError **error)
{
  double answer;

  failing_arm (kind, at);
  answer = each->work (place, each->data, error);
  *calls = failing_disarm ();

  return answer;
}

/* Threads may take their turns in another order from run to run: the last numbers may meet no call, which fails nothing. */
static void
fail_each (FaultPlace *place, const Case *each, Failing kind, int code)
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
test_mapping (FaultPlace *place, gconstpointer data)
{
  const Case *each = data;
  g_autofree char *path = fault_work_copy_input (place, each->data);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEmbedding) embedding = NULL;

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
test_lost_list (FaultPlace *place, gconstpointer data)
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
test_memory (FaultPlace *place, gconstpointer data)
{
  fail_each (place, data, FAILING_MEMORY, SPEC_ERROR_MEMORY);
}

static void
test_lapack (FaultPlace *place, gconstpointer data)
{
  fail_each (place, data, FAILING_LAPACK, SPEC_ERROR_NUMERIC);
}

static const FaultSolve exact = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, FALSE, FALSE };
static const FaultSolve cosine = { SPEC_KERNEL_COSINE, SPEC_METHOD_EXACT, FALSE, FALSE, FALSE };
static const FaultSolve features = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_RFF, FALSE, FALSE, FALSE };
static const FaultSolve centred = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, TRUE, FALSE, FALSE };
static const FaultSolve centred_features = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_RFF, TRUE, FALSE, FALSE };
static const FaultSolve rules = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, TRUE, FALSE };
static const FaultSolve again = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, FALSE, TRUE };
static const SpecProjectionMethod methods[] = { SPEC_PROJECTION_PCA, SPEC_PROJECTION_TSNE, SPEC_PROJECTION_UMAP };

static const Case cases[] = {
  { "solve-exact", fault_work_solve, &exact },
  { "solve-cosine", fault_work_solve, &cosine },
  { "solve-rff", fault_work_solve, &features },
  { "solve-centred", fault_work_solve, &centred },
  { "solve-centred-rff", fault_work_solve, &centred_features },
  { "solve-rules", fault_work_solve, &rules },
  { "solve-again", fault_work_solve, &again },
  { "bandwidth-map", fault_work_chart, NULL },
  { "evidence", fault_work_weigh, NULL },
  { "agreement", fault_work_agree, NULL },
  { "align", fault_work_align, NULL },
  { "pca", fault_work_map, &methods[0] },
  { "tsne", fault_work_map, &methods[1] },
  { "umap", fault_work_map, &methods[2] },
  { "report", fault_work_report, NULL },
  { "choices", fault_work_choose, NULL },
  { "load-npy", fault_work_load, "npy/floats" },
  { "load-npz", fault_work_load, "npz/deflated" },
  { "load-safetensors", fault_work_load, "safetensors/one" },
  { "load-table", fault_work_load, "table/quotes" },
  { "load-words", fault_work_load, "words-text/word2vec" },
  { "load-binary-words", fault_work_load, "words-binary/packed" },
  { "load-fvecs", fault_work_load, "fvecs/three" },
  { "list-npy", fault_work_list, "npy/strings" },
  { "labels", fault_work_judge, NULL },
  { "similarity", fault_work_resemble, NULL },
};

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *memory = g_strconcat ("/faults/memory/", cases[i].name, NULL),
                      *lapack = g_strconcat ("/faults/lapack/", cases[i].name, NULL);

      g_test_add (memory, FaultPlace, &cases[i], set_up, test_memory, tear_down);
      g_test_add (lapack, FaultPlace, &cases[i], set_up, test_lapack, tear_down);
      if (cases[i].work == fault_work_load)
        {
          g_autofree char *mapping = g_strconcat ("/faults/mapping/", cases[i].name, NULL);

          g_test_add (mapping, FaultPlace, &cases[i], set_up, test_mapping, tear_down);
        }
    }
  g_test_add ("/faults/mapping/list", FaultPlace, NULL, set_up, test_lost_list, tear_down);

  return g_test_run ();
}
