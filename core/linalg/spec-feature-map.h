/* Explicit features: row i is phi(x_i), so that the kernel is k(a, b) = phi(a)'phi(b).
 *
 * Two maps: the unit-length row itself (the cosine kernel, exact), and random Fourier features of the Gaussian kernel,
 * phi(x) = r^(-1/2) [cos w'x ; sin w'x] with w_1 … w_r ~ N(0, I/sigma^2) (Rahimi and Recht 2007; METHOD.md section 1).
 * Stored when the memory allows, else recomputed for each block of rows. */
#pragma once

#include <gio/gio.h>

#include "base/spec-random.h"
#include "base/spec-team.h"
#include "linalg/spec-rows.h"

G_BEGIN_DECLS

/** Rows that one step of a feature loop works on: whole panels. */
#define SPEC_FEATURE_BLOCK 512

typedef struct _SpecFeatureMap SpecFeatureMap;

/** @rows: (transfer none): must outlive the map. */
SpecFeatureMap *spec_feature_map_new_cosine (const SpecRows *rows);

/**
 * spec_feature_map_new_fourier:
 * @frequencies: r
 * @sigma: in the embedding's units
 * @seed: with @stream it decides the frequencies, for any sigma the same ones up to scale
 */
SpecFeatureMap *spec_feature_map_new_fourier (const SpecRows *rows, gsize frequencies, double sigma, guint64 seed,
                                              SpecStream stream, GError **error);
/** @map: (nullable) (transfer full): features kept in memory go with it, the rows it maps do not. */
void spec_feature_map_free (SpecFeatureMap *map);

/** Computes all features now and keeps them: n x m, n rounded up to whole panels, random ones in half precision where the processor
 * is fast with it. */
gboolean spec_feature_map_store (SpecFeatureMap *map, SpecTeam *team, GCancellable *cancellable, GError **error);

/** Returns: bytes that spec_feature_map_store() takes. */
guint64 spec_feature_map_get_bytes (const SpecFeatureMap *map);

/** Returns: the same, before there is a map, of @frequencies for @samples. */
guint64 spec_feature_map_get_fourier_bytes (gsize samples, gsize frequencies);

/** Returns: n, rows that have features */
gsize spec_feature_map_get_samples (const SpecFeatureMap *map);

/** Returns: m, features of a sample: d, or 2r. */
gsize spec_feature_map_get_count (const SpecFeatureMap *map);

/** Returns: floats of workspace that spec_feature_map_get_panels() needs in each lane. */
gsize spec_feature_map_get_workspace (const SpecFeatureMap *map);

/**
 * spec_feature_map_get_panels:
 * @first: a multiple of SPEC_PANEL_ROWS
 * @count: at most SPEC_FEATURE_BLOCK
 * @workspace: of spec_feature_map_get_workspace() floats
 *
 * Returns: (transfer none): the features of rows first … as panels of m values a row (spec-microkernels.h), stored ones or in
 *   @workspace
 */
const float *spec_feature_map_get_panels (const SpecFeatureMap *map, gsize first, gsize count, float *workspace);

/** Returns: (transfer none) (nullable): the panels of rows @first … when they are stored in half precision */
const guint16 *spec_feature_map_get_halves (const SpecFeatureMap *map, gsize first);

/** The same into C-order (count, m) @out. */
void spec_feature_map_read_rows (const SpecFeatureMap *map, gsize first, gsize count, float *workspace, float *out);

/**
 * spec_feature_map_mean_square:
 * Returns: |K|_F^2 / n^2 = |Phi'Phi|_F^2 / n^2, or 0 when there are so many features that it would cost more than a solve
 */
double spec_feature_map_mean_square (const SpecFeatureMap *map, SpecTeam *team);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecFeatureMap, spec_feature_map_free)

G_END_DECLS
