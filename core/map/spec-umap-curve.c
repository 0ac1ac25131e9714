#include "map/spec-umap-curve.h"

#include <math.h>
#include <string.h>

#include "linalg/spec-vectorised.h"

#define PLACES 300
#define FARTHEST 3.0
#define STEPS 500

/* The sum of squared errors, and the normal equations of a Gauss-Newton step. */
typedef struct
{
  double error;
  double aa, ab, bb;
  double to_a, to_b;
} Fit;

static Fit
get_fit (const SpecUmapCurve *curve, double min_dist)
{
  Fit fit = { 0 };

  for (guint i = 0; i < PLACES; i++)
    {
      double d = FARTHEST * i / (PLACES - 1), wanted = d < min_dist ? 1 : exp (min_dist - d);
      double power = d > 0 ? pow (d, 2 * curve->b) : 0, value = 1 / (1 + curve->a * power), off = wanted - value;
      double by_a = -value * value * power, by_b = d > 0 ? by_a * curve->a * 2 * log (d) : 0;

      fit.error += off * off;
      fit.aa += by_a * by_a;
      fit.ab += by_a * by_b;
      fit.bb += by_b * by_b;
      fit.to_a += by_a * off;
      fit.to_b += by_b * off;
    }
  return fit;
}

/* Levenberg and Marquardt: a step that does not help is made shorter. */
SpecUmapCurve
spec_umap_curve_fit (double min_dist)
{
  SpecUmapCurve curve = { 1, 1 };
  Fit fit = get_fit (&curve, min_dist);
  double damping = 1e-3;

  for (guint i = 0; i < STEPS && damping < 1e12; i++)
    {
      double aa = fit.aa * (1 + damping), bb = fit.bb * (1 + damping), determinant = aa * bb - fit.ab * fit.ab;
      SpecUmapCurve next = { curve.a + (fit.to_a * bb - fit.to_b * fit.ab) / determinant,
                             curve.b + (fit.to_b * aa - fit.to_a * fit.ab) / determinant };
      Fit there = next.a > 0 && next.b > 0 ? get_fit (&next, min_dist) : (Fit){ .error = INFINITY };

      if (there.error < fit.error)
        {
          curve = next;
          fit = there;
          damping /= 10;
        }
      else
        damping *= 10;
    }
  return curve;
}

/* x^exponent for x >= 0, good to about 1e-6, without a call: 2^(exponent log2 x), x = 2^e m with m about 1, the
 * logarithm by the series of its inverse hyperbolic tangent and the power of two by Taylor's. */
static inline __attribute__ ((always_inline)) float
get_power (float x, float exponent)
{
  const gint32 root_half = 0x3f3504f3; /* the bits of sqrt (1/2) */
  gint32 bits, scale;
  float m, power;

  memcpy (&bits, &x, sizeof bits);
  bits -= root_half;
  float e = (float) (bits >> 23);
  bits = (bits & 0x7fffff) + root_half;
  memcpy (&m, &bits, sizeof m);

  float t = (m - 1) / (m + 1), tt = t * t;
  float series = t * (1 + tt * (1.0f / 3 + tt * (1.0f / 5 + tt * (1.0f / 7))));
  float y = exponent * (e + 2.88539008f * series);
  y = y < -126 ? -126 : y > 126 ? 126 : y;
  float whole = (y + 12582912.0f) - 12582912.0f, r = (y - whole) * 0.69314718f;
  float taylor = 1 + r * (1 + r * (0.5f + r * (1.0f / 6 + r * (1.0f / 24 + r * (1.0f / 120 + r * (1.0f / 720))))));

  scale = ((gint32) whole + 127) << 23;
  memcpy (&power, &scale, sizeof power);
  return taylor * power;
}

float
spec_umap_curve_pull (const SpecUmapCurve *curve, float square)
{
  float a = (float) curve->a, b = (float) curve->b, power = get_power (square, b);

  return -2 * a * b * power / (square * (1 + a * power));
}

SPEC_VECTORISED void
spec_umap_curve_push (const SpecUmapCurve *curve, const float *restrict squares, float *restrict factors)
{
  float a = (float) curve->a, b = (float) curve->b;

  for (int i = 0; i < SPEC_UMAP_PUSHES; i++)
    factors[i] = 2 * b / ((0.001f + squares[i]) * (1 + a * get_power (squares[i], b)));
}
