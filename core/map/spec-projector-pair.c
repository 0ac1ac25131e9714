#include "map/spec-projector.h"

#include <string.h>

/* Both maps of one call. */
typedef struct
{
  const SpecProgress *outer; /* (nullable) */
  GMutex mutex;              /* over the fractions and the telling */
  double fractions[2];
  GCancellable *cancellable; /* of both: the caller's, or that one of them has failed */
} Pair;

/* One of them. */
typedef struct
{
  Pair *pair;
  guint side;
  SpecEmbedding *embedding;
  const guint32 *rows;
  gsize count;
  SpecProjectionParams params;
  const SpecProjectionWatch *watch;
  SpecProjection *map;
  GError *error;
} Half;

static void
on_progress (SpecStage stage, double fraction, gpointer data)
{
  Half *half = data;
  Pair *pair = half->pair;

  g_mutex_lock (&pair->mutex);
  pair->fractions[half->side] = fraction;
  spec_progress_report (pair->outer, stage, (pair->fractions[0] + pair->fractions[1]) / 2);
  g_mutex_unlock (&pair->mutex);
}

static gpointer
run_half (gpointer data)
{
  Half *half = data;
  SpecProgress progress = { on_progress, half };

  half->map = spec_projector_run (half->embedding, half->rows, half->count, &half->params, half->watch,
                                  half->pair->cancellable, &progress, &half->error);
  if (half->map == NULL) /* no need for the other then */
    g_cancellable_cancel (half->pair->cancellable);
  return NULL;
}

static void
on_cancelled (GCancellable *cancellable, gpointer data)
{
  g_cancellable_cancel (data);
}

/* The error that is told is the cause: not the cancellation that followed from it. */
static void
tell_error (Half halves[2], GError **error)
{
  guint cause = halves[0].error == NULL
                || (halves[1].error != NULL && g_error_matches (halves[0].error, G_IO_ERROR, G_IO_ERROR_CANCELLED));

  g_propagate_error (error, g_steal_pointer (&halves[cause].error));
  g_clear_error (&halves[!cause].error);
}

gboolean
spec_projector_run_both (SpecEmbedding *const embeddings[2],
                         const guint32 *rows,
                         gsize count,
                         const SpecProjectionParams params[2],
                         const SpecProjectionWatch watches[2],
                         SpecProjection *maps[2],
                         GCancellable *cancellable,
                         const SpecProgress *progress,
                         GError **error)
{
  g_autoptr (GCancellable) both = g_cancellable_new ();
  Pair pair = { .outer = progress, .cancellable = both };
  guint threads = params[0].threads > 0 ? params[0].threads : g_get_num_processors ();
  gulong handler = cancellable != NULL ? g_cancellable_connect (cancellable, G_CALLBACK (on_cancelled),
                                                                g_object_ref (both), g_object_unref)
                                       : 0;
  Half halves[2];

  g_mutex_init (&pair.mutex);
  for (guint side = 0; side < 2; side++)
    {
      halves[side] = (Half){ .pair = &pair,
                             .side = side,
                             .embedding = embeddings[side],
                             .rows = rows,
                             .count = count,
                             .params = params[side],
                             .watch = watches != NULL ? &watches[side] : NULL };
      halves[side].params.threads = MAX (1, (threads + side) / 2);
    }
  GThread *thread = g_thread_new ("spec-map", run_half, &halves[1]);
  run_half (&halves[0]);
  g_thread_join (thread);
  g_mutex_clear (&pair.mutex);
  g_cancellable_disconnect (cancellable, handler);
  for (guint side = 0; side < 2; side++)
    maps[side] = g_steal_pointer (&halves[side].map);
  if (maps[0] != NULL && maps[1] != NULL)
    return TRUE;
  tell_error (halves, error);
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&maps[side], spec_projection_unref);
  return FALSE;
}
