/* Allocations that end the process when they fail, as GLib's own do, of more than a few bytes: whose size is a matter of the input they
 * must not be among them. Linked in place of malloc(); it asks where the call comes from. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** From now on, allocations of more than @limit bytes are noted that GLib makes and that would end the process. */
void watched_begin (gsize limit);

/** Returns: in how many places of the program there were some; they are told as messages. */
guint watched_end (void);

/** The calling thread's next allocations may fail, between these two. */
void watched_may_fail (void);
void watched_must_not_fail (void);

G_END_DECLS
