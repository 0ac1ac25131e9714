/* A process whose threads of little priority are ended first. */
#include "base/spec-lesser-threads.h"

#include <signal.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

static int begun;

static void
step_back (int niceness)
{
  setpriority (PRIO_PROCESS, (id_t) syscall (SYS_gettid), niceness);
  g_atomic_int_inc (&begun);
}

/* As Mesa's: hardly a signal reaches it. */
static gpointer
sleep_deaf (gpointer data)
{
  sigset_t blocked;

  sigfillset (&blocked);
  sigdelset (&blocked, SIGSYS);
  pthread_sigmask (SIG_SETMASK, &blocked, NULL);
  step_back (19);
  for (;;)
    g_usleep (G_USEC_PER_SEC);
  return NULL;
}

static gpointer
compute (gpointer data)
{
  step_back (10);
  for (;;)
    g_atomic_int_inc ((int *) data);
  return NULL;
}

/* Of the caller's own priority, as many threads of libraries are, which no signal reaches at all. */
static gpointer
sleep_on (gpointer data)
{
  step_back (getpriority (PRIO_PROCESS, 0));
  for (;;)
    g_usleep (G_USEC_PER_SEC);
  return NULL;
}

static guint
count_threads (void)
{
  g_autoptr (GDir) folder = g_dir_open ("/proc/self/task", 0, NULL);
  guint count = 0;

  while (g_dir_read_name (folder) != NULL)
    count++;
  return count;
}

static void
test_end (void)
{
  static int number;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, 0);
      g_test_trap_assert_passed ();
      return;
    }
  g_thread_unref (g_thread_new ("deaf", sleep_deaf, NULL));
  g_thread_unref (g_thread_new ("busy", compute, &number));
  g_thread_unref (g_thread_new ("equal", sleep_on, NULL));
  while (g_atomic_int_get (&begun) < 3)
    g_usleep (100);
  spec_lesser_threads_end ();
  _exit (count_threads () == 2 ? 0 : 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  /* ThreadSanitizer keeps signals back from a thread that computes. */
#if defined __linux__ && !defined __SANITIZE_THREAD__
  g_test_add_func ("/lesser-threads/end", test_end);
#endif
  return g_test_run ();
}
