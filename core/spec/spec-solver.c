#include "spec/spec-solver.h"

#include <math.h>
#include <string.h>

#include "spec/spec-bandwidth.h"
#include "spec/spec-path.h"
#include "spec/spec-result-private.h"
#include "spec/spec-solver-private.h"

#define TRUSTED_PRODUCTS 3

/* As SPEC_PREVIEW_TOLERANCE for the single spectra, which are shown on a logarithmic axis down to eigenvalues a thousandth of the
 * first. */
#define PREVIEW_SPECTRUM_TOLERANCE 2e-3

/* The last spectrum of one kernel, and what it is of. */
typedef struct
{
  SpecPath path; /* its last pairs are the spectrum's */
  double effective_modes;
  SpecEmbedding *embedding; /* owned */
  SpecKernel kernel;
  SpecMethod method;
  guint rff_dim;
  guint64 seed;
  gboolean centre;
} Spectrum;

/* One for the preview rows and one for all: they take turns while a hand moves sigma. */
typedef struct
{
  SpecWorkspace *workspace;
  Spectrum spectra[2];
  SpecPath path; /* of the difference */
} Level;

struct _SpecSolver
{
  SpecTeam *team;
  gboolean reuse;
  Level levels[2];
};

/* One solve on its way. */
typedef struct
{
  SpecSolver *solver;
  Level *level;
  SpecProblem *problem;
  SpecPlan plan;
  guint products;
  GCancellable *cancellable;
  const SpecProgress *progress;
} Solve;

/* Part of the whole job that a step is. */
typedef struct
{
  const SpecProgress *outer;
  SpecStage stage;
  double from, to;
} Span;

static void
report_span (SpecStage stage, double fraction, gpointer data)
{
  const Span *span = data;

  spec_progress_report (span->outer, span->stage, span->from + fraction * (span->to - span->from));
}

SpecSolver *
spec_solver_new (void)
{
  return g_new0 (SpecSolver, 1);
}

static void
spectrum_clear (Spectrum *spectrum)
{
  spec_path_clear (&spectrum->path);
  g_clear_pointer (&spectrum->embedding, spec_embedding_unref);
}

static void
level_clear (Level *level)
{
  g_clear_pointer (&level->workspace, spec_workspace_free);
  spec_path_clear (&level->path);
  spectrum_clear (&level->spectra[SPEC_SIDE_X]);
  spectrum_clear (&level->spectra[SPEC_SIDE_Y]);
}

void
spec_solver_free (SpecSolver *solver)
{
  if (solver == NULL)
    return;
  level_clear (&solver->levels[0]);
  level_clear (&solver->levels[1]);
  spec_team_free (solver->team);
  g_free (solver);
}

void
spec_solver_set_reuse (SpecSolver *solver, gboolean reuse)
{
  solver->reuse = reuse;
}

SpecWorkspace *
spec_solver_get_workspace (SpecSolver *solver, const SpecProblem *problem)
{
  guint threads = spec_problem_get_params (problem)->threads;
  guint lanes = threads > 0 ? threads : g_get_num_processors ();
  Level *level = &solver->levels[spec_problem_is_preview (problem)];

  if (solver->team != NULL && spec_team_get_lanes (solver->team) != lanes)
    {
      level_clear (&solver->levels[0]);
      level_clear (&solver->levels[1]);
      g_clear_pointer (&solver->team, spec_team_free);
    }
  if (solver->team == NULL)
    solver->team = spec_team_new (lanes);
  if (level->workspace == NULL)
    level->workspace = spec_workspace_new (solver->team);
  return level->workspace;
}

SpecTeam *
spec_solver_get_team (SpecSolver *solver)
{
  return solver->team;
}

/* Replaces the bandwidth rules by numbers. */
static SpecProblem *
resolve_bandwidths (SpecSolver *solver, SpecProblem *problem, GCancellable *cancellable, GError **error)
{
  SpecParams params = *spec_problem_get_params (problem);

  for (int side = 0; side < 2; side++)
    {
      SpecKernel *kernel = &params.kernel[side];
      if (kernel->kind != SPEC_KERNEL_GAUSSIAN || kernel->rule != SPEC_BANDWIDTH_MEDIAN)
        continue;
      kernel->sigma = spec_bandwidth_median (spec_problem_get_embedding (problem, side), params.seed, cancellable, error);
      kernel->rule = SPEC_BANDWIDTH_NUMBER;
      if (kernel->sigma <= 0)
        return NULL;
    }
  for (int side = 0; side < 2; side++)
    {
      SpecKernel *kernel = &params.kernel[side];
      if (kernel->kind != SPEC_KERNEL_GAUSSIAN || kernel->rule != SPEC_BANDWIDTH_BALANCE)
        continue;
      g_autoptr (SpecProblem) known = spec_problem_with_params (problem, &params, error);
      kernel->sigma = known != NULL ? spec_bandwidth_balance (solver, known, side, cancellable, error) : 0;
      kernel->rule = SPEC_BANDWIDTH_NUMBER;
      if (kernel->sigma <= 0)
        return NULL;
    }
  return spec_problem_with_params (problem, &params, error);
}

