#include "spec/spec-workspace.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "linalg/spec-gaussian.h"
#include "spec/spec-centring.h"

typedef struct
{
  SpecRows *rows;
  SpecDistances *distances; /* of the Gaussian kernel, exact */
  gboolean distances_kept;
  SpecTiles *kernel;        /* K at kernel_sigma, where there is room for it; else NULL */
  double kernel_sigma;      /* 0: not filled */
  double mean_square;       /* of the kernel that was filled last */
  SpecFeatureMap *map;
  gboolean map_stored;
  SpecKernel map_kernel; /* what the map was made for */
  guint map_dim;
  guint64 map_seed;
} Side;

/* Which matrix the tiles hold at the moment. */
typedef enum
{
  HOLDS_NOTHING,
  HOLDS_X = 1,
  HOLDS_Y = 2,
  HOLDS_DIFFERENCE,
} Contents;

struct _SpecWorkspace
{
  SpecTeam *team; /* borrowed */
  Side sides[2];
  SpecTiles *tiles;
  Contents contents;
  double sigma[2]; /* of the contents */
  double eta;
};

SpecWorkspace *
spec_workspace_new (SpecTeam *team)
{
  SpecWorkspace *workspace = g_new0 (SpecWorkspace, 1);

  workspace->team = team;
  return workspace;
}

static void
side_clear (Side *side)
{
  g_clear_pointer (&side->distances, spec_distances_free);
  g_clear_pointer (&side->map, spec_feature_map_free);
  g_clear_pointer (&side->kernel, spec_tiles_free);
  g_clear_pointer (&side->rows, spec_rows_free);
  side->kernel_sigma = 0;
  side->distances_kept = side->map_stored = FALSE;
}

void
spec_workspace_free (SpecWorkspace *workspace)
{
  if (workspace == NULL)
    return;
  side_clear (&workspace->sides[SPEC_SIDE_X]);
  side_clear (&workspace->sides[SPEC_SIDE_Y]);
  spec_tiles_free (workspace->tiles);
  g_free (workspace);
}

static gboolean
rows_are (const SpecRows *rows, const SpecProblem *problem, SpecSide side)
{
  const guint32 *indices = spec_problem_get_side_rows (problem, side);

  if (rows == NULL || rows->embedding != spec_problem_get_embedding (problem, side)
      || rows->count != spec_problem_get_samples (problem) || (rows->indices == NULL) != (indices == NULL))
    return FALSE;
  return indices == NULL || memcmp (rows->indices, indices, rows->count * sizeof *indices) == 0;
}

static gboolean
check_lengths (const SpecRows *rows, GCancellable *cancellable, GError **error)
{
  for (gsize i = 0; i < rows->count; i++)
    if (!(rows->lengths[i] > 0))
      {
        if (spec_embedding_check (rows->embedding, TRUE, cancellable, error)) /* too small to divide by, though not zero */
          g_set_error (error, SPEC_ERROR, SPEC_ERROR_VALUE, _ ("%s: row %zu is too short for the cosine kernel"),
                       spec_embedding_get_name (rows->embedding), rows->indices != NULL ? rows->indices[i] : i);
        return FALSE;
      }
  return TRUE;
}

static gboolean
prepare_side (SpecWorkspace *workspace, const SpecProblem *problem, SpecSide which, GCancellable *cancellable, GError **error)
{
  Side *side = &workspace->sides[which];
  const SpecParams *params = spec_problem_get_params (problem);

  if (!rows_are (side->rows, problem, which))
    {
      side_clear (side);
      workspace->contents = HOLDS_NOTHING;
      side->rows = spec_rows_new (spec_problem_get_embedding (problem, which), spec_problem_get_side_rows (problem, which),
                                  spec_problem_get_samples (problem), workspace->team, cancellable, error);
    }
  if (side->rows == NULL)
    return FALSE;
  return params->kernel[which].kind != SPEC_KERNEL_COSINE || check_lengths (side->rows, cancellable, error);
}

