/* Memory for large arrays. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** Bytes of a cache line, and of the widest register. */
#define SPEC_PAGES_ALIGNMENT 64

/**
 * spec_pages_new:
 * @count: how many, of @size bytes each
 *
 * As g_try_malloc_n(), but where it is large the system is asked for large pages: it then spends less time on handing them out and on
 * finding them, and a processor reads on over their ends.
 *
 * It begins with a cache line: of a register that lies in two, each access costs two.
 *
 * Returns: (transfer full) (nullable): to be freed with g_free()
 */
gpointer spec_pages_new (gsize count, gsize size);

G_END_DECLS
