/* How messages call a file or an array in it. Private to core/embedding, core/samples and
 * core/project. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_file_label_new:
 * @array: (nullable): the array's name in the file
 *
 * Returns: (transfer full): "PATH" or "PATH:ARRAY" as UTF-8 on one line, whatever bytes either is made of
 */
char *spec_file_label_new (const char *path, const char *array);

/** Returns: (transfer full): up to 32 characters of @text, quoted and free of control characters. */
char *spec_file_label_quote (const char *text, gsize length);

/** Returns: (transfer full): @text, which may repeat what a file holds, as UTF-8 on one line of up to 160 characters. */
char *spec_file_label_shorten (const char *text);

G_END_DECLS
