#include "evidence/spec-sampling-error.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <stdlib.h>

#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "base/spec-random.h"
#include "evidence/spec-validation.h"
#include "spec/spec-solver-private.h"

/* Rows of a half below which nothing is said. */
#define FEWEST 2

/* Modes of a half beyond those shown, at each end: one of them may be what a shown mode became. */
#define EXTRA 2

/* Residual, in parts of the least eigenvalue shown: eigenvalues are much nearer than that, and what stability ranks by is
 * as near as is of use. */
#define PRECISION 0.005

/* The eigenpairs of one half, and its rows as positions in the problem. */
typedef struct
{
  const guint32 *rows;
  gsize count;
  SpecEigenpairs *pairs;
} Half;

typedef struct
{
  SpecEvidence *evidence;
  SpecTopSamples *const *tops;
  SpecOperator *op; /* of all rows */
  SpecTeam *team;
  GCancellable *cancellable;
  GArray **values[2];  /* by direction and mode: eigenvalues at its rank, a double for each half */
  GArray **overlap[2]; /* likewise: shares of the top samples found again */
} Sampling;

/* The pair that is @rank-th from the end of a direction, or -1. Where the pairs are all there are, an end goes on into the other. */
static gssize
find_pair (const SpecEigenpairs *pairs, SpecDirection direction, gsize rank)
{
  gsize total = pairs->largest + pairs->smallest;
  gsize own = direction == SPEC_DIRECTION_POSITIVE ? pairs->largest : pairs->smallest;

  if (rank >= own && (total < pairs->n || rank >= total))
    return -1;
  if (direction == SPEC_DIRECTION_POSITIVE)
    return (gssize) (rank < own ? rank : total + pairs->largest - 1 - rank);
  return (gssize) (rank < own ? pairs->largest + rank : total - 1 - rank);
}

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  guint32 left = *(const guint32 *) a, right = *(const guint32 *) b;

  return left < right ? -1 : left > right;
}

static guint32 *
choose_half (guint64 seed, guint32 part, gsize samples, gsize count, GError **error)
{
  GRand *random = spec_random_new_part (seed, SPEC_STREAM_HALVES, part);
  guint32 *rows = spec_random_permute (random, samples);

  g_rand_free (random);
  if (rows != NULL)
    qsort (rows, count, sizeof *rows, compare_rows);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), samples);
  return rows;
}

/* Returns: (transfer full) (nullable): the modes' eigenvectors on the rows of a half. */
static SpecEigenpairs *
gather_start (const Sampling *sampling, const Half *half)
{
  const SpecEvidence *evidence = sampling->evidence;
  SpecEigenpairs *start = spec_eigenpairs_new (half->count, evidence->mode_count[SPEC_DIRECTION_POSITIVE],
                                               evidence->mode_count[SPEC_DIRECTION_NEGATIVE], NULL);
  gsize columns = 0;

  for (guint direction = 0; start != NULL && direction < 2; direction++)
    for (gsize mode = 0; mode < evidence->mode_count[direction]; mode++)
      {
        const float *scores = spec_result_get_mode (evidence->result, direction, mode)->scores;
        float *column = start->vectors + columns++ * half->count;

        for (gsize i = 0; i < half->count; i++)
          column[i] = scores[half->rows[i]];
      }
  return start;
}

static double
choose_tolerance (const SpecEvidence *evidence)
{
  double norm = spec_result_get_spec_diff (evidence->result), least = norm;

  for (guint direction = 0; direction < 2; direction++)
    if (evidence->mode_count[direction] > 0)
      {
        gsize last = evidence->mode_count[direction] - 1;
        least = MIN (least, fabs (spec_result_get_mode (evidence->result, direction, last)->eigenvalue));
      }
  return norm > 0 ? MAX (PRECISION * least / norm, 1e-5) : PRECISION;
}

/* The means of centred kernels are those of the half: H A[rows, rows] H is H K[rows, rows] H for A = HKH too. */
static SpecOperator *
make_half_operator (const Sampling *sampling, const Half *half)
{
  double scale = (double) spec_operator_get_order (sampling->op) / (double) half->count;
  SpecOperator *op = spec_operator_new_subset (sampling->op, half->rows, half->count, scale);
  gboolean centre = spec_problem_get_params (spec_result_get_problem (sampling->evidence->result))->centre;

  return centre ? spec_operator_new_centred (op) : op;
}

