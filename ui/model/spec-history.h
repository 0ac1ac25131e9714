/* Undo and redo: two stacks of settings. */
#pragma once

#include "model/spec-setting.h"

G_BEGIN_DECLS

typedef struct _SpecHistory SpecHistory;

SpecHistory *spec_history_new (void);
void spec_history_free (SpecHistory *history);

/** Remembers @before (transfer full) as the setting to come back to; what was undone is forgotten. */
void spec_history_record (SpecHistory *history, SpecSetting *before);

/** Takes @present for the one before it. Returns: (transfer full) (nullable): that; NULL when there is none. */
SpecSetting *spec_history_undo (SpecHistory *history, SpecSetting *present);

/** Takes @present for the one that was undone last. Returns: (transfer full) (nullable): that; NULL when there is none. */
SpecSetting *spec_history_redo (SpecHistory *history, SpecSetting *present);

gboolean spec_history_can_undo (const SpecHistory *history);
gboolean spec_history_can_redo (const SpecHistory *history);
void spec_history_clear (SpecHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecHistory, spec_history_free)

G_END_DECLS
