#include "linalg/spec-krylov.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-pages.h"
#include "linalg/spec-panel.h"

#define GUARD 8 /* pairs beyond the wanted ones that a block carries: they speed up the last wanted */
#define WATCHERS 4 /* more of them beside vectors that are not to be trusted: a pair that was not among them is sooner seen */
#define DEPTH 8 /* blocks in a basis before it restarts */

#define SHORT 1e-8

/* Samples to a feature from which on coefficients are the shorter way. */
#define SAMPLES_PER_FEATURE 2

gboolean
spec_krylov_has_coefficients (const SpecOperator *op)
{
  const SpecCoefficients *c = spec_operator_get_coefficients (op);

  return c != NULL && c->n >= SAMPLES_PER_FEATURE * c->m;
}

gsize
spec_krylov_get_length (const SpecOperator *op, gboolean coefficients)
{
  return coefficients ? spec_operator_get_coefficients (op)->m : spec_operator_get_order (op);
}

void
spec_krylov_plan (gsize n, gsize wanted, gboolean watched, gsize *block, gsize *capacity)
{
  *block = MIN (n, wanted + GUARD + (watched ? WATCHERS : 0));
  *capacity = MIN (n, DEPTH * (wanted + GUARD));
}

guint64
spec_krylov_get_bytes (gsize n, gsize block, gsize capacity)
{
  return (guint64) n * (2 * capacity * sizeof (double) + 2 * block * sizeof (float)) + capacity * capacity * sizeof (double);
}

gboolean
spec_krylov_fail_memory (const SpecKrylov *k, GError **error)
{
  g_autofree char *size = g_format_size (spec_krylov_get_bytes (k->n, k->block, k->capacity));

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: the eigenvectors of %zu samples need %s"),
               spec_operator_get_order (k->op), size);
  return FALSE;
}

gboolean
spec_krylov_init (SpecKrylov *k, SpecOperator *op, gboolean coefficients, SpecTeam *team, gsize block, gsize capacity,
                  GError **error)
{
  gsize n = spec_krylov_get_length (op, coefficients);
  const SpecCoefficients *metric = coefficients ? spec_operator_get_coefficients (op) : NULL;

  *k = (SpecKrylov){ .op = op, .metric = metric, .team = team, .n = n, .block = block, .capacity = capacity };
  k->basis = spec_pages_new (n, capacity * sizeof (double));
  k->images = spec_pages_new (n, capacity * sizeof (double));
  k->narrow = spec_pages_new (n, 2 * block * sizeof (float));
  k->projected = g_try_malloc0_n (capacity, capacity * sizeof (double));
  if (k->basis != NULL && k->images != NULL && k->narrow != NULL && k->projected != NULL)
    return TRUE;
  spec_krylov_clear (k);
  return spec_krylov_fail_memory (k, error);
}

void
spec_krylov_clear (SpecKrylov *k)
{
  g_clear_pointer (&k->basis, g_free);
  g_clear_pointer (&k->images, g_free);
  g_clear_pointer (&k->narrow, g_free);
  g_clear_pointer (&k->projected, g_free);
}

/* A V of a few columns that were just added, into @images; with a metric J C V. */
static void
read_images (const SpecKrylov *k, gsize from, gsize count, double *images)
{
  memcpy (images, k->images + k->n * from, k->n * count * sizeof (double));
  if (k->metric != NULL)
    spec_coefficients_weigh (k->metric, count, images);
}

/* V'A v (or V'C A v) of the new columns. Only the upper triangle is read later. */
static gboolean
project (SpecKrylov *k, gsize from, gsize added, double *room, GError **error)
{
  g_autofree double *columns = spec_pages_new (from + added, added * sizeof (double));
  const double *left = k->metric != NULL ? k->images : k->basis;

  if (columns == NULL)
    return spec_krylov_fail_memory (k, error);
  if (k->metric != NULL)
    read_images (k, from, added, room);
  if (!spec_panel_inner (k->team, k->n, left, from + added, k->metric != NULL ? room : k->images + k->n * from, added, columns, error))
    return FALSE;
  for (gsize j = 0; j < added; j++)
    memcpy (k->projected + (from + j) * k->capacity, columns + j * (from + added), (from + added) * sizeof (double));
  return TRUE;
}

/* Vectors of samples: made orthonormal, then multiplied in single precision. */
static gboolean
extend_samples (SpecKrylov *k, double *next, gsize count, gsize *added, GCancellable *cancellable, GError **error)
{
  float *image = k->narrow + k->n * k->block;
  gsize rank = spec_panel_orthonormalise (k->team, k->n, k->basis, k->size, next, count, error);

  *added = rank;
  if (rank == 0 || rank == G_MAXSIZE)
    return rank == 0;
  memcpy (k->basis + k->n * k->size, next, k->n * rank * sizeof (double));
  spec_panel_to_float (k->team, k->n * rank, next, k->narrow);
  if (!spec_operator_apply (k->op, k->narrow, rank, image, cancellable, error))
    return FALSE;
  spec_panel_to_double (k->team, k->n * rank, image, k->images + k->n * k->size);
  return TRUE;
}

/* To unit columns of numbers that a product takes as they are: what is multiplied by C is then what stands in the basis, and not
 * something near it. Long coefficients that cancel in Phi w would show the difference. */
