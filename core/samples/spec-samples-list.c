/* A list that may be one of images or one of texts. */
#include "samples/spec-samples.h"

#include "base/spec-error.h"
#include "samples/spec-image-folder.h"

/* Images that were moved are still images: their names say so. */
static gboolean
lists_no_images (const SpecSamples *samples)
{
  gsize count = spec_samples_get_count (samples), named = 0;

  if (spec_samples_get_missing (samples) < count)
    return FALSE;
  for (gsize i = 0; i < count; i++)
    named += spec_image_folder_is_image_name (spec_samples_get_listed_path (samples, i));

  return named <= count / 2;
}

SpecSamples *
spec_samples_load_list (const char *path, const char *root, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) failure = NULL;
  g_autoptr (SpecSamples) images = spec_samples_load_images (path, root, cancellable, &failure);
  g_autoptr (SpecSamples) texts = NULL;

  if (images != NULL ? lists_no_images (images) : g_error_matches (failure, SPEC_ERROR, SPEC_ERROR_FORMAT))
    texts = spec_samples_load_texts (path, cancellable, NULL);
  if (texts != NULL)
    return g_steal_pointer (&texts);
  if (images == NULL)
    g_propagate_error (error, g_steal_pointer (&failure));

  return g_steal_pointer (&images);
}

SpecSamples *
spec_samples_load_row_names (const SpecEmbedding *embedding, const char *list, const char *root, GCancellable *cancellable,
                             GError **error)
{
  g_autofree char *folder = g_file_test (list, G_FILE_TEST_IS_DIR) ? g_strdup (list) : g_path_get_dirname (list);
  g_autoptr (SpecSamples) samples
      = spec_samples_new_from_row_names (embedding, root != NULL ? root : folder, cancellable, error);

  if (samples == NULL || spec_samples_get_missing (samples) < spec_samples_get_count (samples))
    return g_steal_pointer (&samples);

  return spec_samples_new_from_row_names (embedding, NULL, cancellable, error);
}