static gboolean
spectrum_is (const Spectrum *spectrum, const Solve *solve, SpecSide side)
{
  const SpecParams *params = spec_problem_get_params (solve->problem);
  const SpecKernel *kernel = &params->kernel[side];
  const SpecEigenpairs *pairs = spectrum->path.last;

  if (pairs == NULL || spectrum->embedding != spec_problem_get_embedding (solve->problem, side)
      || spectrum->kernel.kind != kernel->kind || spectrum->method != solve->plan.method || spectrum->seed != params->seed
      || !spectrum->centre != !params->centre || pairs->n != spec_problem_get_samples (solve->problem)
      || pairs->largest != MIN (params->spectrum, pairs->n))
    return FALSE;
  return (kernel->kind == SPEC_KERNEL_COSINE || spectrum->kernel.sigma == kernel->sigma)
         && (solve->plan.method != SPEC_METHOD_RFF || spectrum->rff_dim == params->rff_dim);
}

/* Where a side's bandwidth is on the way of a hand. */
static double
get_place (const Solve *solve, SpecSide side)
{
  const SpecKernel *kernel = &spec_problem_get_params (solve->problem)->kernel[side];

  return kernel->kind == SPEC_KERNEL_GAUSSIAN ? log (kernel->sigma) : 0;
}

static void
spectrum_set (Spectrum *spectrum, const Solve *solve, SpecSide side, SpecEigenpairs *pairs, double effective_modes)
{
  const SpecParams *params = spec_problem_get_params (solve->problem);

  spec_path_take (&spectrum->path, pairs, (double[SPEC_PATH_AXES]){ get_place (solve, side) });
  g_clear_pointer (&spectrum->embedding, spec_embedding_unref);
  *spectrum = (Spectrum){ .path = spectrum->path, .effective_modes = effective_modes,
                          .embedding = spec_embedding_ref (spec_problem_get_embedding (solve->problem, side)),
                          .kernel = params->kernel[side], .method = solve->plan.method, .rff_dim = params->rff_dim,
                          .seed = params->seed, .centre = params->centre };
}

/* @loosest: tolerance of a preview
 * @start: (nullable): what is foreseen */
static SpecEigenRequest
make_request (const Solve *solve, gsize largest, gsize smallest, double loosest, const SpecEigenpairs *start)
{
  const SpecParams *params = spec_problem_get_params (solve->problem);
  double tolerance = spec_problem_is_preview (solve->problem) ? MAX (params->tolerance, loosest) : params->tolerance;
  SpecEigenRequest request = { .largest = largest, .smallest = smallest, .tolerance = tolerance, .seed = params->seed };

  if (start != NULL)
    {
      request.start = start;
      /* A pair that was not among the last ones is seen in the random part of the block only once that has been multiplied. */
      request.min_products = spec_problem_is_preview (solve->problem) ? 0 : TRUSTED_PRODUCTS;
    }
  return request;
}

static gboolean
solve_spectrum (Solve *solve, SpecSide side, double from, double to, GError **error)
{
  Spectrum *spectrum = &solve->level->spectra[side];
  gsize count = spec_problem_get_params (solve->problem)->spectrum;
  double middle = from + 0.6 * (to - from), effective_modes;
  Span kernel = { solve->progress, SPEC_STAGE_KERNEL_X + side, from, middle };
  Span eigen = { solve->progress, SPEC_STAGE_SPECTRUM_X + side, middle, to };

  if (count == 0 || spectrum_is (spectrum, solve, side))
    return TRUE;
  g_autoptr (SpecOperator) op
      = spec_workspace_get_kernel (solve->level->workspace, solve->problem, &solve->plan, side, &effective_modes, solve->cancellable,
                                   &(SpecProgress){ report_span, &kernel }, error);
  if (op == NULL)
    return FALSE;
  const SpecEigenpairs *start = spec_path_foresee (&spectrum->path, spec_problem_get_samples (solve->problem),
                                                   (double[SPEC_PATH_AXES]){ get_place (solve, side) });
  SpecEigenRequest request = make_request (solve, count, 0, PREVIEW_SPECTRUM_TOLERANCE, start);
  SpecEigenpairs *pairs = spec_eigensolver_solve (op, solve->solver->team, &request, solve->cancellable,
                                                  &(SpecProgress){ report_span, &eigen }, error);
  if (pairs == NULL)
    return FALSE;
  solve->products += pairs->products;
  spectrum_set (spectrum, solve, side, pairs, effective_modes);
  return TRUE;
}

static void
get_difference_place (const Solve *solve, double place[SPEC_PATH_AXES])
{
  place[0] = get_place (solve, SPEC_SIDE_X);
  place[1] = get_place (solve, SPEC_SIDE_Y);
  place[2] = spec_problem_get_params (solve->problem)->eta;
}

