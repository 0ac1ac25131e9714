/* Whether neighbours share their label: what an alignment must not break. */
#pragma once

#include <gio/gio.h>

#include "base/spec-team.h"
#include "samples/spec-samples.h"
#include "spec/spec-params.h"

G_BEGIN_DECLS

/** Rows whose neighbour is looked for where there are more; they are chosen by the seed, their neighbours among all
 * rows. */
#define SPEC_LABEL_ACCURACY_QUERIES 5000

/**
 * spec_label_accuracy_compute:
 * @samples: with labels, one a row
 * @kind: cosine: the nearest by the cosine; Gaussian: by the Euclidean distance
 * @accuracy: (out): the share of rows whose nearest other row (the lower one of equals) has their label
 */
gboolean spec_label_accuracy_compute (SpecEmbedding *embedding,
                                      SpecSamples *samples,
                                      SpecKernelKind kind,
                                      guint64 seed,
                                      SpecTeam *team,
                                      double *accuracy,
                                      GCancellable *cancellable,
                                      GError **error);

G_END_DECLS
