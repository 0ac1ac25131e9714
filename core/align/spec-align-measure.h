/* What an alignment is judged by: SPEC-diff on all rows and on those held out, as a comparison computes it. */
#pragma once

#include <gio/gio.h>

#include "align/spec-align-review.h"
#include "base/spec-team.h"
#include "spec/spec-solver.h"

G_BEGIN_DECLS

/**
 * spec_align_measure:
 * @embeddings: by SpecSide
 * @held: (nullable) (array length=held_count): rows held out
 * @params: (inout): bandwidths become the numbers used on all rows, which those held out are measured with too
 * @spec_diff: (out): on all rows
 * @holdout: (out): on those held out; NAN where there are none
 * @review: (out): of the rows held out; of all where there are none
 */
gboolean spec_align_measure (SpecSolver *solver,
                             SpecEmbedding *const *embeddings,
                             const guint32 *held,
                             gsize held_count,
                             SpecParams *params,
                             SpecTeam *team,
                             double *spec_diff,
                             double *holdout,
                             SpecAlignReview *review,
                             GCancellable *cancellable,
                             GError **error);

G_END_DECLS
