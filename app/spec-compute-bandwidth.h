/* `compute --bandwidth-map`: the maps of both embeddings, their table and their figure. */
#pragma once

#include <gio/gio.h>

#include "paint/spec-figure-set.h"
#include "spec/spec-bandwidth-map.h"
#include "spec/spec-result.h"

G_BEGIN_DECLS

/** A plain value; zeros: not asked for. */
typedef struct
{
  SpecBandwidthMap *maps[2]; /* owned, by SpecSide; NULL: the kernel has no bandwidth */
  double suggested[2];       /* 0: no suggestion */
} SpecComputeBandwidth;

/** Gives up its maps; harmless where none was asked for, and twice. */
void spec_compute_bandwidth_clear (SpecComputeBandwidth *bandwidth);

/** Computes the maps of the embeddings of @result whose kernels are Gaussian. */
gboolean spec_compute_bandwidth_find (SpecComputeBandwidth *bandwidth, const SpecResult *result, GCancellable *cancellable,
                                      const SpecProgress *progress, GError **error);

/** Writes bandwidth.csv, bandwidth.pdf and bandwidth.png; nothing where there is no map. */
gboolean spec_compute_bandwidth_write (const SpecComputeBandwidth *bandwidth, const SpecResult *result,
                                       const SpecFigureOptions *options, const char *folder, GCancellable *cancellable,
                                       GError **error);

G_END_DECLS
