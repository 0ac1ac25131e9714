/* From the session to the montage that was asked for, made on another thread. */
#pragma once

#include "export/spec-export-choices.h"
#include "model/spec-session.h"
#include "paint/spec-montage.h"

G_BEGIN_DECLS

/** Takes the clusters, their names and the result as they are now; @callback on the main thread. */
void spec_export_content_make_async (SpecSession *session,
                                     const SpecExportChoices *choices,
                                     GCancellable *cancellable,
                                     GAsyncReadyCallback callback,
                                     gpointer data);

/** Returns: (transfer full) (nullable): the montage, or NULL: cancelled, or the session has no result. */
SpecMontage *spec_export_content_make_finish (SpecSession *session, GAsyncResult *result, GError **error);

G_END_DECLS
