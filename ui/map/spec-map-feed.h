/* Carries the layouts of a map that is being made from the threads that make it to the main thread: the newest of each side
 * only, so that a slow screen skips layouts and never falls behind. */
#pragma once

#include "map/spec-projector.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

typedef struct _SpecMapFeed SpecMapFeed;

/** Runs on the thread that made the feed, soon after one layout or several have come. */
typedef void (*SpecMapFeedFunc) (SpecMapFeed *feed, gpointer data);

/** Returns: (transfer full): @func is called in this thread's default main context, until spec_map_feed_detach() */
SpecMapFeed *spec_map_feed_new (SpecMapFeedFunc func, gpointer data);
/** Share it and give a share up, on any thread; not NULL. Layouts nobody took go with the last share. */
SpecMapFeed *spec_map_feed_ref (SpecMapFeed *feed);
void spec_map_feed_unref (SpecMapFeed *feed);

/** From now on @func is not called any more. On the thread that made the feed. */
void spec_map_feed_detach (SpecMapFeed *feed);

/** Says which rows are mapped; before the first layout, on the thread that computes. */
void spec_map_feed_set_rows (SpecMapFeed *feed, const guint32 *rows, gsize count);

/** Fills @watches, of X and of Y, so that the projector's layouts come here; @feed must outlive the projector's run. */
void spec_map_feed_fill_watches (SpecMapFeed *feed, SpecProjectionWatch watches[2], GCancellable *stop);

/** Returns: (transfer full) (nullable): the rows mapped, NULL while not known. */
guint32 *spec_map_feed_dup_rows (SpecMapFeed *feed, gsize *count);

/**
 * spec_map_feed_steal:
 * @step: (out): how many steps it is the result of
 * Returns: (transfer full) (nullable): the newest layout of @side that has not been taken yet, C-order (count, 2)
 */
float *spec_map_feed_steal (SpecMapFeed *feed, SpecSide side, guint *step);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecMapFeed, spec_map_feed_unref)

G_END_DECLS
