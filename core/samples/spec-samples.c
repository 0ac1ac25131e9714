#include "samples/spec-samples.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"
#include "samples/spec-image-folder.h"
#include "samples/spec-list-file.h"
#include "samples/spec-samples-private.h"

#define FILES_AT_ONCE 64

G_DEFINE_BOXED_TYPE (SpecSamples, spec_samples, spec_samples_ref, spec_samples_unref)

static SpecSharedStrings *
shared_strings_new_take (char **strings)
{
  SpecSharedStrings *shared;

  if (strings == NULL)
    return NULL;
  shared = g_atomic_rc_box_new0 (SpecSharedStrings);
  shared->strings = strings;

  return shared;
}

static SpecSharedStrings *
shared_strings_ref (SpecSharedStrings *shared)
{
  return shared != NULL ? g_atomic_rc_box_acquire (shared) : NULL;
}

static void
shared_strings_clear (gpointer pointer)
{
  g_strfreev (((SpecSharedStrings *) pointer)->strings);
}

static void
shared_strings_unref (SpecSharedStrings *shared)
{
  g_atomic_rc_box_release_full (shared, shared_strings_clear);
}

static SpecSamples *
samples_new (SpecSamplesKind kind, gsize count, const char *source)
{
  SpecSamples *samples = g_new0 (SpecSamples, 1);

  g_atomic_ref_count_init (&samples->references);
  samples->kind = kind;
  samples->count = count;
  samples->source = g_strdup (source);

  return samples;
}

SpecSamples *
spec_samples_new_numbered (gsize count)
{
  return samples_new (SPEC_SAMPLES_NUMBERED, count, NULL);
}

SpecSamples *
spec_samples_ref (SpecSamples *samples)
{
  g_return_val_if_fail (samples != NULL, NULL);

  g_atomic_ref_count_inc (&samples->references);

  return samples;
}

void
spec_samples_unref (SpecSamples *samples)
{
  g_return_if_fail (samples != NULL);

  if (!g_atomic_ref_count_dec (&samples->references))
    return;

  g_free (samples->source);
  g_clear_pointer (&samples->paths, shared_strings_unref);
  g_clear_pointer (&samples->listed, shared_strings_unref);
  g_clear_pointer (&samples->texts, shared_strings_unref);
  g_clear_pointer (&samples->labels, shared_strings_unref);
  g_free (samples);
}

static void
samples_take_labels (SpecSamples *samples, char **labels)
{
  g_autoptr (GHashTable) different = g_hash_table_new (g_str_hash, g_str_equal);

  if (labels == NULL)
    return;
  for (char **label = labels; *label != NULL; label++)
    g_hash_table_add (different, *label);

  samples->label_count = g_hash_table_size (different);
  samples->labels = shared_strings_new_take (labels);
}

/* Lists made on Windows may separate folders by backslashes. */
static char *
resolve_path (const char *root, const char *listed)
{
  g_autofree char *path = g_strdup (listed);

  if (strchr (path, '/') == NULL)
    g_strdelimit (path, "\\", '/');

  return g_path_is_absolute (path) ? g_steal_pointer (&path) : g_build_filename (root, path, NULL);
}

/* Takes @listed as paths below @root and looks which of them are there. */
static gboolean
samples_take_paths (SpecSamples *samples, const char *root, char **listed, GCancellable *cancellable, GError **error)
{
  char **paths = g_try_malloc0_n (samples->count + 1, sizeof *paths);

  samples->listed = shared_strings_new_take (listed);
  if (paths == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory for %zu strings"), samples->source, samples->count);
      return FALSE;
    }
  samples->paths = shared_strings_new_take (paths);
  for (gsize i = 0; i < samples->count; i++)
    {
      char *shown = NULL;

      if (i % FILES_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      paths[i] = resolve_path (root, listed[i]);
      if (!g_file_test (paths[i], G_FILE_TEST_IS_REGULAR))
        samples->missing++;

      /* A file's name may be any bytes; what is shown of it is UTF-8. */
      if (!g_utf8_validate (listed[i], -1, NULL))
        shown = g_filename_display_name (listed[i]);
      if (shown != NULL)
        {
          g_free (listed[i]);
          listed[i] = shown;
        }
    }

  return TRUE;
}

static SpecSamples *
load_folder (const char *folder, GCancellable *cancellable, GError **error)
{
  char **listed = spec_image_folder_list (folder, cancellable, error);
  g_autoptr (SpecSamples) samples = NULL;

  if (listed == NULL)
    return NULL;
  samples = samples_new (SPEC_SAMPLES_IMAGES, g_strv_length (listed), folder);
  samples->from_folder = TRUE;
  if (!samples_take_paths (samples, folder, listed, cancellable, error))
    return NULL;

  return g_steal_pointer (&samples);
}

SpecSamples *
spec_samples_load_images (const char *path, const char *root, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecListFile) list = NULL;
  g_autoptr (SpecSamples) samples = NULL;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (g_file_test (path, G_FILE_TEST_IS_DIR))
    return load_folder (path, cancellable, error);
  list = spec_list_file_read (path, SPEC_LIST_PATHS, cancellable, error);
  if (list == NULL)
    return NULL;

  folder = g_path_get_dirname (path);
  samples = samples_new (SPEC_SAMPLES_IMAGES, list->count, path);
  samples->texts = shared_strings_new_take (g_steal_pointer (&list->columns[SPEC_LIST_TEXTS]));
  samples_take_labels (samples, g_steal_pointer (&list->columns[SPEC_LIST_LABELS]));
  if (!samples_take_paths (samples, root != NULL ? root : folder, g_steal_pointer (&list->columns[SPEC_LIST_PATHS]),
                           cancellable, error))
    return NULL;

  return g_steal_pointer (&samples);
}

