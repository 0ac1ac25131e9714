#include "linalg/spec-eigen-iteration.h"

#include <math.h>
#include <string.h>

#include "base/spec-pages.h"
#include "base/spec-random.h"
#include "linalg/spec-blas.h"
#include "linalg/spec-krylov.h"
#include "linalg/spec-panel.h"

#define MAX_PRODUCTS 300

/* Rows by which the lengths of residuals are estimated where only their coefficients are known: to about 2 %. */
#define ESTIMATE_BLOCKS 16

/* Features of equal kernels cancel up to rounding in double; nothing as small comes out of products in single precision. */
#define NOTHING 1e-13

/* Block products after which the largest Ritz value is the norm to a few percent, of an operator of rank 1 among very many samples too. */
#define SURE_PRODUCTS 4

/* A residual above this one shrinks slowly for reasons of its own, not of rounding. */
#define ROUGH 1e-3

/* How often a full space of coefficients is begun anew with exact duals. */
#define FRESH_STARTS 3

typedef struct
{
  const SpecEigenRequest *request;
  GCancellable *cancellable;
  const SpecProgress *progress;

  SpecKrylov krylov;
  gsize largest, smallest;
  gsize fresh;         /* columns of `next` that wait to be added */
  double tolerance;    /* of the iteration; that of the request, or stricter */
  double norm;
  double first_residual;
  double worst;        /* residual of what is wanted */
  gboolean stagnant;   /* it hardly became smaller */
  gboolean converged;

  double *ritz;        /* size x size: coefficients of the Ritz vectors, ascending values */
  double *values;      /* size Ritz values */
  double *wanted;      /* size x block: those of the candidates */
  double *theta;       /* block: their values */
  double *next;        /* n x block: residuals, then the next block */
  double *residuals;   /* block: relative residuals of the candidates */
  gsize *candidates;   /* block: columns of `ritz` that are wanted or guards */
} Solver;

static gboolean
solver_allocate (Solver *s, SpecOperator *op, gboolean coefficients, SpecTeam *team, GError **error)
{
  gsize n = spec_krylov_get_length (op, coefficients), block, capacity;

  spec_krylov_plan (n, s->largest + s->smallest, s->request->min_products > 0, &block, &capacity);
  if (!spec_krylov_init (&s->krylov, op, coefficients, team, block, capacity, error))
    return FALSE;
  s->next = spec_pages_new (n, block * sizeof (double));
  s->ritz = spec_pages_new (capacity, capacity * sizeof (double));
  s->wanted = spec_pages_new (capacity, block * sizeof (double));
  s->theta = g_try_new0 (double, block);
  s->values = g_try_new0 (double, capacity);
  s->residuals = g_try_new0 (double, block);
  s->candidates = g_try_new0 (gsize, block);
  if (s->next != NULL && s->ritz != NULL && s->wanted != NULL && s->theta != NULL && s->values != NULL && s->residuals != NULL
      && s->candidates != NULL)
    return TRUE;
  return spec_krylov_fail_memory (&s->krylov, error);
}

static void
solver_clear (Solver *s)
{
  spec_krylov_clear (&s->krylov);
  g_free (s->ritz);
  g_free (s->wanted);
  g_free (s->theta);
  g_free (s->values);
  g_free (s->next);
  g_free (s->residuals);
  g_free (s->candidates);
}

/* Random vectors after those that wait already. Never the same twice: the number of the product is part of the seed. */
static void
fill_up (Solver *s)
{
  SpecKrylov *k = &s->krylov;
  gsize size = k->n * (k->block - s->fresh);
  GRand *random = spec_random_new (s->request->seed + k->products, SPEC_STREAM_START);

  spec_random_fill_signs (random, k->narrow, size);
  spec_panel_to_double (k->team, size, k->narrow, s->next + k->n * s->fresh);
  s->fresh = k->block;
  g_rand_free (random);
}

