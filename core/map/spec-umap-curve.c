#include "map/spec-umap-curve.h"

#include <math.h>

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

float
spec_umap_curve_pull (const SpecUmapCurve *curve, float square)
{
  float a = (float) curve->a, b = (float) curve->b, power = powf (square, b);

  return -2 * a * b * power / (square * (1 + a * power));
}

float
spec_umap_curve_push (const SpecUmapCurve *curve, float square)
{
  float a = (float) curve->a, b = (float) curve->b;

  return 2 * b / ((0.001f + square) * (1 + a * powf (square, b)));
}
