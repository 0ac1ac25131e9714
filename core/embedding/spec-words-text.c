#include "embedding/spec-words-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-array-choice.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-decimal.h"
#include "embedding/spec-row-store.h"

/* How many lines tell whether the first field is a word, and of how many parts a word may consist ("New York 0.1 0.2").
 */
#define LINES_TO_JUDGE 100
#define LINES_AT_ONCE 256

typedef struct
{
  const char *at;
  const char *end;
  gsize line; /* of what was taken last, from 1 */
} Lines;

typedef struct
{
  const char *text;
  gsize length;
} Slice;

typedef struct
{
  gboolean named;
  gsize columns;   /* values on a line */
  gsize announced; /* rows by the first line, 0: it does not say */
} Layout;

static gboolean
is_blank (char c)
{
  return c == ' ' || c == '\t' || c == '\r';
}

/* Takes the next line that is not blank, without blanks around it. */
static gboolean
take_line (Lines *lines, Slice *line)
{
  while (lines->at < lines->end)
    {
      const char *start = lines->at;
      const char *end = memchr (start, '\n', lines->end - start);

      end = end != NULL ? end : lines->end;
      lines->at = MIN (end + 1, lines->end);
      lines->line++;
      while (start < end && is_blank (*start))
        start++;
      while (start < end && is_blank (end[-1]))
        end--;
      *line = (Slice) { start, end - start };
      if (line->length > 0)
        return TRUE;
    }

  return FALSE;
}

/* Takes the field @rest begins with. */
static gboolean
take_field (Slice *rest, Slice *field)
{
  const char *at = rest->text, *end = rest->text + rest->length;

  while (at < end && is_blank (*at))
    at++;
  field->text = at;
  while (at < end && !is_blank (*at))
    at++;
  field->length = at - field->text;
  *rest = (Slice) { at, end - at };

  return field->length > 0;
}

static gsize
count_fields (Slice line)
{
  Slice field;
  gsize count = 0;

  while (take_field (&line, &field))
    count++;

  return count;
}

static gboolean
begins_with_number (Slice line)
{
  Slice field;
  double value;

  return take_field (&line, &field) && spec_decimal_parse (field.text, field.length, &value);
}

/* "400000 300" over lines of 300 numbers, with or without a word before them. */
static gboolean
read_heading (Slice first, Slice second, Layout *layout)
{
  guint64 numbers[2];
  Slice field;
  gsize fields = count_fields (second);

  if (count_fields (first) != 2)
    return FALSE;
  for (gsize i = 0; i < 2; i++)
    {
      g_autofree char *text = NULL;

      take_field (&first, &field);
      text = g_strndup (field.text, MIN (field.length, 24));
      if (!g_ascii_string_to_unsigned (text, 10, 1, G_MAXINT32, &numbers[i], NULL))
        return FALSE;
    }
  if (fields < numbers[1] || (fields == numbers[1] && numbers[1] == 2))
    return FALSE;

  layout->announced = numbers[0];
  layout->columns = numbers[1];
  layout->named = fields > numbers[1];

  return TRUE;
}

/* Without a heading: where every line begins with a number there are no words. A word may have several parts, so the
 * shortest line tells how many numbers there are. */
static void
judge_lines (Lines lines, Layout *layout)
{
  gsize shortest = G_MAXSIZE;
  Slice line;

  layout->announced = 0;
  layout->named = FALSE;
  for (gsize i = 0; i < LINES_TO_JUDGE && take_line (&lines, &line); i++)
    {
      shortest = MIN (shortest, count_fields (line));
      layout->named |= !begins_with_number (line);
    }
  layout->columns = shortest == G_MAXSIZE ? 0 : layout->named ? shortest - 1 : shortest;
}

