/* Neighbourhood agreement over all numbers of neighbours, with a bootstrap band: the curve of arXiv 2411.08687. */
#pragma once

#include "agreement/spec-neighbours.h"

G_BEGIN_DECLS

#define SPEC_OVERLAP_CURVE_REPLICATES 500 /* of the bootstrap */

typedef struct
{
  gsize samples;
  gsize largest;   /* k = 1 … largest */
  double *jaccard; /* owned; by k - 1: NNGS (k), see SpecOverlap */
  double *common;  /* owned; by k - 1: mutual k-NN */

  gsize *grid; /* owned; ascending, about evenly spaced in log k, 1 and largest among them */
  gsize grid_count;
  double *low, *high; /* owned; by grid: NNGS between which 95 % of the means over resampled samples lie */
} SpecOverlapCurve;

/**
 * spec_overlap_curve_new:
 * @largest: the last k, none beyond that of @x and @y
 * @seed: of the bootstrap, in which the samples are drawn with replacement, their neighbours as they are
 *
 * One pass over the neighbours for all k. Needs one number for each sample and each k of the grid. The same for any
 * number of lanes. Returns: (transfer full): or NULL with SPEC_ERROR_MEMORY or G_IO_ERROR_CANCELLED
 */
SpecOverlapCurve *spec_overlap_curve_new (const SpecNeighbours *x,
                                          const SpecNeighbours *y,
                                          gsize largest,
                                          guint64 seed,
                                          SpecTeam *team,
                                          GCancellable *cancellable,
                                          GError **error);
/** @curve: (nullable) (transfer full): with all of its arrays */
void spec_overlap_curve_free (SpecOverlapCurve *curve);

/** Returns: (transfer full): the k of a grid from 1 to @largest, *@count of them. Free with g_free(). */
gsize *spec_overlap_curve_new_grid (gsize largest, gsize *count);

/** Returns: NNGS expected of random neighbours at @k. */
double spec_overlap_curve_get_chance (const SpecOverlapCurve *curve, gsize k);

/** Returns: @value of NNGS at @k, normalised: chance is 0, NaN where chance is 1. */
double spec_overlap_curve_normalise (const SpecOverlapCurve *curve, gsize k, double value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecOverlapCurve, spec_overlap_curve_free)

G_END_DECLS
