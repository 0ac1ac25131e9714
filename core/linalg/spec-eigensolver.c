#include "linalg/spec-eigensolver.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-panel.h"

#define GUARD 6     /* pairs beyond the wanted ones that a block carries: they speed up the last wanted */
#define DEPTH 8     /* blocks in a basis before it restarts */
#define MAX_PRODUCTS 300

typedef struct
{
  SpecOperator *op;
  SpecTeam *team;
  const SpecEigenRequest *request;
  GCancellable *cancellable;
  const SpecProgress *progress;

  gsize n, largest, smallest;
  gsize block;    /* columns of a block */
  gsize capacity; /* columns of the basis */
  gsize size;     /* columns in use; those of `images` reach as far as `applied` */
  gsize applied;
  gsize fresh;    /* columns of `next` */
  guint products;
  double norm;
  double first_residual;
  gboolean converged;

  double *basis;     /* V, n x capacity, orthonormal */
  double *images;    /* A V */
  double *projected; /* V'AV, capacity x capacity, leading dimension capacity */
  double *ritz;      /* size x size: coefficients of the Ritz vectors, ascending values */
  double *values;    /* size Ritz values */
  double *next;      /* n x block: residuals, then the next block */
  double *residuals; /* block: relative residuals of the candidates */
  gsize *candidates; /* block: columns of `ritz` that are wanted or guards */
  float *narrow;     /* 2 n x block: a block and its image in single precision */
} Solver;

static gsize
choose_block (gsize n, gsize wanted)
{
  return MIN (n, wanted + GUARD);
}

static gsize
choose_capacity (gsize n, gsize block)
{
  return MIN (n, DEPTH * block);
}

guint64
spec_eigensolver_get_bytes (gsize n, gsize largest, gsize smallest)
{
  guint64 block = choose_block (n, largest + smallest), capacity = choose_capacity (n, block);

  return n * (2 * capacity * sizeof (double) + 2 * block * sizeof (double) + 3 * block * sizeof (float))
         + 6 * capacity * capacity * sizeof (double);
}

static gboolean
solver_allocate (Solver *s, GError **error)
{
  s->basis = g_try_malloc_n (s->n, s->capacity * sizeof (double));
  s->images = g_try_malloc_n (s->n, s->capacity * sizeof (double));
  s->next = g_try_malloc_n (s->n, s->block * sizeof (double));
  s->narrow = g_try_malloc_n (s->n, 2 * s->block * sizeof (float));
  s->projected = g_try_malloc0_n (s->capacity, s->capacity * sizeof (double));
  s->ritz = g_try_malloc_n (s->capacity, s->capacity * sizeof (double));
  s->values = g_new0 (double, s->capacity);
  s->residuals = g_new0 (double, s->block);
  s->candidates = g_new0 (gsize, s->block);
  if (s->basis != NULL && s->images != NULL && s->next != NULL && s->narrow != NULL && s->projected != NULL && s->ritz != NULL)
    return TRUE;
  g_autofree char *size = g_format_size (spec_eigensolver_get_bytes (s->n, s->largest, s->smallest));
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: the eigenvectors of %zu samples need %s"), s->n, size);
  return FALSE;
}

static void
solver_clear (Solver *s)
{
  g_free (s->basis);
  g_free (s->images);
  g_free (s->next);
  g_free (s->narrow);
  g_free (s->projected);
  g_free (s->ritz);
  g_free (s->values);
  g_free (s->residuals);
  g_free (s->candidates);
}

static void
fill_random (Solver *s, GRand *random, gsize columns)
{
  spec_random_fill_normal (random, s->narrow, s->n * columns);
  spec_panel_to_double (s->team, s->n * columns, s->narrow, s->next + s->n * s->fresh);
  s->fresh += columns;
}

static void
choose_start (Solver *s)
{
  GRand *random = spec_random_new (s->request->seed, SPEC_STREAM_START);

  s->fresh = MIN (s->block, s->request->start != NULL ? s->request->n_start : 0);
  if (s->fresh > 0)
    spec_panel_to_double (s->team, s->n * s->fresh, s->request->start, s->next);
  if (s->fresh < s->block)
    fill_random (s, random, s->block - s->fresh);
  g_rand_free (random);
}

/* Moves the next block, made orthonormal, into the basis and multiplies it. */
static gboolean
extend_basis (Solver *s, GError **error)
{
  gsize room = MIN (s->fresh, s->capacity - s->size);
  gsize rank = spec_panel_orthonormalise (s->team, s->n, s->basis, s->size, s->next, room, error);

  s->fresh = 0;
  if (rank == G_MAXSIZE)
    return FALSE;
  memcpy (s->basis + s->n * s->size, s->next, s->n * rank * sizeof (double));
  s->size += rank;
  if (rank == 0)
    return TRUE;
  spec_panel_to_float (s->team, s->n * rank, s->next, s->narrow);
  if (!spec_operator_apply (s->op, s->narrow, rank, s->narrow + s->n * s->block, s->cancellable, error))
    return FALSE;
  spec_panel_to_double (s->team, s->n * rank, s->narrow + s->n * s->block, s->images + s->n * s->applied);
  s->products++;
  return TRUE;
}

