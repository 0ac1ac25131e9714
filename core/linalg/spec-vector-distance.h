/* Distances of two rows by their definition, in double: no cancellation, so that equal rows tie exactly.
 * Where the distances of many pairs are wanted fast, microkernels find the candidates and these decide. */
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

G_END_DECLS
