/* The part of the evidence that needs no further solve: one direction at a time. */
#pragma once

#include "base/spec-team.h"
#include "evidence/spec-evidence.h"
#include "evidence/spec-top-samples.h"

G_BEGIN_DECLS

/**
 * spec_cluster_evidence_fill:
 * @evidence: (inout): with samples_per_mode, mode_count, modes and mean_distance set; gets label, purity and sides of the
 *   modes of @direction, and its set
 */
gboolean spec_cluster_evidence_fill (SpecEvidence *evidence, SpecDirection direction, const SpecTopSamples *tops,
                                     SpecSamples *samples, SpecTeam *team, GCancellable *cancellable,
                                     const SpecProgress *progress, GError **error);

G_END_DECLS
