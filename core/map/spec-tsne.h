/* t-SNE with Barnes-Hut sums (van der Maaten 2014) and the choices that are usual today (Kobak and Berens 2019): start
 * from PCA, learning rate n / exaggeration. */
#pragma once

#include "map/spec-map-job.h"

G_BEGIN_DECLS

/** The perplexity that is used for @count rows: at most a third of the other rows, at least 1. */
double spec_tsne_get_perplexity (double perplexity, gsize count);

/** Turns the positions of the start into the layout. Fails when cancelled, when stopped
 * before the first step (the start remains), or out of memory. */
gboolean spec_tsne_lay_out (SpecMapJob *job, GError **error);

G_END_DECLS
