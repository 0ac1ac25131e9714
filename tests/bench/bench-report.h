/* What the benchmarks have in common: times of steps, told as lines "NAME NUMBER" that tests/bench/table reads. */
#pragma once

#include <glib.h>

/** Prints one line; never follows the locale. */
void bench_report (const char *name, double value);

/** Prints NAME_median and NAME_p95 of @count times, and sorts them. */
void bench_report_times (const char *name, double *times, gsize count);

/** Returns: seconds since @begun, of g_get_monotonic_time(). */
double bench_seconds_since (gint64 begun);
