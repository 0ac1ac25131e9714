#include "spec/spec-bandwidth.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-distances.h"
#include "spec/spec-solver-private.h"

/* Hoare's selection: afterwards values[k] is the one that sorting would put there, no smaller one stands after it. */
static float
select_kth (float *values, gsize count, gsize k)
{
  gsize low = 0, high = count - 1;

  while (low < high)
    {
      float pivot = values[low + (high - low) / 2];
      gsize i = low, j = high;
      for (;;)
        {
          while (values[i] < pivot)
            i++;
          while (values[j] > pivot)
            j--;
          if (i >= j)
            break;
          float swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      if (k <= j)
        high = j;
      else
        low = j + 1;
    }
  return values[k];
}

static double
find_median (float *values, gsize count)
{
  double upper = select_kth (values, count, count / 2), lower = upper;

  if (count % 2 == 0)
    {
      lower = values[0];
      for (gsize i = 1; i < count / 2; i++)
        lower = MAX (lower, values[i]);
    }
  return 0.5 * (sqrt (lower) + sqrt (upper));
}

/* The squared distances of all pairs, one after the other. */
static float *
list_distances (const SpecRows *rows, SpecTeam *team, GCancellable *cancellable, gsize *count, GError **error)
{
  g_autoptr (SpecDistances) distances = spec_distances_new (rows);
  g_autoptr (SpecTiles) like = spec_tiles_new (rows->count, error);
  gsize at = 0;

  if (like == NULL || !spec_distances_store (distances, team, cancellable, error))
    return NULL;
  float *values = g_try_malloc_n (rows->count, (rows->count - 1) * sizeof (float) / 2 + 1);
  if (values == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for distances of %zu samples"), rows->count);
      return NULL;
    }
  for (gsize index = 0; index < spec_tiles_get_count (like); index++)
    {
      gsize row, column;
      spec_tiles_locate (index, &row, &column);
      const float *tile = spec_distances_get_tile (distances, like, row, column, NULL);
      gsize height = spec_tiles_get_extent (like, row), width = spec_tiles_get_extent (like, column);
      for (gsize j = 0; j < width; j++)
        for (gsize i = row == column ? j + 1 : 0; i < height; i++)
          values[at++] = tile[spec_tiles_get_offset (like, i, j)];
    }
  *count = at;
  return values;
}

double
spec_bandwidth_median (SpecEmbedding *embedding, guint64 seed, GCancellable *cancellable, GError **error)
{
  gsize total = spec_embedding_get_samples (embedding), samples = MIN (total, SPEC_PREVIEW_SAMPLES), count;
  g_autofree guint32 *indices = total > samples ? spec_random_choose_rows (seed, total, samples, error) : NULL;

  if (total > samples && indices == NULL)
    return 0;
  g_autoptr (SpecTeam) team = spec_team_new (0);
  g_autoptr (SpecRows) rows = spec_rows_new (embedding, indices, samples, team, cancellable, error);
  g_autofree float *values = rows != NULL ? list_distances (rows, team, cancellable, &count, error) : NULL;

  if (values == NULL)
    return 0;
  double median = find_median (values, count) * rows->unit;
  if (!(median > 0))
    {
      /* Rows of a file that was cut short since read as zeros: then that is what to say. */
      if (!spec_embedding_check_unchanged (embedding, error))
        return 0;
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE,
                   _ ("%s: the median distance of its rows is 0: most rows are equal; give sigma a number"),
                   spec_embedding_get_name (embedding));
      return 0;
    }
  return median;
}

typedef struct
{
  SpecSolver *solver;
  SpecProblem *problem;
  SpecPlan plan;
  SpecEigenpairs *last; /* to start from */
  double target;        /* leading eigenvalue of the other side; 0 until known */
  gboolean roughly;     /* a thousandth will do: the peak is looked for, where eigenvalues may lie too close to tell them apart */
  GCancellable *cancellable;
} Balance;

