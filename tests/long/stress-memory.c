#include "stress-memory.h"

#include <malloc.h>
#include <unistd.h>

/* Of the sanitizers' run-time libraries; not there without. */
extern size_t __sanitizer_get_current_allocated_bytes (void) __attribute__ ((weak));

gsize
stress_memory_get_allocated (void)
{
  struct mallinfo2 info;

  if (__sanitizer_get_current_allocated_bytes != NULL)
    return __sanitizer_get_current_allocated_bytes ();
  info = mallinfo2 ();
  return info.uordblks + info.hblkhd;
}

gsize
stress_memory_get_resident (void)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) fields = NULL;

  malloc_trim (0);
  if (!g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    return 0;
  fields = g_strsplit (text, " ", 3);
  return g_ascii_strtoull (fields[1], NULL, 10) * sysconf (_SC_PAGESIZE);
}
