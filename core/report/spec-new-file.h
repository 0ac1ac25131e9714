/* A file that takes its name, and the place of an older one, when it is whole. Any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _SpecNewFile SpecNewFile;

/**
 * spec_new_file_begin:
 *
 * Makes a file beside @path to be written; removes what a process that was killed in the midst of that left there.
 * Errors, here and below: GIO's, whose message is the reason alone.
 */
SpecNewFile *spec_new_file_begin (const char *path, GError **error);

/** Writes the next @size bytes. */
gboolean spec_new_file_append (SpecNewFile *file, gconstpointer data, gsize size, GError **error);

/**
 * spec_new_file_finish:
 * @durable: to be there after the power failed as well. In the place of an older file that holds for the bytes in any case: else both
 *   could be lost.
 */
gboolean spec_new_file_finish (SpecNewFile *file, gboolean durable, GError **error);

/** Removes what was not finished. */
void spec_new_file_free (SpecNewFile *file);

/** Removes what processes left that were killed while they wrote @path. */
void spec_new_file_remove_left (const char *path);

/** All of it at once: @size bytes of @data become the content of @path, or that stays as it is. */
gboolean spec_new_file_write (const char *path, gconstpointer data, gsize size, gboolean durable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecNewFile, spec_new_file_free)

G_END_DECLS
