/* Which figures were exported, for the project: compute makes them again. */
#pragma once

#include "export/spec-export-choices.h"
#include "model/spec-session.h"

G_BEGIN_DECLS

/** Remembers that what @choices show was written as @path, in the place of an earlier figure of that name. */
void spec_export_memory_add (SpecSession *session, const SpecExportChoices *choices, const char *path);

G_END_DECLS
