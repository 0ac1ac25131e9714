#include "spec/spec-result.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "base/spec-error.h"
#include "spec/spec-centring.h"
#include "spec/spec-result-private.h"

/* Eigenvalues this much smaller than the largest are rounding, not a direction. */
#define NOISE 1e-6

struct _SpecResult
{
  gatomicrefcount references;
  SpecProblem *problem;
  SpecMethod method;
  double *spectrum[2];
  gsize n_spectrum[2];
  double effective_modes[2];
  SpecEigenpairs *pairs; /* owns the vectors that modes point into */
  GArray *modes[2];      /* of SpecMode, by SpecDirection */
  gboolean converged;
  guint block_products;
  double seconds;
};

G_DEFINE_BOXED_TYPE (SpecResult, spec_result, spec_result_ref, spec_result_unref)

SpecResult *
spec_result_new (SpecProblem *problem, SpecMethod method)
{
  SpecResult *result = g_new0 (SpecResult, 1);

  g_atomic_ref_count_init (&result->references);
  result->problem = spec_problem_ref (problem);
  result->method = method;
  result->converged = TRUE;
  for (int direction = 0; direction < 2; direction++)
    result->modes[direction] = g_array_new (FALSE, FALSE, sizeof (SpecMode));
  return result;
}

SpecResult *
spec_result_ref (SpecResult *result)
{
  g_atomic_ref_count_inc (&result->references);
  return result;
}

void
spec_result_unref (SpecResult *result)
{
  if (!g_atomic_ref_count_dec (&result->references))
    return;
  spec_problem_unref (result->problem);
  for (int i = 0; i < 2; i++)
    {
      g_free (result->spectrum[i]);
      g_array_unref (result->modes[i]);
    }
  spec_eigenpairs_free (result->pairs);
  g_free (result);
}

void
spec_result_set_spectrum (SpecResult *result, SpecSide side, const double *values, gsize count, double effective_modes,
                          gboolean converged)
{
  g_free (result->spectrum[side]);
  result->spectrum[side] = g_memdup2 (values, count * sizeof *values);
  result->n_spectrum[side] = count;
  result->effective_modes[side] = effective_modes;
  result->converged = result->converged && converged;
}

/* The authors' rule: the sum of a vector is not negative; where it is nearly 0 the largest component decides. */
static void
orient (float *vector, gsize n)
{
  double sum = 0, total = 0;
  gsize largest = 0;

  for (gsize i = 0; i < n; i++)
    {
      sum += vector[i];
      total += fabs (vector[i]);
      if (fabsf (vector[i]) > fabsf (vector[largest]))
        largest = i;
    }
  if (fabs (sum) >= 1e-6 * total ? sum < 0 : vector[largest] < 0)
    for (gsize i = 0; i < n; i++)
      vector[i] = -vector[i];
}

static float
find_peak (const float *vector, gsize n)
{
  float peak = vector[0];

  for (gsize i = 1; i < n; i++)
    peak = MAX (peak, vector[i]);
  return peak;
}

/* The pair that is @rank-th from the end of a direction, or -1. Where the pairs are all there are, an end goes on into the other. */
static gssize
find_pair (const SpecEigenpairs *pairs, SpecDirection direction, gsize rank)
{
  gsize largest = pairs->largest, smallest = pairs->smallest;
  gsize own = direction == SPEC_DIRECTION_POSITIVE ? largest : smallest;

  if (rank >= own && largest + smallest < pairs->n)
    return -1;
  if (rank >= largest + smallest)
    return -1;
  if (direction == SPEC_DIRECTION_POSITIVE)
    return (gssize) (rank < largest ? rank : 2 * largest + smallest - 1 - rank);
  return (gssize) (rank < smallest ? largest + rank : largest - 1 - (rank - smallest));
}

static void
add_modes (SpecResult *result, SpecDirection direction)
{
  SpecEigenpairs *pairs = result->pairs;
  const SpecParams *params = spec_problem_get_params (result->problem);
  double sign = direction == SPEC_DIRECTION_POSITIVE ? 1 : -1;

  for (gsize rank = 0; rank < params->modes; rank++)
    {
      gssize i = find_pair (pairs, direction, rank);
      if (i < 0 || sign * pairs->values[i] <= MAX (NOISE * pairs->norm, spec_params_get_rounding (params)))
        return;
      float *scores = pairs->vectors + (gsize) i * pairs->n;
      if (params->centre)
        spec_centring_orient (result->problem, direction, scores);
      else
        orient (scores, pairs->n);
      SpecMode mode = { pairs->values[i], pairs->residuals[i], pairs->residuals[i] <= params->tolerance, scores,
                        find_peak (scores, pairs->n) };
      g_array_append_val (result->modes[direction], mode);
    }
}

void
spec_result_take_pairs (SpecResult *result, SpecEigenpairs *pairs)
{
  result->pairs = pairs;
  result->converged = result->converged && pairs->converged;
  add_modes (result, SPEC_DIRECTION_POSITIVE);
  add_modes (result, SPEC_DIRECTION_NEGATIVE);
}

void
spec_result_set_cost (SpecResult *result, guint block_products, double seconds)
{
  result->block_products = block_products;
  result->seconds = seconds;
}

