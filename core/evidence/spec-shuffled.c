#include "evidence/spec-shuffled.h"

#include "base/spec-progress-span.h"
#include "spec/spec-solver-private.h"

#define TOLERANCE 1e-4

static SpecEigenpairs *
solve (SpecSolver *solver, SpecProblem *problem, const SpecPlan *plan, GCancellable *cancellable, const SpecProgress *progress,
       GError **error)
{
  SpecWorkspace *workspace = spec_solver_get_workspace (solver, problem);
  SpecEigenRequest request
      = { .largest = 1, .smallest = 1, .tolerance = TOLERANCE, .seed = spec_problem_get_params (problem)->seed };
  SpecProgressSpan kernel = { progress, SPEC_STAGE_EVIDENCE, 0, 0.8 }, eigen = { progress, SPEC_STAGE_EVIDENCE, 0.8, 1 };
  SpecProgress inner[2] = { spec_progress_span_get (&kernel), spec_progress_span_get (&eigen) };
  g_autoptr (SpecOperator) op = NULL;

  if (!spec_workspace_prepare (workspace, problem, cancellable, error))
    return NULL;
  op = spec_workspace_get_difference (workspace, problem, plan, cancellable, &inner[0], error);
  if (op == NULL)
    return NULL;
  return spec_eigensolver_solve (op, spec_solver_get_team (solver), &request, cancellable, &inner[1], error);
}

gboolean
spec_shuffled_compute (SpecEvidence *evidence, SpecSolver *solver, const SpecPlan *plan, GCancellable *cancellable,
                       const SpecProgress *progress, GError **error)
{
  g_autoptr (SpecProblem) shuffled = spec_problem_new_shuffled (spec_result_get_problem (evidence->result), error);
  g_autoptr (SpecEigenpairs) pairs = shuffled != NULL ? solve (solver, shuffled, plan, cancellable, progress, error) : NULL;

  if (pairs == NULL)
    return FALSE;
  evidence->sets[SPEC_DIRECTION_POSITIVE].shuffled = pairs->values[0];
  evidence->sets[SPEC_DIRECTION_NEGATIVE].shuffled = pairs->values[pairs->largest];
  return TRUE;
}
