/* The result folder of `align`: aligned.npy, adapter.npy, align.json (CONTRACT.md). */
#pragma once

#include <gio/gio.h>

#include "align/spec-align-accuracy.h"

G_BEGIN_DECLS

/**
 * spec_align_report_write:
 * @x, @y: what was aligned, as loaded
 * @accuracy: (nullable): NULL without labels
 * @seconds: what the whole job took
 */
gboolean spec_align_report_write (const SpecAlignment *alignment,
                                  SpecEmbedding *x,
                                  SpecEmbedding *y,
                                  const SpecAlignAccuracy *accuracy,
                                  double seconds,
                                  const char *folder,
                                  GCancellable *cancellable,
                                  GError **error);

G_END_DECLS