guint64
spec_workspace_get_held (const SpecWorkspace *workspace)
{
  return workspace->tiles != NULL ? spec_tiles_get_bytes (workspace->tiles->n) : 0;
}

gboolean
spec_workspace_prepare (SpecWorkspace *workspace, const SpecProblem *problem, GCancellable *cancellable, GError **error)
{
  return prepare_side (workspace, problem, SPEC_SIDE_X, cancellable, error)
         && prepare_side (workspace, problem, SPEC_SIDE_Y, cancellable, error);
}

static double
get_scale (const SpecProblem *problem)
{
  return 1 / (double) spec_problem_get_samples (problem);
}

static gboolean
is_tiled (const SpecProblem *problem, const SpecPlan *plan, SpecSide side)
{
  return plan->method == SPEC_METHOD_EXACT && spec_problem_get_params (problem)->kernel[side].kind == SPEC_KERNEL_GAUSSIAN;
}

/* Makes the tiles and a side's distances ready; the distances are stored once there is room for them. */
static gboolean
ensure_distances (SpecWorkspace *workspace, Side *side, const SpecPlan *plan, GCancellable *cancellable, GError **error)
{
  gsize n = side->rows->count;

  if (workspace->tiles != NULL && workspace->tiles->n != n)
    g_clear_pointer (&workspace->tiles, spec_tiles_free);
  if (workspace->tiles == NULL)
    {
      workspace->contents = HOLDS_NOTHING;
      workspace->tiles = spec_tiles_new (n, error);
    }
  if (workspace->tiles == NULL)
    return FALSE;
  if (side->distances == NULL)
    side->distances = spec_distances_new (side->rows);
  if (!side->distances_kept && plan->keep_distances)
    side->distances_kept = spec_distances_store (side->distances, workspace->team, cancellable, error);
  return side->distances_kept || !plan->keep_distances;
}

static gboolean
holds_difference (const SpecWorkspace *workspace, const SpecParams *params)
{
  return workspace->contents == HOLDS_DIFFERENCE && workspace->sigma[SPEC_SIDE_X] == params->kernel[SPEC_SIDE_X].sigma
         && workspace->sigma[SPEC_SIDE_Y] == params->kernel[SPEC_SIDE_Y].sigma && workspace->eta == params->eta;
}

static void
note_difference (SpecWorkspace *workspace, const SpecParams *params)
{
  workspace->contents = HOLDS_DIFFERENCE;
  workspace->sigma[SPEC_SIDE_X] = params->kernel[SPEC_SIDE_X].sigma;
  workspace->sigma[SPEC_SIDE_Y] = params->kernel[SPEC_SIDE_Y].sigma;
  workspace->eta = params->eta;
}

/* With room for it each side keeps its kernel: when one sigma moves the other one stands, and the difference, which will be asked for
 * next, is made on the way: that alone would read both kernels once more. */
static gboolean
keep_kernel (SpecWorkspace *workspace, const SpecParams *params, SpecSide which, GCancellable *cancellable,
             const SpecProgress *progress, GError **error)
{
  gboolean is_x = which == SPEC_SIDE_X;
  SpecSide which_other = is_x ? SPEC_SIDE_Y : SPEC_SIDE_X;
  Side *side = &workspace->sides[which], *other = &workspace->sides[which_other];
  SpecGaussianSum sum = { workspace->tiles, is_x ? 1 : -params->eta, other->kernel, is_x ? -params->eta : 1 };
  double sigma = params->kernel[which].sigma;
  gboolean both = other->kernel != NULL && other->kernel_sigma == params->kernel[which_other].sigma;

  if (side->kernel == NULL)
    side->kernel = spec_tiles_new (side->rows->count, error);
  if (side->kernel == NULL)
    return FALSE;
  if (side->kernel_sigma == sigma)
    return TRUE;
  side->kernel_sigma = 0;
  if (both)
    workspace->contents = HOLDS_NOTHING;
  if (!spec_gaussian_fill (side->kernel, side->distances, sigma, &side->mean_square, both ? &sum : NULL, workspace->team, cancellable,
                           progress, error))
    return FALSE;
  side->kernel_sigma = sigma;
  if (both)
    note_difference (workspace, params);
  return TRUE;
}

