#include "align/spec-align-descent.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"

#define BETA_MEAN 0.9
#define BETA_SQUARE 0.98

struct _SpecAlignDescent
{
  gsize order;
  guint steps;
  double square; /* running mean of the squared length of smoothed gradients */

  float *weights; /* owned: 1 / (value + alpha), by row of the gradient */
  float *mean;    /* owned: running mean of the smoothed gradient */
};

SpecAlignDescent *
spec_align_descent_new (const double *values, gsize order, double ridge, GError **error)
{
  g_autoptr (SpecAlignDescent) self = g_new0 (SpecAlignDescent, 1);

  self->order = order;
  self->weights = g_new (float, order);
  self->mean = g_try_malloc0_n (order, order * sizeof (float));
  if (self->mean == NULL)
    {
      g_autofree char *size = g_format_size (order * order * sizeof (float));
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory: the steps of the adapter need %s"),
                   size);
      return NULL;
    }
  for (gsize i = 0; i < order; i++)
    self->weights[i] = (float) (1 / (values[i] + ridge));
  return g_steal_pointer (&self);
}

void
spec_align_descent_free (SpecAlignDescent *descent)
{
  if (descent == NULL)
    return;
  g_free (descent->weights);
  g_free (descent->mean);
  g_free (descent);
}

/* <G, P G>: the squared length of the step P G in the metric that P is the inverse of. */
static double
measure (const SpecAlignDescent *descent, const float *gradient)
{
  gsize order = descent->order;
  double sum = 0;

  for (gsize i = 0; i < order; i++)
    {
      double row = 0;
      for (gsize j = 0; j < order; j++)
        row += (double) gradient[i * order + j] * gradient[i * order + j];
      sum += descent->weights[i] * row;
    }
  return sum;
}

void
spec_align_descent_step (SpecAlignDescent *descent, double rate, const float *gradient, float *adapter)
{
  gsize order = descent->order;
  const float keep = (float) BETA_MEAN;
  double length;

  descent->steps++;
  descent->square = BETA_SQUARE * descent->square + (1 - BETA_SQUARE) * measure (descent, gradient);
  length = sqrt (descent->square / (1 - pow (BETA_SQUARE, descent->steps)));
  if (!(length > 0)) /* nothing to descend */
    return;
  float step = (float) (rate / length / (1 - pow (BETA_MEAN, descent->steps)));
  for (gsize i = 0; i < order; i++)
    {
      float fresh = (1 - keep) * descent->weights[i];
      for (gsize j = i * order; j < (i + 1) * order; j++)
        {
          descent->mean[j] = keep * descent->mean[j] + fresh * gradient[j];
          adapter[j] -= step * descent->mean[j];
        }
    }
}
