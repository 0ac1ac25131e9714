/* The rule of the core's memory: arrays that grow with the input (samples, dimensions, lengths that a file tells) are asked for with
 * GLib's g_try_… functions, and not to get one is an error that is told. What is asked for with g_new() and its kind, which end the
 * process, is small whatever the input, with these exceptions: single strings, hash tables, text and JSON that is written.
 * Here each work is done on an input so large that 4 bytes for each sample, or each dimension, are more than the limit. */
#include "failing.h"
#include "fault-works.h"
#include "large-files.h"
#include "map/spec-projector.h"
#include "samples/spec-samples.h"
#include "solver-clouds.h"
#include "watched.h"

#define LIMIT 65536 /* bytes */
#define MANY 20000  /* of which 4 bytes each are more */
#define SOME 4200   /* where each has one for each other */
#define WIDE 9000   /* dimensions, of which 8 bytes each are more */
#define FEW 60

typedef struct
{
  const char *name;
  FaultWork work;
  gconstpointer data;
  guint samples, dimensions;
} Case;

static void
set_up (FaultPlace *place, gconstpointer data)
{
  const Case *each = data;

  fault_place_init (place, each->samples, each->dimensions);
}

static void
tear_down (FaultPlace *place, gconstpointer data)
{
  fault_place_clear (place);
}

static void
test_work (FaultPlace *place, gconstpointer data)
{
  const Case *each = data;
  g_autoptr (GError) error = NULL;

  watched_begin (MIN (LIMIT, (each->dimensions > FEW ? each->dimensions : each->samples) * 4 - 1));
  each->work (place, each->data, &error);
  if (watched_end () > 0)
    g_test_fail ();
  g_assert_no_error (error);
}

static void
test_file (FaultPlace *place, gconstpointer data)
{
  const LargeFile *file = large_file_find (data);
  g_autofree char *path = large_file_write (file, place->folder, MANY);
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecEmbedding) embedding = NULL;
  g_autoptr (SpecSamples) samples = NULL;

  watched_begin (LIMIT);
  if (file->list)
    samples = spec_samples_load_images (path, NULL, NULL, &error);
  else
    embedding = spec_embedding_load (path, NULL, &error);
  if (embedding != NULL)
    spec_embedding_check (embedding, FALSE, NULL, &error);
  if (watched_end () > 0)
    g_test_fail ();
  g_assert_no_error (error);
  if (samples != NULL)
    g_assert_cmpuint (spec_samples_get_count (samples), ==, MANY);
}

static const FaultSolve exact = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, FALSE, FALSE };
static const FaultSolve features = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_RFF, FALSE, FALSE, FALSE };
static const FaultSolve centred = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, TRUE, FALSE, FALSE };
static const FaultSolve centred_features = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_RFF, TRUE, FALSE, FALSE };
static const FaultSolve rules = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, TRUE, FALSE };
static const FaultSolve again = { SPEC_KERNEL_GAUSSIAN, SPEC_METHOD_EXACT, FALSE, FALSE, TRUE };
static const SpecProjectionMethod methods[] = { SPEC_PROJECTION_PCA, SPEC_PROJECTION_TSNE, SPEC_PROJECTION_UMAP };

static const Case cases[] = {
  { "solve-exact", fault_work_solve, &exact, SOME, 6 },
  { "solve-rff", fault_work_solve, &features, MANY, 6 },
  { "solve-centred", fault_work_solve, &centred, SOME, 6 },
  { "solve-centred-rff", fault_work_solve, &centred_features, MANY, 6 },
  { "solve-rules", fault_work_solve, &rules, SOME, 6 },
  { "solve-again", fault_work_solve, &again, SOME, 6 },
  { "solve-wide", fault_work_solve, &exact, FEW, WIDE },
  { "solve-wide-rff", fault_work_solve, &features, FEW, WIDE },
  { "bandwidth-map", fault_work_chart, NULL, SOME, 6 },
  { "bandwidth-map-wide", fault_work_chart, NULL, FEW, WIDE },
  { "evidence", fault_work_weigh, NULL, SOME, 6 },
  { "agreement", fault_work_agree, NULL, SOME, 6 },
  { "agreement-wide", fault_work_agree, NULL, FEW, WIDE },
  { "align", fault_work_align, NULL, SOME, 6 },
  { "pca", fault_work_map, &methods[0], MANY, 6 },
  { "tsne", fault_work_map, &methods[1], SOME, 6 },
  { "umap", fault_work_map, &methods[2], SOME, 6 },
  { "pca-wide", fault_work_map, &methods[0], FEW, WIDE },
  { "labels", fault_work_judge, NULL, SOME, 6 },
  { "similarity", fault_work_resemble, NULL, SOME, 6 },
  { "report", fault_work_report, NULL, MANY, 6 },
  { "choices", fault_work_choose, NULL, MANY, 6 },
};

static const char *const files[]
    = { "a.npy", "a.npz", "a.safetensors", "a.csv", "a.txt", "a.bin", "a.fvecs", "images.txt", "images.csv", "images.npy" };

static void
set_up_folder (FaultPlace *place, gconstpointer data)
{
  place->folder = test_folder_new ();
}

static void
tear_down_folder (FaultPlace *place, gconstpointer data)
{
  test_folder_free (place->folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *name = g_strconcat ("/faults/size/", cases[i].name, NULL);

      g_test_add (name, FaultPlace, &cases[i], set_up, test_work, tear_down);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *name = g_strconcat ("/faults/size/", files[i], NULL);

      g_test_add (name, FaultPlace, files[i], set_up_folder, test_file, tear_down_folder);
    }

  return g_test_run ();
}