/* Returns: (transfer none) (nullable): the tiles that hold K of one side */
static SpecTiles *
fill_tiles (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan, SpecSide which, GCancellable *cancellable,
            const SpecProgress *progress, GError **error)
{
  Side *side = &workspace->sides[which];
  double sigma = spec_problem_get_params (problem)->kernel[which].sigma;
  Contents wanted = which == SPEC_SIDE_X ? HOLDS_X : HOLDS_Y;

  if (!ensure_distances (workspace, side, plan, cancellable, error))
    return NULL;
  if (plan->keep_kernels)
    return keep_kernel (workspace, spec_problem_get_params (problem), which, cancellable, progress, error) ? side->kernel : NULL;
  if (workspace->contents == wanted && workspace->sigma[which] == sigma)
    return workspace->tiles;
  workspace->contents = HOLDS_NOTHING;
  if (!spec_gaussian_fill (workspace->tiles, side->distances, sigma, &side->mean_square, NULL, workspace->team, cancellable,
                           progress, error))
    return NULL;
  workspace->contents = wanted;
  workspace->sigma[which] = sigma;
  return workspace->tiles;
}

static gboolean
map_is (const Side *side, const SpecParams *params, SpecSide which)
{
  const SpecKernel *kernel = &params->kernel[which];

  if (side->map == NULL || side->map_kernel.kind != kernel->kind)
    return FALSE;
  return kernel->kind == SPEC_KERNEL_COSINE
         || (side->map_kernel.sigma == kernel->sigma && side->map_dim == params->rff_dim && side->map_seed == params->seed);
}

static gboolean
ensure_map (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan, SpecSide which, GCancellable *cancellable,
            GError **error)
{
  Side *side = &workspace->sides[which];
  const SpecParams *params = spec_problem_get_params (problem);
  SpecStream stream = which == SPEC_SIDE_X ? SPEC_STREAM_FEATURE_X : SPEC_STREAM_FEATURE_Y;

  if (!map_is (side, params, which))
    {
      g_clear_pointer (&side->map, spec_feature_map_free);
      side->map_stored = FALSE;
      side->map_kernel = params->kernel[which];
      side->map_dim = params->rff_dim;
      side->map_seed = params->seed;
      side->map = params->kernel[which].kind == SPEC_KERNEL_COSINE
                      ? spec_feature_map_new_cosine (side->rows)
                      : spec_feature_map_new_fourier (side->rows, params->rff_dim, params->kernel[which].sigma, params->seed,
                                                      stream, error);
    }
  if (side->map == NULL)
    return FALSE;
  if (!side->map_stored && plan->store_features)
    side->map_stored = spec_feature_map_store (side->map, workspace->team, cancellable, error);
  return side->map_stored || !plan->store_features;
}

/* @mean_square: (out) (optional): |K/n|_F^2, or 0 where it would cost more than a solve */
static SpecOperator *
get_kernel (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan, SpecSide side, double *mean_square,
            GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  double scale = get_scale (problem);

  if (!is_tiled (problem, plan, side))
    {
      if (!ensure_map (workspace, problem, plan, side, cancellable, error))
        return NULL;
      if (mean_square != NULL)
        *mean_square = spec_feature_map_mean_square (workspace->sides[side].map, workspace->team);
      return spec_operator_new_features (workspace->sides[side].map, scale, workspace->team);
    }
  const SpecTiles *tiles = fill_tiles (workspace, problem, plan, side, cancellable, progress, error);
  if (tiles == NULL)
    return NULL;
  if (mean_square != NULL)
    *mean_square = workspace->sides[side].mean_square;
  return spec_operator_new_tiles (tiles, scale, workspace->team);
}

static SpecOperator *
centre_if_asked (const SpecProblem *problem, SpecOperator *op)
{
  return op != NULL && spec_problem_get_params (problem)->centre ? spec_operator_new_centred (op) : op;
}

