#include "base/spec-low-priority.h"

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define NICENESS 19

/* On Linux a "process" of setpriority() is a thread. Where it fails the work is merely less polite. */
void
spec_low_priority_enter (void)
{
  setpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid), NICENESS);
}
#else
void
spec_low_priority_enter (void)
{
}
#endif