/* The leading eigenvalue of K/n of one side at @sigma; 0 when it failed. */
static double
get_leading (Balance *balance, SpecSide side, double sigma, GError **error)
{
  SpecParams params = *spec_problem_get_params (balance->problem);
  SpecWorkspace *workspace = spec_solver_get_workspace (balance->solver, balance->problem);

  params.kernel[side].rule = SPEC_BANDWIDTH_NUMBER;
  params.kernel[side].sigma = sigma;
  g_autoptr (SpecProblem) problem = spec_problem_with_params (balance->problem, &params, error);
  g_autoptr (SpecOperator) op = problem != NULL ? spec_workspace_get_kernel (workspace, problem, &balance->plan, side, NULL,
                                                                             balance->cancellable, NULL, error)
                                                : NULL;
  if (op == NULL)
    return 0;
  SpecEigenRequest request = { .largest = 1, .tolerance = balance->roughly ? 1e-2 : 1e-5,
                               .max_products = balance->roughly ? 20 : 0, .seed = params.seed };
  request.start = balance->last;
  SpecEigenpairs *pairs
      = spec_eigensolver_solve (op, spec_solver_get_team (balance->solver), &request, balance->cancellable, NULL, error);
  if (pairs == NULL)
    return 0;
  spec_eigenpairs_free (balance->last);
  balance->last = pairs;
  return pairs->values[0];
}

/* Values of ln sigma over which the leading eigenvalue only grows, or only falls. */
typedef struct
{
  double low, high;
  gboolean rising;
} Branch;

/* Bisection in ln sigma. */
static double
search (Balance *balance, SpecSide side, const Branch *branch, double target, GError **error)
{
  double low = branch->low, high = branch->high, middle = 0.5 * (low + high);

  for (int i = 0; i < 40 && high - low > 1e-5; i++)
    {
      double leading = get_leading (balance, side, exp (middle), error);
      if (leading == 0)
        return 0;
      if (fabs (leading / target - 1) < 1e-5)
        break;
      *((leading < target) == branch->rising ? &low : &high) = middle;
      middle = 0.5 * (low + high);
    }
  return exp (middle);
}

/* Where between 1/50 and 50 times @start a centred kernel's leading eigenvalue is largest: it tends to 1/n on the one side and to 0
 * on the other. Returns: ln sigma, or NaN when it failed. */
static double
climb (Balance *balance, SpecSide side, double start, GError **error)
{
  double best = log (start), most = 0, step = log (50) / 8;

  for (int i = -8; i <= 8; i++)
    {
      double at = log (start) + i * step, leading = get_leading (balance, side, exp (at), error);
      if (leading == 0)
        return NAN;
      if (leading > most)
        most = leading, best = at;
    }
  for (step *= 0.5; step > 1e-3; step *= 0.5)
    for (int way = -1; way <= 1; way += 2)
      {
        double at = best + way * step, leading = get_leading (balance, side, exp (at), error);
        if (leading == 0)
          return NAN;
        if (leading > most)
          {
            most = leading, best = at;
            break;
          }
      }
  return best;
}

static double
find_peak (Balance *balance, SpecSide side, double start, GError **error)
{
  balance->roughly = TRUE;
  double peak = climb (balance, side, start, error);
  balance->roughly = FALSE;
  return peak;
}

/* Of the two bandwidths at which a centred kernel has a leading eigenvalue: those on the side of its peak on which the other's
 * bandwidth lies of its own. The cosine kernel has none; it is smooth, as the larger ones are. */
