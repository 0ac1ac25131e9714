#include "map/spec-map-feed.h"

#include <string.h>

typedef struct
{
  SpecMapFeed *feed;
  SpecSide side;
} Sender;

struct _SpecMapFeed
{
  gatomicrefcount references;
  GMainContext *context;
  Sender senders[2];

  /* of the thread that made it */
  SpecMapFeedFunc func; /* NULL: detached */
  gpointer data;

  GMutex lock; /* of all below */
  gboolean waiting; /* a call of func is on its way */
  guint32 *rows;
  gsize count;
  float *layouts[2];
  guint steps[2];
};

SpecMapFeed *
spec_map_feed_new (SpecMapFeedFunc func, gpointer data)
{
  SpecMapFeed *feed = g_new0 (SpecMapFeed, 1);

  g_atomic_ref_count_init (&feed->references);
  feed->context = g_main_context_ref_thread_default ();
  feed->func = func;
  feed->data = data;
  g_mutex_init (&feed->lock);
  for (guint side = 0; side < 2; side++)
    feed->senders[side] = (Sender){ feed, side };
  return feed;
}

SpecMapFeed *
spec_map_feed_ref (SpecMapFeed *feed)
{
  g_atomic_ref_count_inc (&feed->references);
  return feed;
}

void
spec_map_feed_unref (SpecMapFeed *feed)
{
  if (!g_atomic_ref_count_dec (&feed->references))
    return;
  g_main_context_unref (feed->context);
  g_mutex_clear (&feed->lock);
  g_free (feed->rows);
  for (guint side = 0; side < 2; side++)
    g_free (feed->layouts[side]);
  g_free (feed);
}

void
spec_map_feed_detach (SpecMapFeed *feed)
{
  feed->func = NULL;
}

static gboolean
deliver (gpointer data)
{
  SpecMapFeed *feed = data;

  g_mutex_lock (&feed->lock);
  feed->waiting = FALSE;
  g_mutex_unlock (&feed->lock);
  if (feed->func != NULL)
    feed->func (feed, feed->data);
  return G_SOURCE_REMOVE;
}

/* With the lock held. Below the drawing: a screen that is behind draws before it hears of more. */
static void
announce (SpecMapFeed *feed)
{
  g_autoptr (GSource) source = NULL;

  if (feed->waiting)
    return;
  feed->waiting = TRUE;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_DEFAULT_IDLE);
  g_source_set_callback (source, deliver, spec_map_feed_ref (feed), (GDestroyNotify) spec_map_feed_unref);
  g_source_attach (source, feed->context);
}

void
spec_map_feed_set_rows (SpecMapFeed *feed, const guint32 *rows, gsize count)
{
  g_mutex_lock (&feed->lock);
  g_free (feed->rows);
  feed->rows = g_memdup2 (rows, count * sizeof *rows);
  feed->count = count;
  g_mutex_unlock (&feed->lock);
}

static void
on_step (const SpecProjectionStep *step, gpointer data)
{
  Sender *sender = data;
  SpecMapFeed *feed = sender->feed;
  float *layout = g_memdup2 (step->positions, 2 * step->count * sizeof *layout);

  g_mutex_lock (&feed->lock);
  g_free (feed->layouts[sender->side]);
  feed->layouts[sender->side] = layout;
  feed->steps[sender->side] = step->step;
  announce (feed);
  g_mutex_unlock (&feed->lock);
}

void
spec_map_feed_fill_watches (SpecMapFeed *feed, SpecProjectionWatch watches[2], GCancellable *stop)
{
  for (guint side = 0; side < 2; side++)
    watches[side] = (SpecProjectionWatch){ on_step, &feed->senders[side], stop };
}

guint32 *
spec_map_feed_dup_rows (SpecMapFeed *feed, gsize *count)
{
  guint32 *rows;

  g_mutex_lock (&feed->lock);
  rows = g_memdup2 (feed->rows, feed->count * sizeof *rows);
  *count = feed->count;
  g_mutex_unlock (&feed->lock);
  return rows;
}

float *
spec_map_feed_steal (SpecMapFeed *feed, SpecSide side, guint *step)
{
  float *layout;

  g_mutex_lock (&feed->lock);
  layout = g_steal_pointer (&feed->layouts[side]);
  *step = feed->steps[side];
  g_mutex_unlock (&feed->lock);
  return layout;
}
