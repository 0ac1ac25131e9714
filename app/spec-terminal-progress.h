/* Progress on stderr: one line that rewrites itself on a terminal, a plain line a stage elsewhere. */
#pragma once

#include "base/spec-progress.h"

G_BEGIN_DECLS

typedef struct _SpecTerminalProgress SpecTerminalProgress;

/** @quiet: say nothing at all. Returns: (transfer full): it, to be freed before anything else is printed on stderr. */
SpecTerminalProgress *spec_terminal_progress_new (gboolean quiet);

/** Removes the line from the terminal. */
void spec_terminal_progress_free (SpecTerminalProgress *progress);

/** What is reported from now on, 0 to 1, is that part of the whole job. */
void spec_terminal_progress_set_part (SpecTerminalProgress *progress, double from, double to);

/** Prints a line that stays. */
void spec_terminal_progress_say (SpecTerminalProgress *progress, const char *text);

/** Returns: (transfer none): what a long computation reports to. */
const SpecProgress *spec_terminal_progress_get (SpecTerminalProgress *progress);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecTerminalProgress, spec_terminal_progress_free)

G_END_DECLS
