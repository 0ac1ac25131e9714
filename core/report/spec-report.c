#include "report/spec-report.h"

#include <sys/resource.h>

#include "report/spec-json-member.h"
#include "report/spec-json-text.h"
#include "report/spec-report-origin.h"

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
  spec_json_member_set_number (object, "score", spec_json_text_shorten (score));
  spec_json_member_set_text (object, "path", samples != NULL ? spec_samples_get_listed_path (samples, index) : NULL);
  spec_json_member_set_text (object, "label", samples != NULL ? spec_samples_get_label (samples, index) : NULL);
  if (samples != NULL && spec_samples_get_text (samples, index) != NULL)
    spec_json_member_set_text (object, "text", spec_samples_get_text (samples, index));
  return object;
}

/* Returns: (nullable): */
static JsonObject *
build_mode (SpecResult *result, SpecSamples *samples, SpecDirection direction, gsize index, GError **error)
{
  const SpecMode *mode = spec_result_get_mode (result, direction, index);
  gsize count = spec_problem_get_params (spec_result_get_problem (result))->samples_per_mode;
  g_autofree float *scores = NULL;
  g_autofree guint32 *rows = spec_result_rank_samples (result, direction, index, FALSE, &count, &scores, error);
  JsonObject *object;
  JsonArray *array;

  if (rows == NULL)
    return NULL;
  object = json_object_new ();
  array = json_array_new ();
  json_object_set_int_member (object, "mode", index + 1);
  spec_json_member_set_number (object, "eigenvalue", mode->eigenvalue);
  spec_json_member_set_number (object, "residual", mode->residual);
  json_object_set_boolean_member (object, "converged", mode->converged);
  for (gsize i = 0; i < count; i++)
    json_array_add_object_element (array, build_sample (samples, rows[i], scores[i]));
  json_object_set_array_member (object, "samples", array);
  return object;
}

static gboolean
add_modes (JsonObject *root, const char *name, SpecResult *result, SpecSamples *samples, SpecDirection direction, GError **error)
{
  g_autoptr (JsonArray) array = json_array_new ();

  for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
    {
      JsonObject *mode = build_mode (result, samples, direction, i, error);

      if (mode == NULL)
        return FALSE;
      json_array_add_object_element (array, mode);
    }
  json_object_set_array_member (root, name, g_steal_pointer (&array));
  return TRUE;
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

  json_object_set_int_member (root, "block_products", spec_result_get_block_products (result));
  spec_json_member_set_number (seconds, "load", times->load_seconds);
  spec_json_member_set_number (seconds, "solve", spec_result_get_seconds (result));
  spec_json_member_set_number (seconds, "evidence", times->evidence_seconds);
  spec_json_member_set_number (seconds, "figures", times->figure_seconds);
  spec_json_member_set_number (seconds, "total", times->total_seconds);
  json_object_set_object_member (root, "seconds", seconds);
  json_object_set_int_member (root, "peak_memory_bytes", peak_memory ());
}

JsonNode *
spec_report_build_json (SpecResult *result, SpecSamples *samples, const SpecReportTimes *times,
                        GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) node = spec_report_origin_build (result, samples, cancellable, error);
  JsonObject *root;

  if (node == NULL)
    return NULL;
  root = json_node_get_object (node);
  add_spectrum (root, "spectrum_x", result, SPEC_SIDE_X);
  add_spectrum (root, "spectrum_y", result, SPEC_SIDE_Y);
  if (!add_modes (root, "positive", result, samples, SPEC_DIRECTION_POSITIVE, error)
      || !add_modes (root, "negative", result, samples, SPEC_DIRECTION_NEGATIVE, error))
    return NULL;
  json_object_set_null_member (root, "evidence");
  add_costs (root, result, times);
  return g_steal_pointer (&node);
}

gboolean
spec_report_write_json (JsonNode *root, const char *path, GError **error)
{
  g_autofree char *text = spec_json_text_new (root);

  return g_file_set_contents (path, text, -1, error);
}
