#include "linalg/spec-vector-distance.h"

#include <math.h>

#include "linalg/spec-vectorised.h"

#define PARTS 8 /* running sums: additions need not wait for each other, and no order is left to the compiler */

static double
add_parts (const double *part)
{
  return ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
}

SPEC_VECTORISED double
spec_vector_square_between (gsize count, const SpecVectorRow *a, const SpecVectorRow *b)
{
  const float *left = a->values, *right = b->values;
  double a_shift = a->shift, a_scale = a->scale, b_shift = b->shift, b_scale = b->scale;
  double part[PARTS] = { 0 };
  gsize k = 0;

  for (; k + PARTS <= count; k += PARTS)
    for (int j = 0; j < PARTS; j++)
      {
        double difference = (left[k + j] - a_shift) * a_scale - (right[k + j] - b_shift) * b_scale;
        part[j] += difference * difference;
      }
  for (; k < count; k++)
    {
      double difference = (left[k] - a_shift) * a_scale - (right[k] - b_shift) * b_scale;
      part[0] += difference * difference;
    }
  return add_parts (part);
}

SPEC_VECTORISED double
spec_vector_manhattan_distance (gsize count, const float *a, const float *b)
{
  double part[PARTS] = { 0 };
  gsize k = 0;

  for (; k + PARTS <= count; k += PARTS)
    for (int j = 0; j < PARTS; j++)
      part[j] += fabs ((double) a[k + j] - b[k + j]);
  for (; k < count; k++)
    part[0] += fabs ((double) a[k] - b[k]);
  return add_parts (part);
}

SPEC_VECTORISED double
spec_vector_chebyshev_distance (gsize count, const float *a, const float *b)
{
  double part[PARTS] = { 0 };
  double largest = 0;
  gsize k = 0;

  for (; k + PARTS <= count; k += PARTS)
    for (int j = 0; j < PARTS; j++)
      {
        double difference = fabs ((double) a[k + j] - b[k + j]);
        part[j] = difference > part[j] ? difference : part[j];
      }
  for (; k < count; k++)
    part[0] = MAX (part[0], fabs ((double) a[k] - b[k]));
  for (int j = 0; j < PARTS; j++)
    largest = MAX (largest, part[j]);
  return largest;
}
