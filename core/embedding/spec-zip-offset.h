/* Where a member of a zip begins in the file, which libzip does not tell. Private to core/embedding. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_zip_offset_find:
 * @data: the whole zip
 * @index: the member's place in the directory, as libzip counts
 * @offset: (out): where its first byte lies, for a member that is stored as it is
 * @length: (out): how many bytes it has
 *
 * Follows APPNOTE.TXT 4.3 (directory, zip64, local header). Whatever is unusual - several disks, encryption, deflation,
 * sizes that disagree or lie outside - gives FALSE, and the caller reads through libzip instead.
 */
gboolean spec_zip_offset_find (const guint8 *data, gsize size, guint64 index, gsize *offset, gsize *length);

G_END_DECLS
