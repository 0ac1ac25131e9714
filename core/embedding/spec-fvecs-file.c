#include "embedding/spec-fvecs-file.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-array-choice.h"

#define ROWS_AT_ONCE 4096

/* Above it the file is something else. */
#define MAX_COLUMNS (1 << 24)

typedef struct
{
  gsize rows;
  gsize columns;
  gsize stride; /* bytes from row to row */
} Layout;

static gint64
load_length (const guint8 *at)
{
  gint32 length;

  memcpy (&length, at, sizeof length);

  return GINT32_FROM_LE (length);
}

static gboolean
find_layout (SpecInputFile *file, Layout *layout, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (file->bytes, &size);
  gint64 columns = size >= 4 ? load_length (data) : 0;

  if (columns < 1 || columns > MAX_COLUMNS)
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                   _ ("%s: is no .fvecs: expected the number of dimensions at its start, found %" PRId64),
                   file->label, columns);
      return FALSE;
    }

  layout->columns = columns;
  layout->stride = sizeof (gint32) + layout->columns * sizeof (float);
  layout->rows = size / layout->stride;
  if (size % layout->stride == 0)
    return TRUE;

  g_set_error (
    error, SPEC_ERROR, SPEC_ERROR_FORMAT,
    _ ("%s: ends early: expected %zu bytes for %zu rows, found %zu"),
    file->label, (layout->rows + 1) * layout->stride, layout->rows + 1, size);

  return FALSE;
}

static gboolean
check_rows (SpecInputFile *file, const Layout *layout, GCancellable *cancellable, GError **error)
{
  const guint8 *data = g_bytes_get_data (file->bytes, NULL);

  for (gsize i = 0; i < layout->rows; i++)
    {
      gint64 length = load_length (data + i * layout->stride);

      if (i % ROWS_AT_ONCE == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (length == (gint64) layout->columns)
        continue;
      g_set_error (
        error, SPEC_ERROR, SPEC_ERROR_FORMAT,
        _ ("%s: row %zu has another length: expected %zu, found %" PRId64),
        file->label, i, layout->columns, length);
      return FALSE;
    }

  return TRUE;
}

GPtrArray *
spec_fvecs_file_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  Layout layout;
  GPtrArray *infos;

  if (!find_layout (file, &layout, error))
    return NULL;

  infos = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_array_info_free);
  g_ptr_array_add (infos, spec_array_info_new_table (SPEC_DTYPE_F32, layout.rows, layout.columns));

  return infos;
}

SpecArrayData *
spec_fvecs_file_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  Layout layout;
  GBytes *values;
  SpecArrayData *data;

  if (!spec_array_choice_refuse_name (file->label, array, error) || !find_layout (file, &layout, error)
      || !check_rows (file, &layout, cancellable, error))
    return NULL;

  values = g_bytes_new_from_bytes (file->bytes, sizeof (gint32), g_bytes_get_size (file->bytes) - sizeof (gint32));
  data = spec_array_data_new (file->label, spec_array_info_new_table (SPEC_DTYPE_F32, layout.rows, layout.columns),
                              values, error);
  if (data != NULL)
    data->row_stride = layout.stride;

  return data;
}
