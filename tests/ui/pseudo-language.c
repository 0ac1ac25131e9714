#include "pseudo-language.h"

#include <gio/gio.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#define LANGUAGE "qps"
#define OPEN "⟦"
#define CLOSE "⟧"

/* Returns: whether it ended well. */
static gboolean
run (const char *const *arguments, const char *input)
{
  g_autoptr (GSubprocess) process
      = g_subprocess_newv (arguments, G_SUBPROCESS_FLAGS_STDIN_PIPE | G_SUBPROCESS_FLAGS_STDERR_SILENCE, NULL);

  return process != NULL && g_subprocess_communicate_utf8 (process, input, NULL, NULL, NULL, NULL)
         && g_subprocess_get_successful (process);
}

/* What is shown in the windows; the desktop's own files have their own rules.
 * Returns: (transfer full): a line for each. */
static char *
list_sources (const char *root)
{
  g_autofree char *path = g_build_filename (root, "po", "POTFILES", NULL), *text = NULL;
  g_autoptr (GString) list = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  lines = g_strsplit (text, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_suffix (lines[i], ".c") || g_str_has_suffix (lines[i], ".h") || g_str_has_suffix (lines[i], ".ui"))
      g_string_append_printf (list, "%s\n", lines[i]);

  return g_string_free (g_steal_pointer (&list), FALSE);
}

static gboolean
extract (const char *root, const char *template)
{
  g_autofree char *output = g_strconcat ("--output=", template, NULL), *folder = g_strconcat ("--directory=", root, NULL);
  g_autofree char *sources = list_sources (root);
  const char *const arguments[]
      = { "xgettext",      "--from-code=UTF-8",        "--files-from=-", "--keyword=_",         "--keyword=N_",
          "--keyword=C_:1c,2", "--keyword=NC_:1c,2", "--keyword=g_dngettext:2,3", folder, output, NULL };

  return run (arguments, sources);
}

/* The length of what must stay as it is at @text: an escape, a format, a tag, an entity; 0: it is a letter. */
static gsize
get_fixed_length (const char *text)
{
  const char *end = NULL;

  if (*text == '\\')
    return 2;
  if (*text == '%' && text[1] == '<') /* %<PRIu64>, as xgettext writes it */
    return strcspn (text, ">") + 1;
  if (*text == '%')
    {
      gsize flags = strspn (text + 1, "-+#.'$*0123456789lhz");

      return flags + (text[1 + flags] != '\0' && strchr ("%diouxXeEfgGsc", text[1 + flags]) != NULL ? 2 : 1);
    }
  if (*text == '<')
    end = strchr (text, '>');
  else if (*text == '&')
    end = strchr (text, ';');

  return end != NULL ? (gsize) (end - text) + 1 : 0;
}

/* @text: as it stands between the quotes of a PO file. */
static void
append_accented (GString *result, const char *text)
{
  static const char letters[] = "aeiouAEIOUcnyCNY";
  static const char *const accented[] = { "á", "é", "í", "ó", "ú", "Á", "É", "Í", "Ó", "Ú", "ç", "ñ", "ý", "Ç", "Ñ", "Ý" };
  gsize length = g_utf8_strlen (text, -1);

  g_string_append (result, OPEN);
  while (*text != '\0')
    {
      gsize fixed = get_fixed_length (text);
      const char *letter = fixed == 0 ? strchr (letters, *text) : NULL;

      if (letter != NULL)
        g_string_append (result, accented[letter - letters]);
      else
        g_string_append_len (result, text, MAX (fixed, 1));
      text += MAX (fixed, 1);
    }
  for (gsize i = 1; i < (length + 2) * 2 / 5; i++)
    g_string_append (result, i % 6 == 1 ? " " : "ö");
  g_string_append (result, CLOSE);
}

