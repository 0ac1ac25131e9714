#include "linalg/spec-operator.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "linalg/spec-block.h"
#include "linalg/spec-packed.h"

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
  SpecOperator *terms[2]; /* owned: A and B of A - scale B; A of a centred one */
  SpecOperator *whole;    /* borrowed */
  guint32 *rows;          /* owned: of `whole` */
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

/* Features: a pass that gathers C = Phi'v over the rows, and one that spreads y = Phi C over them. */

typedef struct
{
  SpecOperator *op;
  const SpecMicrokernels *kernels;
  gsize columns;
  gsize width; /* of a row of the block */
  gsize rows;  /* n rounded up to whole panels */
  float *block;
  float *y;           /* rows x width, column-major */
  float *workspaces;  /* by lane */
  float *projections; /* lanes matrices of m x width, row-major; the first becomes the sum */
  GCancellable *cancellable;
} FeatureProduct;

/* What is done with each panel of features; @row is its first. */
typedef void (*PanelFunc) (const FeatureProduct *p, const float *panel, gsize row, float *projections);

static void
gather_panel (const FeatureProduct *p, const float *panel, gsize row, float *projections)
{
  p->kernels->gather (spec_feature_map_get_count (p->op->map), panel, p->block + row * p->width, p->width, projections);
}

static void
spread_panel (const FeatureProduct *p, const float *panel, gsize row, float *projections)
{
  p->kernels->spread (spec_feature_map_get_count (p->op->map), panel, p->projections, p->width, p->columns, p->y + row, p->rows);
}

/* Each lane has a fixed share of the blocks: with the same number of lanes the same bits come out. */
static void
visit_panels (const FeatureProduct *p, guint lane, guint lanes, PanelFunc func)
{
  SpecFeatureMap *map = p->op->map;
  gsize m = spec_feature_map_get_count (map), n = p->op->n;
  float *workspace = p->workspaces + lane * spec_feature_map_get_workspace (map);

  for (gsize first = (gsize) lane * SPEC_FEATURE_BLOCK; first < n; first += (gsize) lanes * SPEC_FEATURE_BLOCK)
    {
      gsize count = MIN (SPEC_FEATURE_BLOCK, n - first);
      if (g_cancellable_is_cancelled (p->cancellable))
        return;
      const float *panels = spec_feature_map_get_panels (map, first, count, workspace);
      for (gsize i = 0; i < count; i += SPEC_PANEL_ROWS)
        func (p, panels + i * m, first + i, p->projections + lane * m * p->width);
    }
}

static void
gather_lane (guint lane, guint lanes, gpointer data)
{
  visit_panels (data, lane, lanes, gather_panel);
}

static void
spread_lane (guint lane, guint lanes, gpointer data)
{
  visit_panels (data, lane, lanes, spread_panel);
}

static void
add_projections (FeatureProduct *p, guint lanes)
{
  gsize size = spec_feature_map_get_count (p->op->map) * p->width;

  for (guint lane = 1; lane < lanes; lane++)
    for (gsize i = 0; i < size; i++)
      p->projections[i] += p->projections[lane * size + i];
}

static void
run_features (FeatureProduct *p, const float *v, float *y)
{
  SpecTeam *team = p->op->team;
  gsize n = p->op->n;

  spec_block_pack (team, n, p->columns, v, p->rows, p->block);
  spec_team_run (team, gather_lane, p);
  add_projections (p, spec_team_get_lanes (team));
  spec_team_run (team, spread_lane, p);
  for (gsize j = 0; j < p->columns; j++)
    for (gsize i = 0; i < n; i++)
      y[j * n + i] = (float) p->op->scale * p->y[j * p->rows + i];
}

static gboolean
apply_features (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  gsize lanes = spec_team_get_lanes (op->team), width = spec_block_get_width (columns);
  gsize rows = spec_packed_count_panels (op->n) * SPEC_PANEL_ROWS;
  g_autofree float *room = g_try_malloc0_n (2 * rows, width * sizeof (float));
  g_autofree float *workspaces = g_try_malloc_n (lanes, spec_feature_map_get_workspace (op->map) * sizeof (float));
  g_autofree float *projections = g_try_malloc0_n (lanes, spec_feature_map_get_count (op->map) * width * sizeof (float));

  if (room == NULL || workspaces == NULL || projections == NULL)
    return fail_memory (op->n, columns, error);
  run_features (&(FeatureProduct){ op, spec_microkernels_get (), columns, width, rows, room, room + rows * width, workspaces,
                                   projections, cancellable },
                v, y);
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

/* Rows and columns of another operator */

static gboolean
apply_subset (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  gsize n = op->whole->n;
  g_autofree float *spread = g_try_malloc0_n (n, columns * sizeof (float));
  g_autofree float *image = g_try_malloc_n (n, columns * sizeof (float));
  float scale = (float) op->scale;

  if (spread == NULL || image == NULL)
    return fail_memory (n, columns, error);
  for (gsize j = 0; j < columns; j++)
    for (gsize i = 0; i < op->n; i++)
      spread[j * n + op->rows[i]] = v[j * op->n + i];
  if (!spec_operator_apply (op->whole, spread, columns, image, cancellable, error))
    return FALSE;
  for (gsize j = 0; j < columns; j++)
    for (gsize i = 0; i < op->n; i++)
      y[j * op->n + i] = scale * image[j * n + op->rows[i]];
  return TRUE;
}

SpecOperator *
spec_operator_new_subset (SpecOperator *whole, const guint32 *rows, gsize count, double scale)
{
  static const SpecOperatorKind kind = { apply_subset };
  SpecOperator *op = operator_new (&kind, count, scale, NULL);

  op->whole = whole;
  op->rows = g_memdup2 (rows, count * sizeof *rows);
  return op;
}

/* Centred operator */

/* Column by column; the mean in double, so that what is left of it is the rounding of single numbers. */
static void
subtract_means (gsize n, gsize columns, const float *from, float *to)
{
  for (gsize j = 0; j < columns; j++)
    {
      const float *column = from + j * n;
      double sum = 0;
      for (gsize i = 0; i < n; i++)
        sum += column[i];
      double mean = sum / (double) n;
      for (gsize i = 0; i < n; i++)
        to[j * n + i] = (float) (column[i] - mean);
    }
}

static gboolean
apply_centred (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  g_autofree float *centred = g_try_malloc_n (op->n, columns * sizeof (float));

  if (centred == NULL)
    return fail_memory (op->n, columns, error);
  subtract_means (op->n, columns, v, centred);
  if (!spec_operator_apply (op->terms[0], centred, columns, y, cancellable, error))
    return FALSE;
  subtract_means (op->n, columns, y, y);
  return TRUE;
}

SpecOperator *
spec_operator_new_centred (SpecOperator *a)
{
  static const SpecOperatorKind kind = { apply_centred };
  SpecOperator *op = operator_new (&kind, a->n, 1, NULL);

  op->terms[0] = a;
  return op;
}

void
spec_operator_free (SpecOperator *op)
{
  if (op == NULL)
    return;
  g_free (op->rows);
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
