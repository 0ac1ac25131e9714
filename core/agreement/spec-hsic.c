#include "agreement/spec-hsic.h"

#include <math.h>

/* n (n - 3) HSIC_1 = tr KL + 1'K1 1'L1 / ((n - 1)(n - 2)) - 2/(n - 2) 1'KL1; the factor cancels in CKA. */
static double
get_hsic (const SpecHsicSums *sums, guint pair, double total_a, double total_b)
{
  double n = (double) sums->samples;

  return sums->products[pair] + total_a * total_b / ((n - 1) * (n - 2)) - 2 / (n - 2) * sums->rows[pair];
}

double
spec_hsic_get_cka (const SpecHsicSums *sums)
{
  double k = get_hsic (sums, 0, sums->totals[0], sums->totals[0]),
         l = get_hsic (sums, 1, sums->totals[1], sums->totals[1]);

  /* Of the order of rounding: nothing is left of the kernel once its mean is taken out. */
  if (sums->samples < 4 || !(k > 1e-13 * sums->products[0]) || !(l > 1e-13 * sums->products[1]))
    return NAN;
  return get_hsic (sums, 2, sums->totals[0], sums->totals[1]) / sqrt (k * l);
}
