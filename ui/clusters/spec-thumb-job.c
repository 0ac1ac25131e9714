#include "clusters/spec-thumb-job.h"

#include "clusters/spec-picture-texture.h"

struct _SpecThumbJob
{
  /* owned, never changed */
  char *path;
  int width;
  int height;
  SpecFit fit;
  GCancellable *cancellable;
  /* main thread only */
  SpecThumbJobFunc done;
  gpointer data;
  /* written by the pool thread before it hands the job back */
  SpecThumbState state;
  GdkTexture *texture;
  char *reason;
};

SpecThumbJob *
spec_thumb_job_new (const char *path, int width, int height, SpecFit fit, SpecThumbJobFunc done, gpointer data)
{
  SpecThumbJob *job = g_atomic_rc_box_new0 (SpecThumbJob);

  job->path = g_strdup (path);
  job->width = width;
  job->height = height;
  job->fit = fit;
  job->cancellable = g_cancellable_new ();
  job->done = done;
  job->data = data;
  return job;
}

SpecThumbJob *
spec_thumb_job_ref (SpecThumbJob *job)
{
  return g_atomic_rc_box_acquire (job);
}

static void
clear_job (gpointer data)
{
  SpecThumbJob *job = data;

  g_free (job->path);
  g_object_unref (job->cancellable);
  g_clear_object (&job->texture);
  g_free (job->reason);
}

void
spec_thumb_job_unref (SpecThumbJob *job)
{
  g_atomic_rc_box_release_full (job, clear_job);
}

static gboolean
hand_back (gpointer data)
{
  SpecThumbJob *job = data;

  if (job->done != NULL)
    job->done (job, job->data);
  return G_SOURCE_REMOVE;
}

void
spec_thumb_job_run (SpecThumbJob *job)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface;

  if (g_cancellable_is_cancelled (job->cancellable))
    return;
  surface = spec_picture_load (job->path, job->width, job->height, job->fit, job->cancellable, &error);
  if (surface != NULL)
    {
      job->texture = spec_picture_texture_new (surface);
      job->state = SPEC_THUMB_READY;
    }
  else
    {
      job->state = error->domain == G_IO_ERROR ? SPEC_THUMB_MISSING : SPEC_THUMB_BROKEN;
      job->reason = g_strdup (error->message);
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, hand_back, spec_thumb_job_ref (job), (GDestroyNotify) spec_thumb_job_unref);
}

void
spec_thumb_job_cancel (SpecThumbJob *job)
{
  g_cancellable_cancel (job->cancellable);
  job->done = NULL;
}

SpecThumbState
spec_thumb_job_get_state (SpecThumbJob *job)
{
  return job->state;
}

GdkTexture *
spec_thumb_job_get_texture (SpecThumbJob *job)
{
  return job->texture;
}

const char *
spec_thumb_job_get_reason (SpecThumbJob *job)
{
  return job->reason;
}