/* Adds @count columns of given vectors to those that wait. */
static gboolean
take_given (Solver *s, const float *vectors, gsize count, GError **error)
{
  SpecKrylov *k = &s->krylov;
  double *next = s->next + k->n * s->fresh;

  if (count > 0 && k->metric == NULL)
    spec_panel_to_double (k->team, k->n * count, vectors, next);
  else if (count > 0 && !spec_coefficients_lower (k->metric, vectors, count, next, s->cancellable, error))
    return FALSE;
  s->fresh += count;
  return TRUE;
}

/* Of what is given no more than is wanted of each end: converged pairs of one end alone would pass for those of the other. */
static gboolean
choose_start (Solver *s, GError **error)
{
  const SpecEigenpairs *start = s->request->start;

  if (start != NULL
      && (!take_given (s, start->vectors, MIN (s->largest, start->largest), error)
          || !take_given (s, start->vectors + start->n * start->largest, MIN (s->smallest, start->smallest), error)))
    return FALSE;
  fill_up (s);
  return TRUE;
}

/* The candidates: the wanted pairs of both ends, the outermost first in each, then guards from just inside. */
static gsize
choose_candidates (Solver *s)
{
  gsize size = s->krylov.size;
  gsize largest = MIN (s->largest, size), smallest = MIN (s->smallest, size - largest), count = 0;
  gsize inner = size - largest - smallest;
  gsize guards = MIN (inner, s->krylov.block - largest - smallest);
  gsize low_guards = s->smallest == 0 ? 0 : s->largest == 0 ? guards : guards / 2;

  for (gsize i = 0; i < largest; i++)
    s->candidates[count++] = size - 1 - i;
  for (gsize i = 0; i < smallest; i++)
    s->candidates[count++] = i;
  for (gsize i = 0; i < low_guards; i++)
    s->candidates[count++] = smallest + i;
  for (gsize i = low_guards; i < guards; i++)
    s->candidates[count++] = size - 1 - largest - (i - low_guards);
  for (gsize j = 0; j < count; j++)
    {
      memcpy (s->wanted + j * size, s->ritz + s->candidates[j] * size, size * sizeof (double));
      s->theta[j] = s->values[s->candidates[j]];
    }
  return count;
}

static gboolean
rayleigh_ritz (Solver *s, GError **error)
{
  gsize size = s->krylov.size;

  for (gsize j = 0; j < size; j++)
    memcpy (s->ritz + j * size, s->krylov.projected + j * s->krylov.capacity, size * sizeof (double));
  if (!spec_blas_eigen (size, s->ritz, s->values, error))
    return FALSE;
  s->norm = MAX (fabs (s->values[0]), fabs (s->values[size - 1]));
  if ((s->krylov.metric != NULL && s->norm < NOTHING)
      || (s->krylov.products >= SURE_PRODUCTS && s->norm <= s->request->rounding))
    {
      memset (s->values, 0, size * sizeof (double));
      s->norm = 0;
    }
  return TRUE;
}

/* Lengths of residuals as vectors of samples, those of coefficients estimated by some of the rows. */
static gboolean
measure_residuals (Solver *s, gsize count, GError **error)
{
  const SpecCoefficients *metric = s->krylov.metric;
  gsize stride = metric != NULL ? MAX (1, spec_coefficients_count_blocks (metric) / ESTIMATE_BLOCKS) : 1;

  if (metric != NULL
      && !spec_coefficients_lift (metric, s->next, count, 0, stride, NULL, s->residuals, s->cancellable, error))
    return FALSE;
  for (gsize j = 0; j < count; j++)
    {
      double length = metric != NULL ? s->residuals[j] : spec_panel_length (s->krylov.n, s->next + j * s->krylov.n);
      s->residuals[j] = s->norm > 0 ? length / s->norm : 0;
    }
  return TRUE;
}

