#include "samples/spec-list-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "base/spec-string-list.h"
#include "embedding/spec-delimited-text.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-file-mapping.h"
#include "embedding/spec-npy-file.h"

#define RECORDS_AT_ONCE 1024

/* What headings call each column. */
static const char *const HEADINGS[SPEC_N_LISTS][9] = {
  [SPEC_LIST_PATHS] = { "path", "paths", "file", "filename", "file_name", "filepath", "image", "image_path", NULL },
  [SPEC_LIST_LABELS] = { "label", "labels", "class", "class_name", "category", "target", NULL },
  [SPEC_LIST_TEXTS] = { "caption", "text", "captions", "texts", "sentence", NULL },
};

static gboolean
fail_memory (const char *label, const SpecStringList *strings, GError **error)
{
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_MEMORY, _ ("%s: not enough memory for %zu strings"), label, strings->count + 1);

  return FALSE;
}

static char **
take_strings (const char *label, SpecStringList *list, GError **error)
{
  char **strings = spec_string_list_finish (list);

  if (strings == NULL)
    fail_memory (label, list, error);

  return strings;
}

/* Splits at line ends; empty lines at the end are none. */
static char **
split_lines (const char *label, const char *at, gsize size, gsize *count, GError **error)
{
  g_auto (SpecStringList) lines = { 0 };
  const char *end;

  at = size > 0 ? at : ""; /* nothing is nowhere */
  end = at + size;

  while (end > at && (end[-1] == '\n' || end[-1] == '\r'))
    end--;
  while (at < end)
    {
      const char *close = memchr (at, '\n', end - at);
      const char *next = close != NULL ? close + 1 : end;

      close = close != NULL ? close : end;
      if (close > at && close[-1] == '\r')
        close--;
      if (!spec_string_list_add (&lines, g_strndup (at, close - at)))
        return fail_memory (label, &lines, error), NULL;
      at = next;
    }
  *count = lines.count;

  return take_strings (label, &lines, error);
}

/* Windows' editors write UTF-16 when asked for "Unicode". */
static GBytes *
decode_text (const char *label, GBytes *bytes, GError **error)
{
  gsize size, written;
  const char *data = g_bytes_get_data (bytes, &size);
  char *text;

  if (size >= 2 && (memcmp (data, "\xff\xfe", 2) == 0 || memcmp (data, "\xfe\xff", 2) == 0))
    {
      text = g_convert (data, size, "UTF-8", "UTF-16", NULL, &written, NULL);
      if (text != NULL)
        return g_bytes_new_take (text, written);
    }
  else if (size == 0 || memchr (data, '\0', size) == NULL)
    return size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0 ? g_bytes_new_from_bytes (bytes, 3, size - 3)
                                                              : g_bytes_ref (bytes);

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: is no text: expected one entry a line, found binary data"),
               label);

  return NULL;
}

static gboolean
has_table_ending (const char *path)
{
  g_autofree char *lower = g_ascii_strdown (path, -1);

  return g_str_has_suffix (lower, ".csv") || g_str_has_suffix (lower, ".tsv");
}

/* Finds each list's column in the heading; the names that come first in HEADINGS win. */
static gboolean
find_columns (const SpecDelimitedText *heading, gssize *columns)
{
  gboolean found = FALSE;

  for (gsize list = 0; list < SPEC_N_LISTS; list++)
    {
      columns[list] = -1;
      for (gsize name = 0; HEADINGS[list][name] != NULL && columns[list] < 0; name++)
        for (guint i = 0; i < heading->cells->len && columns[list] < 0; i++)
          {
            g_autofree char *text = spec_cell_dup (spec_delimited_text_cell (heading, i));

            if (g_ascii_strcasecmp (g_strstrip (text), HEADINGS[list][name]) == 0)
              columns[list] = i;
          }
      found |= columns[list] >= 0;
    }

  return found;
}

static char *
dup_heading (const SpecDelimitedText *heading)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < heading->cells->len; i++)
    {
      const SpecCell *cell = spec_delimited_text_cell (heading, i);
      g_autofree char *quoted = spec_file_label_quote (cell->text, cell->length);

      g_string_append_printf (text, i > 0 ? ", %s" : "%s", quoted);
      if (i == 7 && i + 1 < heading->cells->len)
        {
          g_string_append (text, " …");
          break;
        }
    }

  return g_string_free (text, FALSE);
}

