/* Between a session and the project that describes it. */
#pragma once

#include "model/spec-session.h"
#include "model/spec-setting.h"
#include "project/spec-opened-project.h"

G_BEGIN_DECLS

/** Returns: (transfer full) (nullable): the session as it is now, without digests; NULL before X and Y are there. */
SpecProject *spec_session_make_project (SpecSession *session);

/**
 * spec_session_take_project:
 * Goes on where the project was left: files, parameters, names, what was selected. A result that was kept is shown at once. Nothing of
 * what was there before remains, undo included.
 */
void spec_session_take_project (SpecSession *session, const SpecOpenedProject *opened);

/** Returns: (transfer full): a mark of what is saved, to be handed to spec_session_end_saving(). */
SpecSetting *spec_session_begin_saving (SpecSession *session);

/** Takes @mark (transfer full): what it was made of is what the file holds now; or, @saved FALSE, forgets it. */
void spec_session_end_saving (SpecSession *session, SpecSetting *mark, gboolean saved);

/** Says that what is there is in no file: work that was recovered. */
void spec_session_mark_unsaved (SpecSession *session);

/** Returns: (transfer full) (nullable): the result of the present files and parameters for all rows, where it is there. */
SpecResult *spec_session_dup_full_result (SpecSession *session);

G_END_DECLS
