#define _GNU_SOURCE
#include "base/spec-lesser-threads.h"

#ifdef __linux__
#include <dirent.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#define MOST 512
#define PATIENCE (G_USEC_PER_SEC / 2) /* no longer: one that does not hear is ended by _exit() as well */

/* Of all signals one of the few that Mesa's threads do not block; nobody else here wants it. */
#define END SIGSYS

static void
on_end (int number)
{
  syscall (SYS_exit, 0); /* of this thread alone */
}

/* Returns: how many there are; their numbers in @threads. */
static guint
list_lesser (pid_t threads[MOST])
{
  DIR *folder = opendir ("/proc/self/task");
  int niceness = getpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid));
  struct dirent *entry;
  guint count = 0;

  if (folder == NULL)
    return 0;
  while ((entry = readdir (folder)) != NULL && count < MOST)
    {
      pid_t thread = atoi (entry->d_name);

      if (thread > 0 && getpriority (PRIO_PROCESS, (id_t) thread) > niceness) /* of a thread: Linux's numbers are theirs */
        threads[count++] = thread;
    }
  closedir (folder);
  return count;
}

static gboolean
is_there (pid_t thread)
{
  return syscall (SYS_tgkill, getpid (), thread, 0) == 0;
}

void
spec_lesser_threads_end (void)
{
  struct sigaction action = { .sa_handler = on_end };
  pid_t threads[MOST];
  guint count = list_lesser (threads);
  gint64 until = g_get_monotonic_time () + PATIENCE;

  sigaction (END, &action, NULL);
  for (guint i = 0; i < count; i++)
    syscall (SYS_tgkill, getpid (), threads[i], END);
  /* Nothing from here on may need a lock that one of them held. */
  for (guint i = 0; i < count; i++)
    while (is_there (threads[i]) && g_get_monotonic_time () < until)
      g_usleep (1000);
}
#else
void
spec_lesser_threads_end (void)
{
}
#endif
