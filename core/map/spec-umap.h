/* UMAP (McInnes, Healy and Melville 2018) as its reference program does it, but started from PCA. */
#pragma once

#include "map/spec-map-job.h"

G_BEGIN_DECLS

/** Turns the positions of the start into the layout: edge after edge, on the calling thread alone, which is what makes
 * it the same each time. Fails when cancelled, when stopped
 * before the first step (the start remains), or out of memory. */
gboolean spec_umap_lay_out (SpecMapJob *job, GError **error);

G_END_DECLS
