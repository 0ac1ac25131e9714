/* Debiased CKA from sums over two n x n kernel matrices K and L whose diagonals are left out (Song et al. 2012, eq. 5).
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Sums over i != j. r_i and s_i are the row sums of K and of L. Indices: 0 for K with itself, 1 for L with itself, 2
 * for K with L. */
typedef struct
{
  gsize samples;
  double products[3]; /* sum K_ij K_ij, sum L_ij L_ij, sum K_ij L_ij */
  double rows[3];     /* sum r_i r_i, sum s_i s_i, sum r_i s_i */
  double totals[2];   /* sum r_i, sum s_i */
} SpecHsicSums;

/**
 * spec_hsic_get_cka:
 * Returns: HSIC_1(K, L) / sqrt (HSIC_1(K, K) HSIC_1(L, L)), about 0 for independent kernels and below it at times; NaN
 * where a kernel is constant or there are fewer than 4 samples
 */
double spec_hsic_get_cka (const SpecHsicSums *sums);

G_END_DECLS
