/* Sampling error and stability of the modes, over random halves of the rows: definitions in spec-evidence.h. */
#pragma once

#include "evidence/spec-evidence.h"
#include "evidence/spec-top-samples.h"
#include "spec/spec-plan.h"

G_BEGIN_DECLS

/**
 * spec_sampling_error_compute:
 * @evidence: (inout): with result, mode_count and modes set; gets halves, half_samples, and sampling and stability of the
 *   modes
 * @plan: how the result was solved
 * @tops: by SpecDirection
 *
 * The matrix of all rows is made once (not at all where @solver still holds it); a half is a part of it, solved from the
 * full eigenvectors as a start.
 */
gboolean spec_sampling_error_compute (SpecEvidence *evidence, SpecSolver *solver, const SpecPlan *plan,
                                      SpecTopSamples *const tops[2], GCancellable *cancellable,
                                      const SpecProgress *progress, GError **error);

/** Sets @error and @weak of @sampling from @values of the halves at the rank of @eigenvalue; NaN for fewer than two. */
void spec_sampling_error_judge (SpecSamplingError *sampling, double eigenvalue, const double *values, gsize count);

G_END_DECLS
