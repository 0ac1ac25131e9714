/* Threads that nobody waits for any more: their work was cancelled and has not noticed yet, or cannot (LAPACK). They free what
 * they hold when they come to their end. Should the program come to its own before, it ends at once and with its status, but without
 * the exit handlers of the libraries: OpenBLAS gives back the memory of its products there, under a thread that is still computing. That takes
 * glibc; with another C library the end waits for them. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One thread more, told by whoever leaves it behind. */
void spec_stray_threads_add (void);

/** One thread fewer, told by the thread itself as the last thing it does with anything that is not its own. */
void spec_stray_threads_remove (void);

/** Ends the program as it does with strays, whether there are any or not: for one whose tasks may be at work that are not told of here,
 * such as GLib's, which draw with Pango and with what else the libraries give back. Does not return. */
G_NORETURN void spec_stray_threads_leave (int status);

/** Returns: how many have been left behind and are still running */
guint spec_stray_threads_count (void);

G_END_DECLS
