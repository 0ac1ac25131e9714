/* One job of an engine: what to do, what with, and what came of it. Shared by the engine's thread and the worker. */
#pragma once

#include "engine/spec-engine.h"

G_BEGIN_DECLS

typedef struct
{
  gatomicrefcount references;
  guint64 generation;
  GCancellable *cancellable;
  SpecEngineWork work;
  gpointer input;
  GDestroyNotify free_input;
  gpointer output; /* written by the worker before the job is posted back, read after */
  GDestroyNotify free_output;
  GError *error;
  SpecEngineReply reply;
  gpointer data;
} SpecEngineJob;

/** Returns: (transfer full): a job that owns @input. */
SpecEngineJob *spec_engine_job_new (guint64 generation, SpecEngineWork work, gpointer input, GDestroyNotify free_input,
                                    GDestroyNotify free_output, SpecEngineReply reply, gpointer data);

/** Share it and give a share up, on any thread; not NULL. An output that nobody took is freed with the last share, on
 * the thread that gives it up. */
SpecEngineJob *spec_engine_job_ref (SpecEngineJob *job);
void spec_engine_job_unref (SpecEngineJob *job);

/** Does the work on the calling thread, and gives up the input: nothing of it is needed afterwards. */
void spec_engine_job_run (SpecEngineJob *job, SpecSolver *solver, const SpecProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecEngineJob, spec_engine_job_unref)

G_END_DECLS
