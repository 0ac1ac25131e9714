/* Distances of two rows by their definition, in double: no cancellation, so that equal rows tie exactly.
 * Where the distances of many pairs are wanted fast, matrix products find the candidates and these decide. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A row as a metric sees it: (values[k] - shift) scale. */
typedef struct
{
  const float *values;
  double shift;
  double scale;
} SpecVectorRow;

/** Returns: the squared Euclidean distance of the rows as seen. */
double spec_vector_square_between (gsize count, const SpecVectorRow *a, const SpecVectorRow *b);

/** Returns: sum |a_k - b_k| */
double spec_vector_manhattan_distance (gsize count, const float *a, const float *b);

/** Returns: max |a_k - b_k| */
double spec_vector_chebyshev_distance (gsize count, const float *a, const float *b);

/**
 * spec_vector_manhattan_estimate:
 * @rows: (count, n) in C order
 * @out: (out caller-allocates) (array length=n): the distance of @a and each row
 *
 * In single precision, off by at most (count / 32 + 8) 2^-24 of itself.
 */
void spec_vector_manhattan_estimate (gsize count, const float *a, const float *rows, gsize n, float *out);

/** The same for max |a_k - b_k|, off by at most 2^-24 of itself. */
void spec_vector_chebyshev_estimate (gsize count, const float *a, const float *rows, gsize n, float *out);

G_END_DECLS
