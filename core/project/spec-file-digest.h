/* The SHA-256 of files, each read through only once: what was found is kept in the user's cache, under the file's path, size, time of
 * change, device and number. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * spec_file_digest:
 *
 * Reads the file when it has changed since it was asked for last: not for the main thread. A cache that cannot be written is no error.
 * Returns: (transfer full) (nullable): 64 hexadecimal digits; NULL with a message that begins with the file
 */
char *spec_file_digest (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
