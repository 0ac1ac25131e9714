#include "model/spec-time-left.h"

#include <math.h>

#define SECONDS_BEFORE 2.0
#define SECONDS_BETWEEN 0.4
#define ALLOWED_DIFFERENCE 0.25
#define AGREEMENT_NEEDED 2

void
spec_time_left_start (SpecTimeLeft *left, gint64 now)
{
  *left = (SpecTimeLeft) { .started = now, .sampled = now };
}

double
spec_time_left_update (SpecTimeLeft *left, gint64 now, double fraction)
{
  double elapsed = (now - left->started) / 1e6;
  double since = (now - left->sampled) / 1e6;
  double estimate, expected;

  if (fraction <= 0 || fraction > 1)
    return 0;

  expected = MAX (left->estimate - since, 0);
  if (since >= SECONDS_BETWEEN)
    {
      estimate = elapsed * (1 - fraction) / fraction;
      left->agreeing = fabs (estimate - expected) <= ALLOWED_DIFFERENCE * MAX (estimate, 1) ? left->agreeing + 1 : 0;
      left->estimate = expected = estimate;
      left->sampled = now;
    }

  return elapsed >= SECONDS_BEFORE && left->agreeing >= AGREEMENT_NEEDED ? expected : 0;
}
