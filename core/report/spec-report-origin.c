#include "report/spec-report-origin.h"

#include <math.h>

#include "report/spec-json-member.h"
#include "report/spec-report-inputs.h"

static void
add_parameters (JsonObject *root, const SpecParams *params)
{
  const char *const kernel_names[] = { "kernel_x", "kernel_y" }, *const sigma_names[] = { "sigma_x", "sigma_y" };
  JsonObject *object = json_object_new ();

  for (guint side = 0; side < 2; side++)
    spec_json_member_set_text (object, kernel_names[side], spec_kernel_kind_get_name (params->kernel[side].kind));
  for (guint side = 0; side < 2; side++)
    spec_json_member_set_number (object, sigma_names[side],
                params->kernel[side].kind == SPEC_KERNEL_GAUSSIAN ? params->kernel[side].sigma : NAN);
  spec_json_member_set_number (object, "eta", params->eta);
  json_object_set_boolean_member (object, "centre", params->centre);
  spec_json_member_set_text (object, "method", spec_method_get_name (params->method));
  json_object_set_int_member (object, "rff_dim", params->rff_dim);
  json_object_set_int_member (object, "seed", params->seed);
  spec_json_member_set_number (object, "tolerance", params->tolerance);
  json_object_set_int_member (object, "modes", params->modes);
  json_object_set_int_member (object, "samples_per_mode", params->samples_per_mode);
  json_object_set_object_member (root, "parameters", object);
}

JsonNode *
spec_report_origin_build (SpecResult *result, SpecSamples *samples, GCancellable *cancellable, GError **error)
{
  SpecProblem *problem = spec_result_get_problem (result);
  gboolean exact = spec_result_get_method (result) == SPEC_METHOD_EXACT;
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);
  JsonObject *root = json_object_new ();

  json_node_take_object (node, root);
  spec_json_member_set_text (root, "program", "spec-explorer");
  spec_json_member_set_text (root, "version", SPEC_VERSION);
  if (!spec_report_add_inputs (root, spec_problem_get_embedding (problem, SPEC_SIDE_X),
                               spec_problem_get_embedding (problem, SPEC_SIDE_Y), samples, cancellable, error))
    return NULL;
  add_parameters (root, spec_problem_get_params (problem));
  spec_json_member_set_text (root, "method_used", spec_method_get_name (spec_result_get_method (result)));
  spec_json_member_set_number (root, "rff_noise", exact ? NAN : spec_result_get_rff_noise (result));
  json_object_set_int_member (root, "samples_used", spec_problem_get_samples (problem));
  spec_json_member_set_number (root, "spec_diff", spec_result_get_spec_diff (result));
  json_object_set_boolean_member (root, "converged", spec_result_get_converged (result));
  return g_steal_pointer (&node);
}