static gboolean
solve_half (Sampling *sampling, Half *half, const SpecProgress *progress, GError **error)
{
  const SpecEvidence *evidence = sampling->evidence;
  g_autoptr (SpecOperator) op = make_half_operator (sampling, half);
  g_autoptr (SpecEigenpairs) start = gather_start (sampling, half);
  SpecEigenRequest request = {
    .largest = evidence->mode_count[SPEC_DIRECTION_POSITIVE] + EXTRA,
    .smallest = evidence->mode_count[SPEC_DIRECTION_NEGATIVE] + EXTRA,
    .tolerance = choose_tolerance (evidence),
    .seed = spec_problem_get_params (spec_result_get_problem (evidence->result))->seed,
    .start = start,
  };

  half->pairs = spec_eigensolver_solve (op, sampling->team, &request, sampling->cancellable, progress, error);
  return half->pairs != NULL;
}

static double
multiply (const float *scores, const Half *half, const float *vector)
{
  double sum = 0;

  for (gsize i = 0; i < half->count; i++)
    sum += (double) scores[half->rows[i]] * vector[i];
  return sum;
}

/* The half's mode that is most similar to a mode of all rows. @sign: how it must be turned. */
static const float *
match (const Half *half, SpecDirection direction, const float *scores, double *sign)
{
  const float *best = NULL;
  double most = -1, end = direction == SPEC_DIRECTION_POSITIVE ? 1 : -1;
  gssize pair;

  for (gsize rank = 0; (pair = find_pair (half->pairs, direction, rank)) >= 0; rank++)
    {
      const float *vector = half->pairs->vectors + (gsize) pair * half->count;
      double product = multiply (scores, half, vector);

      if (end * half->pairs->values[pair] <= 0 || fabs (product) <= most)
        continue;
      most = fabs (product);
      best = vector;
      *sign = product < 0 ? -1 : 1;
    }
  return best;
}

/* Whether fewer than @limit samples of the half stand before @place, of equal scores the lower row first. */
static gboolean
is_among_first (const Half *half, const float *vector, double sign, gsize place, gsize limit)
{
  double score = sign * vector[place];
  gsize before = 0;

  for (gsize i = 0; i < half->count && before < limit; i++)
    before += sign * vector[i] > score || (i < place && sign * vector[i] == score);
  return before < limit;
}

/* Returns: the places in the half of those of @rows (of the embeddings) that are in it. */
static GArray *
find_places (const Sampling *sampling, const Half *half, const guint32 *rows, gsize count)
{
  const guint32 *used = spec_problem_get_rows (spec_result_get_problem (sampling->evidence->result));
  gsize samples = spec_operator_get_order (sampling->op);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (gsize));

  for (gsize i = 0; i < count; i++)
    {
      const guint32 *found = used != NULL ? bsearch (&rows[i], used, samples, sizeof *used, compare_rows) : NULL;
      guint32 position = found != NULL ? (guint32) (found - used) : rows[i];
      const guint32 *here = bsearch (&position, half->rows, half->count, sizeof *half->rows, compare_rows);

      if (here == NULL)
        continue;
      gsize place = (gsize) (here - half->rows);
      g_array_append_val (places, place);
    }
  return places;
}

static void
add_overlap (Sampling *sampling, const Half *half, SpecDirection direction, gsize mode)
{
  const SpecTopSamples *tops = sampling->tops[direction];
  g_autoptr (GArray) places = find_places (sampling, half, tops->rows[mode], tops->per_mode);
  const float *scores = spec_result_get_mode (sampling->evidence->result, direction, mode)->scores;
  double sign = 1, share;
  const float *vector = match (half, direction, scores, &sign);
  gsize found = 0;

  if (vector == NULL || places->len == 0)
    return;
  for (guint i = 0; i < places->len; i++)
    found += is_among_first (half, vector, sign, g_array_index (places, gsize, i), places->len);
  share = (double) found / places->len;
  g_array_append_val (sampling->overlap[direction][mode], share);
}

/* Beyond 0 an end has no mode of its direction any more. */
static void
add_value (Sampling *sampling, const Half *half, SpecDirection direction, gsize mode)
{
  gssize pair = find_pair (half->pairs, direction, mode);
  double value;

  if (pair < 0)
    return;
  value = half->pairs->values[pair];
  value = direction == SPEC_DIRECTION_POSITIVE ? MAX (value, 0) : MIN (value, 0);
  g_array_append_val (sampling->values[direction][mode], value);
}

static gboolean
examine_half (Sampling *sampling, guint32 part, const SpecProgress *progress, GError **error)
{
  SpecEvidence *evidence = sampling->evidence;
  SpecProblem *problem = spec_result_get_problem (evidence->result);
  g_autofree guint32 *rows = choose_half (spec_problem_get_params (problem)->seed, part,
                                          spec_problem_get_samples (problem), evidence->half_samples, error);
  Half half = { .rows = rows, .count = evidence->half_samples };

  if (rows == NULL || !solve_half (sampling, &half, progress, error))
    return FALSE;
  for (guint direction = 0; direction < 2; direction++)
    for (gsize mode = 0; mode < evidence->mode_count[direction] && !g_cancellable_is_cancelled (sampling->cancellable); mode++)
      {
        add_value (sampling, &half, direction, mode);
        add_overlap (sampling, &half, direction, mode);
      }
  spec_eigenpairs_free (half.pairs);
  return !g_cancellable_set_error_if_cancelled (sampling->cancellable, error);
}

