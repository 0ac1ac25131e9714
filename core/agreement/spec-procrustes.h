/* The sum of the singular values of X'Y, by way of which two clouds are laid over each other as well as a rotation can.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spec_procrustes_from_columns:
 * @product: (transfer full): X'Y, m x n, leading dimension m
 * Returns: its nuclear norm, or NaN with an error set. A cancelled call returns at once.
 */
double spec_procrustes_from_columns (double *product, gsize m, gsize n, GCancellable *cancellable, GError **error);

/**
 * spec_procrustes_from_rows:
 * @x: (transfer full): X X', n x n
 * @y: (transfer full): Y Y', n x n
 *
 * The same from the products of rows, where there are fewer samples than dimensions: with X X' = F F' and Y Y' = G G'
 * the singular values of F'G are those of X'Y.
 */
double spec_procrustes_from_rows (double *x, double *y, gsize n, GCancellable *cancellable, GError **error);

G_END_DECLS
