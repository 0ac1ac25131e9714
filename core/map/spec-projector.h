/* Makes maps: runs on a worker thread, tells where it is, can be cancelled (nothing remains) or stopped (the layout so
 * far remains). The same rows, parameters and seed give the same bits, whatever the number of threads. */
#pragma once

#include <gio/gio.h>

#include "base/spec-progress.h"
#include "embedding/spec-embedding.h"
#include "map/spec-projection.h"

G_BEGIN_DECLS

/** A layout on the way. */
typedef struct
{
  guint step; /* done; 0: the start */
  guint steps;
  gsize count;
  const float *positions; /* borrowed, for the call only: C-order (count, 2), in the order of the rows */
} SpecProjectionStep;

/** Called with the start and then every SPEC_PROJECTION_LOOK steps, on the thread that computes: to be copied and
 * posted from there, at once. */
typedef void (*SpecProjectionFunc) (const SpecProjectionStep *step, gpointer data);

/** Who follows one map. Everything may be NULL. */
typedef struct
{
  SpecProjectionFunc func;
  gpointer data;
  GCancellable *stop; /* borrowed: cancelled to end the steps and keep the layout so far; its trustworthiness is still
                         computed */
} SpecProjectionWatch;

/**
 * spec_projector_run:
 * @rows: (nullable) (array length=count): rows of the embedding, each once; NULL: all, @count ignored
 * @watch: (nullable):
 *
 * At least 2 rows. Fails with SPEC_ERROR_VALUE (parameters; values that are not finite), SPEC_ERROR_SHAPE (too few
 * rows), SPEC_ERROR_MEMORY, SPEC_ERROR_NUMERIC, G_IO_ERROR_CANCELLED.
 * Returns: (transfer full): the map, or NULL
 */
SpecProjection *spec_projector_run (SpecEmbedding *embedding,
                                    const guint32 *rows,
                                    gsize count,
                                    const SpecProjectionParams *params,
                                    const SpecProjectionWatch *watch,
                                    GCancellable *cancellable,
                                    const SpecProgress *progress,
                                    GError **error);

/**
 * spec_projector_run_both:
 * @embeddings: X and Y
 * @params: of X and of Y
 * @watches: (nullable): of X and of Y; they may be called at the same time, from two threads
 * @maps: (out): of X and of Y; both are set, or none
 *
 * Makes the maps of the same rows of both at the same time, each on its share of the threads (of those of @params[0]).
 * Progress is told from two threads, one at a time.
 */
gboolean spec_projector_run_both (SpecEmbedding *const embeddings[2],
                                  const guint32 *rows,
                                  gsize count,
                                  const SpecProjectionParams params[2],
                                  const SpecProjectionWatch watches[2],
                                  SpecProjection *maps[2],
                                  GCancellable *cancellable,
                                  const SpecProgress *progress,
                                  GError **error);

G_END_DECLS
