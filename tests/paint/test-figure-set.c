/* The figures of compute, from a result that was really solved. */
#include <glib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <string.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "paint/spec-figure-set.h"
#include "paint/spec-montage.h"
#include "picture-files.h"
#include "spec/spec-similarity.h"
#include "spec/spec-solver.h"

#define SAMPLES 60
#define DIMENSIONS 4

typedef struct
{
  char *folder, *out;
  SpecSamples *samples;
  SpecResult *result;
} Fixture;

/* Three groups for one embedding, two others for the other, with a little noise. */
static SpecEmbedding *
make_embedding (const char *name, guint groups, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  float *rows = g_new (float, SAMPLES *DIMENSIONS);

  for (guint i = 0; i < SAMPLES; i++)
    for (guint k = 0; k < DIMENSIONS; k++)
      rows[i * DIMENSIONS + k] = (float)g_rand_double_range (random, -0.2, 0.2) + (k == i % groups ? 3 : 0);
  return spec_embedding_new_take (rows, SAMPLES, DIMENSIONS, name);
}

static SpecSamples *
make_samples (const char *folder)
{
  g_autofree char *picture = picture_files_write_halves (folder, "halves.png", "png", 60, 40);
  g_autofree char *path = g_build_filename (folder, "images.txt", NULL);
  g_autoptr (GString) list = g_string_new (NULL);
  g_autoptr (GError) error = NULL;
  SpecSamples *samples;

  for (guint i = 0; i < SAMPLES; i++)
    g_string_append (list, "halves.png\n");
  g_assert_true (g_file_set_contents (path, list->str, -1, NULL));
  samples = spec_samples_load_images (path, NULL, NULL, &error);
  g_assert_no_error (error);
  return samples;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;
  g_autoptr (SpecEmbedding) x = make_embedding ("alpha", 3, 1), y = make_embedding ("beta", 2, 2);
  g_autoptr (SpecProblem) problem = NULL;
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  g_autoptr (GError) error = NULL;

  params.kernel[SPEC_SIDE_X] = params.kernel[SPEC_SIDE_Y]
      = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, 1.5 };
  params.modes = 2;
  params.samples_per_mode = 7;
  problem = spec_problem_new (x, y, &params, &error);
  g_assert_no_error (error);
  fixture->result = spec_solver_solve (solver, problem, NULL, NULL, &error);
  g_assert_no_error (error);
  fixture->folder = picture_files_make_folder ();
  fixture->out = g_build_filename (fixture->folder, "out", NULL);
  g_assert_cmpint (g_mkdir (fixture->out, 0777), ==, 0);
  fixture->samples = make_samples (fixture->folder);
}

static void
remove_files (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_assert_cmpint (g_unlink (path), ==, 0);
    }
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_chmod (fixture->out, 0777);
  remove_files (fixture->out);
  g_rmdir (fixture->out);
  picture_files_remove (fixture->folder);
  spec_result_unref (fixture->result);
  spec_samples_unref (fixture->samples);
  g_free (fixture->out);
  g_free (fixture->folder);
}

static guint
count_files (const char *folder, const char *ending)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;
  guint count = 0;

  while ((name = g_dir_read_name (dir)) != NULL)
    count += g_str_has_suffix (name, ending);
  return count;
}