/* Keeps the residuals of the candidates that have not converged as the next block; a converged guard is of no more use either. */
static void
keep_unconverged (Solver *s, gsize count)
{
  gsize wanted = MIN (s->largest + s->smallest, count), n = s->krylov.n;
  double worst = 0;

  s->fresh = 0;
  s->converged = TRUE;
  for (gsize j = 0; j < count; j++)
    {
      if (j < wanted)
        worst = MAX (worst, s->residuals[j]);
      if (s->residuals[j] <= s->tolerance)
        continue;
      s->converged = s->converged && j >= wanted;
      if (s->fresh != j)
        memcpy (s->next + s->fresh * n, s->next + j * n, n * sizeof (double));
      s->fresh++;
    }
  s->converged = s->converged && wanted == s->largest + s->smallest
                 && (s->fresh == 0 || s->krylov.products >= s->request->min_products);
  s->stagnant = worst > 0.98 * s->worst;
  s->worst = worst;
  if (s->first_residual == 0)
    s->first_residual = worst;
  if (worst > 0 && s->first_residual > s->tolerance)
    spec_progress_report (s->progress, 0, log (s->first_residual / worst) / log (s->first_residual / s->tolerance));
}

/* Exchanges the basis for its best Ritz vectors, half the room at both ends in the proportion asked for. */
static gboolean
restart (Solver *s, GError **error)
{
  gsize size = s->krylov.size, keep = MIN (size - 1, MAX (s->largest + s->smallest, s->krylov.capacity / 2));
  gsize high = (keep * s->largest + (s->largest + s->smallest) / 2) / (s->largest + s->smallest), low = keep - high;

  /* The lowest, then the highest, side by side: they stay in ascending order, and in the new basis are the unit vectors. */
  memmove (s->ritz + size * low, s->ritz + size * (size - high), size * high * sizeof (double));
  memmove (s->values + low, s->values + size - high, high * sizeof (double));
  if (!spec_krylov_restart (&s->krylov, s->ritz, s->values, keep, error))
    return FALSE;
  memset (s->ritz, 0, keep * keep * sizeof (double));
  for (gsize j = 0; j < keep; j++)
    s->ritz[j * keep + j] = 1;
  return TRUE;
}

/* What is known of the pairs, and the block to go on with. */
static gboolean
review (Solver *s, GError **error)
{
  s->fresh = 0;
  if (s->krylov.size == 0)
    return fill_up (s), TRUE;
  if (!rayleigh_ritz (s, error))
    return FALSE;

  gsize count = choose_candidates (s);
  if (!spec_krylov_get_residuals (&s->krylov, s->wanted, s->theta, count, s->next, error) || !measure_residuals (s, count, error))
    return FALSE;
  keep_unconverged (s, count);
  if (s->krylov.size < s->largest + s->smallest) /* given vectors that were not independent */
    fill_up (s);
  return TRUE;
}

/* Duals of long coefficients that cancel are as inexact as single precision leaves them, and residuals then stop shrinking: here the
 * basis becomes the candidates alone, with duals made anew. */
static gboolean
refresh (Solver *s, GError **error)
{
  SpecKrylov *k = &s->krylov;
  gsize count = MIN (k->block, k->size);

  spec_krylov_get_vectors (k, s->wanted, count, s->next);
  k->size = 0;
  return spec_krylov_extend (k, s->next, count, s->cancellable, error) && review (s, error);
}

/* Makes room where there is none, adds the next block and reviews.
 * Sets @stuck when nothing could be added: the space is invariant, as far as can be told. */
static gboolean
advance (Solver *s, gboolean *stuck, GError **error)
{
  SpecKrylov *k = &s->krylov;
  gboolean full = k->size + s->fresh > k->capacity && k->capacity < k->n && k->size > 0;
  gsize before;

  if (k->metric != NULL && s->stagnant && k->size > k->block && s->worst < ROUGH)
    return refresh (s, error);
  if (full && !restart (s, error))
    return FALSE;
  before = k->size;
  if (!spec_krylov_extend (k, s->next, s->fresh, s->cancellable, error))
    return FALSE;
  *stuck = k->size == before;
  return *stuck || review (s, error);
}

