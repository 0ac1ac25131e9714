/* A step of a longer job: what it reports, 0 to 1, becomes that part of the whole. */
#pragma once

#include "base/spec-progress.h"

G_BEGIN_DECLS

typedef struct
{
  const SpecProgress *outer; /* (nullable) */
  SpecStage stage;           /* told in place of the step's own */
  double from, to;
  gboolean keeps_stage; /* the step's own is told after all */
} SpecProgressSpan;

/** Returns: what the step reports to, as long as @span lives. */
SpecProgress spec_progress_span_get (SpecProgressSpan *span);

G_END_DECLS
