#include "base/spec-team.h"

struct _SpecTeam
{
  guint lanes;
  GThread **threads; /* lanes - 1: the caller is lane 0 */

  GMutex mutex; /* guards all below */
  GCond started;
  GCond finished;
  guint64 round;
  guint working;
  gboolean quit;
  SpecLaneFunc func;
  gpointer data;
};

typedef struct
{
  SpecTeam *team;
  guint lane;
} Lane;

static gboolean
wait_for_round (SpecTeam *team, guint64 seen)
{
  g_mutex_lock (&team->mutex);
  while (team->round == seen && !team->quit)
    g_cond_wait (&team->started, &team->mutex);
  gboolean go = !team->quit;
  g_mutex_unlock (&team->mutex);
  return go;
}

static void
finish_lane (SpecTeam *team)
{
  g_mutex_lock (&team->mutex);
  if (--team->working == 0)
    g_cond_signal (&team->finished);
  g_mutex_unlock (&team->mutex);
}

static gpointer
run_lane (gpointer data)
{
  g_autofree Lane *self = data;

  for (guint64 round = 0; wait_for_round (self->team, round); round++)
    {
      self->team->func (self->lane, self->team->lanes, self->team->data);
      finish_lane (self->team);
    }
  return NULL;
}

SpecTeam *
spec_team_new (guint threads)
{
  SpecTeam *team = g_new0 (SpecTeam, 1);

  team->lanes = threads > 0 ? threads : g_get_num_processors ();
  g_mutex_init (&team->mutex);
  g_cond_init (&team->started);
  g_cond_init (&team->finished);
  team->threads = g_new0 (GThread *, team->lanes);
  for (guint lane = 1; lane < team->lanes; lane++)
    {
      Lane *self = g_new (Lane, 1);
      *self = (Lane){ team, lane };
      team->threads[lane - 1] = g_thread_new ("spec-lane", run_lane, self);
    }
  return team;
}

void
spec_team_free (SpecTeam *team)
{
  if (team == NULL)
    return;
  g_mutex_lock (&team->mutex);
  team->quit = TRUE;
  g_cond_broadcast (&team->started);
  g_mutex_unlock (&team->mutex);
  for (guint lane = 1; lane < team->lanes; lane++)
    g_thread_join (team->threads[lane - 1]);
  g_free (team->threads);
  g_cond_clear (&team->finished);
  g_cond_clear (&team->started);
  g_mutex_clear (&team->mutex);
  g_free (team);
}

guint
spec_team_get_lanes (const SpecTeam *team)
{
  return team->lanes;
}

void
spec_team_run (SpecTeam *team, SpecLaneFunc func, gpointer data)
{
  g_mutex_lock (&team->mutex);
  team->func = func;
  team->data = data;
  team->working = team->lanes - 1;
  team->round++;
  g_cond_broadcast (&team->started);
  g_mutex_unlock (&team->mutex);

  func (0, team->lanes, data);

  g_mutex_lock (&team->mutex);
  while (team->working > 0)
    g_cond_wait (&team->finished, &team->mutex);
  g_mutex_unlock (&team->mutex);
}

typedef struct
{
  gsize next; /* taken atomically */
  gsize count;
  SpecIndexFunc func;
  gpointer data;
} Loop;

static void
run_loop (guint lane, guint lanes, gpointer data)
{
  Loop *loop = data;

  for (;;)
    {
      gsize index = g_atomic_pointer_add (&loop->next, 1);
      if (index >= loop->count)
        return;
      loop->func (index, lane, loop->data);
    }
}

void
spec_team_for (SpecTeam *team, gsize count, SpecIndexFunc func, gpointer data)
{
  Loop loop = { 0, count, func, data };

  spec_team_run (team, run_loop, &loop);
}
