/* Undo and redo of the parameters: two stacks of plain values. */
#pragma once

#include "spec/spec-params.h"

G_BEGIN_DECLS

/** One setting of a comparison. @swapped tells whether X and Y have changed places since the history began. */
typedef struct
{
  SpecParams params;
  gboolean swapped;
} SpecSetting;

typedef struct _SpecHistory SpecHistory;

SpecHistory *spec_history_new (void);
void spec_history_free (SpecHistory *history);

/** Remembers @before as the setting to come back to; what was undone is forgotten. */
void spec_history_record (SpecHistory *history, const SpecSetting *before);

/** Exchanges @setting, the present one, for the one before it. Returns: FALSE when there is none. */
gboolean spec_history_undo (SpecHistory *history, SpecSetting *setting);

/** Exchanges @setting for the one that was undone last. Returns: FALSE when there is none. */
gboolean spec_history_redo (SpecHistory *history, SpecSetting *setting);

gboolean spec_history_can_undo (const SpecHistory *history);
gboolean spec_history_can_redo (const SpecHistory *history);
void spec_history_clear (SpecHistory *history);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecHistory, spec_history_free)

G_END_DECLS
