#include "spec/spec-bandwidth-map.h"

#include <math.h>

#include "spec/spec-bandwidth.h"
#include "spec/spec-solver-private.h"

#define EIGENVALUES 12
#define TOLERANCE 1e-3 /* of a vector, against its own eigenvalue: that is then better still */
#define SMALLEST_TOLERANCE 1e-6 /* against the first: beyond, single precision says nothing */
#define MAX_PRODUCTS 60

struct _SpecBandwidthMap
{
  gatomicrefcount references;
  SpecBandwidthPoint *points;
  gsize count;
  double median;
  gsize samples;
};

G_DEFINE_BOXED_TYPE (SpecBandwidthMap, spec_bandwidth_map, spec_bandwidth_map_ref, spec_bandwidth_map_unref)

/* One map on its way. */
typedef struct
{
  SpecSolver *solver;
  SpecEmbedding *embedding;
  SpecProblem *problem; /* the preview rows of the embedding beside itself */
  SpecPlan plan;
  SpecEigenpairs *last; /* (nullable): to start from */
  GCancellable *cancellable;
} Mapping;

SpecBandwidthMap *
spec_bandwidth_map_new (const SpecBandwidthPoint *points, gsize count, double median, gsize samples)
{
  SpecBandwidthMap *map = g_new (SpecBandwidthMap, 1);

  *map = (SpecBandwidthMap){ .points = g_memdup2 (points, count * sizeof *points), .count = count, .median = median,
                             .samples = samples };
  g_atomic_ref_count_init (&map->references);
  return map;
}

SpecBandwidthMap *
spec_bandwidth_map_ref (SpecBandwidthMap *map)
{
  g_atomic_ref_count_inc (&map->references);
  return map;
}

void
spec_bandwidth_map_unref (SpecBandwidthMap *map)
{
  if (!g_atomic_ref_count_dec (&map->references))
    return;
  g_free (map->points);
  g_free (map);
}

static void
find_separation (SpecBandwidthPoint *point, const SpecEigenpairs *pairs, gboolean centre)
{
  for (gsize i = centre ? 0 : 1; i + 1 < pairs->largest; i++)
    {
      double gap = pairs->values[i] - pairs->values[i + 1];

      if (gap > point->separation)
        {
          point->separation = gap;
          point->rank = (guint) i + 1;
        }
    }
}

/* The solver's is against the first eigenvalue; from a point to the next, the last one of them only gains on it. */
static double
choose_tolerance (const SpecEigenpairs *last)
{
  double share = last != NULL ? last->values[last->largest - 1] / last->values[0] : 0;

  return MAX (TOLERANCE * share, SMALLEST_TOLERANCE);
}

static gboolean
fill_point (Mapping *mapping, double sigma, SpecBandwidthPoint *point, GError **error)
{
  SpecParams params = *spec_problem_get_params (mapping->problem);
  SpecWorkspace *workspace = spec_solver_get_workspace (mapping->solver, mapping->problem);
  SpecEigenRequest request = { .largest = EIGENVALUES, .tolerance = choose_tolerance (mapping->last), .max_products = MAX_PRODUCTS,
                               .seed = params.seed };

  *point = (SpecBandwidthPoint){ .sigma = sigma };
  params.kernel[SPEC_SIDE_X].sigma = sigma;
  g_autoptr (SpecProblem) problem = spec_problem_with_params (mapping->problem, &params, error);
  g_autoptr (SpecOperator) op = problem != NULL ? spec_workspace_get_kernel (workspace, problem, &mapping->plan, SPEC_SIDE_X,
                                                                             &point->effective_modes, mapping->cancellable, NULL,
                                                                             error)
                                                : NULL;
  if (op == NULL)
    return FALSE;
  request.start = mapping->last;
  SpecEigenpairs *pairs = spec_eigensolver_solve (op, spec_solver_get_team (mapping->solver), &request, mapping->cancellable, NULL,
                                                  error);
  if (pairs == NULL)
    return FALSE;
  spec_eigenpairs_free (mapping->last);
  mapping->last = pairs;
  point->leading = pairs->values[0];
  point->second = pairs->largest > 1 ? pairs->values[1] : 0;
  find_separation (point, pairs, params.centre);
  return TRUE;
}

