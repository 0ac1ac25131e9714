/* A file written whole, on another thread, or not at all. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spec_file_write_async:
 * @file: on this computer
 *
 * Puts @bytes in the place of what @file holds. Where that fails, on a full disk say, the old file stays as it was: GIO 2.74's own
 * g_file_replace_contents() leaves what could still be written in its place.
 */
void spec_file_write_async (GFile *file, GBytes *bytes, GAsyncReadyCallback callback, gpointer data);

/** Returns: whether it was written */
gboolean spec_file_write_finish (GFile *file, GAsyncResult *result, GError **error);

G_END_DECLS
