/* The member "evidence" of result.json. */
#include <math.h>

#include "report/spec-json-member.h"
#include "report/spec-json-text.h"
#include "report/spec-report.h"

/* Six digits are more than a curve that is only painted needs. */
static JsonArray *
build_density (const SpecViolin *violin)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < SPEC_VIOLIN_POINTS; i++)
    json_array_add_double_element (array, spec_json_text_shorten ((float) violin->density[i]));
  return array;
}

static JsonObject *
build_violin (const SpecViolin *violin)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "pairs", violin->pairs);
  spec_json_member_set_number (object, "least", violin->least);
  spec_json_member_set_number (object, "lower_quartile", violin->lower);
  spec_json_member_set_number (object, "median", violin->median);
  spec_json_member_set_number (object, "upper_quartile", violin->upper);
  spec_json_member_set_number (object, "greatest", violin->greatest);
  spec_json_member_set_number (object, "mean", violin->mean);
  json_object_set_array_member (object, "density", build_density (violin));
  return object;
}

static JsonObject *
build_support (const SpecSupport *support)
{
  JsonObject *object = json_object_new ();

  spec_json_member_set_number (object, "similarity_inside", support->inside);
  spec_json_member_set_number (object, "similarity_outside", support->outside);
  spec_json_member_set_number (object, "silhouette", support->silhouette);
  json_object_set_object_member (object, "distances", build_violin (&support->violin));
  return object;
}

static JsonObject *
build_spread (const SpecSpread *spread)
{
  JsonObject *object = json_object_new ();

  spec_json_member_set_number (object, "mean", spread->mean);
  spec_json_member_set_number (object, "std", spread->deviation);
  return object;
}

static void
add_sampling (JsonObject *object, const SpecModeEvidence *mode)
{
  JsonObject *halves = build_spread (&mode->sampling.value);

  spec_json_member_set_number (halves, "least", mode->sampling.least);
  spec_json_member_set_number (halves, "greatest", mode->sampling.greatest);
  json_object_set_object_member (object, "halves", halves);
  spec_json_member_set_number (object, "sampling_error", mode->sampling.error);
  json_object_set_boolean_member (object, "weak", mode->sampling.weak);
  json_object_set_object_member (object, "stability", build_spread (&mode->stability));
}

static JsonArray *
build_modes (const SpecEvidence *evidence, SpecDirection direction)
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
      if (evidence->halves > 0)
        add_sampling (object, mode);
      json_array_add_object_element (array, object);
    }
  return array;
}

static JsonObject *
build_validation (const SpecValidation *validation)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (object, "ami", build_spread (&validation->ami));
  json_object_set_object_member (object, "nmi", build_spread (&validation->nmi));
  json_object_set_object_member (object, "kmeans_silhouette", build_spread (&validation->kmeans_silhouette));
  spec_json_member_set_number (object, "silhouette", validation->silhouette);
  spec_json_member_set_number (object, "between_distance", validation->between);
  return object;
}

static JsonObject *
build_set (const SpecEvidence *evidence, SpecDirection direction)
{
  const SpecSetEvidence *set = &evidence->sets[direction];
  JsonObject *object = json_object_new (), *labels = json_object_new ();

  json_object_set_int_member (object, "clusters", evidence->mode_count[direction]);
  json_object_set_int_member (object, "samples", set->samples);
  json_object_set_object_member (object, "x", build_validation (&set->side[SPEC_SIDE_X]));
  json_object_set_object_member (object, "y", build_validation (&set->side[SPEC_SIDE_Y]));
  json_object_set_int_member (labels, "samples", set->labelled);
  spec_json_member_set_number (labels, "ami", set->label_ami);
  spec_json_member_set_number (labels, "nmi", set->label_nmi);
  json_object_set_object_member (object, "labels", labels);
  spec_json_member_set_number (object, "shuffled_rows_eigenvalue", set->shuffled);
  return object;
}

static JsonObject *
build_sets (const SpecEvidence *evidence)
{
  JsonObject *object = json_object_new ();

  json_object_set_object_member (object, "positive", build_set (evidence, SPEC_DIRECTION_POSITIVE));
  json_object_set_object_member (object, "negative", build_set (evidence, SPEC_DIRECTION_NEGATIVE));
  return object;
}

static JsonObject *
build_unit (const SpecEvidence *evidence)
{
  JsonObject *object = json_object_new ();

  json_object_set_int_member (object, "samples", evidence->distance_samples);
  spec_json_member_set_number (object, "x", evidence->mean_distance[SPEC_SIDE_X]);
  spec_json_member_set_number (object, "y", evidence->mean_distance[SPEC_SIDE_Y]);
  return object;
}

void
spec_report_set_evidence (JsonNode *root, const SpecEvidence *evidence)
{
  JsonObject *object = json_object_new ();
  double noise = spec_result_get_rff_noise (evidence->result);

  json_object_set_int_member (object, "samples_per_mode", evidence->samples_per_mode);
  json_object_set_int_member (object, "outside_samples", evidence->outside_samples);
  json_object_set_int_member (object, "kmeans_seeds", SPEC_EVIDENCE_SEEDS);
  json_object_set_int_member (object, "halves", evidence->halves);
  json_object_set_int_member (object, "half_samples", evidence->half_samples);
  json_object_set_object_member (object, "mean_distance", build_unit (evidence));
  spec_json_member_set_number (object, "rff_noise", noise > 0 ? noise : NAN);
  json_object_set_object_member (object, "sets", build_sets (evidence));
  json_object_set_array_member (object, "positive", build_modes (evidence, SPEC_DIRECTION_POSITIVE));
  json_object_set_array_member (object, "negative", build_modes (evidence, SPEC_DIRECTION_NEGATIVE));
  json_object_set_object_member (json_node_get_object (root), "evidence", object);
}