static gboolean
find_layout (SpecInputFile *file, Lines *lines, Layout *layout, GError **error)
{
  Lines ahead;
  Slice first = { "", 0 }, second;
  g_autofree char *found = NULL;
  gsize size;

  lines->at = g_bytes_get_data (file->bytes, &size);
  lines->end = lines->at + size;
  lines->line = 0;
  if (size >= 3 && memcmp (lines->at, "\xef\xbb\xbf", 3) == 0)
    lines->at += 3;

  ahead = *lines;
  if (take_line (&ahead, &first))
    {
      Lines behind_heading = ahead;

      if (take_line (&ahead, &second) && read_heading (first, second, layout))
        {
          *lines = behind_heading;
          return TRUE;
        }
    }
  judge_lines (*lines, layout);
  if (layout->columns > 0)
    return TRUE;

  found = spec_file_label_quote (first.text, first.length);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: holds no vectors: expected lines of numbers, with or without a word before them, found %s"),
               file->label, found);

  return FALSE;
}

static gboolean
set_line_error (SpecInputFile *file, const Lines *lines, gsize expected, Slice found, GError **error)
{
  g_autofree char *quoted = spec_file_label_quote (found.text, found.length);

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: line %zu: expected %zu numbers, found %s"), file->label,
               lines->line, expected, quoted);

  return FALSE;
}

/* Splits a line into its word, which is all but the last fields, and these. */
static gboolean
split_word (const Layout *layout, Slice *line, Slice *word)
{
  const char *at = line->text + line->length;

  for (gsize i = 0; i < layout->columns; i++)
    {
      while (at > line->text && is_blank (at[-1]))
        at--;
      while (at > line->text && !is_blank (at[-1]))
        at--;
    }
  *word = (Slice) { line->text, at - line->text };
  while (word->length > 0 && is_blank (word->text[word->length - 1]))
    word->length--;
  line->length -= at - line->text;
  line->text = at;

  return (word->length > 0) == layout->named;
}

static gboolean
read_values (SpecInputFile *file, const Lines *lines, const Layout *layout, Slice rest, float *row, GError **error)
{
  for (gsize i = 0; i < layout->columns; i++)
    {
      Slice field;
      double value;

      if (!take_field (&rest, &field) || !spec_decimal_parse (field.text, field.length, &value))
        return set_line_error (file, lines, layout->columns, field, error);
      row[i] = (float) value;
    }

  return TRUE;
}

static gboolean
read_lines (SpecInputFile *file, Lines *lines, const Layout *layout, SpecRowStore *store, GCancellable *cancellable,
            GError **error)
{
  Slice line, word;

  while (take_line (lines, &line))
    {
      float *row;

      if (lines->line % LINES_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!split_word (layout, &line, &word))
        return set_line_error (file, lines, layout->columns, (Slice) { word.text, word.length + line.length }, error);
      row = spec_row_store_add (store, layout->named ? g_utf8_make_valid (word.text, word.length) : NULL);
      if (row == NULL || !read_values (file, lines, layout, line, row, error))
        return row != NULL ? FALSE : set_line_error (file, lines, layout->columns, line, error);
    }

  return TRUE;
}

static gsize
count_lines (Lines lines)
{
  Slice line;
  gsize count = 0;

  while (take_line (&lines, &line))
    count++;

  return count;
}

static gboolean
check_announced (SpecInputFile *file, const Layout *layout, gsize found, GError **error)
{
  if (layout->announced == 0 || layout->announced == found)
    return TRUE;

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: its first line counts other rows: expected %zu, found %zu"),
               file->label, layout->announced, found);

  return FALSE;
}

GPtrArray *
spec_words_text_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  Lines lines;
  Layout layout;
  GPtrArray *infos;

  if (!find_layout (file, &lines, &layout, error))
    return NULL;

  infos = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_array_info_free);
  g_ptr_array_add (infos, spec_array_info_new_table (SPEC_DTYPE_F32, count_lines (lines), layout.columns));

  return infos;
}

SpecArrayData *
spec_words_text_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecRowStore) store = NULL;
  Lines lines;
  Layout layout;
  gsize count;

  if (!spec_array_choice_refuse_name (file->label, array, error) || !find_layout (file, &lines, &layout, error))
    return NULL;

  count = count_lines (lines);
  if (!check_announced (file, &layout, count, error))
    return NULL;
  store = spec_row_store_new (file->label, count, layout.columns, g_bytes_get_size (file->bytes), layout.named, error);
  if (store == NULL || !read_lines (file, &lines, &layout, store, cancellable, error))
    return NULL;

  return spec_row_store_finish (g_steal_pointer (&store), error);
}
