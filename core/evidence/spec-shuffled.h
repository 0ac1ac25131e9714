/* How large eigenvalues get where X and Y share nothing: the same comparison with the rows of Y in random order. */
#pragma once

#include "evidence/spec-evidence.h"
#include "spec/spec-plan.h"

G_BEGIN_DECLS

/**
 * spec_shuffled_compute:
 * @evidence: (inout): with result set; gets `shuffled` of its sets
 * @plan: how the result was solved
 *
 * An upper yardstick, never a noise level: everything that one embedding groups is then split by the other.
 */
gboolean spec_shuffled_compute (SpecEvidence *evidence, SpecSolver *solver, const SpecPlan *plan, GCancellable *cancellable,
                                const SpecProgress *progress, GError **error);

G_END_DECLS
