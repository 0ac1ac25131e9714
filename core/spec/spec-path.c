#include "spec/spec-path.h"

#include <math.h>
#include <string.h>

#include "linalg/spec-blas.h"

/* Further than this many steps ahead, or as far to the side, what was learnt of the last step says nothing. */
#define FURTHEST 2
#define ASIDE 0.05

/* Beyond this many only the last pairs are kept: 16 MiB of vectors. */
#define MOST_NUMBERS (1 << 22)

/* A residual above this one hides how the vectors move. */
#define SHARP 1e-4

void
spec_path_clear (SpecPath *path)
{
  g_clear_pointer (&path->last, spec_eigenpairs_free);
  g_clear_pointer (&path->before, spec_eigenpairs_free);
  g_clear_pointer (&path->foreseen, spec_eigenpairs_free);
}

void
spec_path_take (SpecPath *path, SpecEigenpairs *pairs, const double place[SPEC_PATH_AXES])
{
  SpecEigenpairs *last = path->last;

  path->last = NULL;
  spec_path_clear (path);
  if (pairs->n * (pairs->largest + pairs->smallest) <= MOST_NUMBERS)
    path->before = last;
  else
    spec_eigenpairs_free (last);
  path->last = pairs;
  memcpy (path->before_place, path->last_place, sizeof path->before_place);
  memcpy (path->last_place, place, sizeof path->last_place);
}

/* Returns: how many of the last step it is from the last place to @place; 0 when they do not lie on one line. */
static double
count_steps (const SpecPath *path, const double place[SPEC_PATH_AXES])
{
  double along = 0, step = 0, way = 0;

  for (int axis = 0; axis < SPEC_PATH_AXES; axis++)
    {
      double last = path->last_place[axis] - path->before_place[axis], next = place[axis] - path->last_place[axis];
      along += last * next;
      step += last * last;
      way += next * next;
    }
  if (!(step > 0) || !isfinite (way) || along * along < (1 - ASIDE) * step * way)
    return 0;
  return fabs (along) <= FURTHEST * step ? along / step : 0;
}

static gboolean
is_sharp (const SpecEigenpairs *pairs)
{
  for (gsize i = 0; i < pairs->largest + pairs->smallest; i++)
    if (pairs->residuals[i] > SHARP)
      return FALSE;
  return TRUE;
}

static gboolean
show_motion (const SpecEigenpairs *a, const SpecEigenpairs *b)
{
  return a != NULL && b != NULL && a->n == b->n && a->largest == b->largest && a->smallest == b->smallest && is_sharp (a)
         && is_sharp (b);
}

/* (1 + t) V - t U U'V, with U before and V last. Returns: (nullable): NULL without memory */
static SpecEigenpairs *
carry_on (const SpecEigenpairs *before, const SpecEigenpairs *last, float t)
{
  gsize n = last->n, count = last->largest + last->smallest;
  SpecEigenpairs *next = spec_eigenpairs_new (n, last->largest, last->smallest, NULL);
  g_autofree float *overlap = g_new (float, count * count);

  if (next == NULL)
    return NULL;
  memcpy (next->vectors, last->vectors, n * count * sizeof (float));
  spec_blas_sgemm (SPEC_TRANSPOSED, SPEC_PLAIN, count, count, n, 1, before->vectors, n, last->vectors, n, 0, overlap, count);
  spec_blas_sgemm (SPEC_PLAIN, SPEC_PLAIN, n, count, count, -t, before->vectors, n, overlap, count, 1 + t, next->vectors, n);
  return next;
}

const SpecEigenpairs *
spec_path_foresee (SpecPath *path, gsize n, const double place[SPEC_PATH_AXES])
{
  double steps = show_motion (path->before, path->last) ? count_steps (path, place) : 0;

  if (path->last == NULL || path->last->n != n)
    return NULL;
  g_clear_pointer (&path->foreseen, spec_eigenpairs_free);
  if (steps != 0)
    path->foreseen = carry_on (path->before, path->last, (float) steps);
  return path->foreseen != NULL ? path->foreseen : path->last;
}
