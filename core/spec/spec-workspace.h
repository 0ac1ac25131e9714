/* What a solver keeps of one set of rows between solves: the prepared rows, distances, features, the kernel matrix and the last
 * eigenvectors. Asked for an operator, it reuses what still holds and redoes the rest. */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "linalg/spec-eigensolver.h"
#include "spec/spec-plan.h"

G_BEGIN_DECLS

typedef struct _SpecWorkspace SpecWorkspace;

/** @team: (transfer none): must outlive it. Returns: (transfer full): without any rows, see spec_workspace_prepare() */
SpecWorkspace *spec_workspace_new (SpecTeam *team);
/** @workspace: (nullable) (transfer full): operators it gave must be freed before. */
void spec_workspace_free (SpecWorkspace *workspace);

/** Returns: bytes of the matrix it has, which the next one of the same order will take. */
guint64 spec_workspace_get_held (const SpecWorkspace *workspace);

/**
 * spec_workspace_prepare:
 * Reads the rows of both embeddings where they are not the ones it has. Fails with SPEC_ERROR_VALUE on values that are not finite,
 * and on rows of zeros under the cosine kernel.
 */
gboolean spec_workspace_prepare (SpecWorkspace *workspace, const SpecProblem *problem, GCancellable *cancellable, GError **error);

/**
 * spec_workspace_get_kernel:
 * @problem: whose bandwidths are numbers
 * @effective_modes: (out) (optional): (tr A)^2/|A|_F^2 of the operator A returned, or 0 where it would cost more than a solve
 *
 * Returns: (transfer full): K/n of one side, HKH/n where it is to be centred. It holds until the next call; free it before.
 */
SpecOperator *spec_workspace_get_kernel (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan, SpecSide side,
                                         double *effective_modes, GCancellable *cancellable, const SpecProgress *progress,
                                         GError **error);

/** Returns: (transfer full): (K_X - eta K_Y)/n, or H (K_X - eta K_Y) H/n where it is to be centred. It holds until the next call; free it before. */
SpecOperator *spec_workspace_get_difference (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan,
                                             GCancellable *cancellable, const SpecProgress *progress, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecWorkspace, spec_workspace_free)

G_END_DECLS
