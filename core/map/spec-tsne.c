#include "map/spec-tsne.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "base/spec-progress-span.h"
#include "map/spec-affinities.h"
#include "map/spec-tsne-forces.h"

#define THETA 0.5         /* as in the reference program; taken from the nearest of 16 points, hence the more exact */
#define EXAGGERATION 12   /* of P, in the first steps */
#define EARLY_STEPS 250   /* how many these are, at most a third of all */
#define START_SPREAD 1e-4 /* standard deviation of x at the start */
#define LEAST_GAIN 0.01
#define AT_STEPS 0.15 /* share of the work that the neighbours take */

/* A layout and how it moves; arrays of x and of y. */
typedef struct
{
  gsize count;
  float *position[2];
  float *gradient[2];
  float *speed[2];
  float *gain[2];
  double rate;
} Descent;

double
spec_tsne_get_perplexity (double perplexity, gsize count)
{
  return MAX (1, MIN (perplexity, ((double) count - 1) / 3));
}

static gboolean
descent_init (Descent *descent, const SpecMapJob *job, GError **error)
{
  gsize n = job->projection->count;
  gboolean ready = TRUE;

  *descent = (Descent){ .count = n, .rate = MAX ((double) n / EXAGGERATION / 4, 50) };
  for (int k = 0; k < 2; k++)
    {
      descent->position[k] = g_try_new (float, n);
      descent->gradient[k] = g_try_new (float, n);
      descent->speed[k] = g_try_new0 (float, n);
      descent->gain[k] = g_try_new (float, n);
      ready = ready && descent->position[k] != NULL && descent->gradient[k] != NULL && descent->speed[k] != NULL
              && descent->gain[k] != NULL;
    }
  for (gsize i = 0; ready && i < 2 * n; i++)
    {
      descent->position[i % 2][i / 2] = job->projection->positions[i];
      descent->gain[i % 2][i / 2] = 1;
    }
  if (!ready)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("not enough memory for %zu samples"), n);
  return ready;
}

static void
descent_clear (Descent *descent)
{
  for (int k = 0; k < 2; k++)
    {
      g_free (descent->position[k]);
      g_free (descent->gradient[k]);
      g_free (descent->speed[k]);
      g_free (descent->gain[k]);
    }
}

static void
show (const Descent *descent, SpecMapJob *job)
{
  for (gsize i = 0; i < 2 * descent->count; i++)
    job->projection->positions[i] = descent->position[i % 2][i / 2];
}

/* Gains grow where the gradient keeps its sign and shrink where it changes (Jacobs 1988). */
static void
move (Descent *descent, float momentum)
{
  float rate = (float) descent->rate;

  for (int k = 0; k < 2; k++)
    {
      float *restrict position = descent->position[k], *restrict speed = descent->speed[k];
      float *restrict gain = descent->gain[k];
      const float *restrict gradient = descent->gradient[k];

      for (gsize i = 0; i < descent->count; i++)
        {
          gain[i] = gradient[i] * speed[i] < 0 ? gain[i] + 0.2f : gain[i] * 0.8f;
          gain[i] = MAX (gain[i], (float) LEAST_GAIN);
          speed[i] = momentum * speed[i] - rate * gain[i] * gradient[i];
          position[i] += speed[i];
        }
    }
}

static void
centre (Descent *descent)
{
  for (int k = 0; k < 2; k++)
    {
      double sum = 0;

      for (gsize i = 0; i < descent->count; i++)
        sum += descent->position[k][i];
      float mean = (float) (sum / (double) descent->count);
      for (gsize i = 0; i < descent->count; i++)
        descent->position[k][i] -= mean;
    }
}

static void
descend (Descent *descent, SpecTsneForces *forces, SpecMapJob *job)
{
  guint steps = job->projection->params.steps, early = MIN (EARLY_STEPS, steps / 3);

  for (guint step = 0; spec_map_job_step (job, step) && step < steps; step++)
    {
      spec_tsne_forces_compute (forces, descent->position[0], descent->position[1], step < early ? EXAGGERATION : 1,
                                THETA, descent->gradient[0], descent->gradient[1]);
      move (descent, step < early ? 0.5f : 0.8f);
      centre (descent);
      show (descent, job);
    }
}

gboolean
spec_tsne_lay_out (SpecMapJob *job, GError **error)
{
  SpecProjectionParams *params = &job->projection->params;
  SpecProgressSpan near = { job->progress, SPEC_STAGE_MAP, 0, AT_STEPS };
  SpecProgressSpan rest = { job->progress, SPEC_STAGE_MAP, AT_STEPS, 1 };
  SpecProgress near_progress = spec_progress_span_get (&near), rest_progress = spec_progress_span_get (&rest);
  const SpecProgress *outer = job->progress;
  Descent descent = { 0 };

  params->perplexity = spec_tsne_get_perplexity (params->perplexity, job->points->count);
  spec_map_job_start (job, START_SPREAD);
  g_autoptr (SpecGraph) affinities
      = spec_affinities_find (job->points, params->perplexity, job->team, job->end, &near_progress, error);
  g_autoptr (SpecTsneForces) forces = affinities != NULL ? spec_tsne_forces_new (affinities, job->team, error) : NULL;
  gboolean ready = forces != NULL && descent_init (&descent, job, error);

  job->progress = &rest_progress;
  if (ready)
    descend (&descent, forces, job);
  job->progress = outer;
  descent_clear (&descent);
  return ready && !g_cancellable_set_error_if_cancelled (job->cancellable, error);
}
