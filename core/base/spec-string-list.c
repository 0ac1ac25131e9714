#include "base/spec-string-list.h"

#define FIRST_ROOM 64

/* Room for one more, and for the NULL at the end. */
static gboolean
make_room (SpecStringList *list)
{
  gsize room = list->room > 0 ? 2 * list->room : FIRST_ROOM;
  char **strings;

  if (list->count + 1 < list->room)
    return TRUE;
  strings = g_try_realloc_n (list->strings, room, sizeof *strings);
  if (strings == NULL)
    return FALSE;
  list->strings = strings;
  list->room = room;

  return TRUE;
}

gboolean
spec_string_list_add (SpecStringList *list, char *string)
{
  if (!make_room (list))
    {
      g_free (string);
      return FALSE;
    }
  list->strings[list->count++] = string;

  return TRUE;
}

char **
spec_string_list_finish (SpecStringList *list)
{
  char **strings;

  if (!make_room (list))
    return NULL;
  list->strings[list->count] = NULL;
  strings = g_steal_pointer (&list->strings);
  *list = (SpecStringList){ 0 };

  return strings;
}

void
spec_string_list_clear (SpecStringList *list)
{
  for (gsize i = 0; i < list->count; i++)
    g_free (list->strings[i]);
  g_clear_pointer (&list->strings, g_free);
  *list = (SpecStringList){ 0 };
}