/* Adds the new columns to V'AV. Only the upper triangle is read later. */
static void
extend_projection (Solver *s)
{
  gsize added = s->size - s->applied;
  g_autofree double *columns = g_new (double, MAX (1, s->size *added));

  spec_panel_inner (s->team, s->n, s->basis, s->size, s->images + s->n * s->applied, added, columns);
  for (gsize j = 0; j < added; j++)
    memcpy (s->projected + (s->applied + j) * s->capacity, columns + j * s->size, s->size * sizeof (double));
  s->applied = s->size;
}

/* The candidates: the wanted pairs of both ends, the outermost first in each, then guards from just inside. */
static gsize
choose_candidates (Solver *s)
{
  gsize largest = MIN (s->largest, s->size), smallest = MIN (s->smallest, s->size - largest), count = 0;
  gsize inner = s->size - largest - smallest;
  gsize guards = MIN (inner, s->block - largest - smallest);
  gsize low_guards = s->smallest == 0 ? 0 : s->largest == 0 ? guards : guards / 2;

  for (gsize i = 0; i < largest; i++)
    s->candidates[count++] = s->size - 1 - i;
  for (gsize i = 0; i < smallest; i++)
    s->candidates[count++] = i;
  for (gsize i = 0; i < low_guards; i++)
    s->candidates[count++] = smallest + i;
  for (gsize i = low_guards; i < guards; i++)
    s->candidates[count++] = s->size - 1 - largest - (i - low_guards);
  return count;
}

static gboolean
rayleigh_ritz (Solver *s, GError **error)
{
  for (gsize j = 0; j < s->size; j++)
    memcpy (s->ritz + j * s->size, s->projected + j * s->capacity, s->size * sizeof (double));
  if (!spec_blas_eigen (s->size, s->ritz, s->values, error))
    return FALSE;
  s->norm = MAX (fabs (s->values[0]), fabs (s->values[s->size - 1]));
  return TRUE;
}

static double
column_length (gsize n, const double *column)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += column[i] * column[i];
  return sqrt (sum);
}

/* R = A V s - V s theta for every candidate, into `next`. */
static void
compute_residuals (Solver *s, gsize count)
{
  g_autofree double *direct = g_new (double, s->size *count);
  g_autofree double *scaled = g_new (double, s->size *count);

  for (gsize j = 0; j < count; j++)
    for (gsize i = 0; i < s->size; i++)
      {
        direct[j * s->size + i] = s->ritz[s->candidates[j] * s->size + i];
        scaled[j * s->size + i] = direct[j * s->size + i] * s->values[s->candidates[j]];
      }
  spec_panel_combine (s->team, s->n, 1, s->images, s->size, direct, s->size, count, 0, s->next);
  spec_panel_combine (s->team, s->n, -1, s->basis, s->size, scaled, s->size, count, 1, s->next);
  for (gsize j = 0; j < count; j++)
    s->residuals[j] = s->norm > 0 ? column_length (s->n, s->next + j * s->n) / s->norm : 0;
}

/* Keeps the residuals of the candidates that have not converged as the next block; a converged guard is of no more use either. */
static void
keep_unconverged (Solver *s, gsize count)
{
  gsize wanted = MIN (s->largest + s->smallest, count);
  double worst = 0;

  s->fresh = 0;
  s->converged = TRUE;
  for (gsize j = 0; j < count; j++)
    {
      if (j < wanted)
        worst = MAX (worst, s->residuals[j]);
      if (s->residuals[j] <= s->request->tolerance)
        continue;
      s->converged = s->converged && j >= wanted;
      if (s->fresh != j)
        memcpy (s->next + s->fresh * s->n, s->next + j * s->n, s->n * sizeof (double));
      s->fresh++;
    }
  s->converged = s->converged && wanted == s->largest + s->smallest;
  if (s->first_residual == 0)
    s->first_residual = worst;
  if (worst > 0 && s->first_residual > s->request->tolerance)
    spec_progress_report (s->progress, 0, log (s->first_residual / worst) / log (s->first_residual / s->request->tolerance));
}

static void
rotate (Solver *s, double *columns, const double *coefficients, gsize count, double *room)
{
  spec_panel_combine (s->team, s->n, 1, columns, s->size, coefficients, s->size, count, 0, room);
  memcpy (columns, room, s->n * count * sizeof (double));
}

