#define _GNU_SOURCE /* nftw */
#include <ftw.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "demo/spec-demo-features.h"
#include "demo/spec-demo-scene.h"
#include "demo/spec-demo.h"
#include "embedding/spec-embedding.h"

static double
distance (const float *a, const float *b, guint count)
{
  double sum = 0;

  for (guint i = 0; i < count; i++)
    sum += (a[i] - b[i]) * (a[i] - b[i]);
  return sqrt (sum);
}

static void
describe (const SpecDemoScene *scene, float *print, float *color)
{
  cairo_surface_t *surface = spec_demo_scene_draw (scene);

  spec_demo_features_print (surface, print);
  spec_demo_features_color (surface, color);
  cairo_surface_destroy (surface);
}

static char *
checksum (guint32 seed, guint32 index)
{
  SpecDemoScene scene = spec_demo_scene_pick (seed, index);
  cairo_surface_t *surface = spec_demo_scene_draw (&scene);
  char *sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, cairo_image_surface_get_data (surface),
                                           (gsize) cairo_image_surface_get_stride (surface) * SPEC_DEMO_SIZE);

  cairo_surface_destroy (surface);
  return sum;
}

static void
test_same_seed_same_picture (void)
{
  for (guint32 i = 0; i < 5; i++)
    {
      g_autofree char *first = checksum (3, i), *again = checksum (3, i), *other = checksum (4, i),
                      *next = checksum (3, i + 1);

      g_assert_cmpstr (first, ==, again);
      g_assert_cmpstr (first, !=, other);
      g_assert_cmpstr (first, !=, next);
    }
}

/** Each embedding moves with what it sees, and hardly with what it does not. */
static void
test_each_sees_its_own (void)
{
  float print[3][SPEC_DEMO_PRINT_DIM], color[3][SPEC_DEMO_COLOR_DIM];

  for (guint32 i = 0; i < 20; i++)
    {
      SpecDemoScene scene = spec_demo_scene_pick (0, i), other_word = scene, other_thing = scene;

      other_word.word = (scene.word + 1) % SPEC_DEMO_KINDS;
      other_thing.kind = (scene.kind + 1) % SPEC_DEMO_KINDS;
      other_thing.ground.kind = (scene.ground.kind + 1) % SPEC_DEMO_KINDS;
      describe (&scene, print[0], color[0]);
      describe (&other_word, print[1], color[1]);
      describe (&other_thing, print[2], color[2]);
      g_assert_cmpfloat (distance (print[0], print[1], SPEC_DEMO_PRINT_DIM), >, 0.5);
      g_assert_cmpfloat (distance (print[0], print[2], SPEC_DEMO_PRINT_DIM), <, 0.1);
      g_assert_cmpfloat (distance (color[0], color[2], SPEC_DEMO_COLOR_DIM), >,
                         2 * distance (color[0], color[1], SPEC_DEMO_COLOR_DIM));
    }
}

static void
test_features_are_sound (void)
{
  float print[SPEC_DEMO_PRINT_DIM], color[SPEC_DEMO_COLOR_DIM];

  for (guint32 i = 0; i < 20; i++)
    {
      SpecDemoScene scene = spec_demo_scene_pick (1, i);
      double squares = 0;

      describe (&scene, print, color);
      for (guint k = 0; k < SPEC_DEMO_PRINT_DIM; k++)
        squares += print[k] * print[k];
      for (guint k = 0; k < SPEC_DEMO_COLOR_DIM; k++)
        g_assert_true (isfinite (color[k]) && color[k] >= 0);
      g_assert_cmpfloat_with_epsilon (squares, 1, 1e-4);
    }
}

static void
test_nothing_printed (void)
{
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 40, 30);
  float print[SPEC_DEMO_PRINT_DIM], color[SPEC_DEMO_COLOR_DIM];

  spec_demo_features_print (surface, print);
  spec_demo_features_color (surface, color);
  for (guint k = 0; k < SPEC_DEMO_PRINT_DIM; k++)
    g_assert_cmpfloat (print[k], ==, 0);
  for (guint k = 0; k < SPEC_DEMO_COLOR_DIM; k++)
    g_assert_true (isfinite (color[k]));
  cairo_surface_destroy (surface);
}

static int
remove_entry (const char *path, const struct stat *status, int kind, struct FTW *place)
{
  return remove (path);
}

static void
assert_empty_and_remove (const char *base)
{
  g_autoptr (GDir) dir = g_dir_open (base, 0, NULL);

  g_assert_nonnull (dir);
  g_assert_cmpstr (g_dir_read_name (dir), ==, NULL);
  g_assert_cmpint (remove (base), ==, 0);
}

static void
test_cancelled_leaves_nothing (void)
{
  g_autofree char *base = g_dir_make_tmp ("spec-demo-XXXXXX", NULL), *folder = g_build_filename (base, "demo", NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (spec_demo_ensure (folder, cancellable, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  assert_empty_and_remove (base);
}

static void
note_progress (SpecStage stage, double fraction, gpointer data)
{
  double *last = data;

  g_assert_cmpfloat (fraction, >=, *last);
  *last = fraction;
}

/** What is written can be opened by what reads the user's files, and is not made twice. */
static void
test_files (void)
{
  g_autofree char *base = g_dir_make_tmp ("spec-demo-XXXXXX", NULL), *folder = g_build_filename (base, "demo", NULL);
  g_autofree char *x_path = g_build_filename (folder, "x.npy", NULL),
                  *y_path = g_build_filename (folder, "y.npz", NULL);
  g_autofree char *list_path = g_build_filename (folder, "images.txt", NULL), *list = NULL;
  g_autoptr (SpecEmbedding) x = NULL, y = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) lines = NULL;
  double last = 0;
  SpecProgress progress = { note_progress, &last };

  g_assert_true (spec_demo_ensure (folder, NULL, &progress, &error));
  g_assert_no_error (error);
  g_assert_cmpfloat (last, ==, 1);
  g_assert_true (spec_demo_ensure (folder, NULL, NULL, &error)); /* at once */
  x = spec_embedding_load (x_path, NULL, &error);
  g_assert_no_error (error);
  y = spec_embedding_load (y_path, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (spec_embedding_get_samples (x), ==, 2000);
  g_assert_cmpuint (spec_embedding_get_samples (y), ==, 2000);
  g_assert_true (spec_embedding_check (x, TRUE, NULL, &error));
  g_assert_true (spec_embedding_check (y, TRUE, NULL, &error));
  g_assert_true (g_file_get_contents (list_path, &list, NULL, NULL));
  lines = g_strsplit (g_strchomp (list), "\n", -1);
  g_assert_true (g_strv_equal ((const char *const *) lines, spec_embedding_get_row_names (y)));
  for (guint i = 0; i < 2000; i += 97)
    {
      g_autofree char *image = g_build_filename (folder, lines[i], NULL);

      g_assert_true (g_file_test (image, G_FILE_TEST_IS_REGULAR));
    }
  nftw (base, remove_entry, 16, FTW_DEPTH | FTW_PHYS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/demo/same-seed-same-picture", test_same_seed_same_picture);
  g_test_add_func ("/demo/each-sees-its-own", test_each_sees_its_own);
  g_test_add_func ("/demo/features-are-sound", test_features_are_sound);
  g_test_add_func ("/demo/nothing-printed", test_nothing_printed);
  g_test_add_func ("/demo/cancelled-leaves-nothing", test_cancelled_leaves_nothing);
  g_test_add_func ("/demo/files", test_files);
  return g_test_run ();
}
