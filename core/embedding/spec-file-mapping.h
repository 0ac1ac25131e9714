/* A file mapped for reading that another program may shorten or rewrite meanwhile. Private to core/embedding and
 * core/samples.
 *
 * numpy.save empties a file before it writes it anew. A program that has it mapped is killed by SIGBUS at its next look
 * at a page that is gone. Here such pages read as zeros from then on, and spec_file_mapping_check_unchanged() tells. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpecFileMapping SpecFileMapping;

/** Returns: (transfer full): the whole of a regular file; or NULL with a message that names it. */
SpecFileMapping *spec_file_mapping_new (const char *path, GError **error);

/** Share it and give a share up, on any thread; not NULL. With the last share the pages are gone; bytes handed out hold
 * one. */
SpecFileMapping *spec_file_mapping_ref (SpecFileMapping *mapping);
void spec_file_mapping_unref (SpecFileMapping *mapping);

/** Returns: (transfer full): the file's bytes; they keep the mapping. */
GBytes *spec_file_mapping_get_bytes (SpecFileMapping *mapping);

/** Returns: whether @data lies in the mapping, and not in memory of its own. */
gboolean spec_file_mapping_contains (const SpecFileMapping *mapping, gconstpointer data);

/** Tells the system that @size bytes at @data, which lie in the mapping, will be read soon: it then reads their pages, and no others,
 * without being waited for. */
void spec_file_mapping_expect (const SpecFileMapping *mapping, gconstpointer data, gsize size);

/** Fails with SPEC_ERROR_FORMAT once the mapped file has been written to, and with G_IO_ERROR_FAILED where the disk did not give a
 * page of it. One that was renamed, replaced or deleted is unchanged. */
gboolean spec_file_mapping_check_unchanged (const SpecFileMapping *mapping, GError **error);

/**
 * spec_file_mapping_confirm:
 * @read: whether what was in the file could be read; else @error says why not
 *
 * To be asked when all has been read. A file that changed meanwhile, or could not be read, holds zeros for what was there: then that is
 * the reason, in place of what was found wrong with them.
 * Returns: @read, or FALSE where the file was not to be believed
 */
gboolean spec_file_mapping_confirm (const SpecFileMapping *mapping, gboolean read, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecFileMapping, spec_file_mapping_unref)

G_END_DECLS
