/* What samples tell about themselves. */
#include "samples/spec-samples.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"
#include "samples/spec-samples-private.h"

SpecSamplesKind
spec_samples_get_kind (const SpecSamples *samples)
{
  g_return_val_if_fail (samples != NULL, SPEC_SAMPLES_NUMBERED);

  return samples->kind;
}

gsize
spec_samples_get_count (const SpecSamples *samples)
{
  g_return_val_if_fail (samples != NULL, 0);

  return samples->count;
}

const char *
spec_samples_get_source (const SpecSamples *samples)
{
  g_return_val_if_fail (samples != NULL, NULL);

  return samples->source;
}

static const char *
get_string (const SpecSamples *samples, const SpecSharedStrings *shared, gsize index)
{
  g_return_val_if_fail (index < samples->count, NULL);

  return shared != NULL ? shared->strings[index] : NULL;
}

const char *
spec_samples_get_path (const SpecSamples *samples, gsize index)
{
  g_return_val_if_fail (samples != NULL, NULL);

  return get_string (samples, samples->paths, index);
}

const char *
spec_samples_get_listed_path (const SpecSamples *samples, gsize index)
{
  g_return_val_if_fail (samples != NULL, NULL);

  return get_string (samples, samples->listed, index);
}

const char *
spec_samples_get_text (const SpecSamples *samples, gsize index)
{
  g_return_val_if_fail (samples != NULL, NULL);

  return get_string (samples, samples->texts, index);
}

const char *
spec_samples_get_label (const SpecSamples *samples, gsize index)
{
  g_return_val_if_fail (samples != NULL, NULL);

  return get_string (samples, samples->labels, index);
}

gsize
spec_samples_get_label_count (const SpecSamples *samples)
{
  g_return_val_if_fail (samples != NULL, 0);

  return samples->label_count;
}

gsize
spec_samples_get_missing (const SpecSamples *samples)
{
  g_return_val_if_fail (samples != NULL, 0);

  return samples->missing;
}

gboolean
spec_samples_is_folder (const SpecSamples *samples)
{
  g_return_val_if_fail (samples != NULL, FALSE);

  return samples->from_folder;
}

gboolean
spec_samples_has_heading (const SpecSamples *samples)
{
  static const char *const HEADINGS[] = { "path",  "paths",  "file",       "files", "filename", "file_name", "filepath",
                                          "image", "images", "image_path", "name",  "caption",  "text",      NULL };
  const SpecSharedStrings *list;
  g_autofree char *first = NULL;

  g_return_val_if_fail (samples != NULL, FALSE);

  list = samples->kind == SPEC_SAMPLES_TEXTS ? samples->texts : samples->listed;
  if (list == NULL || samples->count == 0)
    return FALSE;
  first = g_ascii_strdown (list->strings[0], -1);

  return g_strv_contains (HEADINGS, g_strstrip (first));
}

gboolean
spec_samples_check_count (const SpecSamples *samples, gsize rows, GError **error)
{
  g_autofree char *label = NULL;

  g_return_val_if_fail (samples != NULL, FALSE);

  if (samples->count == rows)
    return TRUE;

  label = spec_file_label_new (samples->source != NULL ? samples->source : _ ("samples"), NULL);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE,
               samples->count == rows + 1 && !samples->from_folder
                 ? _ ("%s: one entry too many: expected %zu for as many rows, found %zu"
                      ". Is the first line a heading?")
                 : _ ("%s: another number of entries than rows: expected %zu, found %zu"),
               label, rows, samples->count);

  return FALSE;
}
