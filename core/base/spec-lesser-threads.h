/* The last step of a program that ends with threads still at work. The thread of a process that is the last to go gives its memory back,
 * and the process is not gone before that. Mesa keeps threads of the least priority there is (niceness 19): where other programs want the
 * processors, one of those took five seconds for it, with the window long closed. So threads of little priority go first. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Ends all threads of a lower priority than the calling one, wherever they are, and waits for them, half a second at most. What they held
 * stays as it is, locks too: afterwards only _exit() will do. Does nothing but on Linux. */
void spec_lesser_threads_end (void);

G_END_DECLS
