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
