/* One decoding for the thumbnail cache: made on the main thread, run in a pool thread, read on the main thread again. */
#pragma once

#include "clusters/spec-thumb-cache.h"

G_BEGIN_DECLS

typedef struct _SpecThumbJob SpecThumbJob;

/** Called on the main thread when the job has run, cancelled or not. */
typedef void (*SpecThumbJobFunc) (SpecThumbJob *job, gpointer data);

SpecThumbJob *spec_thumb_job_new (const char *path, int width, int height, SpecFit fit, SpecThumbJobFunc done, gpointer data);
SpecThumbJob *spec_thumb_job_ref (SpecThumbJob *job);
void spec_thumb_job_unref (SpecThumbJob *job);

/** Runs in the pool thread. */
void spec_thumb_job_run (SpecThumbJob *job);

/** Main thread: stops the decoding soon; done will not be called. */
void spec_thumb_job_cancel (SpecThumbJob *job);

/** Main thread, after done was called. */
SpecThumbState spec_thumb_job_get_state (SpecThumbJob *job);
GdkTexture *spec_thumb_job_get_texture (SpecThumbJob *job); /* (nullable) (transfer none) */
const char *spec_thumb_job_get_reason (SpecThumbJob *job);  /* (nullable): why there is no texture */

G_END_DECLS
