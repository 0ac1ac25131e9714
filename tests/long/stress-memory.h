/* How much memory is in use: to see whether it comes back. */
#pragma once

#include <glib.h>

/* Bytes handed out by malloc() and not given back, of all threads; of a sanitizer's own allocator where there is one. */
gsize stress_memory_get_allocated (void);

/* Bytes of the process that are in memory, after what malloc() holds free was given back; 0 where the system does not tell. */
gsize stress_memory_get_resident (void);
