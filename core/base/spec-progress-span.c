#include "base/spec-progress-span.h"

static void
on_progress (SpecStage stage, double fraction, gpointer data)
{
  const SpecProgressSpan *span = data;

  spec_progress_report (span->outer, span->keeps_stage ? stage : span->stage,
                        span->from + fraction * (span->to - span->from));
}

SpecProgress
spec_progress_span_get (SpecProgressSpan *span)
{
  return (SpecProgress){ on_progress, span };
}
