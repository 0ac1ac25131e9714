/* "Save Figure…" of the evidence: sampling error, violins and validation bars as a figure file. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/**
 * spec_export_evidence_figure:
 *
 * Asks for a file name, and writes the evidence of the session's result there, as PDF, SVG or PNG by the name's ending (PDF where it has
 * none). What goes wrong is said by a notice of the session. Without evidence nothing happens.
 */
void spec_export_evidence_figure (GtkWindow *window, SpecSession *session);

/** The same without asking; @callback as in GTask. */
void spec_export_evidence_write_async (SpecEvidence *evidence, const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                                       gpointer data);

/** Returns: whether it was written. */
gboolean spec_export_evidence_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