void
spec_sampling_error_judge (SpecSamplingError *sampling, double eigenvalue, const double *values, gsize count)
{
  double inflation;

  *sampling = (SpecSamplingError){ { NAN, NAN }, NAN, NAN, NAN, FALSE };
  if (count < 2)
    return;
  sampling->value = spec_spread_of (values, count);
  sampling->least = sampling->greatest = values[0];
  for (gsize i = 1; i < count; i++)
    {
      sampling->least = MIN (sampling->least, values[i]);
      sampling->greatest = MAX (sampling->greatest, values[i]);
    }
  inflation = fabs (sampling->value.mean) - fabs (eigenvalue);
  sampling->error = MAX (0, inflation) / (G_SQRT2 - 1)
                    + 2 * sampling->value.deviation * sqrt ((double) count / (double) (count - 1));
  sampling->weak = fabs (eigenvalue) <= sampling->error;
}

static void
conclude (Sampling *sampling)
{
  SpecEvidence *evidence = sampling->evidence;

  for (guint direction = 0; direction < 2; direction++)
    for (gsize mode = 0; mode < evidence->mode_count[direction]; mode++)
      {
        SpecModeEvidence *found = &evidence->modes[direction][mode];
        GArray *values = sampling->values[direction][mode], *overlap = sampling->overlap[direction][mode];

        spec_sampling_error_judge (&found->sampling, spec_result_get_mode (evidence->result, direction, mode)->eigenvalue,
                                   (const double *) (gpointer) values->data, values->len);
        found->stability = spec_spread_of ((const double *) (gpointer) overlap->data, overlap->len);
      }
}

static void
set_up (Sampling *sampling)
{
  for (guint direction = 0; direction < 2; direction++)
    {
      gsize modes = sampling->evidence->mode_count[direction];

      sampling->values[direction] = g_new0 (GArray *, modes + 1);
      sampling->overlap[direction] = g_new0 (GArray *, modes + 1);
      for (gsize mode = 0; mode < modes; mode++)
        {
          sampling->values[direction][mode] = g_array_new (FALSE, FALSE, sizeof (double));
          sampling->overlap[direction][mode] = g_array_new (FALSE, FALSE, sizeof (double));
        }
    }
}

static void
clear (Sampling *sampling)
{
  for (guint direction = 0; direction < 2; direction++)
    {
      for (gsize mode = 0; mode < sampling->evidence->mode_count[direction]; mode++)
        {
          g_array_unref (sampling->values[direction][mode]);
          g_array_unref (sampling->overlap[direction][mode]);
        }
      g_free (sampling->values[direction]);
      g_free (sampling->overlap[direction]);
    }
  spec_operator_free (sampling->op);
}

static gboolean
examine_halves (Sampling *sampling, const SpecProgress *progress, GError **error)
{
  for (guint32 part = 0; part < SPEC_EVIDENCE_HALVES; part++)
    {
      double from = 0.2 + 0.8 * part / SPEC_EVIDENCE_HALVES;
      SpecProgressSpan span = { progress, SPEC_STAGE_EVIDENCE, from, from + 0.8 / SPEC_EVIDENCE_HALVES };
      SpecProgress inner = spec_progress_span_get (&span);

      if (!examine_half (sampling, part, &inner, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
spec_sampling_error_compute (SpecEvidence *evidence, SpecSolver *solver, const SpecPlan *plan,
                             SpecTopSamples *const tops[2], GCancellable *cancellable, const SpecProgress *progress,
                             GError **error)
{
  SpecProblem *problem = spec_result_get_problem (evidence->result);
  SpecWorkspace *workspace = spec_solver_get_workspace (solver, problem);
  Sampling sampling = { .evidence = evidence, .tops = tops, .team = spec_solver_get_team (solver), .cancellable = cancellable };
  SpecProgressSpan span = { progress, SPEC_STAGE_EVIDENCE, 0, 0.2 };
  SpecProgress inner = spec_progress_span_get (&span);
  gboolean done;

  evidence->halves = SPEC_EVIDENCE_HALVES;
  evidence->half_samples = spec_problem_get_samples (problem) / 2;
  if (evidence->half_samples < FEWEST)
    return TRUE;
  if (!spec_workspace_prepare (workspace, problem, cancellable, error))
    return FALSE;
  sampling.op = spec_workspace_get_difference (workspace, problem, plan, cancellable, &inner, error);
  if (sampling.op == NULL)
    return FALSE;
  set_up (&sampling);
  done = examine_halves (&sampling, progress, error);
  if (done)
    conclude (&sampling);
  clear (&sampling);
  return done;
}
