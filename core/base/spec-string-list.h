/* Strings that come one after the other, as many as a file has. Private to core. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** A plain value; all zeros: empty. */
typedef struct
{
  char **strings; /* owned */
  gsize count;
  gsize room; /* one more than can be in it */
} SpecStringList;

/**
 * spec_string_list_add:
 * @string: (transfer full):
 *
 * Returns: FALSE where there is no memory for one more
 */
gboolean spec_string_list_add (SpecStringList *list, char *string);

/** Returns: (transfer full) (nullable): its strings with a NULL behind the last; the list is empty then. NULL where there is no memory */
char **spec_string_list_finish (SpecStringList *list);

/** Frees what is in it; harmless twice. */
void spec_string_list_clear (SpecStringList *list);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SpecStringList, spec_string_list_clear)

G_END_DECLS