/* Returns: (transfer full) (nullable): the text of the lines of @keyword, and of those that go on, moved behind them. */
static char *
take_text (char ***line, const char *keyword)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (!g_str_has_prefix (**line, keyword))
    return NULL;
  do
    {
      const char *first = strchr (**line, '"'), *last = strrchr (**line, '"');

      g_string_append_len (text, first + 1, last - first - 1);
      (*line)++;
    }
  while (**line != NULL && ***line == '"');

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
append_entry (GString *catalogue, char ***line)
{
  g_autofree char *context = take_text (line, "msgctxt "), *one = take_text (line, "msgid ");
  g_autofree char *many = take_text (line, "msgid_plural ");

  if (one == NULL)
    {
      (*line)++;
      return;
    }
  if (g_str_has_prefix (one, "\\n") || g_str_has_suffix (one, "\\n"))
    return; /* of the command line; the brackets would stand on the wrong side of it */
  if (strstr (one, "%<") != NULL)
    g_string_append (catalogue, "#, c-format\n");
  if (context != NULL)
    g_string_append_printf (catalogue, "msgctxt \"%s\"\n", context);
  g_string_append_printf (catalogue, "msgid \"%s\"\n", one);
  if (many != NULL)
    g_string_append_printf (catalogue, "msgid_plural \"%s\"\nmsgstr[0] \"", many);
  else
    g_string_append (catalogue, "msgstr \"");
  if (*one != '\0')
    append_accented (catalogue, one);
  else
    g_string_append (catalogue, "Content-Type: text/plain; charset=UTF-8\\nPlural-Forms: nplurals=2; plural=(n != 1);\\n");
  g_string_append (catalogue, "\"\n");
  if (many != NULL)
    {
      g_string_append (catalogue, "msgstr[1] \"");
      append_accented (catalogue, many);
      g_string_append (catalogue, "\"\n");
    }
}

static gboolean
translate (const char *template, const char *folder)
{
  g_autofree char *text = NULL, *messages = g_build_filename (folder, LANGUAGE, "LC_MESSAGES", NULL);
  g_autofree char *output = g_strconcat ("--output-file=", messages, "/" GETTEXT_PACKAGE ".mo", NULL);
  const char *const arguments[] = { "msgfmt", "-", output, NULL };
  g_autoptr (GString) catalogue = g_string_new (NULL);
  g_auto (GStrv) lines = NULL;

  if (!g_file_get_contents (template, &text, NULL, NULL) || g_mkdir_with_parents (messages, 0700) != 0)
    return FALSE;
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line != NULL;)
    append_entry (catalogue, &line);

  return run (arguments, catalogue->str);
}

const char *
pseudo_language_use (const char *folder)
{
  g_autofree char *root = g_path_get_dirname (g_test_get_dir (G_TEST_DIST));
  g_autofree char *template = g_build_filename (folder, "template.pot", NULL);
  g_autofree char *xgettext = g_find_program_in_path ("xgettext"), *msgfmt = g_find_program_in_path ("msgfmt");

  if (xgettext == NULL || msgfmt == NULL)
    return "gettext's programs are not installed";
  g_assert_true (extract (root, template));
  g_assert_true (translate (template, folder));
  g_assert_nonnull (setlocale (LC_ALL, "C.UTF-8"));
  g_setenv ("LANGUAGE", LANGUAGE, TRUE);
  bindtextdomain (GETTEXT_PACKAGE, folder);
  textdomain (GETTEXT_PACKAGE);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  g_assert_true (g_str_has_prefix (dgettext (GETTEXT_PACKAGE, "Explore"), OPEN));

  return NULL;
}

char *
pseudo_language_dup_rest (const char *text)
{
  g_autoptr (GString) rest = g_string_new (NULL);
  int depth = 0;

  while (*text != '\0')
    {
      const char *next = g_utf8_next_char (text);

      if (g_str_has_prefix (text, OPEN))
        depth++;
      else if (g_str_has_prefix (text, CLOSE))
        depth--;
      else if (depth == 0)
        g_string_append_len (rest, text, next - text);
      text = next;
    }

  return g_string_free (g_steal_pointer (&rest), FALSE);
}
