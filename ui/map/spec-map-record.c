#include "map/spec-map-record.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "report/spec-json-member.h"
#include "report/spec-json-text.h"
#include "report/spec-report-origin.h"

struct _SpecMapRecord
{
  /* owned */
  SpecResult *result;
  SpecSamples *samples;    /* (nullable) */
  SpecProjection *maps[2]; /* (nullable): not finished */
  guint32 *rows;
  gint16 *tags; /* of the clusters shown; 0: none */
  float *places[2];

  gsize count;
  SpecProjectionParams params;
  SpecMetric metrics[2];
  guint step;
  gboolean turned;
};

SpecMapRecord *
spec_map_record_new (SpecMapDisplay *display)
{
  SpecMapSession *map = spec_map_display_get_map (display);
  const SpecMapLayout *layout = spec_map_session_get_layout (map);
  SpecSamples *samples = spec_session_get_samples (spec_map_display_get_session (display));
  SpecMapRecord *record = g_new0 (SpecMapRecord, 1);

  record->result = spec_result_ref (layout->result);
  record->samples = samples != NULL ? spec_samples_ref (samples) : NULL;
  record->count = layout->count;
  record->rows = g_memdup2 (layout->rows, layout->count * sizeof (guint32));
  record->tags = g_new0 (gint16, layout->count + 1);
  record->step = layout->step;
  record->turned = spec_map_display_get_turned (display);
  record->params = layout->maps[0] != NULL ? *spec_projection_get_params (layout->maps[0]) : *spec_map_session_get_params (map);
  for (gsize i = 0; i < layout->count; i++)
    {
      SpecModeItem *mode = spec_map_display_find_cluster (display, i);

      record->tags[i] = (gint16) (mode != NULL ? spec_map_display_get_tag (mode) : 0);
    }
  for (guint side = 0; side < 2; side++)
    {
      record->maps[side] = layout->maps[side] != NULL ? spec_projection_ref (layout->maps[side]) : NULL;
      record->metrics[side] = spec_map_layout_get_metric (layout, side);
      record->places[side] = g_memdup2 (spec_map_display_get_places (display, side), 2 * layout->count * sizeof (float));
    }
  return record;
}

void
spec_map_record_free (SpecMapRecord *record)
{
  spec_result_unref (record->result);
  g_clear_pointer (&record->samples, spec_samples_unref);
  for (guint side = 0; side < 2; side++)
    {
      g_clear_pointer (&record->maps[side], spec_projection_unref);
      g_free (record->places[side]);
    }
  g_free (record->rows);
  g_free (record->tags);
  g_free (record);
}

static JsonObject *
build_side (const SpecMapRecord *record, guint side)
{
  SpecProjection *map = record->maps[side];
  JsonObject *object = json_object_new ();

  spec_json_member_set_text (object, "metric", spec_metric_get_name (record->metrics[side]));
  if (map == NULL)
    return object;
  spec_json_member_set_number (object, "trustworthiness", spec_projection_get_trustworthiness (map));
  json_object_set_int_member (object, "trustworthiness_neighbours",
                              (gint64) spec_projection_get_trustworthiness_neighbours (map));
  if (record->params.method == SPEC_PROJECTION_PCA)
    spec_json_member_set_number (object, "explained", spec_projection_get_explained (map));
  return object;
}

static JsonObject *
build_map (const SpecMapRecord *record)
{
  JsonObject *object = json_object_new ();

  spec_json_member_set_text (object, "method", spec_projection_method_get_name (record->params.method));
  if (record->params.method == SPEC_PROJECTION_TSNE)
    spec_json_member_set_number (object, "perplexity", record->params.perplexity);
  if (record->params.method == SPEC_PROJECTION_UMAP)
    {
      json_object_set_int_member (object, "neighbours", record->params.neighbours);
      spec_json_member_set_number (object, "min_dist", record->params.min_dist);
    }
  if (record->params.method != SPEC_PROJECTION_PCA)
    json_object_set_int_member (object, "steps", record->step);
  json_object_set_int_member (object, "seed", (gint64) record->params.seed);
  json_object_set_boolean_member (object, "finished", record->maps[0] != NULL);
  json_object_set_boolean_member (object, "y_turned", record->turned);
  json_object_set_object_member (object, "x", build_side (record, 0));
  json_object_set_object_member (object, "y", build_side (record, 1));
  return object;
}

/* Signed: positive ones descending, negative ones ascending; cluster +1 is the first of the former. */
static JsonArray *
build_eigenvalues (SpecResult *result)
{
  JsonArray *array = json_array_new ();

  for (int direction = SPEC_DIRECTION_POSITIVE; direction <= SPEC_DIRECTION_NEGATIVE; direction++)
    for (gsize i = 0; i < spec_result_get_mode_count (result, direction); i++)
      json_array_add_double_element (array, spec_result_get_mode (result, direction, i)->eigenvalue);
  return array;
}

static JsonArray *
build_places (const SpecMapRecord *record, guint side)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < 2 * record->count; i++)
    json_array_add_double_element (array, spec_json_text_shorten (record->places[side][i]));
  return array;
}

static JsonObject *
build_points (const SpecMapRecord *record)
{
  JsonObject *object = json_object_new ();
  JsonArray *rows = json_array_new (), *tags = json_array_new ();

  for (gsize i = 0; i < record->count; i++)
    {
      json_array_add_int_element (rows, record->rows[i]);
      json_array_add_int_element (tags, record->tags[i]);
    }
  json_object_set_array_member (object, "rows", rows);
  json_object_set_array_member (object, "clusters", tags);
  json_object_set_array_member (object, "x", build_places (record, 0));
  json_object_set_array_member (object, "y", build_places (record, 1));
  return object;
}

GBytes *
spec_map_record_build (const SpecMapRecord *record, double width_inches, GCancellable *cancellable, GError **error)
{
  g_autoptr (JsonNode) node = spec_report_origin_build (record->result, record->samples, cancellable, error);
  JsonObject *root, *figure;
  char *text;

  if (node == NULL)
    return NULL;
  root = json_node_get_object (node);
  figure = json_object_new ();
  spec_json_member_set_text (figure, "kind", "map");
  spec_json_member_set_number (figure, "width_inches", width_inches);
  json_object_set_object_member (root, "figure", figure);
  json_object_set_array_member (root, "eigenvalues", build_eigenvalues (record->result));
  json_object_set_object_member (root, "map", build_map (record));
  json_object_set_object_member (root, "points", build_points (record));
  text = spec_json_text_new (node);
  return g_bytes_new_take (text, strlen (text));
}
