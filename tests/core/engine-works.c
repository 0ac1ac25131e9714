#include "engine-works.h"

EngineWorks engine_works;

void
engine_works_free_input (gpointer input)
{
  g_atomic_int_inc (&engine_works.inputs_freed);
  g_free (input);
}

void
engine_works_free_output (gpointer output)
{
  g_atomic_int_inc (&engine_works.outputs_freed);
  g_free (output);
}

static gpointer
make_output (int value)
{
  int *output = g_new (int, 1);

  g_atomic_int_inc (&engine_works.outputs_made);
  *output = value;
  return output;
}

gpointer
engine_works_plain (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  EngineWorksInput *input = data;

  g_atomic_int_inc (&engine_works.started);
  for (int i = 1; i <= input->reports; i++)
    spec_progress_report (progress, SPEC_STAGE_DIFFERENCE, (double) i / input->reports);
  while (input->until_cancelled && !g_cancellable_is_cancelled (cancellable))
    g_usleep (200);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    {
      g_atomic_int_inc (&engine_works.cancelled);
      return NULL;
    }
  if (input->value < 0)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, "value is %d", input->value);
      return NULL;
    }
  return make_output (input->value);
}

gpointer
engine_works_deaf (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  g_atomic_int_inc (&engine_works.started);
  while (!g_cancellable_is_cancelled (cancellable))
    g_usleep (200);
  spec_progress_report (progress, SPEC_STAGE_DIFFERENCE, 0.9);
  return make_output (666);
}

gpointer
engine_works_stuck (SpecSolver *solver, gpointer data, GCancellable *cancellable, const SpecProgress *progress, GError **error)
{
  gpointer output = make_output (0);

  g_atomic_int_inc (&engine_works.started);
  while (g_atomic_int_get (&engine_works.held))
    g_usleep (200);
  return output;
}
