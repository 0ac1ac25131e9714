#include "align/spec-align-descent.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "align/spec-adapter.h"
#include "base/spec-error.h"
#include "linalg/spec-blas.h"

#define BETA_MEAN 0.9
#define BETA_SQUARE 0.98

struct _SpecAlignDescent
{
  gsize d;
  SpecTeam *team; /* borrowed */
  guint steps;
  double square; /* running mean of the squared length of smoothed gradients */

  float *smoother;  /* owned: (C + alpha I)^-1, symmetric */
  float *direction; /* owned: the smoothed gradient */
  float *mean;      /* owned: its running mean */
};

static gboolean
allocate (SpecAlignDescent *self, GError **error)
{
  gsize d = self->d;

  self->smoother = g_try_malloc_n (d, d * sizeof (float));
  self->direction = g_try_malloc_n (d, d * sizeof (float));
  self->mean = g_try_malloc0_n (d, d * sizeof (float));
  if (self->smoother != NULL && self->direction != NULL && self->mean != NULL)
    return TRUE;
  g_autofree char *size = g_format_size (3 * d * d * sizeof (float));
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: the steps of the adapter need %s"), size);
  return FALSE;
}

/* smoother: from X'X to (X'X / sum |x|^2 + ridge I)^-1. */
static gboolean
invert (SpecAlignDescent *self, double ridge, GError **error)
{
  gsize d = self->d;
  g_autofree double *wide = g_try_malloc_n (d, d * sizeof (double));
  double trace = 0;

  if (wide == NULL)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for a matrix of order %zu"), d);
      return FALSE;
    }
  for (gsize i = 0; i < d; i++)
    trace += self->smoother[i * d + i];
  for (gsize i = 0; i < d * d; i++)
    wide[i] = trace > 0 ? self->smoother[i] / trace : 0;
  for (gsize i = 0; i < d; i++)
    wide[i * d + i] += ridge;
  if (!spec_blas_invert (d, wide, error))
    return FALSE;
  for (gsize i = 0; i < d * d; i++)
    self->smoother[i] = (float) wide[i];
  return TRUE;
}

SpecAlignDescent *
spec_align_descent_new (
    const float *rows, gsize count, gsize d, double ridge, SpecTeam *team, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecAlignDescent) self = g_new0 (SpecAlignDescent, 1);

  self->d = d;
  self->team = team;
  if (!allocate (self, error) || !spec_adapter_gather (d, rows, rows, count, self->smoother, team, cancellable, error)
      || !invert (self, ridge, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
spec_align_descent_free (SpecAlignDescent *descent)
{
  if (descent == NULL)
    return;
  g_free (descent->smoother);
  g_free (descent->direction);
  g_free (descent->mean);
  g_free (descent);
}

/* <G, P G>: the squared length of the step P G in the metric that P is the inverse of. */
static double
measure (gsize size, const float *gradient, const float *direction)
{
  double sum = 0;

  for (gsize i = 0; i < size; i++)
    sum += (double) gradient[i] * direction[i];
  return MAX (0, sum);
}

gboolean
spec_align_descent_step (SpecAlignDescent *descent,
                         double rate,
                         const float *gradient,
                         float *adapter,
                         GCancellable *cancellable,
                         GError **error)
{
  gsize d = descent->d;
  const float keep = (float) BETA_MEAN;
  double length;

  /* P G: the rows of P, each times G */
  if (!spec_adapter_apply (gradient, d, descent->smoother, d, descent->direction, descent->team, cancellable, error))
    return FALSE;
  descent->steps++;
  descent->square = BETA_SQUARE * descent->square + (1 - BETA_SQUARE) * measure (d * d, gradient, descent->direction);
  length = sqrt (descent->square / (1 - pow (BETA_SQUARE, descent->steps)));
  if (!(length > 0)) /* nothing to descend */
    return TRUE;
  float step = (float) (rate / length / (1 - pow (BETA_MEAN, descent->steps)));
  for (gsize i = 0; i < d * d; i++)
    {
      descent->mean[i] = keep * descent->mean[i] + (1 - keep) * descent->direction[i];
      adapter[i] -= step * descent->mean[i];
    }
  return TRUE;
}
