/* Work that is in no file yet, kept in case the program ends without being asked to: a project file in the user's state folder, with a
 * lock beside it that goes with the process. What nobody holds the lock of was lost, and is offered at the next start. */
#pragma once

#include "project/spec-project.h"

G_BEGIN_DECLS

typedef struct _SpecAutosave SpecAutosave;

/** Returns: (transfer full) (nullable): a new place; NULL where the folder cannot be written. */
SpecAutosave *spec_autosave_new (GError **error);

/** Returns: (transfer full) (nullable): the newest work that nobody holds, held from now on. */
SpecAutosave *spec_autosave_find_lost (void);

/** Returns: (transfer full): the same place, which is given up when the last who holds it frees it. */
SpecAutosave *spec_autosave_ref (SpecAutosave *autosave);

/** Gives the place up; what is written in it stays, to be found by another. */
void spec_autosave_free (SpecAutosave *autosave);

/** Says that something is about to be written: spec_autosave_remove() until then also takes back a write that is under way. */
void spec_autosave_want (SpecAutosave *autosave);

/** @origin: (nullable): the project file it is the newer state of. Any thread, one at a time. */
gboolean spec_autosave_write (SpecAutosave *autosave, const SpecProject *project, const char *origin, GError **error);

/** Removes what is written: it was saved, or is not wanted. */
void spec_autosave_remove (SpecAutosave *autosave);

/** Returns: where the work is, as a project file. */
const char *spec_autosave_get_path (const SpecAutosave *autosave);

/** Returns: (transfer full) (nullable): the project file it is the newer state of. */
char *spec_autosave_dup_origin (const SpecAutosave *autosave);

/** Returns: (transfer full) (nullable): when it was written. */
GDateTime *spec_autosave_get_time (const SpecAutosave *autosave);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecAutosave, spec_autosave_free)

G_END_DECLS
