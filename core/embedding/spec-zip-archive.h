/* A zip in memory and the bytes of its members; the one place that includes libzip. Private to core/embedding. */
#pragma once

#include "embedding/spec-input-file.h"

G_BEGIN_DECLS

typedef struct _SpecZipArchive SpecZipArchive;

/** Returns: (transfer full): the archive, borrowing @file; or NULL: no zip, cut short, damaged. */
SpecZipArchive *spec_zip_archive_open (SpecInputFile *file, GError **error);

/** @archive: (transfer full): not NULL. Nothing is written; stored members handed out are the file's own bytes and
 * stay. */
void spec_zip_archive_free (SpecZipArchive *archive);

/** Returns: how many members it has */
guint64 spec_zip_archive_get_count (const SpecZipArchive *archive);

/** Returns: a member's name; valid as long as the archive. */
const char *spec_zip_archive_get_name (const SpecZipArchive *archive, guint64 index);

/**
 * spec_zip_archive_read_start:
 * @limit: bytes wanted, fewer where the member has fewer
 *
 * Returns: (transfer full): how the member begins
 */
GBytes *spec_zip_archive_read_start (SpecZipArchive *archive, guint64 index, gsize limit, GError **error);

/** Returns: (transfer full): a member's bytes: the file's own where it is stored, else unpacked and its CRC checked. */
GBytes *spec_zip_archive_read (SpecZipArchive *archive, guint64 index, GCancellable *cancellable, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecZipArchive, spec_zip_archive_free)

G_END_DECLS
