/* The k-th call of a kind fails, once: linked with -Wl,--wrap over GLib's g_try_… allocations (the core's large ones; the small ones
 * of g_malloc end the process by GLib's design) and over the LAPACK routines. */
#pragma once

#include <glib.h>

typedef enum
{
  FAILING_MEMORY,
  FAILING_LAPACK,
  FAILING_MAPPING, /* the file a mapping was made of is emptied right after: what a lost disk or share looks like */
  FAILING_DISK,    /* from somewhere on the mapping cannot be read, and nobody touched the file: a bad disk */
  N_FAILING,
} Failing;

/** From now on calls of this kind are counted, and number @at (from 1) fails; 0: none. */
void failing_arm (Failing kind, guint at);

/** @share: of the file, from 0 to 1, that FAILING_DISK leaves to be read */
void failing_set_sound (double share);

/** Returns: how many calls there were since it was armed; nothing fails any more. */
guint failing_disarm (void);
