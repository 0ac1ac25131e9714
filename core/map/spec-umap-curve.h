/* How certain UMAP takes two points of the plane to be neighbours at the distance d: 1 / (1 + a d^2b). */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double a, b;
} SpecUmapCurve;

/**
 * spec_umap_curve_fit:
 *
 * Returns: the least squares fit, at 300 distances from 0 to 3, to the curve that is 1 below @min_dist and
 *   exp (min_dist - d) beyond (the reference program's, with its spread 1)
 */
SpecUmapCurve spec_umap_curve_fit (double min_dist);

/**
 * spec_umap_curve_pull:
 * @square: d^2 > 0
 * Returns: the factor of (p - q) in the gradient of ln (1 / (1 + a d^2b)): below 0
 */
float spec_umap_curve_pull (const SpecUmapCurve *curve, float square);

/** Points whose push is computed at a time. */
#define SPEC_UMAP_PUSHES 8

/**
 * spec_umap_curve_push:
 * @squares: (array fixed-size=SPEC_UMAP_PUSHES): d^2 >= 0
 * @factors: (out caller-allocates) (array fixed-size=SPEC_UMAP_PUSHES): those of (p - q) in the gradients of
 *   ln (1 - 1 / (1 + a d^2b)), d^2 being taken 0.001 longer where it divides: above 0
 */
void spec_umap_curve_push (const SpecUmapCurve *curve, const float *squares, float *factors);

G_END_DECLS
