#include "spec/spec-centring.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "spec/spec-similarity.h"

/* Where less than this of |A|_F^2 is left, it is the rounding of single precision. */
#define LEAST 1e-5

/* Samples of an end that are looked at: what a cluster shows first. */
#define OUTERMOST 20

gboolean
spec_centring_count_modes (SpecOperator *op, double mean_square, double *modes, GCancellable *cancellable, GError **error)
{
  gsize n = spec_operator_get_order (op);
  g_autofree float *room = g_try_malloc_n (n, 2 * sizeof (float));
  double sum = 0, square = 0;

  if (room == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a product of %zu × %zu"), n, (gsize) 1);
      return FALSE;
    }
  for (gsize i = 0; i < n; i++)
    room[i] = 1;
  if (!spec_operator_apply (op, room, 1, room + n, cancellable, error))
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      sum += room[n + i];
      square += (double) room[n + i] * room[n + i];
    }
  double mean = sum / (double) n, left = mean_square - 2 * square / (double) n + mean * mean, trace = 1 - mean;
  *modes = left > LEAST * mean_square && trace > 0 ? trace * trace / left : 0;
  return TRUE;
}

/* Writes the positions of the @count largest values of sign * vector, the largest first. */
static void
find_outermost (const float *vector, gsize n, float sign, guint32 *positions, gsize count)
{
  gsize found = 0;

  for (gsize i = 0; i < n; i++)
    {
      gsize place = found;
      if (found == count && sign * vector[i] <= sign * vector[positions[count - 1]])
        continue;
      if (found < count)
        found++;
      else
        place--;
      for (; place > 0 && sign * vector[i] > sign * vector[positions[place - 1]]; place--)
        positions[place] = positions[place - 1];
      positions[place] = (guint32) i;
    }
}

/* Mean of k_X - eta k_Y over the pairs of the outermost samples of one end. */
static double
get_contrast (const SpecProblem *problem, const float *vector, float sign, gsize count)
{
  const SpecParams *params = spec_problem_get_params (problem);
  const guint32 *rows = spec_problem_get_rows (problem);
  guint32 ends[OUTERMOST];
  double mean[2];

  find_outermost (vector, spec_problem_get_samples (problem), sign, ends, count);
  for (gsize i = 0; i < count && rows != NULL; i++)
    ends[i] = rows[ends[i]];
  for (int side = 0; side < 2; side++)
    mean[side] = spec_similarity_mean (spec_problem_get_embedding (problem, side), &params->kernel[side], ends, count);
  return mean[SPEC_SIDE_X] - params->eta * mean[SPEC_SIDE_Y];
}

static double
sum_cubes (const float *vector, gsize n)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    sum += (double) vector[i] * vector[i] * vector[i];
  return sum;
}

void
spec_centring_orient (const SpecProblem *problem, SpecDirection direction, float *vector)
{
  gsize n = spec_problem_get_samples (problem), count = MIN (OUTERMOST, n / 2);
  double way = direction == SPEC_DIRECTION_POSITIVE ? 1 : -1;
  double upper = count >= 2 ? way * get_contrast (problem, vector, 1, count) : 0;
  double lower = count >= 2 ? way * get_contrast (problem, vector, -1, count) : 0;
  gboolean turn = upper == lower || isnan (upper) || isnan (lower) ? sum_cubes (vector, n) < 0 : upper < lower;

  for (gsize i = 0; i < n && turn; i++)
    vector[i] = -vector[i];
}
