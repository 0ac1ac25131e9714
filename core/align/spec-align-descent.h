/* The steps of an adapter: Adam (Kingma and Ba 2015) with one running scale for the whole matrix instead of one for
 * each value, on the gradient smoothed by the rows' own second moments.
 *
 * G becomes (C + alpha I)^-1 G with C = X'X / sum |x|^2: what the rows are to move by, as a ridge regression on X gives
 * it. A step then moves rows that lie alike alike, the large mean of an embedding does not outrun everything else, and
 * directions that hardly vary are not used to learn the rows by heart; it does not depend on the embedding's basis or
 * units. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"

G_BEGIN_DECLS

typedef struct _SpecAlignDescent SpecAlignDescent;

/**
 * spec_align_descent_new:
 * @rows: C-order (count, d): rows to take the second moments of
 * @ridge: alpha, above 0
 * @team: (transfer none): must outlive it
 */
SpecAlignDescent *spec_align_descent_new (
    const float *rows, gsize count, gsize d, double ridge, SpecTeam *team, GCancellable *cancellable, GError **error);
void spec_align_descent_free (SpecAlignDescent *descent);

/**
 * spec_align_descent_step:
 * @rate: about how far rows move in a step, in root mean square, relative to their length
 * @gradient: C-order (d, d)
 * @adapter: (inout): C-order (d, d), moved against the gradient
 */
gboolean spec_align_descent_step (SpecAlignDescent *descent,
                                  double rate,
                                  const float *gradient,
                                  float *adapter,
                                  GCancellable *cancellable,
                                  GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAlignDescent, spec_align_descent_free)

G_END_DECLS
