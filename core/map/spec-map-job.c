#include "map/spec-map-job.h"

#include <math.h>

#include "base/spec-random.h"

gboolean
spec_map_job_is_stopped (const SpecMapJob *job)
{
  return job->watch != NULL && g_cancellable_is_cancelled (job->watch->stop);
}

static void
on_end (GCancellable *cancellable, gpointer end)
{
  g_cancellable_cancel (end);
}

static gulong
follow (GCancellable *cancellable, GCancellable *end)
{
  return cancellable != NULL
             ? g_cancellable_connect (cancellable, G_CALLBACK (on_end), g_object_ref (end), g_object_unref)
             : 0;
}

void
spec_map_job_init (SpecMapJob *job)
{
  job->end = g_cancellable_new ();
  job->cancelled = follow (job->cancellable, job->end);
  job->stopped = follow (job->watch != NULL ? job->watch->stop : NULL, job->end);
}

void
spec_map_job_clear (SpecMapJob *job)
{
  g_cancellable_disconnect (job->cancellable, job->cancelled);
  g_cancellable_disconnect (job->watch != NULL ? job->watch->stop : NULL, job->stopped);
  g_clear_object (&job->end);
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
  return !g_cancellable_is_cancelled (job->end);
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
