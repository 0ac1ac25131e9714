/* The engine with work functions of the test's own: what is delivered, in which order, and what is let go. */
#include <stdio.h>
#include <stdlib.h>

#include "base/spec-stray-threads.h"
#include "engine-works.h"

typedef struct
{
  GMainLoop *loop;
  GArray *outputs;   /* int: what replies were given */
  GArray *fractions; /* double: what the signal said */
  guint errors;
  guint busy_notes;
  int stop_at; /* the output that ends the loop */
  SpecEngine *engine;
  int resubmit; /* in the reply: how many more jobs to ask for */
} Fixture;

static void submit (Fixture *fixture, SpecEngineWork func, int value, gboolean until_cancelled, int reports);

static void
reply (gpointer output, const GError *error, gpointer data)
{
  Fixture *fixture = data;

  if (error != NULL)
    {
      fixture->errors++;
      g_main_loop_quit (fixture->loop);
      return;
    }

  g_array_append_val (fixture->outputs, *(int *) output);
  if (fixture->resubmit > 0)
    {
      fixture->resubmit--;
      submit (fixture, engine_works_plain, *(int *) output + 1, FALSE, 0);
    }
  if (*(int *) output == fixture->stop_at)
    g_main_loop_quit (fixture->loop);
}

static void
submit (Fixture *fixture, SpecEngineWork func, int value, gboolean until_cancelled, int reports)
{
  EngineWorksInput *input = g_new (EngineWorksInput, 1);

  *input = (EngineWorksInput) { value, until_cancelled, reports };
  engine_works.inputs_made++;
  spec_engine_submit (fixture->engine, func, input, engine_works_free_input, engine_works_free_output, reply, fixture);
}

static void
on_progress (SpecEngine *engine, int stage, double fraction, Fixture *fixture)
{
  g_assert_cmpint (stage, ==, SPEC_STAGE_DIFFERENCE);
  g_array_append_val (fixture->fractions, fraction);
}

static void
on_busy (Fixture *fixture)
{
  fixture->busy_notes++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  engine_works = (EngineWorks) { 0 };
  fixture->loop = g_main_loop_new (NULL, FALSE);
  fixture->outputs = g_array_new (FALSE, FALSE, sizeof (int));
  fixture->fractions = g_array_new (FALSE, FALSE, sizeof (double));
  fixture->engine = spec_engine_new ();
  g_signal_connect (fixture->engine, "progress", G_CALLBACK (on_progress), fixture);
  g_signal_connect_swapped (fixture->engine, "notify::busy", G_CALLBACK (on_busy), fixture);
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* After this nothing may be left: the worker has come to its end. */
static void
finish_engine (Fixture *fixture)
{
  if (fixture->engine != NULL)
    g_assert_finalize_object (g_steal_pointer (&fixture->engine));
  while (spec_stray_threads_count () > 0)
    g_usleep (200);
  settle ();
  g_assert_cmpint (engine_works.inputs_freed, ==, engine_works.inputs_made);
  g_assert_cmpint (engine_works.outputs_freed, ==, engine_works.outputs_made);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  finish_engine (fixture);
  g_array_unref (fixture->outputs);
  g_array_unref (fixture->fractions);
  g_main_loop_unref (fixture->loop);
}

static void
wait_until_started (int count)
{
  while (g_atomic_int_get (&engine_works.started) < count)
    g_usleep (200);
}

static void
run_until (Fixture *fixture, int output)
{
  fixture->stop_at = output;
  g_main_loop_run (fixture->loop);
}

static void
test_one (Fixture *fixture, gconstpointer data)
{
  g_assert_false (spec_engine_get_busy (fixture->engine));
  submit (fixture, engine_works_plain, 7, FALSE, 0);
  g_assert_true (spec_engine_get_busy (fixture->engine));
  run_until (fixture, 7);
  settle ();

  g_assert_false (spec_engine_get_busy (fixture->engine));
  g_assert_cmpuint (fixture->busy_notes, ==, 2);
  g_assert_cmpuint (fixture->outputs->len, ==, 1);
}

static void
test_error (Fixture *fixture, gconstpointer data)
{
  submit (fixture, engine_works_plain, -3, FALSE, 0);
  g_main_loop_run (fixture->loop);

  g_assert_cmpuint (fixture->errors, ==, 1);
  g_assert_cmpuint (fixture->outputs->len, ==, 0);
}

static void
test_newest_wins (Fixture *fixture, gconstpointer data)
{
  submit (fixture, engine_works_plain, 1, TRUE, 0);
  wait_until_started (1);
  for (int i = 2; i <= 100; i++)
    submit (fixture, engine_works_plain, i, FALSE, 0);
  run_until (fixture, 100);
  settle ();

  g_assert_cmpuint (fixture->outputs->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->outputs, int, 0), ==, 100);
  g_assert_cmpuint (fixture->errors, ==, 0);
  /* No more than one waits at a time, and the first one ended at its cancellable. */
  g_assert_cmpint (engine_works.cancelled, >=, 1);
  g_assert_cmpint (engine_works.started, <, 100);
}

