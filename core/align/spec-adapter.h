/* A linear adapter: row i becomes x_i W. W is C-order (d, d): seen by BLAS the transpose of W, column-major. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

/** Returns: (transfer full): the identity of order @order, or NULL with SPEC_ERROR_MEMORY. */
float *spec_adapter_new (gsize order, GError **error);

/** Returns: |W - I|_F^2, in double. */
double spec_adapter_get_distance (const float *adapter, gsize order);

/**
 * spec_adapter_apply:
 * @adapter: C-order (order, order)
 * @d: length of a row, @order at least
 * @rows: C-order (count, d)
 * @out: (out caller-allocates): C-order (count, d): the first @order coordinates of the rows times W; the others are
 * not touched
 *
 * Fails when cancelled only.
 */
gboolean spec_adapter_apply (const float *adapter,
                             gsize order,
                             gsize d,
                             const float *rows,
                             gsize count,
                             float *out,
                             SpecTeam *team,
                             GCancellable *cancellable,
                             GError **error);

/**
 * spec_adapter_gather:
 * @rows: C-order (count, d): the rows before the adapter
 * @outer: C-order (count, d): the gradient with respect to the rows after it
 * @gradient: (out caller-allocates): C-order (order, order): rows' outer over the first @order coordinates: the
 * gradient with respect to W
 */
gboolean spec_adapter_gather (gsize order,
                              gsize d,
                              const float *rows,
                              const float *outer,
                              gsize count,
                              float *gradient,
                              SpecTeam *team,
                              GCancellable *cancellable,
                              GError **error);

/** Returns: (transfer full): all rows of @embedding times W, under the same name; or NULL. */
SpecEmbedding *spec_adapter_map (
    const float *adapter, SpecEmbedding *embedding, SpecTeam *team, GCancellable *cancellable, GError **error);

G_END_DECLS
