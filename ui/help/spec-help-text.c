#include "help/spec-help-text.h"

#include <string.h>

static void
block_free (gpointer data)
{
  SpecHelpBlock *block = data;

  g_free (block->text);
  g_free (block->target);
  g_free (block);
}

static void
add_block (GPtrArray *blocks, SpecHelpKind kind, const char *text, char *target)
{
  SpecHelpBlock *block = g_new (SpecHelpBlock, 1);

  *block = (SpecHelpBlock) { kind, g_strdup (text), target };
  g_ptr_array_add (blocks, block);
}

/* A line without a mark goes on what stands above it. */
static void
continue_block (GPtrArray *blocks, gboolean *open, const char *line)
{
  SpecHelpBlock *last = *open ? blocks->pdata[blocks->len - 1] : NULL;

  if (last != NULL && (last->kind == SPEC_HELP_PARAGRAPH || last->kind == SPEC_HELP_ITEM))
    {
      char *joined = g_strconcat (last->text, " ", g_strstrip ((char *) line), NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }
  add_block (blocks, SPEC_HELP_PARAGRAPH, line, NULL);
  *open = TRUE;
}

/* Lines as typed that follow each other are one block. */
static void
add_typed (GPtrArray *blocks, const char *line)
{
  SpecHelpBlock *last = blocks->len > 0 ? blocks->pdata[blocks->len - 1] : NULL;

  if (last != NULL && last->kind == SPEC_HELP_TYPED)
    {
      char *joined = g_strconcat (last->text, "\n", line, NULL);

      g_free (last->text);
      last->text = joined;
      return;
    }
  add_block (blocks, SPEC_HELP_TYPED, line, NULL);
}

/* Returns: whether @line is a picture alone. */
static gboolean
add_picture (GPtrArray *blocks, const char *line)
{
  const char *middle = strstr (line, "](");
  g_autofree char *text = NULL;

  if (!g_str_has_prefix (line, "![") || middle == NULL || !g_str_has_suffix (line, ")"))
    return FALSE;
  text = g_strndup (line + 2, (gsize) (middle - line - 2));
  add_block (blocks, SPEC_HELP_PICTURE, text, g_strndup (middle + 2, strlen (middle + 2) - 1));

  return TRUE;
}

static gboolean
is_numbered (const char *line)
{
  return g_ascii_isdigit (line[0]) && line[1] == '.' && line[2] == ' ';
}

static void
parse_line (GPtrArray *blocks, gboolean *open, char *line)
{
  gboolean item = g_str_has_prefix (line, "- ") || is_numbered (line);

  if (*g_strchomp (line) == '\0')
    *open = FALSE;
  else if (g_str_has_prefix (line, "    ") && !*open)
    add_typed (blocks, line + 4);
  else if (g_str_has_prefix (line, "## "))
    add_block (blocks, SPEC_HELP_HEADING, line + 3, NULL);
  else if (g_str_has_prefix (line, "# "))
    add_block (blocks, SPEC_HELP_TITLE, line + 2, NULL);
  else if (item)
    add_block (blocks, SPEC_HELP_ITEM, strchr (line, ' ') + 1, *line == '-' ? g_strdup ("•") : g_strndup (line, 2));
  else if (!add_picture (blocks, line))
    continue_block (blocks, open, line);
  *open = *open || item;
}

GPtrArray *
spec_help_text_parse (const char *page)
{
  GPtrArray *blocks = g_ptr_array_new_with_free_func (block_free);
  g_auto (GStrv) lines = NULL;
  gboolean open = FALSE; /* the last block may go on */

  g_return_val_if_fail (page != NULL, blocks);

  lines = g_strsplit (page, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    parse_line (blocks, &open, lines[i]);

  return blocks;
}

/* A link of @text, which begins with "[". Returns: what follows it, or NULL when it is none. */
static const char *
span_link (const char *text, SpecHelpSpanFunc func, gpointer data)
{
  const char *middle = strstr (text, "]("), *end = middle != NULL ? strchr (middle, ')') : NULL;
  g_autofree char *target = NULL;

  if (end == NULL)
    return NULL;
  target = g_strndup (middle + 2, (gsize) (end - middle - 2));
  func (SPEC_HELP_LINK, text + 1, (gsize) (middle - text - 1), target, data);

  return end + 1;
}

/* What stands between two @mark. Returns: what follows it, or NULL when it is not closed. */
static const char *
span_marked (const char *text, const char *mark, SpecHelpStyle style, SpecHelpSpanFunc func, gpointer data)
{
  const char *begin = text + strlen (mark), *end = strstr (begin, mark);

  if (end == NULL)
    return NULL;
  func (style, begin, (gsize) (end - begin), NULL, data);

  return end + strlen (mark);
}

void
spec_help_text_each_span (const char *text, SpecHelpSpanFunc func, gpointer data)
{
  g_return_if_fail (text != NULL);
  g_return_if_fail (func != NULL);

  while (*text != '\0')
    {
      gsize plain = strcspn (text, "*`[");
      const char *mark = text + plain, *next = NULL;

      if (plain > 0)
        func (SPEC_HELP_PLAIN, text, plain, NULL, data);
      if (*mark == '[')
        next = span_link (mark, func, data);
      else if (*mark == '`')
        next = span_marked (mark, "`", SPEC_HELP_CODE, func, data);
      else if (g_str_has_prefix (mark, "**"))
        next = span_marked (mark, "**", SPEC_HELP_STRONG, func, data);
      if (next == NULL && *mark != '\0')
        func (SPEC_HELP_PLAIN, mark, 1, NULL, data);
      text = next != NULL ? next : mark + (*mark != '\0');
    }
}