/* The answer of 1 is on its way, not yet delivered, when 2 is asked for. */
static void
test_finished_but_stale (Fixture *fixture, gconstpointer data)
{
  submit (fixture, engine_works_plain, 1, FALSE, 0);
  while (g_atomic_int_get (&engine_works.inputs_freed) < 1)
    g_usleep (200);
  g_usleep (2000);
  submit (fixture, engine_works_plain, 2, FALSE, 0);
  run_until (fixture, 2);

  g_assert_cmpuint (fixture->outputs->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->outputs, int, 0), ==, 2);
}

static void
test_deaf_is_dropped (Fixture *fixture, gconstpointer data)
{
  submit (fixture, engine_works_deaf, 0, FALSE, 0);
  wait_until_started (1);
  submit (fixture, engine_works_plain, 5, FALSE, 0);
  run_until (fixture, 5);
  settle ();

  g_assert_cmpuint (fixture->outputs->len, ==, 1);
  g_assert_cmpint (g_array_index (fixture->outputs, int, 0), ==, 5);
  g_assert_cmpint (engine_works.outputs_made, ==, 2);
  for (guint i = 0; i < fixture->fractions->len; i++)
    g_assert_cmpfloat (g_array_index (fixture->fractions, double, i), !=, 0.9);
}

static void
test_cancel (Fixture *fixture, gconstpointer data)
{
  submit (fixture, engine_works_deaf, 0, FALSE, 0);
  wait_until_started (1);
  submit (fixture, engine_works_plain, 2, FALSE, 0);
  spec_engine_cancel (fixture->engine);
  g_assert_false (spec_engine_get_busy (fixture->engine));
  finish_engine (fixture);

  g_assert_cmpuint (fixture->outputs->len, ==, 0);
  g_assert_cmpuint (fixture->errors, ==, 0);
  g_assert_cmpuint (fixture->fractions->len, ==, 0);
  g_assert_cmpuint (fixture->busy_notes, ==, 2);
}

static void
test_works_after_cancel (Fixture *fixture, gconstpointer data)
{
  submit (fixture, engine_works_plain, 1, TRUE, 0);
  wait_until_started (1);
  spec_engine_cancel (fixture->engine);
  submit (fixture, engine_works_plain, 9, FALSE, 0);
  run_until (fixture, 9);

  g_assert_cmpuint (fixture->outputs->len, ==, 1);
}

static void
test_resubmit_in_reply (Fixture *fixture, gconstpointer data)
{
  fixture->resubmit = 3;
  submit (fixture, engine_works_plain, 1, FALSE, 0);
  run_until (fixture, 4);
  settle ();

  g_assert_cmpuint (fixture->outputs->len, ==, 4);
  /* Busy from the first to the last, without a gap anyone could see. */
  g_assert_cmpuint (fixture->busy_notes, ==, 2);
}

