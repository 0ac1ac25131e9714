/* "Save Figure…" of the maps. */
#pragma once

#include <gtk/gtk.h>

#include "map/spec-map-display.h"

G_BEGIN_DECLS

/** Asks for a file name and writes both maps there, as PDF, SVG or PNG by its ending (PDF where it has none), with
 * a .json beside it (spec_map_record_build()). What goes wrong is said by a notice of the session. Nothing while there is no layout. */
void spec_map_export_ask (GtkWindow *window, SpecMapDisplay *display);

/** The same without asking; @callback as in GTask. */
void spec_map_export_write_async (SpecMapDisplay *display, const char *path, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer data);

/** Returns: whether it was written. */
gboolean spec_map_export_write_finish (GAsyncResult *result, GError **error);

G_END_DECLS
