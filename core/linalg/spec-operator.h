/* The one idea of the numeric core: whatever can multiply a block of vectors by a symmetric n x n matrix.
 *
 * Stored tiles, features, the difference of two operators and a centred one are its kinds; one eigensolver serves them all. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"
#include "linalg/spec-coefficients.h"
#include "linalg/spec-tiles.h"

G_BEGIN_DECLS

typedef struct _SpecOperator SpecOperator;

/** @tiles: (transfer none): must outlive the operator. A v = scale S v. */
SpecOperator *spec_operator_new_tiles (const SpecTiles *tiles, double scale, SpecTeam *team);

/** @map: (transfer none): features Phi, n x m; must outlive the operator. A v = scale Phi (Phi' v). */
SpecOperator *spec_operator_new_features (SpecFeatureMap *map, double scale, SpecTeam *team);

/** @a, @b: (transfer none): must outlive the operator. A v = (Phi_a (Phi_a' v) - weight Phi_b (Phi_b' v))/n. */
SpecOperator *spec_operator_new_feature_difference (SpecFeatureMap *a, SpecFeatureMap *b, double weight, SpecTeam *team);

/** Returns: (transfer none) (nullable): the coefficients of an operator of features; NULL of any other */
const SpecCoefficients *spec_operator_get_coefficients (const SpecOperator *op);

/** @a, @b: (transfer full): C v = A v - weight B v. */
SpecOperator *spec_operator_new_difference (SpecOperator *a, SpecOperator *b, double weight);

/**
 * spec_operator_new_subset:
 * @whole: (transfer none): of order n; must outlive the operator
 * @rows: (array length=count): ascending, below n; copied
 *
 * Some rows and the same columns of @whole, scale A[rows, rows]: v is spread over n rows, multiplied, and gathered again.
 */
SpecOperator *spec_operator_new_subset (SpecOperator *whole, const guint32 *rows, gsize count, double scale);

/**
 * spec_operator_new_centred:
 * @a: (transfer full): A of order n
 *
 * C v = H (A (H v)) with H = I - 11'/n, never formed: the means of the columns are taken away before and after the product. Of a
 * kernel K/n that leaves what the samples have beyond their mean similarity; its trace is 1 - 1'K1/n^2, and 1 becomes an eigenvector
 * with the eigenvalue 0.
 */
SpecOperator *spec_operator_new_centred (SpecOperator *a);

/** @op: (nullable) (transfer full): frees the operators it is a sum of as well, but no tiles and no features: those it
 * borrows. */
void spec_operator_free (SpecOperator *op);

/** Returns: the order n. */
gsize spec_operator_get_order (const SpecOperator *op);

/**
 * spec_operator_apply:
 * @v: n x columns, column-major, leading dimension n
 * @y: (out caller-allocates): A v, of the same shape
 *
 * Fails when cancelled (within a tile's or row block's time) or out of memory.
 */
gboolean spec_operator_apply (SpecOperator *op, const float *v, gsize columns, float *y, GCancellable *cancellable,
                              GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecOperator, spec_operator_free)

G_END_DECLS
