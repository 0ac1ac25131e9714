/* What result.json says of names and of samples left out. */
#pragma once

#include <json-glib/json-glib.h>

#include "project/spec-curation.h"

G_BEGIN_DECLS

/** Adds "name" to every mode of the object of result.json that has one, and "excluded", the rows no figure shows. */
void spec_curation_report (const SpecCuration *curation, SpecResult *result, JsonNode *root);

G_END_DECLS
