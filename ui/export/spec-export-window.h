/* Export Montage: choose, see it as printed, write it (UI.md). Not modal; follows the session. */
#pragma once

#include <gtk/gtk.h>

#include "model/spec-session.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EXPORT_WINDOW (spec_export_window_get_type ())
G_DECLARE_FINAL_TYPE (SpecExportWindow, spec_export_window, SPEC, EXPORT_WINDOW, GtkWindow)

/** Returns: (transfer none): a window that GTK owns until it is closed, above @parent. It holds a share of @session. */
GtkWindow *spec_export_window_new (GtkWindow *parent, SpecSession *session);

/** Writes the figure to @path as the file chooser's answer does: by its ending, else in the format chosen. */
void spec_export_window_write (SpecExportWindow *window, const char *path);

/** Whether a montage is shown that could be written now; not while one is. */
gboolean spec_export_window_is_ready (SpecExportWindow *window);

G_END_DECLS
