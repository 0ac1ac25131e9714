#include "linalg/spec-vector-math.h"

#include <math.h>
#include <string.h>

#include "linalg/spec-vectorised.h"

/* e^x for x <= 0: x = k ln 2 + r with |r| <= ln 2 / 2, a Taylor polynomial of degree 7 for e^r (error below 1e-8), and 2^k
 * by building the exponent's bits. Adding 1.5 * 2^23 rounds to the nearest integer without a library call. */
static inline __attribute__ ((always_inline)) float
exp_one (float x)
{
  const float round = 12582912.0f;

  x = x < -60.0f ? -60.0f : x; /* smaller ones would be denormal in products with vectors, which is fifty times slower */
  float shifted = x * 1.44269504088896341f + round;
  float k = shifted - round;
  float r = (x - k * 0.693359375f) + k * 2.12194440e-4f;
  float p = 1.0f / 5040;
  p = p * r + 1.0f / 720;
  p = p * r + 1.0f / 120;
  p = p * r + 1.0f / 24;
  p = p * r + 1.0f / 6;
  p = p * r + 0.5f;
  p = p * r + 1.0f;
  p = p * r + 1.0f;

  gint32 bits = ((gint32) k + 127) << 23;
  float power;
  memcpy (&power, &bits, sizeof power);
  return p * power;
}

SPEC_VECTORISED void
spec_vector_exp (gsize count, float scale, const float *in, float *out)
{
  if (in == out) /* told apart, or the compiler's overlap check takes the slow loop */
    for (gsize i = 0; i < count; i++)
      out[i] = exp_one (scale * out[i]);
  else
    for (gsize i = 0; i < count; i++)
      out[i] = exp_one (scale * in[i]);
}

SPEC_VECTORISED void
spec_vector_subtract_exp (gsize count, float weight, float scale, const float *in, float *out)
{
  for (gsize i = 0; i < count; i++)
    out[i] -= weight * exp_one (scale * in[i]);
}

/* The argument is reduced by multiples of pi/2 in double, since frequencies times data can be large; then the Taylor
 * polynomials of sine (degree 9) and cosine (degree 10) on |r| <= pi/4, and the quadrant picks and signs them. */
SPEC_VECTORISED void
spec_vector_cos_sin (gsize count, double frequency, float scale, const float *restrict in, float *restrict cosine,
                     float *restrict sine)
{
  const double round = 6755399441055744.0; /* 1.5 * 2^52 */

  for (gsize i = 0; i < count; i++)
    {
      double x = frequency * in[i];
      double k = (x * 0.63661977236758134308 + round) - round;
      float r = (float) (x - k * 1.57079632679489661923);
      gint32 quadrant = (gint32) (k - 4.0 * ((k * 0.25 + round) - round));
      float r2 = r * r;
      float s = r + r * r2 * (-1.0f / 6 + r2 * (1.0f / 120 + r2 * (-1.0f / 5040 + r2 * (1.0f / 362880))));
      float c = 1.0f + r2 * (-0.5f + r2 * (1.0f / 24 + r2 * (-1.0f / 720 + r2 * (1.0f / 40320 - r2 * (1.0f / 3628800)))));
      /* The quadrant is -2 … 2: odd ones exchange sine and cosine. */
      float to_cos = (quadrant & 1) ? s : c, to_sin = (quadrant & 1) ? c : s;
      float sign_cos = ((quadrant + 1) & 2) ? -scale : scale, sign_sin = (quadrant & 2) ? -scale : scale;
      cosine[i] = sign_cos * to_cos;
      sine[i] = sign_sin * to_sin;
    }
}

SPEC_VECTORISED void
spec_vector_exp_minus (gsize count, float scale, const float *restrict in, float weight, float *restrict inout)
{
  for (gsize i = 0; i < count; i++)
    inout[i] = exp_one (scale * in[i]) - weight * inout[i];
}

SPEC_VECTORISED void
spec_vector_add_clamped (gsize count, const float *restrict a, float b, float *restrict inout)
{
  for (gsize i = 0; i < count; i++)
    {
      float sum = inout[i] + (a[i] + b);
      inout[i] = sum > 0 ? sum : 0;
    }
}

SPEC_VECTORISED void
spec_vector_subtract (gsize count, const float *restrict a, float weight, const float *restrict b, float *restrict out)
{
  for (gsize i = 0; i < count; i++)
    out[i] = a[i] - weight * b[i];
}

SPEC_VECTORISED guint
spec_vector_finish_distances (gsize count, const float *restrict a, float b, float near, float *restrict inout)
{
  gint32 found = 0;

  for (gsize i = 0; i < count; i++)
    {
      float both = a[i] + b, sum = both - 2 * inout[i];
      inout[i] = sum > 0 ? sum : 0;
      found += sum < near * both;
    }
  return (guint) found;
}

/* Eight running sums, so that the additions need not wait for each other and no order is left to the compiler. */
SPEC_VECTORISED double
spec_vector_sum_squares (gsize count, const float *values)
{
  double part[8] = { 0 };
  gsize i = 0;

  for (; i + 8 <= count; i += 8)
    for (int j = 0; j < 8; j++)
      part[j] += (double) values[i + j] * values[i + j];
  for (; i < count; i++)
    part[0] += (double) values[i] * values[i];
  return ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
}

SPEC_VECTORISED double
spec_vector_squared_distance (gsize count, const float *a, const float *b)
{
  double part[8] = { 0 };
  gsize i = 0;

  for (; i + 8 <= count; i += 8)
    for (int j = 0; j < 8; j++)
      part[j] += ((double) a[i + j] - b[i + j]) * ((double) a[i + j] - b[i + j]);
  for (; i < count; i++)
    part[0] += ((double) a[i] - b[i]) * ((double) a[i] - b[i]);
  return ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
}

SPEC_VECTORISED double
spec_vector_dot (gsize count, const float *a, const float *b)
{
  double part[8] = { 0 };
  gsize i = 0;

  for (; i + 8 <= count; i += 8)
    for (int j = 0; j < 8; j++)
      part[j] += (double) a[i + j] * b[i + j];
  for (; i < count; i++)
    part[0] += (double) a[i] * b[i];
  return ((part[0] + part[1]) + (part[2] + part[3])) + ((part[4] + part[5]) + (part[6] + part[7]));
}