static void
normalise_columns (const SpecKrylov *k, gsize count, double *columns)
{
  for (gsize j = 0; j < count; j++)
    {
      double *column = columns + j * k->n, length = spec_panel_length (k->n, column);
      for (gsize i = 0; i < k->n && length > 0; i++)
        column[i] /= length;
    }
  spec_coefficients_round (k->metric, count, columns);
}

/* Takes from a block what lies along the basis, for which the duals of the basis are enough. */
static gboolean
take_from_basis (SpecKrylov *k, gsize count, double *columns, GError **error)
{
  g_autofree double *overlap = spec_pages_new (MAX (1, k->size), count * sizeof (double));

  if (overlap == NULL)
    return spec_krylov_fail_memory (k, error);
  if (!spec_panel_inner (k->team, k->n, k->images, k->size, columns, count, overlap, error))
    return FALSE;
  spec_panel_combine (k->team, k->n, -1, k->basis, k->size, overlap, k->size, count, 1, columns);
  return TRUE;
}

/* A unit column that is this short in the metric (squared) is one of features that cancel: scaled up, it would be mere rounding.
 * Returns: how many columns are left, with their duals */
static gsize
drop_short (const SpecKrylov *k, gsize count, double *columns, double *duals)
{
  gsize kept = 0;

  for (gsize j = 0; j < count; j++)
    {
      double square = 0;
      for (gsize i = 0; i < k->n; i++)
        square += columns[j * k->n + i] * duals[j * k->n + i];
      if (square < SHORT)
        continue;
      memmove (columns + kept * k->n, columns + j * k->n, k->n * sizeof (double));
      memmove (duals + kept * k->n, duals + j * k->n, k->n * sizeof (double));
      kept++;
    }
  return kept;
}

/* Coefficients: multiplied by C before they are orthonormal among themselves, since their inner products need it, but after they are
 * so to the basis: duals that shrink by cancellation would carry the rounding of the basis's duals, magnified. */
static gboolean
extend_coefficients (SpecKrylov *k, double *next, gsize count, gsize *added, GCancellable *cancellable, GError **error)
{
  double *duals = k->images + k->n * k->size;

  normalise_columns (k, count, next);
  for (guint pass = 0; pass < 2; pass++)
    {
      if (!take_from_basis (k, count, next, error))
        return FALSE;
      normalise_columns (k, count, next);
    }
  if (!spec_coefficients_apply (k->metric, next, count, duals, cancellable, error))
    return FALSE;
  count = drop_short (k, count, next, duals);
  *added = spec_panel_orthonormalise_metric (k->team, k->n, k->basis, k->images, k->size, next, duals, count, error);
  if (*added == G_MAXSIZE)
    return FALSE;
  memcpy (k->basis + k->n * k->size, next, k->n * *added * sizeof (double));
  return TRUE;
}

gboolean
spec_krylov_extend (SpecKrylov *k, double *next, gsize count, GCancellable *cancellable, GError **error)
{
  gsize room = MIN (count, k->capacity - k->size), added = 0;
  if (room == 0)
    return TRUE;

  gboolean done = k->metric != NULL ? extend_coefficients (k, next, room, &added, cancellable, error)
                                    : extend_samples (k, next, room, &added, cancellable, error);

  if (!done || added == 0)
    return done;
  if (!project (k, k->size, added, next, error))
    return FALSE;
  k->size += added;
  k->products++;
  return TRUE;
}

gboolean
spec_krylov_get_residuals (const SpecKrylov *k, const double *ritz, const double *values, gsize count, double *residuals,
                           GError **error)
{
  g_autofree double *scaled = spec_pages_new (MAX (1, k->size), MAX (1, count) * sizeof (double));

  if (scaled == NULL)
    return spec_krylov_fail_memory (k, error);
  for (gsize j = 0; j < count; j++)
    for (gsize i = 0; i < k->size; i++)
      scaled[j * k->size + i] = ritz[j * k->size + i] * values[j];
  spec_panel_combine (k->team, k->n, 1, k->images, k->size, ritz, k->size, count, 0, residuals);
  if (k->metric != NULL)
    spec_coefficients_weigh (k->metric, count, residuals);
  spec_panel_combine (k->team, k->n, -1, k->basis, k->size, scaled, k->size, count, 1, residuals);
  return TRUE;
}

void
spec_krylov_get_vectors (const SpecKrylov *k, const double *ritz, gsize count, double *columns)
{
  spec_panel_combine (k->team, k->n, 1, k->basis, k->size, ritz, k->size, count, 0, columns);
}

static void
rotate (SpecKrylov *k, double *columns, const double *ritz, gsize count, double *room)
{
  spec_panel_combine (k->team, k->n, 1, columns, k->size, ritz, k->size, count, 0, room);
  memcpy (columns, room, k->n * count * sizeof (double));
}

gboolean
spec_krylov_restart (SpecKrylov *k, const double *ritz, const double *values, gsize count, GError **error)
{
  g_autofree double *room = spec_pages_new (k->n, count * sizeof (double));

  if (room == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu eigenvectors"), count);
      return FALSE;
    }
  rotate (k, k->basis, ritz, count, room);
  rotate (k, k->images, ritz, count, room);
  memset (k->projected, 0, k->capacity * k->capacity * sizeof (double));
  for (gsize j = 0; j < count; j++)
    k->projected[j * k->capacity + j] = values[j];
  k->size = count;
  return TRUE;
}
