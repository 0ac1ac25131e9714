/* What is not finished has a name of its own beside the one it gets in the end, and what a process left there that was killed in the
 * midst of it goes with the next one of that name. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Returns: (transfer full): a path in @target's folder for mkstemp() or mkdtemp(): .NAME.partial-PROCESS-TOKEN-XXXXXX; a name
 * that is too long for that is there in short. */
char *spec_partial_dup_template (const char *target);

/** Returns: (transfer full) (element-type filename): what was begun for @target by processes that are no more, whatever came behind
 * the name. On a disk that several machines share only its lock tells whether somebody holds it: to be tried before it is removed. */
GPtrArray *spec_partial_list_left (const char *target);

G_END_DECLS
