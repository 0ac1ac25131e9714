#include "evidence/spec-violin.h"

#include <math.h>
#include <stdlib.h>

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  double left = *(const double *) a, right = *(const double *) b;

  return left < right ? -1 : left > right;
}

static double
find_quantile (const double *sorted, gsize count, double share)
{
  double place = share * (double) (count - 1);
  gsize below = (gsize) place, above = MIN (below + 1, count - 1);

  return sorted[below] + (place - (double) below) * (sorted[above] - sorted[below]);
}

static double
find_mean (const double *values, gsize count)
{
  double sum = 0;

  for (gsize i = 0; i < count; i++)
    sum += values[i];
  return sum / (double) count;
}

static double
find_width (const double *values, gsize count, double mean)
{
  double squares = 0;

  for (gsize i = 0; i < count; i++)
    squares += (values[i] - mean) * (values[i] - mean);
  return count > 1 ? sqrt (squares / (double) (count - 1)) * pow ((double) count, -0.2) : 0;
}

static void
estimate_density (SpecViolin *violin, const double *distances, double width)
{
  double step = (violin->greatest - violin->least) / (SPEC_VIOLIN_POINTS - 1);

  for (gsize point = 0; point < SPEC_VIOLIN_POINTS; point++)
    {
      double at = violin->least + (double) point * step, sum = 0;

      for (gsize i = 0; i < violin->pairs && width > 0; i++)
        {
          double z = (at - distances[i]) / width;
          sum += exp (-0.5 * z * z);
        }
      violin->density[point] = width > 0 ? sum / ((double) violin->pairs * width * sqrt (2 * G_PI)) : 0;
    }
}

void
spec_violin_compute (SpecViolin *violin, double *distances, gsize count)
{
  *violin = (SpecViolin){ 0, NAN, NAN, NAN, NAN, NAN, NAN, { 0 } };
  if (count == 0)
    return;
  qsort (distances, count, sizeof *distances, compare_numbers);
  violin->pairs = count;
  violin->least = distances[0];
  violin->lower = find_quantile (distances, count, 0.25);
  violin->median = find_quantile (distances, count, 0.5);
  violin->upper = find_quantile (distances, count, 0.75);
  violin->greatest = distances[count - 1];
  violin->mean = find_mean (distances, count);
  estimate_density (violin, distances, find_width (distances, count, violin->mean));
}
