#include "report/spec-report.h"

#include <math.h>
#include <sys/resource.h>

#include "report/spec-json-text.h"

/** JSON has no infinity: what is not finite is null. */
static void
set_number (JsonObject *object, const char *name, double value)
{
  if (isfinite (value))
    json_object_set_double_member (object, name, value);
  else
    json_object_set_null_member (object, name);
}

/** @text may be NULL: null; a path may be any bytes, which JSON cannot hold: what is not UTF-8 is marked. */
static void
set_text (JsonObject *object, const char *name, const char *text)
{
  g_autofree char *valid = text != NULL ? g_utf8_make_valid (text, -1) : NULL;

  if (valid != NULL)
    json_object_set_string_member (object, name, valid);
  else
    json_object_set_null_member (object, name);
}

static gboolean
add_embedding (JsonObject *inputs, const char *side, SpecEmbedding *embedding, GCancellable *cancellable,
               GError **error)
{
  g_autofree char *sha256 = spec_embedding_dup_sha256 (embedding, cancellable, error);
  JsonObject *object;

  if (sha256 == NULL)
    return FALSE;
  object = json_object_new ();
  set_text (object, "path", spec_embedding_get_path (embedding));
  set_text (object, "array", spec_embedding_get_array (embedding));
  set_text (object, "name", spec_embedding_get_name (embedding));
  json_object_set_int_member (object, "samples", spec_embedding_get_samples (embedding));
  json_object_set_int_member (object, "dimensions", spec_embedding_get_dimensions (embedding));
  set_text (object, "dtype", spec_dtype_get_name (spec_embedding_get_dtype (embedding)));
  set_text (object, "sha256", sha256);
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
  set_text (object, "path", spec_samples_get_source (samples));
  json_object_set_int_member (object, "count", spec_samples_get_count (samples));
  if (kind == SPEC_SAMPLES_IMAGES)
    json_object_set_int_member (object, "missing", spec_samples_get_missing (samples));
  json_object_set_object_member (inputs, name, object);
}

static gboolean
add_inputs (JsonObject *root, SpecProblem *problem, SpecSamples *samples, GCancellable *cancellable, GError **error)
{
  JsonObject *inputs = json_object_new ();

  json_object_set_object_member (root, "inputs", inputs);
  add_samples (inputs, "images", samples, SPEC_SAMPLES_IMAGES);
  add_samples (inputs, "texts", samples, SPEC_SAMPLES_TEXTS);
  return add_embedding (inputs, "x", spec_problem_get_embedding (problem, SPEC_SIDE_X), cancellable, error)
         && add_embedding (inputs, "y", spec_problem_get_embedding (problem, SPEC_SIDE_Y), cancellable, error);
}

static void
add_parameters (JsonObject *root, const SpecParams *params)
{
  const char *const kernel_names[] = { "kernel_x", "kernel_y" }, *const sigma_names[] = { "sigma_x", "sigma_y" };
  JsonObject *object = json_object_new ();

  for (guint side = 0; side < 2; side++)
    set_text (object, kernel_names[side], spec_kernel_kind_get_name (params->kernel[side].kind));
  for (guint side = 0; side < 2; side++)
    set_number (object, sigma_names[side],
                params->kernel[side].kind == SPEC_KERNEL_GAUSSIAN ? params->kernel[side].sigma : NAN);
  set_number (object, "eta", params->eta);
  set_text (object, "method", spec_method_get_name (params->method));
  json_object_set_int_member (object, "rff_dim", params->rff_dim);
  json_object_set_int_member (object, "seed", params->seed);
  set_number (object, "tolerance", params->tolerance);
  json_object_set_int_member (object, "modes", params->modes);
  json_object_set_int_member (object, "samples_per_mode", params->samples_per_mode);
  json_object_set_object_member (root, "parameters", object);
}

static void
add_spectrum (JsonObject *root, const char *name, SpecResult *result, SpecSide side)
{
  JsonArray *array = json_array_new ();
  gsize count;
  const double *values = spec_result_get_spectrum (result, side, &count);

  for (gsize i = 0; i < count; i++)
    json_array_add_double_element (array, values[i]);
  json_object_set_array_member (root, name, array);
}

static JsonObject *
build_sample (SpecSamples *samples, guint32 index, float score)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "index", index);
  set_number (object, "score", spec_json_text_shorten (score));
  set_text (object, "path", samples != NULL ? spec_samples_get_listed_path (samples, index) : NULL);
  set_text (object, "label", samples != NULL ? spec_samples_get_label (samples, index) : NULL);
  if (samples != NULL && spec_samples_get_text (samples, index) != NULL)
    set_text (object, "text", spec_samples_get_text (samples, index));
  return object;
}

static JsonObject *
build_mode (SpecResult *result, SpecSamples *samples, SpecDirection direction, gsize index)
{
  const SpecMode *mode = spec_result_get_mode (result, direction, index);
  gsize count = spec_problem_get_params (spec_result_get_problem (result))->samples_per_mode;
  g_autofree float *scores = NULL;
  g_autofree guint32 *rows = spec_result_rank_samples (result, direction, index, FALSE, &count, &scores);
  JsonObject *object = json_object_new ();
  JsonArray *array = json_array_new ();

  json_object_set_int_member (object, "mode", index + 1);
  set_number (object, "eigenvalue", mode->eigenvalue);
  set_number (object, "residual", mode->residual);
  json_object_set_boolean_member (object, "converged", mode->converged);
  for (gsize i = 0; i < count; i++)
    json_array_add_object_element (array, build_sample (samples, rows[i], scores[i]));
  json_object_set_array_member (object, "samples", array);
  return object;
}

