#include "help/spec-help-book.h"

#include <gio/gio.h>
#include <string.h>

#include "help/spec-help-text.h"
#include "spec-help-resources.h"

#define PREFIX "/io/github/spec_explorer/SpecExplorer/help"

const char *const *
spec_help_book_get_pages (void)
{
  static const char *const pages[] = { "what", "open", "bandwidth", "method", "spectrum", "evidence",
                                       "map", "agreement", "align", "figure", "commandline", NULL };

  return pages;
}

static char *
load_in (const char *language, const char *name)
{
  g_autofree char *path = g_strdup_printf (PREFIX "/%s/%s.txt", language, name);
  g_autoptr (GBytes) bytes = g_resource_lookup_data (spec_help_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  gsize length;
  const char *data = bytes != NULL ? g_bytes_get_data (bytes, &length) : NULL;

  return data != NULL ? g_strndup (data, length) : NULL;
}

char *
spec_help_book_load (const char *name)
{
  const char *const *languages = g_get_language_names ();

  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; languages[i] != NULL; i++)
    {
      char *text = load_in (languages[i], name);

      if (text != NULL)
        return text;
    }

  return load_in ("en", name);
}

char *
spec_help_book_dup_title (const char *name)
{
  g_autofree char *text = spec_help_book_load (name);
  const char *end = text != NULL ? strchr (text, '\n') : NULL;

  if (end == NULL || !g_str_has_prefix (text, "# "))
    return g_strdup (name);

  return g_strndup (text + 2, (gsize) (end - text - 2));
}

static void
append_span (SpecHelpStyle style, const char *text, gsize length, const char *target, gpointer data)
{
  g_string_append_len (data, text, (gssize) length);
}

/* Returns: (transfer full): what a person reads of the page @name, in one case. */
static char *
dup_folded (const char *name)
{
  g_autofree char *text = spec_help_book_load (name);
  g_autoptr (GPtrArray) blocks = spec_help_text_parse (text != NULL ? text : "");
  g_autoptr (GString) read = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const SpecHelpBlock *block = blocks->pdata[i];

      if (block->kind == SPEC_HELP_TYPED)
        g_string_append (read, block->text);
      else
        spec_help_text_each_span (block->text, append_span, read);
      g_string_append_c (read, '\n');
    }

  return g_utf8_casefold (read->str, -1);
}

guint
spec_help_book_count (const char *name, const char *needle)
{
  g_autofree char *text = NULL, *wanted = NULL;
  guint count = 0;

  g_return_val_if_fail (needle != NULL, 0);

  text = dup_folded (name);
  wanted = g_utf8_casefold (needle, -1);
  if (*wanted == '\0')
    return 0;
  for (const char *at = strstr (text, wanted); at != NULL; at = strstr (at + strlen (wanted), wanted))
    count++;

  return count;
}