static void
test_progress (Fixture *fixture, gconstpointer data)
{
  double last = 0;

  submit (fixture, engine_works_plain, 1, FALSE, 10000);
  run_until (fixture, 1);

  g_assert_cmpuint (fixture->fractions->len, >, 0);
  g_assert_cmpuint (fixture->fractions->len, <, 10000);
  for (guint i = 0; i < fixture->fractions->len; i++)
    {
      g_assert_cmpfloat (g_array_index (fixture->fractions, double, i), >=, last);
      last = g_array_index (fixture->fractions, double, i);
    }
}

/* All reports are made before the loop turns once: they arrive as one. */
static void
test_progress_coalesces (Fixture *fixture, gconstpointer data)
{
  submit (fixture, engine_works_plain, 1, FALSE, 500);
  while (g_atomic_int_get (&engine_works.inputs_freed) < 1)
    g_usleep (200);
  run_until (fixture, 1);

  g_assert_cmpuint (fixture->fractions->len, ==, 1);
  g_assert_cmpfloat (g_array_index (fixture->fractions, double, 0), ==, 1.0);
}

static void
test_finalize_while_running (Fixture *fixture, gconstpointer data)
{
  submit (fixture, engine_works_plain, 1, TRUE, 50);
  wait_until_started (1);
  submit (fixture, engine_works_plain, 2, TRUE, 50);
  finish_engine (fixture);

  g_assert_cmpuint (fixture->outputs->len, ==, 0);
  g_assert_cmpuint (fixture->errors, ==, 0);
}

/* Were the worker waited for, this test would never end. */
static void
test_finalize_while_stuck (Fixture *fixture, gconstpointer data)
{
  g_atomic_int_set (&engine_works.held, TRUE);
  submit (fixture, engine_works_stuck, 1, FALSE, 0);
  wait_until_started (1);
  g_assert_finalize_object (g_steal_pointer (&fixture->engine));
  g_assert_cmpuint (spec_stray_threads_count (), ==, 1);
  g_atomic_int_set (&engine_works.held, FALSE);
  finish_engine (fixture);

  g_assert_cmpuint (fixture->outputs->len, ==, 0);
}

static void
on_exit_of_program (void)
{
  g_print ("handler\n");
}

/* What libraries do at exit they may not do under a thread that works on. */
static void
test_exit_while_stuck (Fixture *fixture, gconstpointer data)
{
  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_failed ();
      g_test_trap_assert_stdout ("*said before*");
      g_test_trap_assert_stdout_unmatched ("*handler*");
      return;
    }
  atexit (on_exit_of_program);
  g_atomic_int_set (&engine_works.held, TRUE);
  submit (fixture, engine_works_stuck, 1, FALSE, 0);
  wait_until_started (1);
  g_clear_object (&fixture->engine);
  printf ("said before\n");
  exit (7);
}

static void
drop_engine (gpointer output, const GError *error, gpointer data)
{
  Fixture *fixture = data;

  g_clear_object (&fixture->engine);
  g_main_loop_quit (fixture->loop);
}

static void
test_finalize_in_reply (Fixture *fixture, gconstpointer data)
{
  EngineWorksInput *input = g_new0 (EngineWorksInput, 1);

  engine_works.inputs_made++;
  spec_engine_submit (fixture->engine, engine_works_plain, input, engine_works_free_input, engine_works_free_output, drop_engine, fixture);
  g_main_loop_run (fixture->loop);

  g_assert_null (fixture->engine);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD(name, func) g_test_add ("/engine/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("one", test_one);
  ADD ("error", test_error);
  ADD ("newest-wins", test_newest_wins);
  ADD ("finished-but-stale", test_finished_but_stale);
  ADD ("deaf-is-dropped", test_deaf_is_dropped);
  ADD ("cancel", test_cancel);
  ADD ("works-after-cancel", test_works_after_cancel);
  ADD ("resubmit-in-reply", test_resubmit_in_reply);
  ADD ("progress", test_progress);
  ADD ("progress-coalesces", test_progress_coalesces);
  ADD ("finalize-while-running", test_finalize_while_running);
  ADD ("finalize-while-stuck", test_finalize_while_stuck);
  ADD ("exit-while-stuck", test_exit_while_stuck);
  ADD ("finalize-in-reply", test_finalize_in_reply);

  return g_test_run ();
}
