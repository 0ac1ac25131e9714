#include "base/spec-pages.h"

#include <stdlib.h>

#ifdef __linux__
#include <sys/mman.h>
#endif

#define PAGE ((gsize) 2 << 20)
#define LARGE (2 * PAGE)

gpointer
spec_pages_new (gsize count, gsize size)
{
  gpointer memory = NULL;
  gsize bytes;

  /* Not g_aligned_alloc(), which ends the program where there is not enough. */
  if (!g_size_checked_mul (&bytes, count, size) || posix_memalign (&memory, bytes >= LARGE ? PAGE : SPEC_PAGES_ALIGNMENT, bytes) != 0)
    return NULL;
#ifdef MADV_HUGEPAGE
  /* It is only advice: a system without such pages goes on as it is. */
  if (bytes >= LARGE)
    madvise (memory, bytes / PAGE * PAGE, MADV_HUGEPAGE);
#endif

  return memory;
}