/* Exchanges the basis for its best Ritz vectors, half the room at both ends in the proportion asked for. */
static gboolean
restart (Solver *s, GError **error)
{
  gsize keep = MIN (s->size - 1, MAX (s->largest + s->smallest, s->capacity / 2));
  gsize high = (keep * s->largest + (s->largest + s->smallest) / 2) / (s->largest + s->smallest), low = keep - high;
  g_autofree double *room = g_try_malloc_n (s->n, keep * sizeof (double));
  g_autofree double *coefficients = g_new (double, s->size *keep);

  if (room == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu eigenvectors"), keep);
      return FALSE;
    }
  memcpy (coefficients, s->ritz, s->size * low * sizeof (double));
  memcpy (coefficients + s->size * low, s->ritz + s->size * (s->size - high), s->size * high * sizeof (double));
  rotate (s, s->basis, coefficients, keep, room);
  rotate (s, s->images, coefficients, keep, room);
  memset (s->projected, 0, s->capacity * s->capacity * sizeof (double));
  /* In the new basis the Ritz vectors are the unit vectors, still in ascending order. */
  memmove (s->values + low, s->values + s->size - high, high * sizeof (double));
  memset (s->ritz, 0, keep * keep * sizeof (double));
  for (gsize j = 0; j < keep; j++)
    s->projected[j * s->capacity + j] = s->values[j], s->ritz[j * keep + j] = 1;
  s->size = s->applied = keep;
  return TRUE;
}

/* Returns: whether to go on. */
static gboolean
step (Solver *s, GError **error)
{
  gsize before = s->size;

  if (!extend_basis (s, error))
    return FALSE;
  if (s->size == before) /* the space is invariant: nothing was left to add */
    return s->fresh = 0, FALSE;
  extend_projection (s);
  if (!rayleigh_ritz (s, error))
    return FALSE;
  gsize count = choose_candidates (s);
  compute_residuals (s, count);
  keep_unconverged (s, count);
  if (s->converged || s->size == s->n || s->fresh == 0)
    return FALSE;
  if (s->size + s->fresh > s->capacity && s->capacity < s->n)
    return restart (s, error);
  return TRUE;
}

static SpecEigenpairs *
collect (Solver *s, GError **error)
{
  g_autoptr (SpecEigenpairs) pairs = g_new0 (SpecEigenpairs, 1);
  gsize count = s->largest + s->smallest;

  choose_candidates (s);
  *pairs = (SpecEigenpairs){ .n = s->n, .largest = s->largest, .smallest = s->smallest, .norm = s->norm, .products = s->products,
                             .converged = s->converged };
  pairs->values = g_new (double, count);
  pairs->residuals = g_new (double, count);
  pairs->vectors = g_try_malloc_n (s->n, MAX (1, count) * sizeof (float));
  g_autofree double *coefficients = g_new (double, s->size *count);
  if (pairs->vectors == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu eigenvectors"), count);
      return NULL;
    }
  for (gsize j = 0; j < count; j++)
    {
      pairs->values[j] = s->values[s->candidates[j]];
      pairs->residuals[j] = s->residuals[j];
      memcpy (coefficients + j * s->size, s->ritz + s->candidates[j] * s->size, s->size * sizeof (double));
    }
  spec_panel_combine (s->team, s->n, 1, s->basis, s->size, coefficients, s->size, count, 0, s->next);
  spec_panel_to_float (s->team, s->n * count, s->next, pairs->vectors);
  return g_steal_pointer (&pairs);
}

static gboolean
iterate (Solver *s, GError **error)
{
  guint limit = s->request->max_products > 0 ? s->request->max_products : MAX_PRODUCTS;
  GError *failure = NULL;

  choose_start (s);
  while (step (s, &failure) && s->products < limit)
    ;
  if (failure != NULL)
    {
      g_propagate_error (error, failure);
      return FALSE;
    }
  return TRUE;
}

SpecEigenpairs *
spec_eigensolver_solve (SpecOperator *op, SpecTeam *team, const SpecEigenRequest *request, GCancellable *cancellable,
                        const SpecProgress *progress, GError **error)
{
  gsize n = spec_operator_get_order (op);
  gsize largest = MIN (request->largest, n), smallest = MIN (request->smallest, n - largest);
  Solver solver = { .op = op, .team = team, .request = request, .cancellable = cancellable, .progress = progress, .n = n,
                    .largest = largest, .smallest = smallest };
  SpecEigenpairs *pairs = NULL;

  g_return_val_if_fail (largest + smallest > 0, NULL);

  solver.block = choose_block (n, largest + smallest);
  solver.capacity = choose_capacity (n, solver.block);
  if (solver_allocate (&solver, error) && iterate (&solver, error))
    pairs = collect (&solver, error);
  solver_clear (&solver);
  return pairs;
}

void
spec_eigenpairs_free (SpecEigenpairs *pairs)
{
  if (pairs == NULL)
    return;
  g_free (pairs->values);
  g_free (pairs->residuals);
  g_free (pairs->vectors);
  g_free (pairs);
}