/* From the largest sigma down: a smooth kernel's few vectors are a good start for a rougher one's. */
static SpecBandwidthMap *
run (Mapping *mapping, double median, const SpecProgress *progress, GError **error)
{
  SpecBandwidthPoint points[SPEC_BANDWIDTH_MAP_POINTS];
  double step = log (SPEC_BANDWIDTH_MAP_HIGHEST / SPEC_BANDWIDTH_MAP_LOWEST) / (SPEC_BANDWIDTH_MAP_POINTS - 1);

  if (!spec_workspace_prepare (spec_solver_get_workspace (mapping->solver, mapping->problem), mapping->problem,
                               mapping->cancellable, error))
    return NULL;
  for (gsize i = SPEC_BANDWIDTH_MAP_POINTS; i-- > 0;)
    {
      spec_progress_report (progress, SPEC_STAGE_BANDWIDTH, 1 - (double) (i + 1) / SPEC_BANDWIDTH_MAP_POINTS);
      if (!fill_point (mapping, SPEC_BANDWIDTH_MAP_LOWEST * median * exp (step * (double) i), &points[i], error))
        return NULL;
    }
  return spec_bandwidth_map_new (points, SPEC_BANDWIDTH_MAP_POINTS, median, spec_problem_get_samples (mapping->problem));
}

/* Returns: (transfer full): the embedding beside itself, of which only X is looked at. */
static SpecProblem *
make_problem (SpecEmbedding *embedding, const SpecParams *wanted, double median, GError **error)
{
  SpecParams params = SPEC_PARAMS_DEFAULT;

  params.seed = wanted->seed;
  params.centre = wanted->centre;
  params.method = SPEC_METHOD_EXACT;
  params.threads = 1;
  for (int side = 0; side < 2; side++)
    params.kernel[side] = (SpecKernel){ SPEC_KERNEL_GAUSSIAN, SPEC_BANDWIDTH_NUMBER, median };
  g_autoptr (SpecProblem) problem = spec_problem_new (embedding, embedding, &params, error);
  return problem != NULL ? spec_problem_new_preview (problem, SPEC_PREVIEW_SAMPLES, error) : NULL;
}

SpecBandwidthMap *
spec_bandwidth_map_compute (SpecEmbedding *embedding, const SpecParams *params, GCancellable *cancellable,
                            const SpecProgress *progress, GError **error)
{
  double median = spec_bandwidth_median (embedding, params->seed, cancellable, error);
  g_autoptr (SpecProblem) problem = median > 0 ? make_problem (embedding, params, median, error) : NULL;
  g_autoptr (SpecSolver) solver = spec_solver_new ();
  Mapping mapping = { .solver = solver, .embedding = embedding, .problem = problem, .cancellable = cancellable };

  if (problem == NULL || !spec_plan_make (&mapping.plan, problem, TRUE, error))
    return NULL;
  SpecBandwidthMap *map = run (&mapping, median, progress, error);
  spec_eigenpairs_free (mapping.last);
  return map;
}

const SpecBandwidthPoint *
spec_bandwidth_map_get_points (const SpecBandwidthMap *map, gsize *count)
{
  *count = map->count;
  return map->points;
}

double
spec_bandwidth_map_get_median (const SpecBandwidthMap *map)
{
  return map->median;
}

gsize
spec_bandwidth_map_get_samples (const SpecBandwidthMap *map)
{
  return map->samples;
}

void
spec_bandwidth_map_look_up (const SpecBandwidthMap *map, double sigma, SpecBandwidthPoint *point)
{
  const SpecBandwidthPoint *a = map->points, *last = map->points + map->count - 1;

  while (a + 1 < last && a[1].sigma < sigma)
    a++;
  const SpecBandwidthPoint *b = MIN (a + 1, last);
  double t = b > a ? CLAMP (log (sigma / a->sigma) / log (b->sigma / a->sigma), 0, 1) : 0;

  *point = t < 0.5 ? *a : *b; /* the rank is that of the nearer */
  point->sigma = a->sigma * pow (b->sigma / a->sigma, t);
  point->leading = (1 - t) * a->leading + t * b->leading;
  point->second = (1 - t) * a->second + t * b->second;
  point->separation = (1 - t) * a->separation + t * b->separation;
  point->effective_modes = (1 - t) * a->effective_modes + t * b->effective_modes;
}
