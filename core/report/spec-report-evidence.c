/* The member "evidence" of result.json. */
#include "report/spec-json-member.h"
#include "report/spec-report.h"

static JsonObject *
build_support (const SpecSupport *support)
{
  JsonObject *object = json_object_new ();

  spec_json_member_set_number (object, "similarity_inside", support->inside);
  spec_json_member_set_number (object, "similarity_outside", support->outside);
  spec_json_member_set_number (object, "silhouette", support->silhouette);
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
      spec_json_member_set_text (object, "label", mode->label);
      spec_json_member_set_number (object, "purity", mode->purity);
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

  spec_json_member_set_number (object, "x", silhouettes[SPEC_SIDE_X]);
  spec_json_member_set_number (object, "y", silhouettes[SPEC_SIDE_Y]);
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
