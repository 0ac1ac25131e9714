#include "embedding/spec-table-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-array-choice.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-row-store.h"
#include "embedding/spec-table-layout.h"

/* Records between two looks at the cancellable. */
#define RECORDS_AT_ONCE 256

static gboolean
check_columns (const SpecDelimitedText *text, gsize columns, GError **error)
{
  if (text->cells->len == columns)
    return TRUE;

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: line %zu: expected %zu columns, found %u"), text->label,
               text->line, columns, text->cells->len);

  return FALSE;
}

static gboolean
read_record (const SpecDelimitedText *text, const SpecTableLayout *layout, float *row, GError **error)
{
  for (gsize i = layout->first_value; i < layout->columns; i++)
    {
      const SpecCell *cell = spec_delimited_text_cell (text, i);
      g_autofree char *found = NULL;
      double value;

      if (spec_table_layout_parse (cell, &value))
        {
          row[i - layout->first_value] = (float) value;
          continue;
        }
      found = spec_file_label_quote (cell->text, cell->length);
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                   _ ("%s: line %zu, column %zu: expected a number, found %s"),
                   text->label, text->line, i + 1, found);
      return FALSE;
    }

  return TRUE;
}

static gsize
count_lines (GBytes *bytes)
{
  gsize size, count = 1;
  const char *at = g_bytes_get_data (bytes, &size);
  const char *end = at + size;

  for (; (at = memchr (at, '\n', end - at)) != NULL; at++)
    count++;

  return count;
}

/* Goes through the records that are left and, where there is a store, reads their values into it. */
static gboolean
walk (SpecDelimitedText *text, const SpecTableLayout *layout, SpecRowStore *store, gsize *rows,
      GCancellable *cancellable, GError **error)
{
  for (*rows = 0;; ++*rows)
    {
      float *row;

      if (*rows % RECORDS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!spec_delimited_text_next (text, error))
        return FALSE;
      if (text->cells->len == 0)
        return TRUE;
      if (!check_columns (text, layout->columns, error))
        return FALSE;
      if (store == NULL)
        continue;
      row = spec_row_store_add (
        store, layout->name_column < 0 ? NULL : spec_cell_dup (spec_delimited_text_cell (text, layout->name_column)));
      g_assert (row != NULL);
      if (!read_record (text, layout, row, error))
        return FALSE;
    }
}

GPtrArray *
spec_table_file_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecDelimitedText) text = spec_delimited_text_new (file->path, file->label, file->bytes);
  SpecTableLayout layout;
  GPtrArray *infos;
  gsize rows;

  if (!spec_table_layout_find (text, &layout, error) || !walk (text, &layout, NULL, &rows, cancellable, error))
    return NULL;

  infos = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_array_info_free);
  g_ptr_array_add (infos, spec_array_info_new_table (SPEC_DTYPE_F32, rows, layout.columns - layout.first_value));

  return infos;
}

SpecArrayData *
spec_table_file_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecDelimitedText) text = spec_delimited_text_new (file->path, file->label, file->bytes);
  g_autoptr (SpecRowStore) store = NULL;
  SpecTableLayout layout;
  gsize rows;

  if (!spec_array_choice_refuse_name (file->label, array, error) || !spec_table_layout_find (text, &layout, error))
    return NULL;

  store = spec_row_store_new (file->label, count_lines (file->bytes), layout.columns - layout.first_value,
                              g_bytes_get_size (file->bytes), layout.name_column >= 0, error);
  if (store == NULL || !walk (text, &layout, store, &rows, cancellable, error))
    return NULL;

  return spec_row_store_finish (g_steal_pointer (&store), error);
}