SpecProblem *
spec_result_get_problem (const SpecResult *result)
{
  return result->problem;
}

SpecMethod
spec_result_get_method (const SpecResult *result)
{
  return result->method;
}

double
spec_result_get_rff_noise (const SpecResult *result)
{
  const SpecParams *params = spec_problem_get_params (result->problem);

  return result->method == SPEC_METHOD_RFF ? (1 + params->eta) / sqrt (params->rff_dim) : 0;
}

const double *
spec_result_get_spectrum (const SpecResult *result, SpecSide side, gsize *count)
{
  *count = result->n_spectrum[side];
  return result->spectrum[side];
}

double
spec_result_get_effective_modes (const SpecResult *result, SpecSide side)
{
  return result->effective_modes[side];
}

gsize
spec_result_get_mode_count (const SpecResult *result, SpecDirection direction)
{
  return result->modes[direction]->len;
}

const SpecMode *
spec_result_get_mode (const SpecResult *result, SpecDirection direction, gsize index)
{
  g_return_val_if_fail (index < result->modes[direction]->len, NULL);

  return &g_array_index (result->modes[direction], SpecMode, index);
}

double
spec_result_get_spec_diff (const SpecResult *result)
{
  return result->pairs != NULL ? result->pairs->norm : 0;
}

gboolean
spec_result_get_converged (const SpecResult *result)
{
  return result->converged;
}

guint
spec_result_get_block_products (const SpecResult *result)
{
  return result->block_products;
}

double
spec_result_get_seconds (const SpecResult *result)
{
  return result->seconds;
}

/* An order of positions by score: @turn is 1 for the highest first, -1 for the lowest. */
typedef struct
{
  const float *scores;
  float turn;
} Order;

static gboolean
stands_before (const Order *order, guint32 a, guint32 b)
{
  float left = order->turn * order->scores[a], right = order->turn * order->scores[b];

  return left != right ? left > right : a < b;
}

/* A position beside what it is sorted by: g_qsort_with_data(), which would do without, ends the process where there is no memory. */
typedef struct
{
  float score;
  guint32 position;
} Place;

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *left = a, *right = b;

  if (left->score != right->score)
    return left->score > right->score ? -1 : 1;
  return left->position < right->position ? -1 : left->position > right->position;
}

/* Returns: (nullable): the first @count of all @n. */
static guint32 *
sort_all (const Order *order, gsize n, gsize count)
{
  g_autofree Place *places = g_try_new (Place, MAX (n, 1));
  guint32 *ranked = places != NULL ? g_try_new (guint32, MAX (count, 1)) : NULL;

  if (ranked == NULL)
    return NULL;
  for (gsize i = 0; i < n; i++)
    places[i] = (Place){ order->turn * order->scores[i], (guint32) i };
  qsort (places, n, sizeof *places, compare_places);
  for (gsize i = 0; i < count; i++)
    ranked[i] = places[i].position;
  return ranked;
}

/* The first few are put in place one by one: of a million samples hardly any gets past the last of them. */
static guint32 *
sort_first (const Order *order, gsize n, gsize count)
{
  guint32 *ranked = g_new (guint32, count + 1);

  for (gsize i = 0, found = 0; i < n; i++)
    {
      gsize at = found;

      if (found == count && !stands_before (order, (guint32) i, ranked[count - 1]))
        continue;
      for (; at > 0 && stands_before (order, (guint32) i, ranked[at - 1]); at--)
        ranked[at] = ranked[at - 1];
      ranked[at] = (guint32) i;
      found = MIN (found + 1, count);
    }
  return ranked;
}

/* Returns: (nullable): the scores of @ranked. */
static float *
list_scores (const SpecMode *mode, const guint32 *ranked, gsize count)
{
  float *scores = g_try_new (float, MAX (count, 1));

  for (gsize i = 0; scores != NULL && i < count; i++)
    scores[i] = mode->scores[ranked[i]];
  return scores;
}

guint32 *
spec_result_rank_samples (const SpecResult *result, SpecDirection direction, gsize index, gboolean opposite, gsize *count,
                          float **scores, GError **error)
{
  const SpecMode *mode = spec_result_get_mode (result, direction, index);
  const guint32 *rows = spec_problem_get_rows (result->problem);
  gsize n = spec_problem_get_samples (result->problem);

  g_return_val_if_fail (mode != NULL, NULL);

  Order order = { mode->scores, opposite ? -1 : 1 };
  *count = MIN (*count, n);
  g_autofree guint32 *ranked = *count > 0 && *count <= SPEC_RESULT_FEW ? sort_first (&order, n, *count) : sort_all (&order, n, *count);
  float *listed = ranked != NULL && scores != NULL ? list_scores (mode, ranked, *count) : NULL;
  if (scores != NULL)
    *scores = listed;
  if (ranked == NULL || (scores != NULL && listed == NULL))
    {
      *count = 0;
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), n);
      return NULL;
    }
  if (rows != NULL)
    for (gsize i = 0; i < *count; i++)
      ranked[i] = rows[ranked[i]];
  return g_steal_pointer (&ranked);
}
