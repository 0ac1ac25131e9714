/* Whether neighbours share their label before and after an alignment. */
#pragma once

#include "align/spec-alignment.h"
#include "align/spec-label-accuracy.h"

G_BEGIN_DECLS

/** Shares of rows whose nearest neighbour has their label. */
typedef struct
{
  double before; /* of the side that is adapted */
  double after;
  double other; /* of the side that stands still */
} SpecAlignAccuracy;

/**
 * spec_align_accuracy_compute:
 * @embeddings: by SpecSide: what was aligned
 * @samples: with labels, one a row
 *
 * Of all rows, by the distance of the kernel of the side that moves; see spec_label_accuracy_compute().
 */
gboolean spec_align_accuracy_compute (const SpecAlignment *alignment,
                                      SpecEmbedding *const *embeddings,
                                      SpecSamples *samples,
                                      SpecAlignAccuracy *accuracy,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