SpecOperator *
spec_workspace_get_kernel (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan, SpecSide side,
                           double *effective_modes, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  gboolean centre = spec_problem_get_params (problem)->centre;
  double mean_square = 0;
  g_autoptr (SpecOperator) op = get_kernel (workspace, problem, plan, side, effective_modes != NULL ? &mean_square : NULL,
                                            cancellable, progress, error);

  if (op == NULL)
    return NULL;
  if (effective_modes != NULL)
    *effective_modes = mean_square > 0 && !centre ? 1 / mean_square : 0;
  if (effective_modes != NULL && mean_square > 0 && centre
      && !spec_centring_count_modes (op, mean_square, effective_modes, cancellable, error))
    return NULL;
  return centre_if_asked (problem, g_steal_pointer (&op));
}

/* Both kernels in one matrix: K_Y first, which a spectrum of Y may have left there, then K_X minus eta times it. */
static gboolean
fill_difference (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan, GCancellable *cancellable,
                 const SpecProgress *progress, GError **error)
{
  const SpecParams *params = spec_problem_get_params (problem);
  Side *x = &workspace->sides[SPEC_SIDE_X];
  double sigma_x = params->kernel[SPEC_SIDE_X].sigma;

  if (holds_difference (workspace, params))
    return TRUE;
  SpecTiles *y_tiles = fill_tiles (workspace, problem, plan, SPEC_SIDE_Y, cancellable, progress, error);
  if (y_tiles == NULL || !ensure_distances (workspace, x, plan, cancellable, error))
    return FALSE;
  if (plan->keep_kernels)
    {
      SpecTiles *x_tiles = fill_tiles (workspace, problem, plan, SPEC_SIDE_X, cancellable, progress, error);
      if (x_tiles == NULL || holds_difference (workspace, params))
        return x_tiles != NULL;
      workspace->contents = HOLDS_NOTHING;
      spec_tiles_subtract (workspace->tiles, x_tiles, params->eta, y_tiles, workspace->team);
    }
  else
    {
      workspace->contents = HOLDS_NOTHING;
      if (!spec_gaussian_fill_minus (workspace->tiles, x->distances, sigma_x, params->eta, workspace->team, cancellable, progress, error))
        return FALSE;
    }
  note_difference (workspace, params);
  return TRUE;
}

static SpecOperator *
get_difference (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan, GCancellable *cancellable,
                const SpecProgress *progress, GError **error)
{
  if (is_tiled (problem, plan, SPEC_SIDE_X) && is_tiled (problem, plan, SPEC_SIDE_Y))
    return fill_difference (workspace, problem, plan, cancellable, progress, error)
               ? spec_operator_new_tiles (workspace->tiles, get_scale (problem), workspace->team)
               : NULL;

  if (!is_tiled (problem, plan, SPEC_SIDE_X) && !is_tiled (problem, plan, SPEC_SIDE_Y))
    return ensure_map (workspace, problem, plan, SPEC_SIDE_X, cancellable, error)
                   && ensure_map (workspace, problem, plan, SPEC_SIDE_Y, cancellable, error)
               ? spec_operator_new_feature_difference (workspace->sides[SPEC_SIDE_X].map, workspace->sides[SPEC_SIDE_Y].map,
                                                       spec_problem_get_params (problem)->eta, workspace->team)
               : NULL;

  SpecOperator *x = get_kernel (workspace, problem, plan, SPEC_SIDE_X, NULL, cancellable, progress, error);
  SpecOperator *y = x != NULL ? get_kernel (workspace, problem, plan, SPEC_SIDE_Y, NULL, cancellable, progress, error) : NULL;
  if (y == NULL)
    {
      spec_operator_free (x);
      return NULL;
    }
  return spec_operator_new_difference (x, y, spec_problem_get_params (problem)->eta);
}

/* H (A - eta B) H is H A H - eta H B H: both are centred at once. */
SpecOperator *
spec_workspace_get_difference (SpecWorkspace *workspace, const SpecProblem *problem, const SpecPlan *plan,
                               GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  return centre_if_asked (problem, get_difference (workspace, problem, plan, cancellable, progress, error));
}
