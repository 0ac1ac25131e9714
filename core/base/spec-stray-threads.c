#include "base/spec-stray-threads.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/spec-lesser-threads.h"

/* They are the process's, as its threads are: nobody is left who could hold them. */
static int count;

void
spec_stray_threads_leave (int status)
{
  fflush (NULL);
  spec_lesser_threads_end ();
  _exit (status);
}

/* Both run before the handlers that are older than the first stray, those of the libraries among them. */
#ifdef __GLIBC__
static void
leave (int status, void *data)
{
  if (spec_stray_threads_count () > 0)
    spec_stray_threads_leave (status);
}

static gboolean
watch_exit (void)
{
  return on_exit (leave, NULL) == 0;
}
#else
/* Elsewhere a handler is not told the status, so it can only wait. */
static void
wait_for_strays (void)
{
  while (spec_stray_threads_count () > 0)
    g_usleep (1000);
}

static gboolean
watch_exit (void)
{
  return atexit (wait_for_strays) == 0;
}
#endif

void
spec_stray_threads_add (void)
{
  static gsize watched = 0;

  g_atomic_int_inc (&count);
  if (g_once_init_enter (&watched))
    g_once_init_leave (&watched, watch_exit () ? 1 : 2);
}

void
spec_stray_threads_remove (void)
{
  g_atomic_int_add (&count, -1);
}

guint
spec_stray_threads_count (void)
{
  return (guint) g_atomic_int_get (&count);
}
