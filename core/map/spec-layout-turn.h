/* Lays one layout of the same points over another: a t-SNE has no up, and no left and right. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_layout_turn:
 * @layout: (array): C-order (count, 2)
 * @onto: (array): C-order (count, 2): the same points in another layout
 * @disparity: (out) (optional): 1 - (sum of the singular values of the product of both, each centred and of length
 * 1)^2: 0 where one is the other turned, 1 where they have nothing in common
 *
 * Ordinary Procrustes: the rotation or reflection about the mean that brings @layout nearest to @onto in least squares.
 * Its size is then made that of @onto (the same mean squared distance from the mean): the least squares scale would
 * shrink a layout that agrees little.
 * Returns: (transfer full): C-order (count, 2), its mean that of @onto; free with g_free()
 */
float *spec_layout_turn (const float *layout, const float *onto, gsize count, double *disparity);

G_END_DECLS
