/* "Save Figure…" of the plot cards: the spectra as a figure file. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

/**
 * spec_export_spectrum_figure:
 *
 * Asks for a file name, and writes the spectra of the session's result there, as PDF, SVG or PNG by the name's ending
 * (PDF where it has none), with a .json beside it. What goes wrong is said by a notice of the session. Without a result
 * nothing happens.
 */
void spec_export_spectrum_figure (GtkWindow *window, SpecSession *session);

/** The same without asking; @evidence: (nullable): for the sampling error; @callback as in GTask. */
void spec_export_spectrum_write_async (SpecResult *result,
                                       SpecSamples *samples,
                                       SpecEvidence *evidence,
                                       const char *path,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer data);

/** Returns: whether it was written. */
gboolean spec_export_spectrum_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
