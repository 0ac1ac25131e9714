/* Linux's Landlock: a process takes from itself the right to open files. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** For good: no file, and from newer kernels on no port, can be opened. Returns: FALSE where the kernel has no Landlock. */
gboolean spec_landlock_enter (void);

G_END_DECLS
