#include "paint/spec-svg-ids.h"

#include <string.h>

#define ID " id=\""

/* Where a name starts at or after @from: behind ` id="`, `"#` or `(#`; @end if nowhere. */
static const char *
find_name (const char *from, const char *end)
{
  for (const char *at = from; at < end; at++)
    {
      if (*at == '#' && at > from && (at[-1] == '"' || at[-1] == '('))
        return at + 1;
      if (*at == ' ' && (gsize)(end - at) > strlen (ID) && memcmp (at, ID, strlen (ID)) == 0)
        return at + strlen (ID);
    }
  return end;
}

static const char *
find_name_end (const char *name, const char *end)
{
  while (name < end && *name != '"' && *name != ')')
    name++;
  return name;
}

static const char *
rename_id (GHashTable *names, const char *name, gsize length)
{
  char *key = g_strndup (name, length);
  char *renamed = g_hash_table_lookup (names, key);

  if (renamed == NULL)
    {
      renamed = g_strdup_printf ("i%u", g_hash_table_size (names) + 1);
      g_hash_table_insert (names, g_steal_pointer (&key), renamed);
    }
  g_free (key);
  return renamed;
}

GByteArray *
spec_svg_renumber_ids (const GByteArray *svg)
{
  g_autoptr (GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GByteArray *out = g_byte_array_sized_new (svg->len);
  const char *at = (const char *)svg->data, *end = at + svg->len;

  while (at < end)
    {
      const char *name = find_name (at, end), *name_end = find_name_end (name, end);

      g_byte_array_append (out, (const guint8 *)at, (guint)(name - at));
      if (name < name_end)
        {
          const char *renamed = rename_id (names, name, (gsize)(name_end - name));

          g_byte_array_append (out, (const guint8 *)renamed, (guint)strlen (renamed));
        }
      at = name_end;
    }
  return out;
}
