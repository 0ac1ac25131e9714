/* Elementary functions over arrays, written so that the compiler vectorises them and chosen at run time by what the processor
 * has: no fast-math, no dependence on a vector library, the same on every architecture to a few units in the last place. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** out[i] = exp (scale * in[i]) for scale * in[i] <= 0; below -60 it stays at exp(-60) = 8.8e-27. In place allowed. */
void spec_vector_exp (gsize count, float scale, const float *in, float *out);

/** out[i] -= weight * exp (scale * in[i]), as spec_vector_exp(). */
void spec_vector_subtract_exp (gsize count, float weight, float scale, const float *in, float *out);

/** cosine[i] = scale cos (frequency in[i]), sine[i] = scale sin (frequency in[i]), arguments in the millions too. No overlap. */
void spec_vector_cos_sin (gsize count, double frequency, float scale, const float *restrict in, float *restrict cosine,
                          float *restrict sine);

/** inout[i] = max (0, inout[i] + a[i] + b). */
void spec_vector_add_clamped (gsize count, const float *restrict a, float b, float *restrict inout);

/**
 * inout[i] = max (0, a[i] + b - 2 inout[i]): squared distances from squared lengths and products.
 * Returns: how many are below @near (a[i] + b)
 */
guint spec_vector_finish_distances (gsize count, const float *restrict a, float b, float near, float *restrict inout);

/** inout[i] = exp (scale in[i]) - weight inout[i], as spec_vector_exp(). */
void spec_vector_exp_minus (gsize count, float scale, const float *restrict in, float weight, float *restrict inout);

/** out[i] = a[i] - weight b[i]. */
void spec_vector_subtract (gsize count, const float *restrict a, float weight, const float *restrict b, float *restrict out);

/** Returns: the sum of squares, in double. */
double spec_vector_sum_squares (gsize count, const float *values);

/** Returns: the sum of (a[i] - b[i])^2, in double, by differences: nothing cancels. */
double spec_vector_squared_distance (gsize count, const float *a, const float *b);

/** Returns: the sum of a[i] b[i], in double. */
double spec_vector_dot (gsize count, const float *a, const float *b);

G_END_DECLS
