#include "base/spec-pages.h"

#ifdef __linux__
#include <sys/mman.h>
#endif

#define PAGE ((gsize) 2 << 20)
#define LARGE (2 * PAGE)

gpointer
spec_pages_new (gsize count, gsize size)
{
  gpointer memory = g_try_malloc_n (count, size);
#ifdef MADV_HUGEPAGE
  gsize from = ((gsize) memory + PAGE - 1) / PAGE * PAGE, end = ((gsize) memory + count * size) / PAGE * PAGE;

  /* It is only advice: a system without such pages goes on as it is. */
  if (memory != NULL && count * size >= LARGE && end > from)
    madvise ((gpointer) from, end - from, MADV_HUGEPAGE);
#endif

  return memory;
}
