#include "agreement/spec-linear-agreement.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "agreement/spec-hsic.h"
#include "agreement/spec-procrustes.h"
#include "agreement/spec-product.h"
#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "base/spec-random.h"

typedef struct
{
  const SpecCloud *x, *y;
  SpecLinearParts parts;
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

/** Fills the squares, and @nuclear, the nuclear norm of X'Y, where it is asked for. */
static gboolean
measure_columns (Linear *linear, double *nuclear, GError **error)
{
  gboolean cka = (linear->parts & SPEC_LINEAR_CKA) != 0, both = (linear->parts & SPEC_LINEAR_PROCRUSTES) != 0;
  g_autofree double *x
      = cka ? multiply_columns (linear, linear->x, linear->x, 0, 0.25, &linear->squares[0], error) : NULL;
  g_autofree double *y
      = x != NULL ? multiply_columns (linear, linear->y, linear->y, 0.25, 0.5, &linear->squares[1], error) : NULL;
  g_autofree double *product = NULL;

  if (cka && y == NULL)
    return FALSE;
  product = multiply_columns (linear, linear->x, linear->y, 0.5, both ? 0.65 : 1, &linear->squares[2], error);
  if (product == NULL)
    return FALSE;
  if (both)
    *nuclear = spec_procrustes_from_columns (g_steal_pointer (&product), linear->x->points->dimensions,
                                             linear->y->points->dimensions, linear->cancellable, error);
  return !both || !isnan (*nuclear);
}

static gboolean
measure_rows (Linear *linear, double *nuclear, GError **error)
{
  gsize n = linear->x->points->count;
  SpecProgressSpan first = { linear->progress, SPEC_STAGE_AGREEMENT, 0, 0.25 },
                   second = { linear->progress, SPEC_STAGE_AGREEMENT, 0.25, 0.5 };
  SpecProgress progress[] = { spec_progress_span_get (&first), spec_progress_span_get (&second) };
  g_autofree double *x = spec_product_of_rows (linear->x, linear->team, linear->cancellable, &progress[0], error);
  g_autofree double *y
      = x != NULL ? spec_product_of_rows (linear->y, linear->team, linear->cancellable, &progress[1], error) : NULL;

  if (y == NULL)
    return FALSE;
  linear->squares[0] = sum_products (x, x, n * n);
  linear->squares[1] = sum_products (y, y, n * n);
  linear->squares[2] = sum_products (x, y, n * n);
  if ((linear->parts & SPEC_LINEAR_PROCRUSTES) == 0)
    return TRUE;
  *nuclear = spec_procrustes_from_rows (g_steal_pointer (&x), g_steal_pointer (&y), n, linear->cancellable, error);
  return !isnan (*nuclear);
}

static gboolean
measure (Linear *linear, double *nuclear, GError **error)
{
  gsize dimensions = MAX (linear->x->points->dimensions, linear->y->points->dimensions);

  return dimensions <= linear->x->points->count ? measure_columns (linear, nuclear, error)
                                                : measure_rows (linear, nuclear, error);
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
conclude_cka (const Linear *linear, SpecLinearAgreement *agreement)
{
  gsize n = linear->x->points->count;
  double x = 0, y = 0, norms = sqrt (linear->squares[0] * linear->squares[1]);

  for (gsize i = 0; i < n; i++)
    {
      x += linear->x->squares[i];
      y += linear->y->squares[i];
    }
  agreement->cka = norms > 0 ? linear->squares[2] / norms : NAN;
  agreement->cka_chance = norms > 0 ? MIN (x * y / ((double) (n - 1) * norms), 1) : NAN;
  agreement->cka_debiased = get_debiased (linear);
}

/** Returns: the Procrustes distance for a nuclear norm. */
static double
get_distance (const Linear *linear, double nuclear)
{
  double x = 0, y = 0;

  for (gsize i = 0; i < linear->x->points->count; i++)
    {
      x += linear->x->squares[i];
      y += linear->y->squares[i];
    }
  return x > 0 && y > 0 ? sqrt (2 - 2 * MIN (nuclear / sqrt (x * y), 1)) : NAN;
}

/** Returns: (transfer full) (nullable): the rows of @points in a random order. */
static SpecPoints *
shuffle (const SpecPoints *points, guint64 seed, GError **error)
{
  gsize n = points->count, d = points->dimensions;
  g_autoptr (SpecPoints) shuffled = g_new0 (SpecPoints, 1);
  GRand *random;

  *shuffled = (SpecPoints){ g_try_malloc_n (n, d * sizeof (float)), n, d };
  if (shuffled->values == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), n);
      return NULL;
    }
  random = spec_random_new (seed, SPEC_STREAM_AGREEMENT);
  for (gsize i = 0; i < n; i++) /* row i goes where any of those so far was, and that one takes the new place */
    {
      gsize place = (gsize) g_rand_int_range (random, 0, (gint32) i + 1);

      memmove (shuffled->values + i * d, shuffled->values + place * d, d * sizeof (float));
      memcpy (shuffled->values + place * d, points->values + i * d, d * sizeof (float));
    }
  g_rand_free (random);
  return g_steal_pointer (&shuffled);
}

/* The nuclear norm of X'Y for rows of Y in a random order: what it is for embeddings that share nothing. */
static gboolean
measure_chance (const Linear *linear, guint64 seed, double *nuclear, GError **error)
{
  g_autoptr (SpecPoints) points = shuffle (linear->y->points, seed, error);
  g_autoptr (SpecCloud) y = points != NULL ? spec_cloud_new (points, SPEC_CLOUD_PLAIN, linear->team, error) : NULL;
  SpecProgressSpan span = { linear->progress, SPEC_STAGE_AGREEMENT, 0.8, 1 };
  SpecProgress progress = spec_progress_span_get (&span);
  Linear shuffled = *linear;

  shuffled.y = y;
  shuffled.parts = SPEC_LINEAR_PROCRUSTES;
  shuffled.progress = &progress;
  return y != NULL && measure (&shuffled, nuclear, error);
}

gboolean
spec_linear_agreement_compute (const SpecPoints *x,
                               const SpecPoints *y,
                               SpecLinearParts parts,
                               guint64 seed,
                               SpecTeam *team,
                               SpecLinearAgreement *agreement,
                               GCancellable *cancellable,
                               const SpecProgress *progress,
                               GError **error)
{
  g_autoptr (SpecCloud) cloud_x = spec_cloud_new (x, SPEC_CLOUD_PLAIN, team, error);
  g_autoptr (SpecCloud) cloud_y = cloud_x != NULL ? spec_cloud_new (y, SPEC_CLOUD_PLAIN, team, error) : NULL;
  Linear linear
      = { .x = cloud_x, .y = cloud_y, .parts = parts, .team = team, .cancellable = cancellable, .progress = progress };
  double nuclear = NAN, chance = NAN;

  *agreement = (SpecLinearAgreement){ NAN, NAN, NAN, NAN, NAN };
  if (cloud_y == NULL || !measure (&linear, &nuclear, error))
    return FALSE;
  if ((parts & SPEC_LINEAR_PROCRUSTES) != 0 && !measure_chance (&linear, seed, &chance, error))
    return FALSE;
  if ((parts & SPEC_LINEAR_CKA) != 0)
    conclude_cka (&linear, agreement);
  if ((parts & SPEC_LINEAR_PROCRUSTES) == 0)
    return TRUE;
  agreement->procrustes = get_distance (&linear, nuclear);
  agreement->procrustes_chance = get_distance (&linear, chance);
  return TRUE;
}
