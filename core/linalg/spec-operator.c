#include "linalg/spec-operator.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "linalg/spec-blas.h"

typedef struct
{
  gboolean (*apply) (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error);
} SpecOperatorKind;

struct _SpecOperator
{
  const SpecOperatorKind *kind;
  gsize n;
  double scale;
  SpecTeam *team;         /* borrowed */
  const SpecTiles *tiles; /* borrowed */
  SpecFeatureMap *map;    /* borrowed */
  SpecOperator *terms[2]; /* owned: A and B of A - scale B */
};

static SpecOperator *
operator_new (const SpecOperatorKind *kind, gsize n, double scale, SpecTeam *team)
{
  SpecOperator *op = g_new0 (SpecOperator, 1);

  op->kind = kind;
  op->n = n;
  op->scale = scale;
  op->team = team;
  return op;
}

static gboolean
fail_memory (gsize n, gsize columns, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a product of %zu × %zu"), n, columns);
  return FALSE;
}

/* Stored tiles */

static gboolean
apply_tiles (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  return spec_tiles_multiply (op->tiles, op->team, (float) op->scale, v, columns, y, cancellable, error);
}

SpecOperator *
spec_operator_new_tiles (const SpecTiles *tiles, double scale, SpecTeam *team)
{
  static const SpecOperatorKind kind = { apply_tiles };
  SpecOperator *op = operator_new (&kind, tiles->n, scale, team);

  op->tiles = tiles;
  return op;
}

/* Features: a pass that gathers C = Phi'v over the rows, and one that spreads y = scale Phi C over them. */

typedef struct
{
  SpecOperator *op;
  const float *v;
  gsize columns;
  float *y;
  float *workspaces;  /* by lane */
  float *projections; /* lanes matrices of m x columns; the first becomes the sum */
  GCancellable *cancellable;
} FeatureProduct;

static gboolean
next_block (const FeatureProduct *p, guint lanes, gsize *first, gsize *count)
{
  if (*count > 0)
    *first += (gsize) lanes * SPEC_FEATURE_BLOCK;
  if (*first >= p->op->n || g_cancellable_is_cancelled (p->cancellable))
    return FALSE;
  *count = MIN (SPEC_FEATURE_BLOCK, p->op->n - *first);
  return TRUE;
}

static void
gather_lane (guint lane, guint lanes, gpointer data)
{
  FeatureProduct *p = data;
  SpecFeatureMap *map = p->op->map;
  gsize m = spec_feature_map_get_count (map), n = p->op->n;
  float *workspace = p->workspaces + lane * spec_feature_map_get_workspace (map);
  float *projections = p->projections + lane * m * p->columns;

  memset (projections, 0, m * p->columns * sizeof (float));
  for (gsize first = (gsize) lane * SPEC_FEATURE_BLOCK, count = 0; next_block (p, lanes, &first, &count);)
    {
      const float *features = spec_feature_map_get_rows (map, first, count, workspace);
      spec_blas_sgemm (SPEC_PLAIN, SPEC_PLAIN, m, p->columns, count, 1, features, m, p->v + first, n, 1, projections, m);
    }
}

static void
spread_lane (guint lane, guint lanes, gpointer data)
{
  FeatureProduct *p = data;
  SpecFeatureMap *map = p->op->map;
  gsize m = spec_feature_map_get_count (map), n = p->op->n;
  float *workspace = p->workspaces + lane * spec_feature_map_get_workspace (map);

  for (gsize first = (gsize) lane * SPEC_FEATURE_BLOCK, count = 0; next_block (p, lanes, &first, &count);)
    {
      const float *features = spec_feature_map_get_rows (map, first, count, workspace);
      spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, count, p->columns, m, (float) p->op->scale, features, m, p->projections, m, 0,
                       p->y + first, n);
    }
}

static void
add_projections (FeatureProduct *p, guint lanes)
{
  gsize size = spec_feature_map_get_count (p->op->map) * p->columns;

  for (guint lane = 1; lane < lanes; lane++)
    for (gsize i = 0; i < size; i++)
      p->projections[i] += p->projections[lane * size + i];
}

static gboolean
apply_features (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  guint lanes = spec_team_get_lanes (op->team);
  g_autofree float *workspaces = g_try_malloc_n (lanes, spec_feature_map_get_workspace (op->map) * sizeof (float));
  g_autofree float *projections
      = g_try_malloc_n (lanes, spec_feature_map_get_count (op->map) * columns * sizeof (float));
  FeatureProduct product = { op, v, columns, y, workspaces, projections, cancellable };

  if (workspaces == NULL || projections == NULL)
    return fail_memory (op->n, columns, error);
  spec_team_run (op->team, gather_lane, &product);
  add_projections (&product, lanes);
  spec_team_run (op->team, spread_lane, &product);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}

SpecOperator *
spec_operator_new_features (SpecFeatureMap *map, double scale, SpecTeam *team)
{
  static const SpecOperatorKind kind = { apply_features };
  SpecOperator *op = operator_new (&kind, spec_feature_map_get_samples (map), scale, team);

  op->map = map;
  return op;
}

/* Difference of two operators */

static gboolean
apply_difference (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  gsize size = op->n * columns;
  g_autofree float *second = g_try_malloc_n (op->n, columns * sizeof (float));
  float weight = (float) op->scale;

  if (second == NULL)
    return fail_memory (op->n, columns, error);
  if (!spec_operator_apply (op->terms[0], v, columns, y, cancellable, error)
      || !spec_operator_apply (op->terms[1], v, columns, second, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < size; i++)
    y[i] -= weight * second[i];
  return TRUE;
}

SpecOperator *
spec_operator_new_difference (SpecOperator *a, SpecOperator *b, double weight)
{
  static const SpecOperatorKind kind = { apply_difference };

  g_return_val_if_fail (a->n == b->n, NULL);

  SpecOperator *op = operator_new (&kind, a->n, weight, NULL);
  op->terms[0] = a;
  op->terms[1] = b;
  return op;
}

void
spec_operator_free (SpecOperator *op)
{
  if (op == NULL)
    return;
  spec_operator_free (op->terms[0]);
  spec_operator_free (op->terms[1]);
  g_free (op);
}

gsize
spec_operator_get_order (const SpecOperator *op)
{
  return op->n;
}

gboolean
spec_operator_apply (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  return op->kind->apply (op, v, columns, y, cancellable, error);
}
