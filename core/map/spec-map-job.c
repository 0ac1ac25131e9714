#include "map/spec-map-job.h"

#include <math.h>

#include "base/spec-random.h"

gboolean
spec_map_job_is_stopped (const SpecMapJob *job)
{
  return job->watch != NULL && g_cancellable_is_cancelled (job->watch->stop);
}

gboolean
spec_map_job_is_ended (const SpecMapJob *job)
{
  return g_cancellable_is_cancelled (job->cancellable) || spec_map_job_is_stopped (job);
}

gboolean
spec_map_job_step (SpecMapJob *job, guint step)
{
  guint steps = job->projection->params.steps;
  SpecProjectionStep told = { step, steps, job->projection->count, job->projection->positions };

  job->projection->steps = step;
  if (step % SPEC_PROJECTION_LOOK == 0 || step == steps)
    {
      spec_progress_report (job->progress, SPEC_STAGE_MAP, steps > 0 ? (double) step / steps : 1);
      if (job->watch != NULL && job->watch->func != NULL)
        job->watch->func (&told, job->watch->data);
    }
  return !spec_map_job_is_ended (job);
}

void
spec_map_job_start (SpecMapJob *job, double spread)
{
  gsize n = job->projection->count;
  float *positions = job->projection->positions, noise[2];
  GRand *random = spec_random_new (job->projection->params.seed, SPEC_STREAM_MAP);
  double square = 0;

  for (gsize i = 0; i < n; i++)
    square += (double) positions[2 * i] * positions[2 * i];
  double scale = square > 0 ? spread / sqrt (square / (double) n) : 0;
  for (gsize i = 0; i < n; i++)
    {
      spec_random_fill_normal (random, noise, 2);
      for (int k = 0; k < 2; k++)
        positions[2 * i + k] = (float) (positions[2 * i + k] * scale + 0.01 * spread * noise[k]);
    }
  g_rand_free (random);
}

void
spec_map_job_centre (SpecMapJob *job)
{
  gsize n = job->projection->count;
  float *positions = job->projection->positions;

  for (int k = 0; k < 2; k++)
    {
      double sum = 0;

      for (gsize i = 0; i < n; i++)
        sum += positions[2 * i + k];
      for (gsize i = 0; i < n; i++)
        positions[2 * i + k] = (float) (positions[2 * i + k] - sum / (double) n);
    }
}
