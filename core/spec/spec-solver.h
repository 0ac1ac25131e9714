/* From problem to result. A solver keeps what does not depend on the bandwidth (squared distances, projections) and the last
 * eigenvectors between calls, so that moving one sigma is cheap. One thread at a time may use it. */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

typedef struct _SpecSolver SpecSolver;

/** Returns: (transfer full): one that knows nothing yet; its team is started by the first solve, with the threads that
 * asks for. */
SpecSolver *spec_solver_new (void);
/** @solver: (nullable) (transfer full): no solve running. Its matrices and vectors go; results it gave stand for
 * themselves. */
void spec_solver_free (SpecSolver *solver);

/** Whether many solves of the same rows will follow (a window): distances and last vectors are then kept, as memory allows. */
void spec_solver_set_reuse (SpecSolver *solver, gboolean reuse);

/**
 * spec_solver_solve:
 * @progress: (nullable):
 *
 * Checks the values, resolves the bandwidth rules, chooses the method, and computes the three spectra and the eigenpairs at
 * both ends. A pair that did not reach the tolerance is returned as such, never as converged.
 *
 * Errors: SPEC_ERROR_MEMORY before any work starts, SPEC_ERROR_VALUE, SPEC_ERROR_NUMERIC, G_IO_ERROR_CANCELLED.
 * Returns: (transfer full): the result, or NULL
 */
SpecResult *spec_solver_solve (SpecSolver *solver, SpecProblem *problem, GCancellable *cancellable,
                               const SpecProgress *progress, GError **error);

/**
 * spec_solver_estimate:
 * @bytes: (out): memory that a solver which is used again will take, what it keeps between solves included; where the method asked
 *   for does not fit, what it would need at the least
 * @seconds: (out): about how long a first solve takes on this machine
 * Returns: the method that spec_solver_solve() would choose for @problem
 */
SpecMethod spec_solver_estimate (const SpecProblem *problem, guint64 *bytes, double *seconds);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecSolver, spec_solver_free)

G_END_DECLS
