/* Saves the figures of an agreement: the curve, or the measures side by side. */
#pragma once

#include <gtk/gtk.h>

#include "agreement/spec-agreement-session.h"

G_BEGIN_DECLS

/** Asks where to, and writes the curve (with its numbers beside it as CSV), or with @measures the measures. */
void spec_agreement_export_choose (GtkWidget *widget, SpecAgreementSession *session, gboolean measures);

/**
 * spec_agreement_export_write_async:
 * @path: its ending says the format; PDF where it says none
 *
 * Writes what is shown now on another thread.
 */
void spec_agreement_export_write_async (SpecAgreementSession *session, gboolean measures, const char *path,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);
/** Returns: TRUE when the file is there; or @error, which names it */
gboolean spec_agreement_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
