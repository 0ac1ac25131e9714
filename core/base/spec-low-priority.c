#include "base/spec-low-priority.h"

#define WAY 400 /* ms */

#ifdef __linux__
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

/* Not the least there is: under the load of other programs a thread of 19 takes seconds to notice even that its program has ended. */
#define NICENESS 10

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

void
spec_low_priority_give_way (GCancellable *cancellable)
{
  GPollFD source;

  if (!g_cancellable_make_pollfd (cancellable, &source))
    {
      g_usleep (WAY * 1000);
      return;
    }
  g_poll (&source, 1, WAY);
  g_cancellable_release_fd (cancellable);
}
