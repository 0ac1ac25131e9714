/* Memory for large arrays. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * spec_pages_new:
 * @count: how many, of @size bytes each
 *
 * As g_try_malloc_n(), but where it is large the system is asked for large pages: it then spends less time on handing them out and on
 * finding them, and a processor reads on over their ends.
 *
 * Returns: (transfer full) (nullable): to be freed with g_free()
 */
gpointer spec_pages_new (gsize count, gsize size);

G_END_DECLS
