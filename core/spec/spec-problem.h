/* Two embeddings of the same samples, the rows of them to use, and the parameters: all a solver needs. Immutable. */
#pragma once

#include <glib-object.h>

#include "embedding/spec-embedding.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

#define SPEC_TYPE_PROBLEM (spec_problem_get_type ())

/** How many samples the live preview uses, and the bandwidth rules look at. */
#define SPEC_PREVIEW_SAMPLES 2000

/** The residual that its pairs of the difference aim for, in place of a stricter one: it is looked at, not published. */
#define SPEC_PREVIEW_TOLERANCE 1e-2

typedef struct _SpecProblem SpecProblem;

/** Returns: the boxed type, for properties: copying one is a share more */
GType spec_problem_get_type (void); /* boxed */

/** Returns: (transfer full): the comparison on all rows, or NULL: rows differ in number, a parameter out of range. */
SpecProblem *spec_problem_new (SpecEmbedding *x, SpecEmbedding *y, const SpecParams *params, GError **error);

/**
 * spec_problem_new_preview:
 * Returns: (transfer full): the same comparison, solved to a looser tolerance on @samples rows chosen by the seed (all where
 *   there are no more), in ascending order; NULL where there is no memory for their numbers
 */
SpecProblem *spec_problem_new_preview (SpecProblem *problem, gsize samples, GError **error);

/**
 * spec_problem_new_shuffled:
 * Returns: (transfer full): the same comparison with the rows of Y in an order drawn by the seed, so that X and Y share
 *   nothing; or NULL with SPEC_ERROR_MEMORY
 */
SpecProblem *spec_problem_new_shuffled (SpecProblem *problem, GError **error);

/** Returns: (transfer full): the same rows of the same embeddings under other parameters, or NULL. */
SpecProblem *spec_problem_with_params (SpecProblem *problem, const SpecParams *params, GError **error);

/** Share it and give a share up, on any thread; not NULL. It holds a share of both embeddings. */
SpecProblem *spec_problem_ref (SpecProblem *problem);
void spec_problem_unref (SpecProblem *problem);

/** Returns: (transfer none): X or Y, all of its rows */
SpecEmbedding *spec_problem_get_embedding (const SpecProblem *problem, SpecSide side);

/** Returns: (transfer none): what it was made with */
const SpecParams *spec_problem_get_params (const SpecProblem *problem);

/** Returns: how many rows are used. */
gsize spec_problem_get_samples (const SpecProblem *problem);

/** Returns: how many rows the embeddings have. */
gsize spec_problem_get_total (const SpecProblem *problem);

/** Returns: (nullable): the rows used, ascending, spec_problem_get_samples() of them; NULL: all. */
const guint32 *spec_problem_get_rows (const SpecProblem *problem);

/** Returns: (nullable): the rows of one embedding in the order used: those above, but for Y in a shuffled problem. */
const guint32 *spec_problem_get_side_rows (const SpecProblem *problem, SpecSide side);

/** Returns: whether it is a preview: few rows, and its pairs may stop earlier. */
gboolean spec_problem_is_preview (const SpecProblem *problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecProblem, spec_problem_unref)

G_END_DECLS
