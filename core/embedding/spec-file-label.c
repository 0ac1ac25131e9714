#include "embedding/spec-file-label.h"

#define MAX_QUOTED 32
#define MAX_SHORT 160

static void
append_printable (GString *to, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      g_string_append_unichar (to, g_unichar_iscntrl (c) ? 0xfffd : c);
    }
}

char *
spec_file_label_new (const char *path, const char *array)
{
  g_autofree char *shown = g_filename_display_name (path);
  g_autofree char *valid = array != NULL ? g_utf8_make_valid (array, -1) : NULL;
  GString *label = g_string_new (NULL);

  append_printable (label, shown);
  if (valid != NULL)
    {
      g_string_append_c (label, ':');
      append_printable (label, valid);
    }

  return g_string_free (label, FALSE);
}

char *
spec_file_label_quote (const char *text, gsize length)
{
  g_autofree char *start = g_utf8_make_valid (text, (gssize) MIN (length, MAX_QUOTED));
  GString *quoted = g_string_new ("“");

  append_printable (quoted, start);
  g_string_append (quoted, length > MAX_QUOTED ? "…”" : "”");

  return g_string_free (quoted, FALSE);
}

char *
spec_file_label_shorten (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1), *start = NULL;
  GString *line = g_string_new (NULL);
  gboolean whole = g_utf8_strlen (valid, -1) <= MAX_SHORT;

  if (!whole)
    start = g_utf8_substring (valid, 0, MAX_SHORT);
  append_printable (line, whole ? valid : start);
  if (!whole)
    g_string_append (line, "…");

  return g_string_free (line, FALSE);
}
