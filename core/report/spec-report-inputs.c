#include "report/spec-report-inputs.h"

#include "report/spec-json-member.h"

static gboolean
add_embedding (JsonObject *inputs, const char *side, SpecEmbedding *embedding, GCancellable *cancellable,
               GError **error)
{
  g_autofree char *sha256 = spec_embedding_dup_sha256 (embedding, cancellable, error);
  JsonObject *object;

  if (sha256 == NULL)
    return FALSE;
  object = json_object_new ();
  spec_json_member_set_text (object, "path", spec_embedding_get_path (embedding));
  spec_json_member_set_text (object, "array", spec_embedding_get_array (embedding));
  spec_json_member_set_text (object, "name", spec_embedding_get_name (embedding));
  json_object_set_int_member (object, "samples", spec_embedding_get_samples (embedding));
  json_object_set_int_member (object, "dimensions", spec_embedding_get_dimensions (embedding));
  spec_json_member_set_text (object, "dtype", spec_dtype_get_name (spec_embedding_get_dtype (embedding)));
  spec_json_member_set_text (object, "sha256", sha256);
  json_object_set_object_member (inputs, side, object);
  return TRUE;
}

static void
add_samples (JsonObject *inputs, const char *name, SpecSamples *samples, SpecSamplesKind kind)
{
  JsonObject *object;

  if (samples == NULL || spec_samples_get_kind (samples) != kind)
    {
      json_object_set_null_member (inputs, name);
      return;
    }
  object = json_object_new ();
  spec_json_member_set_text (object, "path", spec_samples_get_source (samples));
  json_object_set_int_member (object, "count", spec_samples_get_count (samples));
  if (kind == SPEC_SAMPLES_IMAGES)
    json_object_set_int_member (object, "missing", spec_samples_get_missing (samples));
  json_object_set_object_member (inputs, name, object);
}

gboolean
spec_report_add_inputs (JsonObject *root, SpecEmbedding *x, SpecEmbedding *y, SpecSamples *samples,
                        GCancellable *cancellable, GError **error)
{
  JsonObject *inputs = json_object_new ();

  json_object_set_object_member (root, "inputs", inputs);
  add_samples (inputs, "images", samples, SPEC_SAMPLES_IMAGES);
  add_samples (inputs, "texts", samples, SPEC_SAMPLES_TEXTS);
  return add_embedding (inputs, "x", x, cancellable, error) && add_embedding (inputs, "y", y, cancellable, error);
}