static SpecEigenpairs *
solve_difference (Solve *solve, double from, GError **error)
{
  const SpecParams *params = spec_problem_get_params (solve->problem);
  double middle = from + 0.5 * (1 - from);
  Span kernel = { solve->progress, SPEC_STAGE_DIFFERENCE, from, middle };
  Span eigen = { solve->progress, SPEC_STAGE_DIFFERENCE, middle, 1 };

  g_autoptr (SpecOperator) op = spec_workspace_get_difference (solve->level->workspace, solve->problem, &solve->plan,
                                                               solve->cancellable, &(SpecProgress){ report_span, &kernel }, error);
  if (op == NULL)
    return NULL;
  double place[SPEC_PATH_AXES];
  get_difference_place (solve, place);
  const SpecEigenpairs *start = spec_path_foresee (&solve->level->path, spec_problem_get_samples (solve->problem), place);
  SpecEigenRequest request = make_request (solve, params->modes, params->modes, SPEC_PREVIEW_TOLERANCE, start);
  request.rounding = spec_params_get_rounding (params);
  SpecEigenpairs *pairs = spec_eigensolver_solve (op, solve->solver->team, &request, solve->cancellable,
                                                  &(SpecProgress){ report_span, &eigen }, error);
  if (pairs != NULL)
    solve->products += pairs->products;
  return pairs;
}

/* The next solve starts from a copy of what this one found; where there is no memory for it, from what it knows already. */
static void
keep_pairs (SpecPath *path, const SpecEigenpairs *pairs, const double *place)
{
  SpecEigenpairs *copy = spec_eigenpairs_copy (pairs);

  if (copy != NULL)
    spec_path_take (path, copy, place);
}

static SpecResult *
make_result (Solve *solve, SpecEigenpairs *pairs)
{
  SpecResult *result = spec_result_new (solve->problem, solve->plan.method);
  double place[SPEC_PATH_AXES];

  for (int side = 0; side < 2; side++)
    if (spec_problem_get_params (solve->problem)->spectrum > 0)
      {
        const Spectrum *spectrum = &solve->level->spectra[side];
        spec_result_set_spectrum (result, side, spectrum->path.last->values, spectrum->path.last->largest,
                                  spectrum->effective_modes, spectrum->path.last->converged);
      }
  get_difference_place (solve, place);
  if (solve->solver->reuse)
    keep_pairs (&solve->level->path, pairs, place);
  spec_result_take_pairs (result, pairs);
  return result;
}

static SpecResult *
run_solve (Solve *solve, GError **error)
{
  gboolean spectra = spec_problem_get_params (solve->problem)->spectrum > 0;

  spec_progress_report (solve->progress, SPEC_STAGE_LOAD, 0);
  if (!spec_workspace_prepare (solve->level->workspace, solve->problem, solve->cancellable, error)
      || !solve_spectrum (solve, SPEC_SIDE_X, 0.02, 0.35, error) || !solve_spectrum (solve, SPEC_SIDE_Y, 0.35, 0.68, error))
    return NULL;
  SpecEigenpairs *pairs = solve_difference (solve, spectra ? 0.68 : 0.02, error);
  return pairs != NULL ? make_result (solve, pairs) : NULL;
}

/* A file rewritten meanwhile gave rows of two sorts. */
static gboolean
check_files (const SpecProblem *problem, GError **error)
{
  return spec_embedding_check_unchanged (spec_problem_get_embedding (problem, SPEC_SIDE_X), error)
         && spec_embedding_check_unchanged (spec_problem_get_embedding (problem, SPEC_SIDE_Y), error);
}

SpecResult *
spec_solver_solve (SpecSolver *solver, SpecProblem *problem, GCancellable *cancellable, const SpecProgress *progress,
                   GError **error)
{
  gint64 start = g_get_monotonic_time ();
  gboolean preview = spec_problem_is_preview (problem);
  Solve solve = { .solver = solver, .level = &solver->levels[preview], .cancellable = cancellable, .progress = progress };

  if (!spec_plan_make (&solve.plan, problem, solver->reuse, error))
    return NULL;
  spec_solver_get_workspace (solver, problem);
  spec_progress_report (progress, SPEC_STAGE_BANDWIDTH, 0);
  g_autoptr (SpecProblem) resolved = resolve_bandwidths (solver, problem, cancellable, error);
  if (resolved == NULL)
    return NULL;
  solve.problem = resolved;
  g_autoptr (SpecResult) result = run_solve (&solve, error);
  if (result == NULL || !check_files (problem, error))
    return NULL;
  spec_result_set_cost (result, solve.products, (double) (g_get_monotonic_time () - start) / G_USEC_PER_SEC);
  return g_steal_pointer (&result);
}

SpecMethod
spec_solver_estimate (const SpecProblem *problem, guint64 *bytes, double *seconds)
{
  SpecPlan plan;

  if (spec_plan_make (&plan, problem, TRUE, NULL))
    *bytes = plan.bytes;
  else
    {
      plan.method = SPEC_METHOD_EXACT;
      *bytes = plan.exact_bytes;
    }
  *seconds = plan.seconds;
  return plan.method;
}
