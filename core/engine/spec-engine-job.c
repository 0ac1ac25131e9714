#include "engine/spec-engine-job.h"

SpecEngineJob *
spec_engine_job_new (guint64 generation, SpecEngineWork work, gpointer input, GDestroyNotify free_input,
                     GDestroyNotify free_output, SpecEngineReply reply, gpointer data)
{
  SpecEngineJob *job = g_new0 (SpecEngineJob, 1);

  g_atomic_ref_count_init (&job->references);
  job->generation = generation;
  job->cancellable = g_cancellable_new ();
  job->work = work;
  job->input = input;
  job->free_input = free_input;
  job->free_output = free_output;
  job->reply = reply;
  job->data = data;

  return job;
}

SpecEngineJob *
spec_engine_job_ref (SpecEngineJob *job)
{
  g_atomic_ref_count_inc (&job->references);
  return job;
}

static void
spec_engine_job_drop_input (SpecEngineJob *job)
{
  gpointer input = g_steal_pointer (&job->input);

  if (input != NULL && job->free_input != NULL)
    job->free_input (input);
}

void
spec_engine_job_unref (SpecEngineJob *job)
{
  if (!g_atomic_ref_count_dec (&job->references))
    return;

  spec_engine_job_drop_input (job);
  if (job->output != NULL && job->free_output != NULL)
    job->free_output (job->output);
  g_clear_error (&job->error);
  g_object_unref (job->cancellable);
  g_free (job);
}

void
spec_engine_job_run (SpecEngineJob *job, SpecSolver *solver, const SpecProgress *progress)
{
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &job->error))
    job->output = job->work (solver, job->input, job->cancellable, progress, &job->error);
  spec_engine_job_drop_input (job);
}
