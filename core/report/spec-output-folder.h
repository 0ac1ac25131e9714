/* A folder that appears whole or not at all: filled under a temporary name beside its target and renamed at the end. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _SpecOutputFolder SpecOutputFolder;

/** Returns: (transfer full): a new empty folder to fill, beside @target; or NULL (target exists and is not a result
 * folder of ours, not writable). */
SpecOutputFolder *spec_output_folder_new (const char *target, GError **error);

/** Removes what processes that were killed began for @target; an earlier result that waited to be removed comes back where none took its
 * place. spec_output_folder_new() does so itself. */
void spec_output_folder_remove_left (const char *target);

/** Returns: where to write meanwhile. */
const char *spec_output_folder_get_path (const SpecOutputFolder *folder);

/** Renames it to the target. An older result folder of the program at that place is replaced, in one step. */
gboolean spec_output_folder_commit (SpecOutputFolder *folder, GError **error);

/**
 * spec_output_folder_abandon:
 * Removes what was written, as freeing does, while another thread may still be writing: for a program that is about to
 * end.
 */
void spec_output_folder_abandon (const SpecOutputFolder *folder);

/** Frees it; removes what was written unless it was committed. */
void spec_output_folder_free (SpecOutputFolder *folder);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecOutputFolder, spec_output_folder_free)

G_END_DECLS