SpecSamples *
spec_samples_new_from_row_names (const SpecEmbedding *embedding, const char *root, GCancellable *cancellable,
                                 GError **error)
{
  const char *const *names;
  const char *path;
  g_autofree char *folder = NULL;
  g_autoptr (SpecSamples) samples = NULL;

  g_return_val_if_fail (embedding != NULL, NULL);

  names = spec_embedding_get_row_names (embedding);
  if (names == NULL)
    return NULL;

  path = spec_embedding_get_path (embedding);
  folder = g_path_get_dirname (path != NULL ? path : ".");
  samples = samples_new (SPEC_SAMPLES_IMAGES, spec_embedding_get_samples (embedding), path);
  if (!samples_take_paths (samples, root != NULL ? root : folder, g_strdupv ((char **) names), cancellable, error))
    return NULL;

  return g_steal_pointer (&samples);
}

static char **
make_valid (char **texts)
{
  for (char **text = texts; *text != NULL; text++)
    if (!g_utf8_validate (*text, -1, NULL))
      {
        char *valid = g_utf8_make_valid (*text, -1);

        g_free (*text);
        *text = valid;
      }

  return texts;
}

SpecSamples *
spec_samples_load_texts (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecListFile) list = NULL;
  SpecSamples *samples;

  g_return_val_if_fail (path != NULL, NULL);

  list = spec_list_file_read (path, SPEC_LIST_TEXTS, cancellable, error);
  if (list == NULL)
    return NULL;

  samples = samples_new (SPEC_SAMPLES_TEXTS, list->count, path);
  samples->texts = shared_strings_new_take (make_valid (g_steal_pointer (&list->columns[SPEC_LIST_TEXTS])));
  samples_take_labels (samples, g_steal_pointer (&list->columns[SPEC_LIST_LABELS]));

  return samples;
}

static SpecSamples *
samples_copy_without_labels (SpecSamples *samples)
{
  SpecSamples *copy = samples_new (samples->kind, samples->count, samples->source);

  copy->missing = samples->missing;
  copy->from_folder = samples->from_folder;
  copy->paths = shared_strings_ref (samples->paths);
  copy->listed = shared_strings_ref (samples->listed);
  copy->texts = shared_strings_ref (samples->texts);

  return copy;
}

SpecSamples *
spec_samples_with_labels (SpecSamples *samples, const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecListFile) list = NULL;
  g_autofree char *label = NULL;
  SpecSamples *labelled;

  g_return_val_if_fail (samples != NULL && path != NULL, NULL);

  list = spec_list_file_read (path, SPEC_LIST_LABELS, cancellable, error);
  if (list == NULL)
    return NULL;
  if (list->count != samples->count)
    {
      label = spec_file_label_new (path, NULL);
      g_set_error (
        error, SPEC_ERROR, SPEC_ERROR_SHAPE,
        list->count == samples->count + 1
          ? _ ("%s: one label too many: expected %zu labels, found %zu"
               ". Is the first line a heading?")
          : _ ("%s: another number of labels than samples: expected %zu, found %zu"),
        label, samples->count, list->count);
      return NULL;
    }

  labelled = samples_copy_without_labels (samples);
  samples_take_labels (labelled, make_valid (g_steal_pointer (&list->columns[SPEC_LIST_LABELS])));

  return labelled;
}

static char **
dup_without_first (SpecSharedStrings *shared)
{
  return shared != NULL ? g_strdupv (shared->strings + 1) : NULL;
}

SpecSamples *
spec_samples_skip_first (SpecSamples *samples)
{
  SpecSamples *rest;

  g_return_val_if_fail (samples != NULL && samples->count >= 2, NULL);

  rest = samples_new (samples->kind, samples->count - 1, samples->source);
  rest->missing = samples->missing;
  if (samples->paths != NULL && !g_file_test (samples->paths->strings[0], G_FILE_TEST_IS_REGULAR))
    rest->missing -= MIN (rest->missing, 1);
  rest->from_folder = samples->from_folder;
  rest->paths = shared_strings_new_take (dup_without_first (samples->paths));
  rest->listed = shared_strings_new_take (dup_without_first (samples->listed));
  rest->texts = shared_strings_new_take (dup_without_first (samples->texts));
  samples_take_labels (rest, dup_without_first (samples->labels));

  return rest;
}
