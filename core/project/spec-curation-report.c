#include "project/spec-curation-report.h"

#include "report/spec-json-member.h"

static void
add_names (const SpecCuration *curation, SpecResult *result, SpecDirection direction, JsonArray *modes)
{
  for (guint i = 0; i < json_array_get_length (modes); i++)
    {
      const char *name = spec_curation_find_name (curation, result, direction, i);

      if (name != NULL)
        spec_json_member_set_text (json_array_get_object_element (modes, i), "name", name);
    }
}

void
spec_curation_report (const SpecCuration *curation, SpecResult *result, JsonNode *root)
{
  JsonObject *object = json_node_get_object (root);
  JsonArray *array;
  gsize count;
  const guint32 *excluded = spec_curation_get_excluded (curation, &count);

  add_names (curation, result, SPEC_DIRECTION_POSITIVE, json_object_get_array_member (object, "positive"));
  add_names (curation, result, SPEC_DIRECTION_NEGATIVE, json_object_get_array_member (object, "negative"));
  if (count == 0)
    return;
  array = json_array_new ();
  for (gsize i = 0; i < count; i++)
    json_array_add_int_element (array, excluded[i]);
  json_object_set_array_member (object, "excluded", array);
}
