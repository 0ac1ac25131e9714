#include "random-floats.h"

float *
random_floats (GRand *random, gsize count)
{
  float *values = g_new (float, count);

  for (gsize i = 0; i < count; i++)
    values[i] = (float) g_rand_double_range (random, -1, 1);
  return values;
}
