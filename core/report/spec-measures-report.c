#include "report/spec-measures-report.h"

#include "report/spec-json-member.h"
#include "report/spec-report-inputs.h"

/** By X and Y where they differ. */
static void
add_metric (JsonObject *object, const SpecAgreement *agreement)
{
  const SpecMetric *metric = agreement->metric;

  spec_json_member_set_text (object, "metric", spec_metric_get_name (metric[SPEC_SIDE_X]));
  if (metric[SPEC_SIDE_X] != metric[SPEC_SIDE_Y])
    spec_json_member_set_text (object, "metric_y", spec_metric_get_name (metric[SPEC_SIDE_Y]));
}

/** NNGS over a grid of k, with the 95 % band of a bootstrap over the samples. */
static void
add_curve (JsonObject *root, const SpecAgreement *agreement)
{
  const SpecOverlapCurve *curve = agreement->pair->curve;
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < curve->grid_count; i++)
    {
      gsize k = curve->grid[i];
      double value = curve->jaccard[k - 1];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "k", k);
      spec_json_member_set_number (object, "value", value);
      spec_json_member_set_number (object, "low", curve->low[i]);
      spec_json_member_set_number (object, "high", curve->high[i]);
      spec_json_member_set_number (object, "chance", spec_overlap_curve_get_chance (curve, k));
      spec_json_member_set_number (object, "normalised", spec_overlap_curve_normalise (curve, k, value));
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (root, "curve", array);
}

static void
add_parameters (JsonObject *root, const SpecAgreement *agreement, const SpecAgreementParams *params)
{
  JsonObject *object = json_object_new ();
  JsonArray *k = json_array_new ();

  for (gsize i = 0; i < agreement->level_count; i++)
    json_array_add_int_element (k, agreement->levels[i].k);
  json_object_set_array_member (object, "k", k);
  add_metric (object, agreement);
  json_object_set_int_member (object, "largest_k", agreement->pair->curve->largest);
  spec_json_member_set_number (object, "sigma_x", agreement->sigma[SPEC_SIDE_X]);
  spec_json_member_set_number (object, "sigma_y", agreement->sigma[SPEC_SIDE_Y]);
  json_object_set_int_member (object, "max_samples", params->max_samples);
  json_object_set_int_member (object, "seed", params->seed);
  json_object_set_object_member (root, "parameters", object);
}

static void
add_nngs (JsonObject *root, const SpecAgreement *agreement)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < agreement->level_count; i++)
    {
      const SpecAgreementLevel *level = &agreement->levels[i];
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "k", level->k);
      add_metric (object, agreement);
      spec_json_member_set_number (object, "value", level->nngs);
      spec_json_member_set_number (object, "chance", level->nngs_chance);
      spec_json_member_set_number (object, "normalised", level->nngs_normalised);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (root, "nngs", array);
}

static void
add_mutual (JsonObject *root, const SpecAgreement *agreement)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < agreement->level_count; i++)
    {
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "k", agreement->levels[i].k);
      spec_json_member_set_number (object, "value", agreement->levels[i].mutual);
      spec_json_member_set_number (object, "chance", agreement->levels[i].mutual_chance);
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (root, "mutual_knn", array);
}

/** Returns: (nullable): what the list calls the sample, or else the embedding itself. */
static const char *
get_path (SpecSamples *samples, const SpecEmbedding *embedding, guint32 index)
{
  const char *path = samples != NULL ? spec_samples_get_listed_path (samples, index) : NULL;
  const char *const *names = spec_embedding_get_row_names (embedding);

  return path != NULL || names == NULL ? path : names[index];
}

static void
add_least (JsonObject *root, const SpecAgreement *agreement, SpecSamples *samples, const SpecEmbedding *x)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; i < agreement->least_count; i++)
    {
      guint32 index = agreement->least[i].index;
      JsonObject *object = json_object_new ();

      json_object_set_int_member (object, "index", index);
      spec_json_member_set_number (object, "jaccard", agreement->least[i].jaccard);
      spec_json_member_set_text (object, "path", get_path (samples, x, index));
      if (samples != NULL && spec_samples_get_text (samples, index) != NULL)
        spec_json_member_set_text (object, "text", spec_samples_get_text (samples, index));
      json_array_add_object_element (array, object);
    }
  json_object_set_array_member (root, "least_agreement", array);
}

static void
add_measures (JsonObject *root, const SpecAgreement *agreement)
{
  JsonObject *reach = json_object_new ();

  spec_json_member_set_number (root, "cka_linear", agreement->cka_linear);
  spec_json_member_set_number (root, "cka_linear_chance", agreement->cka_linear_chance);
  spec_json_member_set_number (root, "cka_linear_debiased", agreement->cka_linear_debiased);
  spec_json_member_set_number (root, "cka_rbf_debiased", agreement->cka_rbf_debiased);
  spec_json_member_set_number (reach, "x", agreement->reach[SPEC_SIDE_X]);
  spec_json_member_set_number (reach, "y", agreement->reach[SPEC_SIDE_Y]);
  json_object_set_object_member (root, "rbf_reach", reach);
  spec_json_member_set_number (root, "rsa", agreement->rsa);
  spec_json_member_set_number (root, "procrustes", agreement->procrustes);
  spec_json_member_set_number (root, "procrustes_chance", agreement->procrustes_chance);
}

JsonNode *
spec_measures_report_build (const SpecAgreement *agreement,
                            const SpecAgreementParams *params,
                            SpecEmbedding *x,
                            SpecEmbedding *y,
                            SpecSamples *samples,
                            GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  json_node_take_object (node, root);
  spec_json_member_set_text (root, "program", "spec-explorer");
  spec_json_member_set_text (root, "version", SPEC_VERSION);
  if (!spec_report_add_inputs (root, x, y, samples, cancellable, error))
    return NULL;
  add_parameters (root, agreement, params);
  json_object_set_int_member (root, "samples", agreement->samples);
  json_object_set_int_member (root, "samples_used", agreement->samples_used);
  add_nngs (root, agreement);
  add_mutual (root, agreement);
  add_measures (root, agreement);
  add_curve (root, agreement);
  add_least (root, agreement, samples, x);
  return g_steal_pointer (&node);
}
