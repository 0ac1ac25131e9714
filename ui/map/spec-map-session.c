#include "map/spec-map-session.h"

#include "map/spec-map-run.h"

/* A spin button that is held down is one change. */
#define REST_MILLISECONDS 350

struct _SpecMapSession
{
  GObject parent_instance;

  /* owned */
  SpecSession *session;
  SpecEngine *engine;
  SpecMapFeed *feed;           /* (nullable): of the run that is under way */
  GCancellable *stop;          /* (nullable): of the same */
  SpecResult *running;         /* (nullable): what it is of */
  SpecMapLayout layout;        /* what is shown */
  float *coming[2];            /* (nullable): first layouts of a run, until both sides have one */
  char *failure;
  guint rest; /* timer */

  SpecProjectionParams params;
  gsize most;
  double fraction;
  gboolean wanted;
  gboolean arrived; /* the layouts shown are of the run under way */
};

enum
{
  SIGNAL_LAYOUT,
  SIGNAL_STATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (SpecMapSession, spec_map_session, G_TYPE_OBJECT)

static void
emit (SpecMapSession *map, guint signal)
{
  g_signal_emit (map, signals[signal], 0);
}

static void
drop_run (SpecMapSession *map)
{
  if (map->feed != NULL)
    spec_map_feed_detach (map->feed);
  g_clear_pointer (&map->feed, spec_map_feed_unref);
  g_clear_object (&map->stop);
  g_clear_pointer (&map->running, spec_result_unref);
  for (guint side = 0; side < 2; side++)
    g_clear_pointer (&map->coming[side], g_free);
}

/* Takes the first layouts of a run in the place of those of the last one. */
static void
show_run (SpecMapSession *map, guint32 *rows, gsize count)
{
  spec_map_layout_clear (&map->layout);
  map->layout.rows = rows;
  map->layout.count = count;
  map->layout.result = spec_result_ref (map->running);
}

static gboolean
take_first (SpecMapSession *map)
{
  gsize count;
  guint32 *rows;

  if (map->coming[0] == NULL || map->coming[1] == NULL)
    return FALSE;
  rows = spec_map_feed_dup_rows (map->feed, &count);
  show_run (map, rows, count);
  for (guint side = 0; side < 2; side++)
    map->layout.places[side] = g_steal_pointer (&map->coming[side]);
  map->arrived = TRUE;
  return TRUE;
}

static void
on_layouts (SpecMapFeed *feed, gpointer data)
{
  SpecMapSession *map = data;
  guint least = G_MAXUINT;

  for (guint side = 0; side < 2; side++)
    {
      float **place = map->arrived ? &map->layout.places[side] : &map->coming[side];
      guint step;
      float *layout = spec_map_feed_steal (feed, side, &step);

      least = MIN (least, step);
      if (layout == NULL)
        continue;
      g_free (*place);
      *place = layout;
    }
  if (!map->arrived && !take_first (map))
    return;
  map->layout.step = least;
  emit (map, SIGNAL_LAYOUT);
}

static void
take_made (SpecMapSession *map, SpecMapMade *made)
{
  gsize count = spec_projection_get_count (made->maps[0]);

  show_run (map, g_memdup2 (spec_projection_get_rows (made->maps[0]), count * sizeof (guint32)), count);
  for (guint side = 0; side < 2; side++)
    {
      map->layout.maps[side] = spec_projection_ref (made->maps[side]);
      map->layout.places[side] = g_memdup2 (spec_projection_get_positions (made->maps[side]), 2 * count * sizeof (float));
    }
  map->layout.step = spec_projection_get_steps (made->maps[0]);
  map->layout.seconds = made->seconds;
}

static void
on_made (gpointer output, const GError *error, gpointer data)
{
  SpecMapSession *map = data;

  g_clear_pointer (&map->failure, g_free);
  if (output != NULL)
    take_made (map, output);
  else
    map->failure = g_strdup (error->message);
  drop_run (map);
  if (output != NULL)
    emit (map, SIGNAL_LAYOUT);
  emit (map, SIGNAL_STATE);
}

void
spec_map_session_start (SpecMapSession *map)
{
  SpecResult *result;
  SpecMapRun *run;

  g_return_if_fail (SPEC_IS_MAP_SESSION (map));

  g_clear_handle_id (&map->rest, g_source_remove);
  result = spec_session_get_result (map->session);
  if (result == NULL)
    return;
  drop_run (map);
  g_clear_pointer (&map->failure, g_free);
  map->feed = spec_map_feed_new (on_layouts, map);
  map->stop = g_cancellable_new ();
  map->running = spec_result_ref (result);
  map->fraction = 0;
  map->arrived = FALSE;
  run = spec_map_run_new (result, &map->params, map->most, map->feed, map->stop);
  spec_engine_submit (map->engine, spec_map_run_work, run, spec_map_run_free, spec_map_made_free, on_made, map);
  emit (map, SIGNAL_STATE);
}

/* A preview that is being refined has clusters that will be others in a moment. */
static gboolean
can_start (SpecMapSession *map)
{
  SpecState state = spec_session_get_state (map->session);
  gboolean busy;

  g_object_get (map->session, "busy", &busy, NULL);
  if (spec_session_get_result (map->session) == NULL)
    return FALSE;
  return state == SPEC_STATE_EXACT || state == SPEC_STATE_APPROXIMATE
         || (state == SPEC_STATE_PREVIEW && !busy && spec_session_is_settled (map->session));
}

static void
on_session_changed (SpecMapSession *map)
{
  if (map->wanted && map->layout.result == NULL && map->running == NULL && map->failure == NULL && can_start (map))
    spec_map_session_start (map);
  else if (map->layout.result != NULL || map->running != NULL)
    emit (map, SIGNAL_STATE);
}

void
spec_map_session_show (SpecMapSession *map)
{
  g_return_if_fail (SPEC_IS_MAP_SESSION (map));

  if (map->wanted)
    return;
  map->wanted = TRUE;
  on_session_changed (map);
}

void
spec_map_session_stop (SpecMapSession *map)
{
  g_return_if_fail (SPEC_IS_MAP_SESSION (map));

  if (map->stop != NULL)
    g_cancellable_cancel (map->stop);
}

static gboolean
on_rest (gpointer data)
{
  SpecMapSession *map = data;

  map->rest = 0;
  if (map->layout.result != NULL || map->running != NULL || map->failure != NULL)
    spec_map_session_start (map);
  return G_SOURCE_REMOVE;
}

static void
queue_start (SpecMapSession *map)
{
  g_clear_handle_id (&map->rest, g_source_remove);
  map->rest = g_timeout_add (REST_MILLISECONDS, on_rest, map);
}

void
spec_map_session_set_params (SpecMapSession *map, const SpecProjectionParams *params)
{
  gboolean equal;

  g_return_if_fail (SPEC_IS_MAP_SESSION (map));

  equal = spec_projection_params_equal (params, &map->params);
  map->params = *params;
  if (!equal)
    queue_start (map);
  emit (map, SIGNAL_STATE);
}

void
spec_map_session_set_most (SpecMapSession *map, gsize most)
{
  g_return_if_fail (SPEC_IS_MAP_SESSION (map));

  if (map->most == most)
    return;
  map->most = most;
  queue_start (map);
  emit (map, SIGNAL_STATE);
}

static void
on_progress (SpecEngine *engine, int stage, double fraction, SpecMapSession *map)
{
  map->fraction = fraction;
  emit (map, SIGNAL_STATE);
}

static void
spec_map_session_dispose (GObject *object)
{
  SpecMapSession *map = SPEC_MAP_SESSION (object);

  g_clear_handle_id (&map->rest, g_source_remove);
  drop_run (map);
  if (map->engine != NULL)
    {
      spec_engine_cancel (map->engine);
      g_signal_handlers_disconnect_by_data (map->engine, map);
    }
  g_clear_object (&map->engine);
  spec_map_layout_clear (&map->layout);
  g_clear_object (&map->session);
  g_clear_pointer (&map->failure, g_free);
  G_OBJECT_CLASS (spec_map_session_parent_class)->dispose (object);
}

static void
spec_map_session_class_init (SpecMapSessionClass *class)
{
  static const char *const names[] = { "layout", "state" };

  G_OBJECT_CLASS (class)->dispose = spec_map_session_dispose;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i] = g_signal_new (names[i], SPEC_TYPE_MAP_SESSION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
spec_map_session_init (SpecMapSession *map)
{
  map->params = (SpecProjectionParams) SPEC_PROJECTION_PARAMS_DEFAULT;
  map->most = SPEC_PROJECTION_SAMPLES;
  map->engine = spec_engine_new ();
  g_signal_connect (map->engine, "progress", G_CALLBACK (on_progress), map);
}

SpecMapSession *
spec_map_session_new (SpecSession *session)
{
  static const char *const watched[] = { "notify::result", "notify::state", "notify::busy", "notify::x", "notify::y" };
  SpecMapSession *map = g_object_new (SPEC_TYPE_MAP_SESSION, NULL);

  map->session = g_object_ref (session);
  map->params.seed = spec_session_get_params (session)->seed;
  for (guint i = 0; i < G_N_ELEMENTS (watched); i++)
    g_signal_connect_object (session, watched[i], G_CALLBACK (on_session_changed), map, G_CONNECT_SWAPPED);
  return map;
}

SpecSession *
spec_map_session_get_session (SpecMapSession *map)
{
  return map->session;
}

const SpecProjectionParams *
spec_map_session_get_params (SpecMapSession *map)
{
  return &map->params;
}

gsize
spec_map_session_get_most (SpecMapSession *map)
{
  return map->most;
}

gboolean
spec_map_session_is_busy (SpecMapSession *map)
{
  return map->running != NULL;
}

double
spec_map_session_get_fraction (SpecMapSession *map)
{
  return map->fraction;
}

/* Where all samples are shown, other clusters of the same embeddings are other colours on the same map. */
gboolean
spec_map_session_is_stale (SpecMapSession *map)
{
  SpecResult *now = spec_session_get_result (map->session);

  if (map->layout.result == NULL)
    return FALSE;
  for (guint side = 0; side < 2; side++)
    if (spec_map_layout_get_embedding (&map->layout, side) != spec_session_get_embedding (map->session, side)
        || spec_map_layout_get_metric (&map->layout, side)
               != spec_map_layout_choose_metric (&spec_session_get_params (map->session)->kernel[side]))
      return TRUE;
  return map->layout.count < spec_map_layout_get_total (&map->layout) && map->layout.result != now;
}

const char *
spec_map_session_get_failure (SpecMapSession *map)
{
  return map->failure;
}

const SpecMapLayout *
spec_map_session_get_layout (SpecMapSession *map)
{
  return &map->layout;
}
