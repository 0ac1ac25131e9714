#include "base/spec-stray-threads.h"

#include <stdio.h>
#include <unistd.h>

/* They are the process's, as its threads are: nobody is left who could hold them. */
static int count;

void
spec_stray_threads_add (void)
{
  g_atomic_int_inc (&count);
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

int
spec_stray_threads_leave_program (int status)
{
  if (spec_stray_threads_count () > 0)
    {
      fflush (NULL);
      _exit (status);
    }
  return status;
}
