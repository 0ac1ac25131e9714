#include "spec/spec-plan.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

#include "base/spec-error.h"
#include "linalg/spec-distances.h"
#include "linalg/spec-feature-map.h"
#include "linalg/spec-eigensolver.h"
#include "linalg/spec-tiles.h"

/* Block products of a solve, typically. */
#define PRODUCTS 7

static guint64
read_available (void)
{
  g_autofree char *text = NULL;
  const char *line;

  if (!g_file_get_contents ("/proc/meminfo", &text, NULL, NULL) || (line = strstr (text, "MemAvailable:")) == NULL)
    return 0;
  return g_ascii_strtoull (line + strlen ("MemAvailable:"), NULL, 10) * 1024;
}

guint64
spec_plan_get_allowance (void)
{
  guint64 available = read_available ();

  if (available == 0)
    available = (guint64) sysconf (_SC_PHYS_PAGES) * (guint64) sysconf (_SC_PAGESIZE) / 2;
  return available / 2;
}

static guint
count_gaussian (const SpecParams *params)
{
  return (params->kernel[0].kind == SPEC_KERNEL_GAUSSIAN) + (params->kernel[1].kind == SPEC_KERNEL_GAUSSIAN);
}

static guint64
get_solver_bytes (const SpecProblem *problem)
{
  const SpecParams *params = spec_problem_get_params (problem);
  gsize n = spec_problem_get_samples (problem);

  return MAX (spec_eigensolver_get_bytes (n, params->modes, params->modes), spec_eigensolver_get_bytes (n, params->spectrum, 0));
}

/* The rows of one side at a time lie packed beside the tiles while these are filled. */
static guint64
get_packed_bytes (const SpecProblem *problem)
{
  guint64 bytes = 0;

  for (int side = 0; side < 2; side++)
    bytes = MAX (bytes, spec_distances_get_bytes (spec_problem_get_samples (problem),
                                                  spec_embedding_get_dimensions (spec_problem_get_embedding (problem, side))));
  return bytes;
}

static guint64
get_feature_bytes (const SpecProblem *problem, SpecMethod method)
{
  const SpecParams *params = spec_problem_get_params (problem);
  gsize n = spec_problem_get_samples (problem);
  guint64 bytes = 0;

  for (int side = 0; side < 2; side++)
    if (params->kernel[side].kind == SPEC_KERNEL_COSINE)
      bytes += (guint64) n * spec_embedding_get_dimensions (spec_problem_get_embedding (problem, side)) * sizeof (float);
    else if (method == SPEC_METHOD_RFF)
      bytes += spec_feature_map_get_fourier_bytes (n, params->rff_dim);
  return bytes;
}

/* Multiplications and additions: the kernel's or the features' own, and those of the block products. */
static double
count_work (const SpecProblem *problem, SpecMethod method)
{
  const SpecParams *params = spec_problem_get_params (problem);
  double n = (double) spec_problem_get_samples (problem), work = 0;
  double columns = PRODUCTS * (2 * (2.0 * params->modes + 6) + params->spectrum);

  for (int side = 0; side < 2; side++)
    {
      double d = (double) spec_embedding_get_dimensions (spec_problem_get_embedding (problem, side));
      if (params->kernel[side].kind == SPEC_KERNEL_COSINE)
        work += 4 * n * d * columns / 2;
      else if (method == SPEC_METHOD_RFF)
        work += 2 * n * d * params->rff_dim + 8 * n * params->rff_dim * columns / 2;
      else
        work += n * n * d + n * n * columns;
    }
  return work;
}

static gboolean
fail_memory (const SpecPlan *plan, guint64 needed, GError **error)
{
  g_autofree char *need = g_format_size (needed), *allowed = g_format_size (plan->allowed);

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY,
               _ ("not enough memory for the exact method: %s needed, %s allowed; random features (--method rff) would fit"), need,
               allowed);
  return FALSE;
}

static void
plan_exact (SpecPlan *plan, const SpecProblem *problem, gboolean reuse)
{
  guint64 tiles = spec_tiles_get_bytes (spec_problem_get_samples (problem));
  guint gaussian = count_gaussian (spec_problem_get_params (problem));

  plan->method = SPEC_METHOD_EXACT;
  plan->bytes = plan->exact_bytes;
  plan->keep_distances = reuse && gaussian > 0 && plan->exact_bytes + gaussian * tiles <= plan->allowed;
  if (plan->keep_distances)
    plan->bytes += gaussian * tiles;
  plan->keep_kernels = plan->keep_distances && gaussian == 2 && plan->bytes + gaussian * tiles <= plan->allowed;
  if (plan->keep_kernels)
    plan->bytes += gaussian * tiles;
}

static void
plan_features (SpecPlan *plan, const SpecProblem *problem)
{
  guint64 features = get_feature_bytes (problem, plan->method);

  plan->store_features = plan->bytes + features <= plan->allowed;
  if (plan->store_features)
    plan->bytes += features;
}

gboolean
spec_plan_make (SpecPlan *plan, const SpecProblem *problem, gboolean reuse, GError **error)
{
  const SpecParams *params = spec_problem_get_params (problem);
  guint64 tiles = spec_tiles_get_bytes (spec_problem_get_samples (problem)), solver = get_solver_bytes (problem);
  guint gaussian = count_gaussian (params);
  guint lanes = params->threads > 0 ? params->threads : g_get_num_processors ();

  *plan = (SpecPlan){ .allowed = params->memory > 0 ? params->memory : spec_plan_get_allowance () };
  plan->exact_bytes = (gaussian > 0 ? tiles + get_packed_bytes (problem) : 0) + solver;
  gboolean fits = plan->exact_bytes <= plan->allowed;
  if (params->method == SPEC_METHOD_EXACT && !fits)
    return fail_memory (plan, plan->exact_bytes, error);
  /* The cosine kernel's own features are exact: there is nothing to approximate. */
  if (params->method == SPEC_METHOD_EXACT || gaussian == 0 || (params->method == SPEC_METHOD_AUTO && fits))
    plan_exact (plan, problem, reuse);
  else
    {
      plan->method = SPEC_METHOD_RFF;
      plan->bytes = solver;
    }
  plan_features (plan, problem);
  plan->seconds = count_work (problem, plan->method) / (spec_microkernels_get ()->rate * lanes);
  return TRUE;
}