static gboolean
find_centred_branch (Balance *balance, SpecSide side, double start, Branch *branch, GError **error)
{
  const SpecParams *params = spec_problem_get_params (balance->problem);
  SpecSide other = side == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X;
  double peak = find_peak (balance, side, start, error), other_peak = INFINITY;

  if (isnan (peak))
    return FALSE;
  branch->rising = FALSE;
  if (params->kernel[other].kind == SPEC_KERNEL_GAUSSIAN)
    {
      double median = spec_bandwidth_median (spec_problem_get_embedding (balance->problem, other), params->seed,
                                             balance->cancellable, error);
      other_peak = median > 0 ? find_peak (balance, other, median, error) : NAN;
      branch->rising = log (params->kernel[other].sigma) < other_peak;
    }
  *(branch->rising ? &branch->high : &branch->low) = peak;
  return !isnan (other_peak);
}

/* An ordinary kernel's leading eigenvalue only grows with sigma. */
static gboolean
find_branch (Balance *balance, SpecSide side, double start, Branch *branch, GError **error)
{
  *branch = (Branch){ log (start) - log (1000), log (start) + log (1000), TRUE };
  return !spec_problem_get_params (balance->problem)->centre || find_centred_branch (balance, side, start, branch, error);
}

static void
set_out_of_reach (Balance *balance, SpecSide side, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_NUMERIC,
               _ ("no bandwidth of %s gives the leading eigenvalue of the other embedding: expected %.4f, nearest found %.4f"),
               spec_embedding_get_name (spec_problem_get_embedding (balance->problem, side)), balance->target,
               balance->last != NULL ? balance->last->values[0] : 0);
}

static gboolean
check_reached (Balance *balance, SpecSide side, GError **error)
{
  if (fabs (balance->last->values[0] / balance->target - 1) < 0.01)
    return TRUE;
  set_out_of_reach (balance, side, error);
  return FALSE;
}

static double
run_balance (Balance *balance, SpecSide side, GError **error)
{
  const SpecParams *params = spec_problem_get_params (balance->problem);
  SpecSide other = side == SPEC_SIDE_X ? SPEC_SIDE_Y : SPEC_SIDE_X;
  SpecWorkspace *workspace = spec_solver_get_workspace (balance->solver, balance->problem);

  if (!spec_workspace_prepare (workspace, balance->problem, balance->cancellable, error))
    return 0;
  balance->target = get_leading (balance, other, params->kernel[other].sigma, error);
  g_clear_pointer (&balance->last, spec_eigenpairs_free);
  double start = balance->target > 0 ? spec_bandwidth_median (spec_problem_get_embedding (balance->problem, side), params->seed,
                                                              balance->cancellable, error)
                                     : 0;
  Branch branch;
  if (start <= 0 || !find_branch (balance, side, start, &branch, error))
    return 0;
  double sigma = search (balance, side, &branch, balance->target, error);
  return sigma > 0 && check_reached (balance, side, error) ? sigma : 0;
}

double
spec_bandwidth_balance (SpecSolver *solver, SpecProblem *problem, SpecSide side, GCancellable *cancellable, GError **error)
{
  SpecParams params = *spec_problem_get_params (problem);

  params.method = SPEC_METHOD_EXACT; /* on the preview rows it always fits */
  params.memory = 0;
  g_autoptr (SpecProblem) exact = spec_problem_with_params (problem, &params, error);
  if (exact == NULL)
    return 0;
  g_autoptr (SpecProblem) preview = spec_problem_new_preview (exact, SPEC_PREVIEW_SAMPLES, error);
  Balance balance = { .solver = solver, .problem = preview, .cancellable = cancellable };
  if (preview == NULL || !spec_plan_make (&balance.plan, preview, TRUE, error))
    return 0;
  g_autoptr (GError) failure = NULL;
  double sigma = run_balance (&balance, side, &failure);
  /* A centred kernel of rows that are all alike has no eigenvalue but 0. */
  if (!(sigma > 0) && failure == NULL)
    set_out_of_reach (&balance, side, &failure);
  if (failure != NULL)
    g_propagate_error (error, g_steal_pointer (&failure));
  spec_eigenpairs_free (balance.last);
  return sigma;
}
