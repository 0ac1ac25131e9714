/* What the bandwidth rules and the evidence use of a solver. */
#pragma once

#include "spec/spec-solver.h"
#include "spec/spec-workspace.h"

G_BEGIN_DECLS

/** Returns: (transfer none): the workspace for the problem's rows; makes the team first. */
SpecWorkspace *spec_solver_get_workspace (SpecSolver *solver, const SpecProblem *problem);

/** Returns: (transfer none): the solver's threads, once it has a workspace. */
SpecTeam *spec_solver_get_team (SpecSolver *solver);

G_END_DECLS
