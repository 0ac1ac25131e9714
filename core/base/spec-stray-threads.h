/* Threads that nobody waits for any more: their work was cancelled and has not noticed yet, or cannot (LAPACK). They free what
 * they hold when they come to their end. Only the end of the program has to know of them: what libraries do at exit (OpenBLAS
 * gives back the memory of its products) they must not do under a thread that is still computing. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** One thread more, told by whoever leaves it behind. */
void spec_stray_threads_add (void);

/** One thread fewer, told by the thread itself as the last thing it does with anything that is not its own. */
void spec_stray_threads_remove (void);

guint spec_stray_threads_count (void);

/**
 * spec_stray_threads_leave_program:
 * @status: the program's
 *
 * For the end of main(). Returns: @status, where the ordinary way out is safe. Else it does not return: what was printed is
 * written out and the process ends at once, without the exit handlers.
 */
int spec_stray_threads_leave_program (int status);

G_END_DECLS
