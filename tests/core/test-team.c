/* Every lane runs once a round, whether the team was awake or asleep when the round began. */
#include "base/spec-team.h"

#define LANES 4

typedef struct
{
  guint runs[LANES];
  gsize sum; /* atomic */
  gulong pause;
} Count;

static void
count_lane (guint lane, guint lanes, gpointer data)
{
  Count *count = data;

  g_assert_cmpuint (lanes, ==, LANES);
  count->runs[lane]++;
  if (lane == 1)
    g_usleep (count->pause);
}

static void
add_index (gsize index, guint lane, gpointer data)
{
  Count *count = data;

  g_assert_cmpuint (lane, <, LANES);
  g_atomic_pointer_add (&count->sum, (gssize) index);
}

static void
run_rounds (SpecTeam *team, guint rounds, gulong pause_between, gulong pause_within)
{
  Count count = { .pause = pause_within };

  for (guint round = 1; round <= rounds; round++)
    {
      spec_team_run (team, count_lane, &count);
      for (guint lane = 0; lane < LANES; lane++)
        g_assert_cmpuint (count.runs[lane], ==, round);
      g_usleep (pause_between);
    }
}

/* One round after the other; and those whose lanes, or whose caller, had gone to sleep meanwhile. */
static void
test_rounds (void)
{
  g_autoptr (SpecTeam) team = spec_team_new (LANES);

  g_assert_cmpuint (spec_team_get_lanes (team), ==, LANES);
  run_rounds (team, 20000, 0, 0);
  run_rounds (team, 50, 2000, 0);
  run_rounds (team, 50, 0, 2000);
}

static void
test_indices (void)
{
  g_autoptr (SpecTeam) team = spec_team_new (LANES);

  for (gsize count = 0; count < 300; count++)
    {
      Count all = { .sum = 0 };
      spec_team_for (team, count, add_index, &all);
      g_assert_cmpuint (all.sum, ==, count > 0 ? count * (count - 1) / 2 : 0);
    }
}

/* Freed at once, while its lanes still look, and after they went to sleep. */
static void
test_end (void)
{
  for (int i = 0; i < 200; i++)
    {
      g_autoptr (SpecTeam) team = spec_team_new (LANES);
      if (i % 4 == 0)
        g_usleep (1000);
      if (i % 2 == 0)
        run_rounds (team, 1, 0, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/team/rounds", test_rounds);
  g_test_add_func ("/team/indices", test_indices);
  g_test_add_func ("/team/end", test_end);
  return g_test_run ();
}
