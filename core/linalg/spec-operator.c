#include "linalg/spec-operator.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"

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
  SpecCoefficients coefficients; /* of features; else without terms */
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

/* Features: A v = Phi J (Phi'v)/n, by way of the coefficients. */

static gboolean
apply_features (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  const SpecCoefficients *c = &op->coefficients;
  g_autofree double *w = spec_pages_new (c->m, columns * sizeof (double));

  if (w == NULL)
    return fail_memory (op->n, columns, error);
  if (!spec_coefficients_lower (c, v, columns, w, cancellable, error))
    return FALSE;
  spec_coefficients_weigh (c, columns, w);
  return spec_coefficients_lift (c, w, columns, columns, 1, y, NULL, cancellable, error);
}

static SpecOperator *
new_features (const SpecFeatureTerm *terms, guint n_terms, SpecTeam *team)
{
  static const SpecOperatorKind kind = { apply_features };
  SpecOperator *op = operator_new (&kind, spec_feature_map_get_samples (terms[0].map), 1, team);

  spec_coefficients_init (&op->coefficients, terms, n_terms, team);
  return op;
}

SpecOperator *
spec_operator_new_features (SpecFeatureMap *map, double scale, SpecTeam *team)
{
  double n = (double) spec_feature_map_get_samples (map);

  return new_features (&(SpecFeatureTerm){ map, scale * n }, 1, team);
}

SpecOperator *
spec_operator_new_feature_difference (SpecFeatureMap *a, SpecFeatureMap *b, double weight, SpecTeam *team)
{
  const SpecFeatureTerm terms[] = { { a, 1 }, { b, -weight } };

  return new_features (terms, G_N_ELEMENTS (terms), team);
}

const SpecCoefficients *
spec_operator_get_coefficients (const SpecOperator *op)
{
  return op->coefficients.n_terms > 0 ? &op->coefficients : NULL;
}

/* Difference of two operators */

static gboolean
apply_difference (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable, GError **error)
{
  gsize size = op->n * columns;
  g_autofree float *second = spec_pages_new (op->n, columns * sizeof (float));
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
  g_autofree float *image = spec_pages_new (n, columns * sizeof (float));
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
  g_autofree float *centred = spec_pages_new (op->n, columns * sizeof (float));

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
