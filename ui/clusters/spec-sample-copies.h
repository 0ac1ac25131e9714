/* Copies of picture files, or links to them, in a folder of their own that appears whole or not at all. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct
{
  char *folder; /* where they are */
  guint written;
  guint missing; /* files that are not there */
} SpecSampleCopiesDone;

/**
 * spec_sample_copies_start:
 * @parent: an existing folder
 * @name: of the new folder in it; where that is taken, it gets a number: nothing that is there is touched
 * @paths: (element-type filename): the files, in the order they are numbered in: 001-NAME …
 * @links: symbolic links rather than copies
 * @table: (nullable): the content of a samples.csv beside them
 *
 * Works on another thread, under a hidden name until all is there; what was written is removed when it fails or is cancelled.
 * Returns: (transfer full): the task, for spec_sample_copies_get_written() and @callback
 */
GTask *spec_sample_copies_start (const char *parent, const char *name, GPtrArray *paths, gboolean links, const char *table,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer data);

/** Returns: how many files are done by now. */
guint spec_sample_copies_get_written (GTask *task);

/** Returns: (transfer full) (nullable): for spec_sample_copies_done_free(). */
SpecSampleCopiesDone *spec_sample_copies_finish (GAsyncResult *result, GError **error);

/** @done: (transfer full): not NULL; the folder on disk stays. */
void spec_sample_copies_done_free (SpecSampleCopiesDone *done);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecSampleCopiesDone, spec_sample_copies_done_free)

G_END_DECLS
