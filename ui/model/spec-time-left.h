/* How long a job will still take, told only when it is known well enough to be worth reading. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gint64 started;  /* microseconds, monotonic */
  gint64 sampled;  /* when the last estimate was made */
  double estimate; /* seconds left, then */
  guint agreeing;  /* estimates in a row that fitted the one before */
} SpecTimeLeft;

/** @now: microseconds of the monotonic clock. What was known of another job is forgotten. */
void spec_time_left_start (SpecTimeLeft *left, gint64 now);

/**
 * spec_time_left_update:
 * @now: microseconds, monotonic
 * @fraction: how much of the job is done
 *
 * Returns: seconds left, or 0 before 2 s have gone and while the estimates do not agree with each other
 */
double spec_time_left_update (SpecTimeLeft *left, gint64 now, double fraction);

G_END_DECLS