static void
add_modes (JsonObject *root, const char *name, SpecResult *result, SpecSamples *samples, SpecDirection direction)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
    json_array_add_object_element (array, build_mode (result, samples, direction, i));
  json_object_set_array_member (root, name, array);
}

/** Returns: the most memory this process ever had, in bytes. */
static gint64
peak_memory (void)
{
  struct rusage usage;

  if (getrusage (RUSAGE_SELF, &usage) != 0)
    return 0;
#ifdef __APPLE__
  return usage.ru_maxrss;
#else
  return usage.ru_maxrss * 1024;
#endif
}

static void
add_costs (JsonObject *root, SpecResult *result, const SpecReportTimes *times)
{
  JsonObject *seconds = json_object_new ();

  json_object_set_boolean_member (root, "converged", spec_result_get_converged (result));
  json_object_set_int_member (root, "block_products", spec_result_get_block_products (result));
  set_number (seconds, "load", times->load_seconds);
  set_number (seconds, "solve", spec_result_get_seconds (result));
  set_number (seconds, "figures", times->figure_seconds);
  set_number (seconds, "total", times->total_seconds);
  json_object_set_object_member (root, "seconds", seconds);
  json_object_set_int_member (root, "peak_memory_bytes", peak_memory ());
}

JsonNode *
spec_report_build_json (SpecResult *result, SpecSamples *samples, const SpecReportTimes *times,
                        GCancellable *cancellable, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (result);
  gboolean exact = spec_result_get_method (result) == SPEC_METHOD_EXACT;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  json_node_take_object (node, root);
  set_text (root, "program", "spec-explorer");
  set_text (root, "version", SPEC_VERSION);
  if (!add_inputs (root, problem, samples, cancellable, error))
    return NULL;
  add_parameters (root, spec_problem_get_params (problem));
  set_text (root, "method_used", spec_method_get_name (spec_result_get_method (result)));
  set_number (root, "rff_noise", exact ? NAN : spec_result_get_rff_noise (result));
  json_object_set_int_member (root, "samples_used", spec_problem_get_samples (problem));
  add_spectrum (root, "spectrum_x", result, SPEC_SIDE_X);
  add_spectrum (root, "spectrum_y", result, SPEC_SIDE_Y);
  set_number (root, "spec_diff", spec_result_get_spec_diff (result));
  add_modes (root, "positive", result, samples, SPEC_DIRECTION_POSITIVE);
  add_modes (root, "negative", result, samples, SPEC_DIRECTION_NEGATIVE);
  json_object_set_null_member (root, "evidence");
  add_costs (root, result, times);
  return g_steal_pointer (&node);
}

static JsonObject *
build_support (const SpecSupport *support)
{
  JsonObject *object = json_object_new ();

  set_number (object, "similarity_inside", support->inside);
  set_number (object, "similarity_outside", support->outside);
  set_number (object, "silhouette", support->silhouette);
  return object;
}

static JsonArray *
build_mode_evidence (const SpecEvidence *evidence, SpecDirection direction)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < evidence->mode_count[direction]; i++)
    {
      const SpecModeEvidence *mode = &evidence->modes[direction][i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "mode", i + 1);
      set_text (object, "label", mode->label);
      set_number (object, "purity", mode->purity);
      json_object_set_object_member (object, "x", build_support (&mode->side[SPEC_SIDE_X]));
      json_object_set_object_member (object, "y", build_support (&mode->side[SPEC_SIDE_Y]));
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
build_silhouettes (const double *silhouettes)
{
  JsonObject *object = json_object_new ();

  set_number (object, "x", silhouettes[SPEC_SIDE_X]);
  set_number (object, "y", silhouettes[SPEC_SIDE_Y]);
  return object;
}

void
spec_report_set_evidence (JsonNode *root, const SpecEvidence *evidence)
{
  JsonObject *object = json_object_new (), *silhouettes = json_object_new ();

  json_object_set_int_member (object, "samples_per_mode", evidence->samples_per_mode);
  json_object_set_int_member (object, "outside_samples", evidence->outside_samples);
  json_object_set_object_member (silhouettes, "positive",
                                 build_silhouettes (evidence->silhouette[SPEC_DIRECTION_POSITIVE]));
  json_object_set_object_member (silhouettes, "negative",
                                 build_silhouettes (evidence->silhouette[SPEC_DIRECTION_NEGATIVE]));
  json_object_set_object_member (object, "silhouette", silhouettes);
  json_object_set_array_member (object, "positive", build_mode_evidence (evidence, SPEC_DIRECTION_POSITIVE));
  json_object_set_array_member (object, "negative", build_mode_evidence (evidence, SPEC_DIRECTION_NEGATIVE));
  json_object_set_object_member (json_node_get_object (root), "evidence", object);
}

gboolean
spec_report_write_json (JsonNode *root, const char *path, GError **error)
{
  g_autofree char *text = spec_json_text_new (root);

  return g_file_set_contents (path, text, -1, error);
}
