/* Labels in the order of their frequency: the order that gives them their colours on the map. */
#pragma once

#include <gio/gio.h>

#include "samples/spec-samples.h"

G_BEGIN_DECLS

/** Counts on another thread. @source: (type GObject): that of the answer. */
void spec_label_order_count_async (gpointer source, SpecSamples *samples, GCancellable *cancellable, GAsyncReadyCallback callback);

/** Returns: (transfer full) (nullable): label → its place + 1, the most frequent first, equally frequent ones by name; NULL when
 * cancelled. The strings are the table's own. */
GHashTable *spec_label_order_count_finish (GAsyncResult *result);

G_END_DECLS
