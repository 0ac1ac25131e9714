/* Writes what the export window shows, on another thread. */
#pragma once

#include "export/spec-export-choices.h"
#include "paint/spec-montage.h"

G_BEGIN_DECLS

/**
 * spec_export_job_write_async:
 * @path: of the figure; its record and LaTeX snippet get the same name with .json and .tex
 *
 * A record is only written over an older record, never over another file; a .tex that exists is kept, since people edit
 * it.
 */
void spec_export_job_write_async (SpecMontage *montage,
                                  const SpecExportChoices *choices,
                                  const char *path,
                                  GCancellable *cancellable,
                                  GAsyncReadyCallback callback,
                                  gpointer data);

/** Returns: (transfer full): the names of the files written, for people: "figure1.pdf, figure1.json"; or NULL. */
char *spec_export_job_write_finish (GAsyncResult *result, GError **error);

/** Renders the figure as PNG bytes, for the clipboard. */
void spec_export_job_render_async (SpecMontage *montage,
                                   const SpecExportChoices *choices,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer data);

/** Returns: (transfer full): the bytes, or NULL. */
GBytes *spec_export_job_render_finish (GAsyncResult *result, GError **error);

G_END_DECLS
