/* What a hand does to a session, by chance but from a seed: parameters, files, undo, clusters, samples. */
#pragma once

#include "session-fixture.h"

/* Writes the files that the steps swap: pairs of two sizes, a list, labels, and one that is broken. */
void stress_steps_write_files (SessionFixture *fixture);

/* Opens a pair and compares it. */
void stress_steps_begin (SessionFixture *fixture);

/* Does one thing. Returns: what it was, for the log. */
const char *stress_steps_do (SessionFixture *fixture, GRand *random);

/* Lets the main loop run for up to @milliseconds. */
void stress_steps_pause (guint milliseconds);

/* Runs the main loop until @done says so. Returns: FALSE when it did not in @seconds. */
gboolean stress_steps_wait (gboolean (*done) (gpointer data), gpointer data, guint seconds);

/* Returns: (transfer full): what @session does, waits for and says. */
char *stress_steps_describe (SpecSession *session);

/* Asks for what was cancelled again. Returns: whether nothing runs, nothing waits, and what is shown is final. */
gboolean stress_steps_is_settled (SpecSession *session);
