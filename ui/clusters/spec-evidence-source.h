/* Computes, in the background, what speaks for the clusters of the session's newest full result. */
#pragma once

#include <glib-object.h>

#include "evidence/spec-evidence.h"
#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EVIDENCE_SOURCE (spec_evidence_source_get_type ())
G_DECLARE_FINAL_TYPE (SpecEvidenceSource, spec_evidence_source, SPEC, EVIDENCE_SOURCE, GObject)

/** Signal "changed": new evidence is there. */
SpecEvidenceSource *spec_evidence_source_new (SpecSession *session);

/** Returns: (transfer none) (nullable): the evidence of @mode; NULL while it is not known, and for a preview. */
const SpecModeEvidence *spec_evidence_source_find (SpecEvidenceSource *source, SpecModeItem *mode);

G_END_DECLS
