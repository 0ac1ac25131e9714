/* The thread behind an engine: it does one job at a time, keeps the newest that waits, and posts what came of it to the main context
 * of the thread that made it. */
#pragma once

#include "engine/spec-engine-job.h"

G_BEGIN_DECLS

typedef struct _SpecEngineWorker SpecEngineWorker;

/** Called in the main context with a job that was done, whether or not anyone still wants it. */
typedef void (*SpecEngineWorkerAnswer) (SpecEngineJob *job, gpointer owner);

/** Called in the main context with how far the job of @generation was, once for however many reports were made since. */
typedef void (*SpecEngineWorkerProgress) (guint64 generation, SpecStage stage, double fraction, gpointer owner);

/** @owner: not owned; called back until spec_engine_worker_end() */
SpecEngineWorker *spec_engine_worker_new (SpecEngineWorkerAnswer answer, SpecEngineWorkerProgress progress, gpointer owner);

/**
 * spec_engine_worker_replace:
 * @job: (transfer full) (nullable): the next to do
 *
 * Cancels what runs, and puts @job in the place of what waits.
 */
void spec_engine_worker_replace (SpecEngineWorker *worker, SpecEngineJob *job);

/**
 * spec_engine_worker_end:
 * @worker: (transfer full): made on this thread
 *
 * Cancels all and lets the thread come to its end. From here on the owner hears nothing. A job that does not notice within 50 ms
 * is left behind (see spec-stray-threads.h): it frees what it holds when it is through.
 */
void spec_engine_worker_end (SpecEngineWorker *worker);

G_END_DECLS