/* Goes on until all that is wanted has converged as far as can be told, or nothing more can be done: then @exhausted is set. */
static gboolean
iterate (Solver *s, gboolean *exhausted, GError **error)
{
  guint limit = s->request->max_products > 0 ? s->request->max_products : MAX_PRODUCTS;
  guint fresh_starts = s->krylov.metric != NULL ? FRESH_STARTS : 0;
  gboolean stuck = FALSE;

  while (!s->converged && s->fresh > 0 && s->krylov.products < limit && !stuck)
    {
      if (!advance (s, &stuck, error))
        return FALSE;
      if (!stuck || fresh_starts == 0)
        continue;
      fresh_starts--;
      stuck = FALSE;
      if (!refresh (s, error))
        return FALSE;
    }
  *exhausted = stuck || s->fresh == 0 || s->krylov.products >= limit;
  return TRUE;
}

/* The vectors of samples, and the lengths of their residuals. */
static gboolean
fill_vectors (Solver *s, gsize count, SpecEigenpairs *pairs, GError **error)
{
  SpecKrylov *k = &s->krylov;
  g_autofree double *norms = g_try_new (double, 2 * count);
  g_autofree double *columns = spec_pages_new (k->n, 2 * count * sizeof (double));

  if (columns == NULL || norms == NULL)
    return spec_krylov_fail_memory (k, error);
  spec_krylov_get_vectors (k, s->wanted, count, columns);
  if (k->metric == NULL)
    {
      spec_panel_to_float (k->team, k->n * count, columns, pairs->vectors);
      memcpy (pairs->residuals, s->residuals, count * sizeof (double));
      return TRUE;
    }
  if (!spec_krylov_get_residuals (k, s->wanted, s->theta, count, columns + k->n * count, error)
      || !spec_coefficients_lift (k->metric, columns, 2 * count, count, 1, pairs->vectors, norms, s->cancellable, error))
    return FALSE;
  for (gsize j = 0; j < count; j++)
    pairs->residuals[j] = s->norm > 0 ? norms[count + j] / s->norm : 0;
  return TRUE;
}

static SpecEigenpairs *
collect (Solver *s, GError **error)
{
  gsize count = s->largest + s->smallest;
  g_autoptr (SpecEigenpairs) pairs
      = spec_eigenpairs_new (spec_operator_get_order (s->krylov.op), s->largest, s->smallest, error);

  if (pairs == NULL)
    return NULL;
  memset (pairs->vectors, 0, pairs->n * count * sizeof (float));
  pairs->products = s->krylov.products;
  if (s->krylov.size < count) /* features of a lower rank: the rest can only be told from the samples */
    return g_steal_pointer (&pairs);
  choose_candidates (s);
  pairs->norm = s->norm;
  pairs->converged = s->converged;
  memcpy (pairs->values, s->theta, count * sizeof (double));
  if (!fill_vectors (s, count, pairs, error))
    return NULL;
  for (gsize j = 0; j < count; j++)
    pairs->converged = pairs->converged && pairs->residuals[j] <= s->request->tolerance;
  return g_steal_pointer (&pairs);
}

/* An estimated residual may have been too hopeful: then on, with a stricter aim. */
static SpecEigenpairs *
solve (Solver *s, GError **error)
{
  gboolean exhausted = FALSE;

  if (!choose_start (s, error))
    return NULL;
  for (;;)
    {
      SpecEigenpairs *pairs = iterate (s, &exhausted, error) ? collect (s, error) : NULL;
      if (pairs == NULL || pairs->converged || exhausted || s->krylov.metric == NULL)
        return pairs;
      spec_eigenpairs_free (pairs);
      s->tolerance /= 2;
      if (!review (s, error))
        return NULL;
    }
}

SpecEigenpairs *
spec_eigen_iterate (SpecOperator *op, gboolean coefficients, SpecTeam *team, const SpecEigenRequest *request,
                    GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  gsize n = MIN (spec_operator_get_order (op), spec_krylov_get_length (op, coefficients));
  gsize largest = MIN (request->largest, n), smallest = MIN (request->smallest, n - largest);
  Solver solver = { .request = request, .cancellable = cancellable, .progress = progress, .largest = largest,
                    .smallest = smallest, .tolerance = request->tolerance };
  SpecEigenpairs *pairs = NULL;

  if (solver_allocate (&solver, op, coefficients, team, error))
    pairs = solve (&solver, error);
  solver_clear (&solver);
  return pairs;
}
