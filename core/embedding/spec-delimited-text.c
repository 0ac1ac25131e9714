#include "embedding/spec-delimited-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"

static char
guess_separator (const char *path, const char *at, const char *end)
{
  static const char SEPARATORS[] = { ',', '\t', ';' };
  gsize counts[G_N_ELEMENTS (SEPARATORS)] = { 0 };
  gboolean quoted = FALSE;
  gsize best = 0;

  if (g_str_has_suffix (path, ".tsv") || g_str_has_suffix (path, ".TSV"))
    return '\t';

  for (; at < end && (quoted || *at != '\n'); at++)
    {
      quoted ^= *at == '"';
      for (gsize i = 0; i < G_N_ELEMENTS (SEPARATORS); i++)
        counts[i] += !quoted && *at == SEPARATORS[i];
    }
  for (gsize i = 1; i < G_N_ELEMENTS (SEPARATORS); i++)
    if (counts[i] > counts[best])
      best = i;

  return SEPARATORS[best];
}

SpecDelimitedText *
spec_delimited_text_new (const char *path, const char *label, GBytes *bytes)
{
  SpecDelimitedText *self = g_new0 (SpecDelimitedText, 1);
  gsize size;

  self->label = label;
  self->at = g_bytes_get_data (bytes, &size);
  self->at = size > 0 ? self->at : ""; /* nothing is nowhere */
  self->end = self->at + size;
  if (size >= 3 && memcmp (self->at, "\xef\xbb\xbf", 3) == 0)
    self->at += 3;
  self->separator = guess_separator (path, self->at, self->end);
  self->cells = g_array_new (FALSE, FALSE, sizeof (SpecCell));
  self->next_line = 1;

  return self;
}

void
spec_delimited_text_free (SpecDelimitedText *self)
{
  g_array_unref (self->cells);
  g_free (self);
}

static gboolean
is_line_end (const SpecDelimitedText *self, const char *at)
{
  return at == self->end || *at == '\n' || (*at == '\r' && (at + 1 == self->end || at[1] == '\n'));
}

/* Takes a field in quotes; stands behind the closing one afterwards. */
static gboolean
take_quoted (SpecDelimitedText *self, SpecCell *cell)
{
  cell->text = ++self->at;
  for (; self->at < self->end; self->at++)
    {
      self->next_line += *self->at == '\n';
      if (*self->at != '"')
        continue;
      if (self->at + 1 == self->end || self->at[1] != '"')
        {
          cell->length = self->at++ - cell->text;
          return self->at == self->end || *self->at == self->separator || is_line_end (self, self->at);
        }
      cell->doubled = TRUE;
      self->at++;
    }

  return FALSE;
}

static void
take_plain (SpecDelimitedText *self, SpecCell *cell)
{
  cell->text = self->at;
  while (!is_line_end (self, self->at) && *self->at != self->separator)
    self->at++;
  cell->length = self->at - cell->text;
}

static void
skip_empty_lines (SpecDelimitedText *self)
{
  for (; self->at < self->end && is_line_end (self, self->at); self->at++)
    self->next_line += *self->at == '\n';
}

gboolean
spec_delimited_text_next (SpecDelimitedText *self, GError **error)
{
  g_array_set_size (self->cells, 0);
  skip_empty_lines (self);
  self->line = self->next_line;
  if (self->at == self->end)
    return TRUE;

  for (;;)
    {
      SpecCell cell = { 0 };

      if (self->at < self->end && *self->at == '"')
        {
          if (!take_quoted (self, &cell))
            {
              g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                           _ ("%s: line %zu"
                              ": a quoted field does not end: expected a quote and a separator, found none"),
                           self->label, self->line);
              return FALSE;
            }
        }
      else
        take_plain (self, &cell);
      g_array_append_val (self->cells, cell);

      if (self->at == self->end || *self->at != self->separator)
        return TRUE;
      self->at++;
    }
}

char *
spec_cell_dup (const SpecCell *cell)
{
  char *text = g_utf8_make_valid (cell->text, cell->length);
  char *to = text;

  if (!cell->doubled)
    return text;

  for (const char *from = text; *from != '\0'; from++)
    {
      *to++ = *from;
      if (from[0] == '"' && from[1] == '"')
        from++;
    }
  *to = '\0';

  return text;
}
