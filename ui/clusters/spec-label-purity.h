/* How far the leading samples of a cluster share one label. */
#pragma once

#include <glib.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

/**
 * spec_label_purity_compute:
 * @rows: (array length=count): sample rows, the leading ones
 * @label: (out) (transfer none): the most frequent label among them; of equally frequent ones the one met first
 *
 * Returns: max over labels of #{rows with it} / @count, or -1 when none of them has a label
 */
double spec_label_purity_compute (const SpecSamples *samples, const guint32 *rows, gsize count, const char **label);

G_END_DECLS