static void
check_progress (SpecStage stage, double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpint (stage, ==, SPEC_STAGE_FIGURES);
  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

static void
test_all (Fixture *fixture, gconstpointer data)
{
  SpecFigureOptions options = SPEC_FIGURE_OPTIONS_DEFAULT;
  g_autofree char *overview = g_build_filename (fixture->out, "montage-overview.pdf", NULL);
  g_autoptr (GError) error = NULL;
  double last = 0;
  SpecProgress progress = { check_progress, &last };

  options.formats = SPEC_FIGURE_PNG | SPEC_FIGURE_PDF | SPEC_FIGURE_SVG;
  options.dpi = 72;
  options.width = 3;
  g_assert_true (
      spec_figure_set_write (fixture->result, fixture->samples, &options, fixture->out, &progress, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpuint (count_files (fixture->out, ((const char *[]){ ".png", ".pdf", ".svg", ".json" })[i]), ==, 5);
  g_assert_true (g_file_test (overview, G_FILE_TEST_EXISTS));
  g_assert_true (spec_figure_set_write_spectrum (fixture->result, fixture->samples, &options, fixture->out, NULL,
                                                  &error));
  g_assert_cmpuint (count_files (fixture->out, "spectrum.pdf") + count_files (fixture->out, "spectrum.png"), ==, 2);
  g_assert_cmpuint (count_files (fixture->out, "spectrum.json"), ==, 1);
}

static void
test_none (Fixture *fixture, gconstpointer data)
{
  SpecFigureOptions options = SPEC_FIGURE_OPTIONS_DEFAULT;

  g_assert_true (spec_figure_set_write (fixture->result, fixture->samples, &options, fixture->out, NULL, NULL, NULL));
  g_assert_cmpuint (count_files (fixture->out, ""), ==, 0);
}

static void
test_failures (Fixture *fixture, gconstpointer data)
{
  SpecFigureOptions options = SPEC_FIGURE_OPTIONS_DEFAULT;
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autofree char *nowhere = g_build_filename (fixture->folder, "none", NULL);
  g_autoptr (GError) error = NULL;

  options.formats = SPEC_FIGURE_PNG;
  options.dpi = 72;
  g_assert_false (spec_figure_set_write (fixture->result, NULL, &options, nowhere, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_clear_error (&error);
  g_assert_false (g_file_test (nowhere, G_FILE_TEST_EXISTS));

  g_cancellable_cancel (cancellable);
  g_assert_false (
      spec_figure_set_write (fixture->result, fixture->samples, &options, fixture->out, NULL, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&error);
  g_assert_cmpuint (count_files (fixture->out, ""), ==, 0);

  options.columns = 0;
  g_assert_false (spec_figure_set_write (fixture->result, NULL, &options, fixture->out, NULL, NULL, &error));
  g_assert_error (error, SPEC_ERROR, SPEC_ERROR_VALUE);
}

/* A montage of a result shows its ranking, its eigenvalues and similarities that agree with core. */
static void
test_content (Fixture *fixture, gconstpointer data)
{
  const SpecMontagePick picks[] = { { SPEC_DIRECTION_POSITIVE, 0, "first" },
                                    { SPEC_DIRECTION_POSITIVE, 99, NULL },
                                    { SPEC_DIRECTION_NEGATIVE, 0, NULL } };
  g_autoptr (SpecMontage) montage
      = spec_montage_new (fixture->result, fixture->samples, NULL, picks, G_N_ELEMENTS (picks), 5, FALSE, NULL, NULL);
  const SpecMontageCluster *cluster = spec_montage_get_cluster (montage, 0);
  SpecProblem *problem = spec_result_get_problem (fixture->result);
  gsize count = 5;
  g_autofree guint32 *rows
      = spec_result_rank_samples (fixture->result, SPEC_DIRECTION_POSITIVE, 0, FALSE, &count, NULL, NULL);

  g_assert_cmpuint (montage->clusters->len, ==, 2);
  g_assert_cmpstr (montage->name[SPEC_SIDE_Y], ==, "beta");
  g_assert_cmpuint (montage->preview, ==, 0);
  g_assert_cmpstr (cluster->name, ==, "first");
  g_assert_cmpfloat (cluster->eigenvalue, >, 0);
  g_assert_cmpfloat (spec_montage_get_cluster (montage, 1)->eigenvalue, <, 0);
  g_assert_cmpuint (cluster->size, ==, (gsize)round (cluster->eigenvalue * SAMPLES));
  for (gsize i = 0; i < count; i++)
    g_assert_cmpuint (cluster->samples[i].index, ==, rows[i]);
  g_assert_cmpstr (cluster->samples[0].listed, ==, "halves.png");
  g_assert_cmpfloat (cluster->similarity[SPEC_SIDE_X], ==,
                     spec_similarity_mean (spec_problem_get_embedding (problem, SPEC_SIDE_X),
                                           &spec_problem_get_params (problem)->kernel[SPEC_SIDE_X], rows, count));
  g_assert_cmpfloat (cluster->similarity[SPEC_SIDE_X], >, cluster->similarity[SPEC_SIDE_Y]);
}

#define ADD(name, func) g_test_add ("/figure-set/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ADD ("all", test_all);
  ADD ("none", test_none);
  ADD ("failures", test_failures);
  ADD ("content", test_content);
  return g_test_run ();
}
