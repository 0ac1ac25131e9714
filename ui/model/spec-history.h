/* Undo and redo: two stacks of settings. */
#pragma once

#include "model/spec-setting.h"

G_BEGIN_DECLS

typedef struct _SpecHistory SpecHistory;

/** Returns: (transfer full): nothing to come back to yet */
SpecHistory *spec_history_new (void);
/** @history: (transfer full): not NULL; every setting on both stacks goes, and with the last share the
 * files they held. */
void spec_history_free (SpecHistory *history);

/** Remembers @before (transfer full) as the setting to come back to; what was undone is forgotten. */
void spec_history_record (SpecHistory *history, SpecSetting *before);

/** Takes @present for the one before it. Returns: (transfer full) (nullable): that; NULL when there is none. */
SpecSetting *spec_history_undo (SpecHistory *history, SpecSetting *present);

/** Takes @present for the one that was undone last. Returns: (transfer full) (nullable): that; NULL when there is none. */
SpecSetting *spec_history_redo (SpecHistory *history, SpecSetting *present);

/** Whether there is a setting before the present one, or one that was undone. */
gboolean spec_history_can_undo (const SpecHistory *history);
gboolean spec_history_can_redo (const SpecHistory *history);
/** Forgets both stacks: another comparison begins. */
void spec_history_clear (SpecHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecHistory, spec_history_free)

G_END_DECLS
