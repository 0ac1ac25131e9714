/* What every record of a result begins with: what was compared, how, and by which program. */
#pragma once

#include <json-glib/json-glib.h>

#include "samples/spec-samples.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/**
 * spec_report_origin_build:
 * @samples: (nullable):
 *
 * Reads the input files once for their SHA-256: not for the main thread.
 * Returns: (transfer full): an object of program, version, inputs, parameters, method_used, rff_noise, samples_used, spec_diff
 *   and converged; or NULL
 */
JsonNode *spec_report_origin_build (SpecResult *result, SpecSamples *samples, GCancellable *cancellable, GError **error);

G_END_DECLS
