#include "demo/spec-demo.h"

#include <errno.h>

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <json-glib/json-glib.h>

#include "base/spec-error.h"
#include "demo/spec-demo-features.h"
#include "demo/spec-demo-scene.h"
#include "paint/spec-picture-jpeg.h"
#include "report/spec-npy-writer.h"
#include "report/spec-output-folder.h"

#define PICTURES 2000
#define SEED 0
#define QUALITY 91 /* above 90 colour keeps its full resolution */

/* What the drawing threads share. */
typedef struct
{
  const char *folder;
  float *print; /* (PICTURES, SPEC_DEMO_PRINT_DIM) */
  float *color; /* (PICTURES, SPEC_DEMO_COLOR_DIM) */
  char **paths; /* relative to the folder */
  GString *labels;
  GCancellable *cancellable;
  const SpecProgress *progress;
  GMutex lock; /* of the two below, and of telling progress */
  guint done;
  GError *error; /* the first one */
} Making;

static char *
name_picture (const SpecDemoScene *scene, guint index)
{
  char *name = g_strdup_printf ("images/%04u-%s-%s.jpg", index + 1, spec_demo_kind_get_name (scene->kind),
                                spec_demo_kind_get_name (scene->word));

  return g_strdelimit (name, " ", '_');
}

/** @error: (nullable) (transfer full): why the picture could not be written */
static void
finish_one (Making *making, GError *error)
{
  g_mutex_lock (&making->lock);
  making->done++;
  if (error != NULL && making->error == NULL)
    making->error = g_steal_pointer (&error);
  if (making->error == NULL)
    spec_progress_report (making->progress, SPEC_STAGE_FIGURES, (double) making->done / PICTURES);
  g_mutex_unlock (&making->lock);
  g_clear_error (&error);
}

static gboolean
write_picture (cairo_surface_t *surface, const char *path, GError **error)
{
  const unsigned char *bytes;
  unsigned long length;

  if (!spec_picture_attach_jpeg (surface, QUALITY))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory to write it"), path);
      return FALSE;
    }
  cairo_surface_get_mime_data (surface, CAIRO_MIME_TYPE_JPEG, &bytes, &length);
  return g_file_set_contents (path, (const char *) bytes, length, error);
}

/** Draws, describes and writes one picture. @item: its number plus one. */
static void
make_one (gpointer item, gpointer data)
{
  Making *making = data;
  guint index = GPOINTER_TO_UINT (item) - 1;
  SpecDemoScene scene = spec_demo_scene_pick (SEED, index);
  g_autofree char *path = g_build_filename (making->folder, making->paths[index], NULL);
  cairo_surface_t *surface;
  GError *error = NULL;

  if (g_cancellable_is_cancelled (making->cancellable))
    return;
  surface = spec_demo_scene_draw (&scene);
  spec_demo_features_print (surface, making->print + (gsize) index * SPEC_DEMO_PRINT_DIM);
  spec_demo_features_color (surface, making->color + (gsize) index * SPEC_DEMO_COLOR_DIM);
  write_picture (surface, path, &error);
  finish_one (making, error);
  cairo_surface_destroy (surface);
}

static gboolean
make_all (Making *making, GError **error)
{
  GThreadPool *pool = g_thread_pool_new (make_one, making, g_get_num_processors (), FALSE, error);

  if (pool == NULL)
    return FALSE;
  for (guint i = 0; i < PICTURES; i++)
    g_thread_pool_push (pool, GUINT_TO_POINTER (i + 1), NULL);
  g_thread_pool_free (pool, FALSE, TRUE);
  if (g_cancellable_set_error_if_cancelled (making->cancellable, error))
    return FALSE;
  if (making->error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&making->error));
      return FALSE;
    }
  return TRUE;
}

static void
name_all (Making *making)
{
  for (guint i = 0; i < PICTURES; i++)
    {
      SpecDemoScene scene = spec_demo_scene_pick (SEED, i);

      making->paths[i] = name_picture (&scene, i);
      g_string_append_printf (making->labels, "%s\n", spec_demo_kind_get_name (scene.kind));
    }
}

