/* Threads that work in the background and should not be felt. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Gives the calling thread, and the threads it makes from now on, what others leave of the processors, where the system can tell
 * threads apart (Linux). There is no way back: for threads that do nothing else. */
void spec_low_priority_enter (void);

G_END_DECLS
