/* Which files a record is about: paths, shapes, SHA-256. */
#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

/**
 * spec_report_add_inputs:
 * @samples: (nullable):
 *
 * Adds the member "inputs". Reads the files once for their SHA-256: not for the main thread.
 */
gboolean spec_report_add_inputs (JsonObject *root, SpecEmbedding *x, SpecEmbedding *y, SpecSamples *samples,
                                 GCancellable *cancellable, GError **error);

G_END_DECLS
