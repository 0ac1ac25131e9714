/* What the faults of files are tried on, beside the program itself: subject WHAT FILE SEED writes FILE anew; other seeds, other contents;
 * "load", "embedding" and "images" read it. Ends with 1 and the reason in one line where that failed. */
#include <string.h>

#include "paint/spec-figure.h"
#include "embedding/spec-embedding.h"
#include "project/spec-project.h"
#include "report/spec-file-writer.h"
#include "report/spec-npy-writer.h"
#include "samples/spec-samples.h"

static gboolean
save_project (const char *path, guint seed, GError **error)
{
  g_autoptr (SpecProject) project = spec_project_new ();

  project->file[SPEC_PROJECT_X].path = g_strdup ("/data/x.npy");
  project->file[SPEC_PROJECT_Y].path = g_strdup ("/data/y.npy");
  project->params.seed = seed;
  project->exports = g_strdup_printf ("[{\"padding\":\"%0*d\"}]", 20000, (int) seed);

  return spec_project_save (project, path, error);
}

static gboolean
save_figure (const char *path, guint seed, GError **error)
{
  g_autofree char *text = g_strdup_printf ("%0*d", 200000, (int) seed);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));

  return spec_figure_save (path, bytes, error);
}

typedef struct
{
  gboolean over;
  GError *error; /* (nullable) */
} Answer;

static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  Answer *answer = data;

  spec_file_write_finish (G_FILE (source), result, &answer->error);
  answer->over = TRUE;
}

/* As the window saves lists and tables. */
static gboolean
save_list (const char *path, guint seed, GError **error)
{
  char *text = g_strdup_printf ("%0*d", 100000, (int) seed);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (GFile) file = g_file_new_for_path (path);
  Answer answer = { FALSE, NULL };

  spec_file_write_async (file, bytes, on_written, &answer);
  while (!answer.over)
    g_main_context_iteration (NULL, TRUE);
  if (answer.error != NULL)
    g_propagate_prefixed_error (error, answer.error, "%s: ", path);

  return answer.error == NULL;
}

static float *
make_rows (guint seed)
{
  float *rows = g_new (float, 4000);

  for (guint i = 0; i < 4000; i++)
    rows[i] = (float) (seed + i);

  return rows;
}

static gboolean
save_floats (const char *path, guint seed, GError **error)
{
  g_autofree float *rows = make_rows (seed);

  return spec_npy_write_floats (path, rows, 1000, 4, error);
}

static gboolean
save_npz (const char *path, guint seed, GError **error)
{
  static const char *const names[] = { "a", "b", NULL };
  g_autofree float *rows = make_rows (seed);

  return spec_npz_write_features (path, rows, 2, 2000, names, error);
}

static gboolean
load_project (const char *path, guint seed, GError **error)
{
  g_autoptr (SpecProject) project = spec_project_load (path, error);

  return project != NULL;
}

static gboolean
load_embedding (const char *path, guint seed, GError **error)
{
  g_autoptr (SpecEmbedding) embedding = spec_embedding_load (path, NULL, error);
  g_autofree char *digest = NULL;

  if (embedding == NULL || !spec_embedding_check (embedding, FALSE, NULL, error))
    return FALSE;
  digest = spec_embedding_dup_sha256 (embedding, NULL, error);

  return digest != NULL;
}

static gboolean
load_images (const char *path, guint seed, GError **error)
{
  g_autoptr (SpecSamples) samples = spec_samples_load_images (path, NULL, NULL, error);

  return samples != NULL;
}

int
main (int argc, char **argv)
{
  static const struct
  {
    const char *name;
    gboolean (*run) (const char *path, guint seed, GError **error);
  } subjects[] = { { "project", save_project }, { "figure", save_figure }, { "list", save_list },
                   { "npy", save_floats },      { "npz", save_npz },       { "load", load_project },
                   { "embedding", load_embedding }, { "images", load_images } };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; argc == 4 && i < G_N_ELEMENTS (subjects); i++)
    if (g_str_equal (argv[1], subjects[i].name))
      {
        if (subjects[i].run (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10), &error))
          return 0;
        g_printerr ("%s\n", error->message);
        return 1;
      }

  return 2;
}
