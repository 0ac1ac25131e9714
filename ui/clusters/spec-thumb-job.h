/* One decoding for the thumbnail cache: made on the main thread, run in a pool thread, read on the main thread again. */
#pragma once

#include "clusters/spec-thumb-cache.h"

G_BEGIN_DECLS

typedef struct _SpecThumbJob SpecThumbJob;

/** Called on the main thread when the job has run, unless it was cancelled meanwhile. */
typedef void (*SpecThumbJobFunc) (SpecThumbJob *job, gpointer data);

/** @width, @height: of the box, in device pixels; @path is copied. Returns: (transfer full): not begun: a
 * pool runs it */
SpecThumbJob *spec_thumb_job_new (const char *path, int width, int height, SpecFit fit, SpecThumbJobFunc done, gpointer data);
/** Share it and give a share up, on any thread; not NULL. The pool and the cache each hold one. */
SpecThumbJob *spec_thumb_job_ref (SpecThumbJob *job);
void spec_thumb_job_unref (SpecThumbJob *job);

/** Runs in the pool thread. */
void spec_thumb_job_run (SpecThumbJob *job);

/** Main thread: stops the decoding soon; done will not be called. */
void spec_thumb_job_cancel (SpecThumbJob *job);

/** Main thread, after done was called. */
SpecThumbState spec_thumb_job_get_state (SpecThumbJob *job);
/** The picture, or why there is none in words; one of both is NULL. (transfer none); main thread, after
 * done was called */
GdkTexture *spec_thumb_job_get_texture (SpecThumbJob *job);
const char *spec_thumb_job_get_reason (SpecThumbJob *job);

G_END_DECLS
