#include "stress-run.h"

#include <glib/gstdio.h>

#include "stress-memory.h"
#include "stress-steps.h"

#define FEW 5       /* lives that say nothing of memory */
#define LIFE 25     /* steps, about */
#define LONG 500    /* steps that cannot but come to every kind of work */
#define REST 500    /* milliseconds */
#define PATIENCE 120 /* seconds to settle, of a machine that does other things and under a sanitizer */

static guint
get_number (const char *variable, guint usual)
{
  const char *text = g_getenv (variable);

  return text != NULL && *text != '\0' ? (guint) g_ascii_strtoull (text, NULL, 10) : usual;
}

/* What libraries let go of a little later than they are asked to. */
static void
calm_down (void)
{
  stress_steps_pause (300);
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

static void
wait_until_settled (const StressKind *kind, gpointer life)
{
  g_autofree char *text = NULL;

  if (stress_steps_wait (kind->is_settled, life, PATIENCE))
    return;
  text = kind->describe (life);
  g_error ("not settled after %u s: %s", PATIENCE, text);
}

static void
settle (StressRun *run, const StressKind *kind, gpointer life)
{
  /* Twice: what a view begins a moment after the last change has begun by then. */
  wait_until_settled (kind, life);
  stress_steps_pause (REST);
  wait_until_settled (kind, life);
  kind->check (run, life);
  run->settled++;
}

/* Every fifth life is looked at when it has come to rest at its end too; the others end as they are. */
static void
live (StressRun *run, const StressKind *kind, guint most)
{
  gpointer life = kind->begin (run);
  guint steps = MIN (most, (guint) g_rand_int_range (run->random, LIFE / 2, 2 * LIFE));

  for (guint i = 0; i < steps; i++)
    {
      const char *what = kind->step (run, life);

      run->steps++;
      g_test_message ("%u %s", run->steps, what);
      stress_steps_pause (g_rand_int_range (run->random, 0, g_rand_int_range (run->random, 1, 60)));
      if (g_rand_int_range (run->random, 0, 12) == 0)
        settle (run, kind, life);
    }
  if (run->lives++ % 5 == 0)
    settle (run, kind, life);
  kind->end (run, life);
}

static void
clean_up (StressRun *run)
{
  session_fixture_tear_down (&run->files, NULL);
  g_rand_free (run->random);
}

void
stress_run (const StressKind *kind, guint usual)
{
  StressRun run = { 0 };
  guint steps = get_number ("SPEC_STRESS_STEPS", usual);
  gsize level = 0, resident = 0, now;
  guint warm = 0;

  run.random = g_rand_new_with_seed (get_number ("SPEC_STRESS_SEED", 1));
  session_fixture_set_up (&run.files, NULL);
  stress_steps_write_files (&run.files);
  while (run.steps < steps)
    {
      live (&run, kind, steps - run.steps);
      calm_down ();
      g_test_message ("life %u: %" G_GSIZE_FORMAT " bytes", run.lives, stress_memory_get_allocated ());
      /* By then caches of libraries have what they ever will. */
      if (level == 0 && 2 * run.steps > steps)
        {
          warm = run.lives;
          level = stress_memory_get_allocated ();
          resident = stress_memory_get_resident ();
        }
    }
  now = stress_memory_get_allocated ();
  g_print ("# %u steps in %u lives, settled %u times: %u results compared with new ones, %u failures told, %u maps, "
           "%u agreements, %u alignments\n",
           run.steps, run.lives, run.settled, run.counts.results, run.counts.failures, run.counts.maps, run.counts.agreements,
           run.counts.alignments);
  g_print ("# allocated %" G_GSIZE_FORMAT " bytes after %u lives, %" G_GSIZE_FORMAT " at the end; resident %" G_GSIZE_FORMAT
           " MB, then %" G_GSIZE_FORMAT " MB\n",
           level, warm, now, resident >> 20, stress_memory_get_resident () >> 20);
  g_assert_cmpuint (run.counts.results, >, 0);
  if (run.steps >= LONG)
    g_assert_true (run.counts.maps > 0 && run.counts.agreements > 0 && run.counts.alignments > 0);
  if (run.lives > 2 * FEW)
    g_assert_cmpuint (now, <=, level + level / 20);
  clean_up (&run);
}
