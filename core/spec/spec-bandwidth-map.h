/* What a Gaussian kernel is like at every bandwidth: its leading eigenvalues over a logarithmic grid of sigma, on the preview rows.
 * Immutable. */
#pragma once

#include <gio/gio.h>
#include <glib-object.h>

#include "base/spec-progress.h"
#include "embedding/spec-embedding.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

#define SPEC_TYPE_BANDWIDTH_MAP (spec_bandwidth_map_get_type ())

/** The grid, in medians: the range of the sliders. */
#define SPEC_BANDWIDTH_MAP_LOWEST 0.02
#define SPEC_BANDWIDTH_MAP_HIGHEST 20.0
#define SPEC_BANDWIDTH_MAP_POINTS 49

typedef struct _SpecBandwidthMap SpecBandwidthMap;

/**
 * SpecBandwidthPoint:
 * @sigma: in the embedding's units
 * @leading: lambda_1 of K/n, or of HKH/n
 * @second: lambda_2
 * @separation: how far the leading eigenvalues stand apart: the largest lambda_k - lambda_k+1 for k = 2 … 11. lambda_1 - lambda_2 is
 *   left out, since lambda_1 of an ordinary kernel is the mean similarity and tends to 1 with sigma whatever the data: it would always
 *   ask for a larger sigma. Of a centred kernel, k = 1 … 11.
 * @rank: the k of it: after so many eigenvalues comes the step
 * @effective_modes: 1/|K/n|_F^2, or (tr HKH)^2/|HKH|_F^2
 */
typedef struct
{
  double sigma;
  double leading;
  double second;
  double separation;
  guint rank;
  double effective_modes;
} SpecBandwidthPoint;

/** Returns: the boxed type, for properties: copying one is a share more */
GType spec_bandwidth_map_get_type (void); /* boxed */

/**
 * spec_bandwidth_map_compute:
 * @params: its seed (of the rows) and centre are used, nothing else
 * @progress: (nullable): stage SPEC_STAGE_BANDWIDTH
 *
 * About two seconds for 2,000 rows. On one thread, whatever the machine has: the rest stays with who is waiting for a result, and the
 * same bits come out everywhere.
 * Returns: (transfer full): the map, or NULL: cancelled, no memory, the median distance is 0
 */
SpecBandwidthMap *spec_bandwidth_map_compute (SpecEmbedding *embedding, const SpecParams *params, GCancellable *cancellable,
                                              const SpecProgress *progress, GError **error);

/** Returns: (transfer full): a map of given points, ascending in sigma; copied. */
SpecBandwidthMap *spec_bandwidth_map_new (const SpecBandwidthPoint *points, gsize count, double median, gsize samples);

/** Share it and give a share up, on any thread; not NULL */
SpecBandwidthMap *spec_bandwidth_map_ref (SpecBandwidthMap *map);
void spec_bandwidth_map_unref (SpecBandwidthMap *map);

/** Returns: (transfer none) (array length=count): ascending in sigma. */
const SpecBandwidthPoint *spec_bandwidth_map_get_points (const SpecBandwidthMap *map, gsize *count);

/** Returns: the median distance that the grid is about. */
double spec_bandwidth_map_get_median (const SpecBandwidthMap *map);

/** Returns: how many rows it was computed on. */
gsize spec_bandwidth_map_get_samples (const SpecBandwidthMap *map);

/** Writes what the map says at @sigma, between its points in proportion to ln sigma; at its ends what they say. */
void spec_bandwidth_map_look_up (const SpecBandwidthMap *map, double sigma, SpecBandwidthPoint *point);

/**
 * spec_bandwidth_map_suggest:
 * @x, @y: the maps of both embeddings, both centred or neither
 * @sigma: (out): by SpecSide
 *
 * The authors' advice (arXiv 2506.06231) as a rule: both leading eigenvalues of the same size, and the leading eigenvalues of each well
 * separated. Of all pairs with lambda_1(X) = lambda_1(Y), between the points of the maps, the one where the product of both separations,
 * each divided by its largest, is largest. Of centred kernels both are taken on the same side of the peak of lambda_1.
 * Returns: FALSE where no bandwidths have equal eigenvalues, or nothing is ever separated
 */
gboolean spec_bandwidth_map_suggest (const SpecBandwidthMap *x, const SpecBandwidthMap *y, double sigma[2]);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecBandwidthMap, spec_bandwidth_map_unref)

G_END_DECLS
