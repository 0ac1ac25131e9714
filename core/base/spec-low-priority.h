/* Threads that work in the background and should not be felt. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Gives the calling thread, and the threads it makes from now on, what others leave of the processors, where the system can tell
 * threads apart (Linux). There is no way back: for threads that do nothing else. */
void spec_low_priority_enter (void);

/**
 * spec_low_priority_give_way:
 * @cancellable: (nullable): ends it
 *
 * Lets the calling thread sleep for as long as what is shown with a new answer, its pictures first of all, takes to appear.
 */
void spec_low_priority_give_way (GCancellable *cancellable);

G_END_DECLS
