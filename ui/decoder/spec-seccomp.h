/* Linux's seccomp: a process takes from itself all system calls but a few. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** For good: whatever decoding does not need fails with EPERM. Returns: FALSE where there is no libseccomp, or the kernel refuses. */
gboolean spec_seccomp_enter (void);

G_END_DECLS