static gboolean
write_text (const char *folder, const char *name, const char *text, GError **error)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);

  return g_file_set_contents (path, text, -1, error);
}

/** Writes the mark by which a complete demo of this version is known. */
static gboolean
write_mark (const char *folder, GError **error)
{
  g_autofree char *text
      = g_strdup_printf ("{\n  \"program\": \"spec-explorer\",\n  \"version\": \"%s\",\n  \"demo\": %d,\n"
                         "  \"samples\": %d,\n  \"x\": \"the print: orientations of the strokes of the letters\",\n"
                         "  \"y\": \"colour and texture: histograms over the picture and its regions\"\n}\n",
                         SPEC_VERSION, SPEC_DEMO_VERSION, PICTURES);

  return write_text (folder, "demo.json", text, error);
}

static gboolean
write_files (Making *making, GError **error)
{
  g_autofree char *x = g_build_filename (making->folder, "x.npy", NULL),
                  *y = g_build_filename (making->folder, "y.npz", NULL);
  g_autofree char *lines = g_strjoinv ("\n", making->paths), *list = g_strconcat (lines, "\n", NULL);

  return write_text (making->folder, "images.txt", list, error)
         && write_text (making->folder, "labels.txt", making->labels->str, error)
         && spec_npy_write_floats (x, making->print, PICTURES, SPEC_DEMO_PRINT_DIM, error)
         && spec_npz_write_features (y, making->color, PICTURES, SPEC_DEMO_COLOR_DIM,
                                     (const char *const *) making->paths, error)
         && write_mark (making->folder, error);
}

static gboolean
fill_folder (const char *folder, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  g_autofree char *images = g_build_filename (folder, "images", NULL);
  Making making = { .folder = folder, .cancellable = cancellable, .progress = progress };
  gboolean done;

  if (g_mkdir (images, 0777) != 0)
    {
      g_set_error (error, G_IO_ERROR, g_io_error_from_errno (errno), _ ("%s: the folder could not be made"), images);
      return FALSE;
    }
  making.print = g_new (float, PICTURES *SPEC_DEMO_PRINT_DIM);
  making.color = g_new (float, PICTURES *SPEC_DEMO_COLOR_DIM);
  making.paths = g_new0 (char *, PICTURES + 1);
  making.labels = g_string_new (NULL);
  g_mutex_init (&making.lock);
  name_all (&making);
  done = make_all (&making, error) && write_files (&making, error);
  g_free (making.print);
  g_free (making.color);
  g_strfreev (making.paths);
  g_string_free (making.labels, TRUE);
  g_mutex_clear (&making.lock);
  g_clear_error (&making.error);
  return done;
}

/** Returns: whether @folder holds a whole demo of this version: the mark is written last. */
static gboolean
is_complete (const char *folder)
{
  g_autofree char *mark = g_build_filename (folder, "demo.json", NULL);
  g_autoptr (JsonParser) parser = json_parser_new ();
  JsonNode *root;

  if (!g_file_test (mark, G_FILE_TEST_IS_REGULAR) || !json_parser_load_from_file (parser, mark, NULL))
    return FALSE;
  root = json_parser_get_root (parser);
  return root != NULL && JSON_NODE_HOLDS_OBJECT (root)
         && json_object_get_int_member_with_default (json_node_get_object (root), "demo", 0) == SPEC_DEMO_VERSION;
}

gboolean
spec_demo_ensure (const char *folder, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  g_autoptr (SpecOutputFolder) output = NULL;

  g_return_val_if_fail (folder != NULL, FALSE);
  if (is_complete (folder))
    return TRUE;
  output = spec_output_folder_new (folder, error);
  return output != NULL && fill_folder (spec_output_folder_get_path (output), cancellable, progress, error)
         && spec_output_folder_commit (output, error);
}
