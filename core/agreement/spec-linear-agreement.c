#include "agreement/spec-linear-agreement.h"

#include <math.h>

#include "agreement/spec-hsic.h"
#include "agreement/spec-procrustes.h"
#include "agreement/spec-product.h"
#include "base/spec-progress-span.h"

typedef struct
{
  const SpecCloud *x, *y;
  SpecTeam *team;
  GCancellable *cancellable;
  const SpecProgress *progress;
  double squares[3]; /* |X'X|_F^2, |Y'Y|_F^2, |X'Y|_F^2: equally of the products of rows, the last as sum K_ij L_ij */
} Linear;

static double
sum_products (const double *a, const double *b, gsize count)
{
  double sum = 0;

  for (gsize i = 0; i < count; i++)
    sum += a[i] * b[i];
  return sum;
}

/** Returns: (transfer full): A'B, and *@square its squared Frobenius norm. */
static double *
multiply_columns (
    Linear *linear, const SpecCloud *a, const SpecCloud *b, double from, double to, double *square, GError **error)
{
  SpecProgressSpan span = { linear->progress, SPEC_STAGE_AGREEMENT, from, to };
  SpecProgress progress = spec_progress_span_get (&span);
  double *product = spec_product_of_columns (a, b, linear->team, linear->cancellable, &progress, error);

  if (product != NULL)
    *square = sum_products (product, product, a->points->dimensions * b->points->dimensions);
  return product;
}

/** Returns: the nuclear norm of X'Y, NaN with an error set. */
static double
measure_columns (Linear *linear, GError **error)
{
  g_autofree double *x = multiply_columns (linear, linear->x, linear->x, 0, 0.25, &linear->squares[0], error);
  g_autofree double *y
      = x != NULL ? multiply_columns (linear, linear->y, linear->y, 0.25, 0.5, &linear->squares[1], error) : NULL;
  double *both
      = y != NULL ? multiply_columns (linear, linear->x, linear->y, 0.5, 0.75, &linear->squares[2], error) : NULL;

  return both != NULL ? spec_procrustes_from_columns (both, linear->x->points->dimensions,
                                                      linear->y->points->dimensions, linear->cancellable, error)
                      : NAN;
}

static double
measure_rows (Linear *linear, GError **error)
{
  gsize n = linear->x->points->count;
  SpecProgressSpan first = { linear->progress, SPEC_STAGE_AGREEMENT, 0, 0.25 },
                   second = { linear->progress, SPEC_STAGE_AGREEMENT, 0.25, 0.5 };
  SpecProgress progress[] = { spec_progress_span_get (&first), spec_progress_span_get (&second) };
  g_autofree double *x = spec_product_of_rows (linear->x, linear->team, linear->cancellable, &progress[0], error);
  g_autofree double *y
      = x != NULL ? spec_product_of_rows (linear->y, linear->team, linear->cancellable, &progress[1], error) : NULL;

  if (y == NULL)
    return NAN;
  linear->squares[0] = sum_products (x, x, n * n);
  linear->squares[1] = sum_products (y, y, n * n);
  linear->squares[2] = sum_products (x, y, n * n);
  return spec_procrustes_from_rows (g_steal_pointer (&x), g_steal_pointer (&y), n, linear->cancellable, error);
}

/* Of centred rows the sums over a row of K = X X', its diagonal left out, are -K_ii: no Gram matrix is needed. */
static double
get_debiased (const Linear *linear)
{
  const double *x = linear->x->squares, *y = linear->y->squares;
  gsize n = linear->x->points->count;
  SpecHsicSums sums = { .samples = n };

  sums.rows[0] = sum_products (x, x, n);
  sums.rows[1] = sum_products (y, y, n);
  sums.rows[2] = sum_products (x, y, n);
  for (guint pair = 0; pair < 3; pair++)
    sums.products[pair] = linear->squares[pair] - sums.rows[pair];
  for (gsize i = 0; i < n; i++)
    {
      sums.totals[0] -= x[i];
      sums.totals[1] -= y[i];
    }
  return spec_hsic_get_cka (&sums);
}

static void
conclude (const Linear *linear, double nuclear, SpecLinearAgreement *agreement)
{
  double x = 0, y = 0, fit;

  for (gsize i = 0; i < linear->x->points->count; i++)
    {
      x += linear->x->squares[i];
      y += linear->y->squares[i];
    }
  fit = x > 0 && y > 0 ? nuclear / sqrt (x * y) : NAN;
  agreement->cka = x > 0 && y > 0 ? linear->squares[2] / sqrt (linear->squares[0] * linear->squares[1]) : NAN;
  agreement->cka_debiased = get_debiased (linear);
  agreement->procrustes = isnan (fit) ? NAN : sqrt (2 - 2 * MIN (fit, 1));
}

gboolean
spec_linear_agreement_compute (const SpecPoints *x,
                               const SpecPoints *y,
                               SpecTeam *team,
                               SpecLinearAgreement *agreement,
                               GCancellable *cancellable,
                               const SpecProgress *progress,
                               GError **error)
{
  g_autoptr (SpecCloud) cloud_x = spec_cloud_new (x, SPEC_CLOUD_PLAIN, team, error);
  g_autoptr (SpecCloud) cloud_y = cloud_x != NULL ? spec_cloud_new (y, SPEC_CLOUD_PLAIN, team, error) : NULL;
  Linear linear = { .x = cloud_x, .y = cloud_y, .team = team, .cancellable = cancellable, .progress = progress };
  double nuclear;

  if (cloud_y == NULL)
    return FALSE;
  nuclear = MAX (x->dimensions, y->dimensions) <= x->count ? measure_columns (&linear, error)
                                                           : measure_rows (&linear, error);
  if (isnan (nuclear))
    return FALSE;
  conclude (&linear, nuclear, agreement);
  return TRUE;
}
