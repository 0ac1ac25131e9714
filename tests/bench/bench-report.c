#include "bench-report.h"

#include <stdlib.h>

void
bench_report (const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  g_print ("%s %s\n", name, g_ascii_formatd (text, sizeof text, "%.6g", value));
}

static int
compare (const void *a, const void *b)
{
  double difference = *(const double *) a - *(const double *) b;

  return (difference > 0) - (difference < 0);
}

void
bench_report_times (const char *name, double *times, gsize count)
{
  g_autofree char *median = g_strconcat (name, "_median", NULL), *p95 = g_strconcat (name, "_p95", NULL);

  qsort (times, count, sizeof *times, compare);
  bench_report (median, (times[(count - 1) / 2] + times[count / 2]) / 2);
  bench_report (p95, times[MIN (count - 1, count * 95 / 100)]);
}

double
bench_seconds_since (gint64 begun)
{
  return (double) (g_get_monotonic_time () - begun) / G_USEC_PER_SEC;
}