static gboolean
add_record (const SpecDelimitedText *text, const gssize *columns, SpecStringList *lists, GError **error)
{
  for (gsize i = 0; i < SPEC_N_LISTS; i++)
    {
      if (columns[i] < 0)
        continue;
      if ((gsize) columns[i] >= text->cells->len)
        {
          g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                       _ ("%s: line %zu: expected at least %zd columns, found %u"),
                       text->label, text->line, columns[i] + 1, text->cells->len);
          return FALSE;
        }
      if (!spec_string_list_add (&lists[i], spec_cell_dup (spec_delimited_text_cell (text, columns[i]))))
        return fail_memory (text->label, &lists[i], error);
    }

  return TRUE;
}

static gboolean
read_records (SpecDelimitedText *text, const gssize *columns, SpecStringList *lists, gsize *count,
              GCancellable *cancellable, GError **error)
{
  for (;; ++*count)
    {
      if (*count % RECORDS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!spec_delimited_text_next (text, error))
        return FALSE;
      if (text->cells->len == 0)
        return TRUE;
      if (!add_record (text, columns, lists, error))
        return FALSE;
    }
}

/* A heading that names no column we know: of a single column the first line is an entry like the others. */
static gboolean
handle_no_heading (const SpecDelimitedText *text, SpecListColumn wanted, gssize *columns, gboolean *is_entry,
                   GError **error)
{
  g_autofree char *found = NULL;

  *is_entry = FALSE;
  if (find_columns (text, columns) && columns[wanted] >= 0)
    return TRUE;
  if (text->cells->len == 1)
    {
      for (gsize i = 0; i < SPEC_N_LISTS; i++)
        columns[i] = i == wanted ? 0 : -1;
      *is_entry = TRUE;
      return TRUE;
    }

  found = dup_heading (text);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: has no such column: expected a heading with “%s”, found %s"), text->label, HEADINGS[wanted][0],
               found);

  return FALSE;
}

static gboolean
read_table (SpecListFile *list, const char *path, const char *label, GBytes *bytes, SpecListColumn wanted,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecDelimitedText) text = spec_delimited_text_new (path, label, bytes);
  SpecStringList lists[SPEC_N_LISTS] = { 0 };
  gssize columns[SPEC_N_LISTS];
  gboolean is_entry, read;

  if (!spec_delimited_text_next (text, error))
    return FALSE;
  if (text->cells->len == 0)
    return TRUE;
  if (!handle_no_heading (text, wanted, columns, &is_entry, error))
    return FALSE;

  read = !is_entry || add_record (text, columns, lists, error);
  list->count = is_entry ? 1 : 0;
  read = read && read_records (text, columns, lists, &list->count, cancellable, error);
  for (gsize i = 0; i < SPEC_N_LISTS; i++)
    {
      if (read && columns[i] >= 0)
        list->columns[i] = take_strings (label, &lists[i], error);
      read = read && (columns[i] < 0 || list->columns[i] != NULL);
      spec_string_list_clear (&lists[i]);
    }

  return read;
}

static gboolean
read_bytes (SpecListFile *list, const char *path, const char *label, GBytes *bytes, SpecListColumn wanted,
            GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) text = NULL;
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  if (size >= 6 && memcmp (data, "\x93NUMPY", 6) == 0)
    {
      list->columns[wanted] = spec_npy_file_read_strings (path, label, bytes, &list->count, error);
      return list->columns[wanted] != NULL;
    }

  text = decode_text (label, bytes, error);
  if (text == NULL)
    return FALSE;
  if (has_table_ending (path))
    return read_table (list, path, label, text, wanted, cancellable, error);

  data = g_bytes_get_data (text, &size);
  list->columns[wanted] = split_lines (label, (const char *) data, size, &list->count, error);

  return list->columns[wanted] != NULL;
}

static gboolean
read_any (SpecListFile *list, const char *path, const char *label, SpecListColumn wanted, GCancellable *cancellable,
          GError **error)
{
  g_autoptr (SpecFileMapping) mapping = spec_file_mapping_new (path, error);
  g_autoptr (GBytes) bytes = mapping != NULL ? spec_file_mapping_get_bytes (mapping) : NULL;

  return mapping != NULL
         && spec_file_mapping_confirm (mapping, read_bytes (list, path, label, bytes, wanted, cancellable, error), error);
}

SpecListFile *
spec_list_file_read (const char *path, SpecListColumn wanted, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecListFile) list = g_new0 (SpecListFile, 1);
  g_autofree char *label = spec_file_label_new (path, NULL);

  if (!read_any (list, path, label, wanted, cancellable, error))
    return NULL;
  if (list->count > 0)
    return g_steal_pointer (&list);

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT, _ ("%s: lists nothing: expected one entry a line, found none"),
               label);

  return NULL;
}

void
spec_list_file_free (SpecListFile *list)
{
  for (gsize i = 0; i < SPEC_N_LISTS; i++)
    g_strfreev (list->columns[i]);
  g_free (list);
}
