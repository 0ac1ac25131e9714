#include "base/spec-team.h"

/* Who waits looks for so long, in microseconds, before going to sleep: computations are many short rounds one after the other, and
 * waking a thread takes longer than some of them. */
#define PATIENCE 200

/* Looks between two offers of the processor to whoever else wants it. */
#define LOOKS 64

struct _SpecTeam
{
  guint lanes;
  GThread **threads; /* lanes - 1: the caller is lane 0 */

  GMutex mutex;
  GCond started;
  GCond finished;

  /* Atomic; changed under the mutex where somebody may be asleep until they change. */
  guint round;   /* the last that began; one more is one to quit */
  guint working; /* lanes that have not finished it */

  /* Written before a round begins. */
  gboolean quit;
  SpecLaneFunc func;
  gpointer data;
};

typedef struct
{
  SpecTeam *team;
  guint lane;
} Lane;

static inline void
relax (void)
{
#if defined __x86_64__ || defined __i386__
  __builtin_ia32_pause ();
#elif defined __aarch64__
  __asm__ volatile ("yield");
#endif
}

/* Looks for a while whether @value has become what is @wanted. */
static gboolean
watch (const guint *value, guint wanted)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;

  do
    {
      for (int look = 0; look < LOOKS; look++)
        {
          if ((guint) g_atomic_int_get (value) == wanted)
            return TRUE;
          relax ();
        }
      g_thread_yield ();
    }
  while (g_get_monotonic_time () < until);
  return FALSE;
}

static void
wait_until (SpecTeam *team, const guint *value, guint wanted, GCond *changed)
{
  if (watch (value, wanted))
    return;
  g_mutex_lock (&team->mutex);
  while ((guint) g_atomic_int_get (value) != wanted)
    g_cond_wait (changed, &team->mutex);
  g_mutex_unlock (&team->mutex);
}

static void
begin_round (SpecTeam *team)
{
  g_mutex_lock (&team->mutex);
  g_atomic_int_inc (&team->round);
  g_cond_broadcast (&team->started);
  g_mutex_unlock (&team->mutex);
}

static void
finish_lane (SpecTeam *team)
{
  g_mutex_lock (&team->mutex);
  if (g_atomic_int_dec_and_test (&team->working))
    g_cond_signal (&team->finished);
  g_mutex_unlock (&team->mutex);
}

static gpointer
run_lane (gpointer data)
{
  g_autofree Lane *self = data;

  for (guint round = 1;; round++)
    {
      wait_until (self->team, &self->team->round, round, &self->team->started);
      if (self->team->quit)
        return NULL;
      self->team->func (self->lane, self->team->lanes, self->team->data);
      finish_lane (self->team);
    }
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
  team->quit = TRUE;
  begin_round (team);
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
  team->func = func;
  team->data = data;
  g_atomic_int_set (&team->working, team->lanes - 1);
  begin_round (team);
  func (0, team->lanes, data);
  wait_until (team, &team->working, 0, &team->finished);
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
