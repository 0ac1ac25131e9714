/* The Gaussian kernel exp(-|a - b|^2 / (2 sigma^2)) evaluated into tiles, from stored distances or from distances computed on the
 * way. */
#pragma once

#include "linalg/spec-distances.h"

G_BEGIN_DECLS

/** What can be made of a kernel on the way, as long as each value is at hand. */
typedef struct
{
  SpecTiles *tiles;       /* weight K + other_weight other */
  double weight;
  const SpecTiles *other; /* of the same order */
  double other_weight;
} SpecGaussianSum;

/**
 * spec_gaussian_fill:
 * @sigma: in the embedding's units
 * @mean_square: (out) (optional): |K|_F^2 / n^2, in double; summed while the values are at hand
 * @sum: (nullable): also to be made
 * @progress: from 0 to 1
 *
 * tiles = K
 */
gboolean spec_gaussian_fill (SpecTiles *tiles, SpecDistances *distances, double sigma, double *mean_square, const SpecGaussianSum *sum,
                             SpecTeam *team, GCancellable *cancellable, const SpecProgress *progress, GError **error);

/** tiles = K - weight tiles: with K_Y in them and K_X given, K_X - eta K_Y. */
gboolean spec_gaussian_fill_minus (SpecTiles *tiles, SpecDistances *distances, double sigma, double weight, SpecTeam *team,
                                   GCancellable *cancellable, const SpecProgress *progress, GError **error);

G_END_DECLS
