/* Work functions for the tests of the engine, and the count of what they made and what was freed. */
#pragma once

#include "engine/spec-engine.h"

typedef struct
{
  int value;                /* the output; one below 0 is an error */
  gboolean until_cancelled; /* work does not end by itself */
  int reports;              /* how many times progress is told */
} EngineWorksInput;

/** All of it is touched atomically: by the worker too. */
typedef struct
{
  int inputs_made;
  int inputs_freed;
  int outputs_made;
  int outputs_freed;
  int started;
  int cancelled;
  int held; /* whether engine_works_stuck() is */
} EngineWorks;

extern EngineWorks engine_works;

void engine_works_free_input (gpointer input);
void engine_works_free_output (gpointer output);

/** A SpecEngineWork that does what its input says. */
gpointer engine_works_plain (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress,
                             GError **error);

/** Takes no notice of its cancellable, as a job that was past its last look at it: the answer, 666, comes although nobody wants it. */
gpointer engine_works_deaf (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress,
                            GError **error);

/** As a decomposition by LAPACK: neither a word from anyone nor a cancellation reaches it. */
gpointer engine_works_stuck (SpecSolver *solver, gpointer input, GCancellable *cancellable, const SpecProgress *progress,
                             GError **error);
