/* A run of a stress program: many lives, each begun, led by chance for some steps, and ended in the midst of its work. */
#pragma once

#include "session-fixture.h"
#include "stress-check.h"

typedef struct
{
  SessionFixture files; /* the folder; its session is the present life's */
  GRand *random;
  StressCounts counts;
  guint steps, settled, lives;
} StressRun;

typedef struct
{
  /* Begins a life: at its end run->files.session is one that compares. Returns: what the other functions get. */
  gpointer (*begin) (StressRun *run);
  /* Does one thing. Returns: what. */
  const char *(*step) (StressRun *run, gpointer life);
  gboolean (*is_settled) (gpointer life);
  /* Returns: (transfer full): what it does, for the message when it does not settle. */
  char *(*describe) (gpointer life);
  void (*check) (StressRun *run, gpointer life);
  /* Ends it, whatever it does, and asserts that nothing of it is left. */
  void (*end) (StressRun *run, gpointer life);
} StressKind;

/* How many steps: of the environment variable SPEC_STRESS_STEPS, else @usual. SPEC_STRESS_SEED: another course. */
void stress_run (const StressKind *kind, guint usual);
