/* Montages made by hand for the tests, with picture files written here. */
#pragma once

#include "paint/spec-montage-style.h"
#include "paint/spec-montage.h"

G_BEGIN_DECLS

/**
 * Clusters of X and of Y, @per_cluster samples each; sample indices are 100 direction + 10 cluster + position. Pictures
 * are all
 * @path (nullable: none), borrowed.
 */
SpecMontage *
montage_content_new (guint positive, guint negative, gsize per_cluster, SpecSamplesKind kind, const char *path);

/** A style without captions or frame, small and of coarse resolution. */
SpecMontageStyle montage_content_get_bare_style (void);

G_END_DECLS
