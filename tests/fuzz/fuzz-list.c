/* A list of samples in each of its forms: the first byte says under which name the rest lies and what is wanted of it. */
#include "fuzz-input.h"

#include "samples/spec-samples.h"

static void
read_samples (SpecSamples *samples)
{
  gsize count = spec_samples_get_count (samples);
  g_autoptr (SpecSamples) shorter = count >= 2 ? spec_samples_skip_first (samples) : NULL;
  g_autofree char *warning = spec_samples_check_order (samples, NULL);

  g_assert_true (warning == NULL || g_utf8_validate (warning, -1, NULL));
  g_assert_cmpuint (count, >=, 1);
  if (shorter != NULL)
    g_assert_cmpuint (spec_samples_get_count (shorter), ==, count - 1);
  g_assert_cmpuint (spec_samples_get_missing (samples), <=, count);
  g_assert_cmpuint (spec_samples_get_label_count (samples), <=, count);
  spec_samples_has_heading (samples);
  for (gsize i = 0; i < count; i++)
    {
      const char *text = spec_samples_get_text (samples, i), *label = spec_samples_get_label (samples, i);

      if (spec_samples_get_kind (samples) == SPEC_SAMPLES_IMAGES)
        g_assert_nonnull (spec_samples_get_path (samples, i));
      g_assert_true (text == NULL || g_utf8_validate (text, -1, NULL));
      g_assert_true (label == NULL || g_utf8_validate (label, -1, NULL));
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  static const char *const endings[] = { ".txt", ".csv", ".tsv", ".npy" };
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (SpecSamples) samples = NULL, labelled = NULL;

  if (size == 0)
    return 0;
  path = fuzz_input_write (endings[data[0] & 3], data + 1, size - 1);
  samples = (data[0] & 4) != 0 ? spec_samples_load_texts (path, NULL, &error) : spec_samples_load_list (path, NULL, NULL, &error);
  if (samples == NULL)
    {
      fuzz_input_check_refusal (error, path);
      return 0;
    }
  read_samples (samples);
  labelled = spec_samples_with_labels (samples, path, NULL, &error);
  if (labelled != NULL)
    read_samples (labelled);
  else
    fuzz_input_check_refusal (error, path);

  return 0;
}
