/* measures.json, the answer of `measure` (CONTRACT.md). */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "agreement/spec-agreement.h"
#include "samples/spec-samples.h"

G_BEGIN_DECLS

/**
 * spec_measures_report_build:
 * @params: what @agreement was computed with
 * @samples: (nullable): for the paths of the samples that agree least; without, the names that X itself gives its rows
 * Returns: (transfer full): the object of measures.json, SHA-256 of the inputs included; or NULL
 */
JsonNode *spec_measures_report_build (const SpecAgreement *agreement,
                                      const SpecAgreementParams *params,
                                      SpecEmbedding *x,
                                      SpecEmbedding *y,
                                      SpecSamples *samples,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
