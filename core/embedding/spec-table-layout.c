#include "embedding/spec-table-layout.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "base/spec-error.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-input-file.h"
#include "embedding/spec-decimal.h"

#define CELL(record, index) (&g_array_index (record, SpecCell, index))

static const char *const NAMES_OF_LISTS[]
  = { "path", "paths", "file",  "files", "filename", "file_name", "image", "name",
      "id",   "ids",   "index", "word",  "text",     "key",       NULL };
static const char *const NAMES_OF_NUMBERINGS[] = { "", "id", "ids", "index", "idx", "row", "unnamed: 0", NULL };

gboolean
spec_table_layout_parse (const SpecCell *cell, double *value)
{
  *value = NAN;

  return cell->length == 0 || spec_decimal_parse (cell->text, cell->length, value);
}

static gboolean
is_value (const SpecCell *cell)
{
  double value;

  return spec_table_layout_parse (cell, &value);
}

static gboolean
is_one_of (const SpecCell *cell, const char *const *names)
{
  g_autofree char *text = spec_cell_dup (cell);
  g_autofree char *lower = g_ascii_strdown (g_strstrip (text), -1);

  return g_strv_contains (names, lower);
}

/* "0,1,2,3": the columns' numbers from @first on, which pandas writes for a table without names; R begins with 1. */
static gboolean
counts_up (GArray *record, gsize first, gboolean from_one)
{
  double start = 0, value;

  for (gsize i = first; i < record->len; i++)
    {
      if (!spec_decimal_parse (CELL (record, i)->text, CELL (record, i)->length, &value))
        return FALSE;
      if (i == first)
        start = value;
      if (value != start + (double) (i - first))
        return FALSE;
    }

  return first < record->len && (start == 0 || (start == 1 && from_one));
}

static gboolean
is_heading (GArray *first, GArray *second)
{
  gsize text = 0;

  for (gsize i = 0; i < MIN (first->len, second->len); i++)
    if (!is_value (CELL (first, i)) && is_value (CELL (second, i)))
      return TRUE;
  if (CELL (first, 0)->length == 0)
    return counts_up (first, 1, TRUE);

  while (text < first->len && !is_value (CELL (first, text)))
    text++;

  /* "0,1" may well be a row of values; "0,1,2" of a table without names is not one in earnest. */
  return is_one_of (CELL (first, 0), NAMES_OF_LISTS) ? counts_up (first, text, TRUE)
                                                     : first->len - text >= 3 && counts_up (first, text, FALSE);
}

static void
find_columns (SpecTableLayout *layout, GArray *heading, GArray *record)
{
  layout->columns = record->len;
  layout->first_value = 0;
  layout->name_column = -1;
  while (layout->first_value < record->len && !is_value (CELL (record, layout->first_value)))
    layout->first_value++;
  if (heading != NULL && layout->first_value == 0 && record->len > 1 && heading->len > 0
      && is_one_of (CELL (heading, 0), NAMES_OF_NUMBERINGS))
    layout->first_value = 1;

  if (layout->first_value > 0)
    layout->name_column = 0;
  for (gsize i = layout->first_value; heading != NULL && i-- > 0;)
    if (i < heading->len && is_one_of (CELL (heading, i), NAMES_OF_LISTS))
      layout->name_column = i;
}

static GArray *
copy_record (const SpecDelimitedText *text)
{
  return g_array_append_vals (g_array_new (FALSE, FALSE, sizeof (SpecCell)), text->cells->data, text->cells->len);
}

gboolean
spec_table_layout_find (SpecDelimitedText *text, SpecTableLayout *layout, GError **error)
{
  SpecDelimitedText start = *text;
  g_autoptr (GArray) first = NULL;
  g_autofree char *found = NULL;
  SpecDelimitedText second;

  if (!spec_delimited_text_next (text, error))
    return FALSE;
  first = copy_record (text);
  second = *text;
  if (!spec_delimited_text_next (text, error))
    return FALSE;

  layout->heading = first->len > 0 && text->cells->len > 0 && is_heading (first, text->cells);
  find_columns (layout, layout->heading ? first : NULL, layout->heading ? text->cells : first);
  *text = layout->heading ? second : start;
  if (layout->first_value < layout->columns)
    return TRUE;

  found
    = spec_file_label_quote (first->len > 0 ? CELL (first, 0)->text : "", first->len > 0 ? CELL (first, 0)->length : 0);
  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: has no column of numbers: expected a table of numbers, found %s"), text->label, found);

  return FALSE;
}
