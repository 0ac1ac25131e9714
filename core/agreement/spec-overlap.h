/* How much the neighbourhoods of the same samples in two embeddings have in common. */
#pragma once

#include "agreement/spec-neighbours.h"

G_BEGIN_DECLS

/** Returns: NNGS expected of neighbours drawn at random: k / (2 (n - 1) - k). */
double spec_overlap_get_jaccard_chance (gsize k, gsize samples);

/** Returns: mutual k-NN expected of neighbours drawn at random: k / (n - 1). */
double spec_overlap_get_common_chance (gsize k, gsize samples);

/** Returns: how far @value lies between @chance (0) and full agreement (1); NaN where chance alone gives 1. */
double spec_overlap_normalise (double value, double chance);

typedef struct
{
  double jaccard; /* NNGS(k): mean of |N_X and N_Y| / |N_X or N_Y|, arXiv 2411.08687 */
  double common;  /* mutual k-NN: mean of |N_X and N_Y| / k */
} SpecOverlap;

/**
 * spec_overlap_compute:
 * @k: (array length=count): ascending, none beyond that of @x and @y
 * @overlaps: (out caller-allocates) (array length=count): by k
 * @jaccards: (out caller-allocates) (nullable): of each sample, at the last k
 *
 * All k from one pass: a common neighbour that is number p in X and number q in Y counts wherever k > max (p, q). Fails
 * with SPEC_ERROR_MEMORY or G_IO_ERROR_CANCELLED.
 */
gboolean spec_overlap_compute (const SpecNeighbours *x,
                               const SpecNeighbours *y,
                               const gsize *k,
                               gsize count,
                               SpecOverlap *overlaps,
                               double *jaccards,
                               GCancellable *cancellable,
                               GError **error);

G_END_DECLS
