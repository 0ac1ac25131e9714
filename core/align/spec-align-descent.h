/* The steps of an adapter: Adam (Kingma and Ba 2015) with one running scale for the whole matrix instead of one for
 * each value, on the gradient smoothed by the rows' own second moments.
 *
 * In the coordinates of SpecAlignBasis the gradient G becomes (diag (values) + alpha I)^-1 G: what the rows are to move
 * by, as a ridge regression on X gives it. A step then moves rows that lie alike alike, the large mean of an embedding
 * does not outrun everything else, and directions that hardly vary are not used to learn the rows by heart; it does not
 * depend on the embedding's basis or units. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpecAlignDescent SpecAlignDescent;

/**
 * spec_align_descent_new:
 * @values: (array length=order): second moments of the rows along each coordinate, of sum 1 or less
 * @ridge: alpha, above 0
 *
 * Returns: (transfer full): or NULL with SPEC_ERROR_MEMORY
 */
SpecAlignDescent *spec_align_descent_new (const double *values, gsize order, double ridge, GError **error);
/** @descent: (nullable) (transfer full): the weights go with it; copy what is to be kept. */
void spec_align_descent_free (SpecAlignDescent *descent);

/**
 * spec_align_descent_step:
 * @rate: about how far rows move in a step, in root mean square, relative to their length
 * @gradient: C-order (order, order)
 * @adapter: (inout): C-order (order, order), moved against the gradient
 */
void spec_align_descent_step (SpecAlignDescent *descent, double rate, const float *gradient, float *adapter);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignDescent, spec_align_descent_free)

G_END_DECLS
