#include "embedding/spec-array-data.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"

/* A Fortran-order array is read in tiles that stay in the first-level cache: TILE_ROWS of a column lie together in the
 * file. */
#define TILE_ROWS 128
#define TILE_COLUMNS 32

/* The system takes at least so much of a hint, and may forget the rest. */
#define EXPECTED_BYTES (128 * 1024)

/* Of more than this, the first pages might have to go for the last before they are read. */
#define EXPECTED_MOST ((gsize) 4 * 1024 * 1024 * 1024)

/* Row numbers are guint32 and BLAS takes int. */
#define MAX_EXTENT G_MAXINT32

static gboolean
check_type (const char *label, const SpecArrayInfo *info, GError **error)
{
  if (spec_dtype_is_number (info->dtype))
    return TRUE;

  if (info->dtype == SPEC_DTYPE_STRING)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED, _ ("%s: holds text: expected numbers, found %s"), label,
                 info->type_name);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED,
                 _ ("%s: a type that is not read: expected real numbers, found %s"), label, info->type_name);

  return FALSE;
}

static gboolean
check_dimensions (const char *label, const SpecArrayInfo *info, GError **error)
{
  g_autofree char *shape = NULL;

  if (info->n_dimensions == 2)
    return TRUE;

  shape = spec_array_info_dup_shape (info);
  if (info->n_dimensions == 1)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE,
                 _ ("%s: one number for each row is no embedding: expected rows × columns, found the shape %s"), label,
                 shape);
  else
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE,
                 _ ("%s: not a table: expected rows × columns, found the shape %s"), label, shape);

  return FALSE;
}

gboolean
spec_array_data_check_info (const char *label, const SpecArrayInfo *info, GError **error)
{
  gsize rows = info->shape[0], columns = info->shape[1];

  if (!check_type (label, info, error) || !check_dimensions (label, info, error))
    return FALSE;

  if (rows < 2)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE,
                 _ ("%s: too few rows: expected at least 2, found %zu"), label, rows);
  else if (columns < 1)
    g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE, _ ("%s: no columns: expected at least 1, found 0"), label);
  else if (rows > MAX_EXTENT || columns > MAX_EXTENT)
    g_set_error (
      error, SPEC_ERROR, SPEC_ERROR_SHAPE,
      _ ("%s: too large: expected at most %d rows and columns, found %zu × %zu"), label,
      MAX_EXTENT, rows, columns);
  else
    return TRUE;

  return FALSE;
}

SpecArrayData *
spec_array_data_new (const char *label, SpecArrayInfo *info, GBytes *bytes, GError **error)
{
  g_autoptr (SpecArrayInfo) owned_info = info;
  g_autoptr (GBytes) owned_bytes = bytes;
  SpecArrayData *data;
  gsize size, count, needed;

  if (!spec_array_data_check_info (label, info, error))
    return NULL;

  size = spec_dtype_get_size (info->dtype);
  if (!g_size_checked_mul (&count, info->shape[0], info->shape[1]) || !g_size_checked_mul (&needed, count, size)
      || needed > g_bytes_get_size (bytes))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
                   _ ("%s: ends early: expected %.0f bytes of values, found %zu"), label,
                   (double) info->shape[0] * (double) info->shape[1] * (double) size, g_bytes_get_size (bytes));
      return NULL;
    }

  data = g_atomic_rc_box_new0 (SpecArrayData);
  data->row_stride = info->fortran_order ? size : info->shape[1] * size;
  data->column_stride = info->fortran_order ? info->shape[0] * size : size;
  data->convert = spec_row_convert_get (info->dtype, info->big_endian);
  data->info = g_steal_pointer (&owned_info);
  data->bytes = g_steal_pointer (&owned_bytes);

  return data;
}

SpecArrayData *
spec_array_data_ref (SpecArrayData *data)
{
  return g_atomic_rc_box_acquire (data);
}

static void
array_data_clear (gpointer pointer)
{
  SpecArrayData *data = pointer;

  spec_array_info_free (data->info);
  g_bytes_unref (data->bytes);
  g_strfreev (data->row_names);
  g_free (data->path);
  g_mutex_clear (&data->digesting);
  g_free (data->sha256);
  g_clear_pointer (&data->mapping, spec_file_mapping_unref);
}

void
spec_array_data_unref (SpecArrayData *data)
{
  g_atomic_rc_box_release_full (data, array_data_clear);
}

/* Values of one column for @count rows: consecutive ones, or those of @indices, brought together before they are
 * converted. */
static void
read_column (const SpecArrayData *data, const guint8 *column, gsize first, const guint32 *indices, gsize count,
             float *target)
{
  guint8 raw[TILE_ROWS * sizeof (guint64)];
  gsize size = data->row_stride;

  if (indices == NULL)
    {
      data->convert (column + first * size, target, count);
      return;
    }

  for (gsize i = 0; i < count; i++)
    memcpy (raw + i * size, column + indices[i] * size, size);
  data->convert (raw, target, count);
}

/* @count <= TILE_ROWS rows of a Fortran-order array. */
static void
read_fortran_band (const SpecArrayData *data, gsize first, const guint32 *indices, gsize count, float *rows)
{
  float tile[TILE_COLUMNS][TILE_ROWS];
  const guint8 *bytes = g_bytes_get_data (data->bytes, NULL);
  gsize columns = data->info->shape[1];

  for (gsize start = 0; start < columns; start += TILE_COLUMNS)
    {
      gsize width = MIN (TILE_COLUMNS, columns - start);

      for (gsize j = 0; j < width; j++)
        read_column (data, bytes + (start + j) * data->column_stride, first, indices, count, tile[j]);
      for (gsize i = 0; i < count; i++)
        for (gsize j = 0; j < width; j++)
          rows[i * columns + start + j] = tile[j][i];
    }
}

static void
read_fortran (const SpecArrayData *data, gsize first, const guint32 *indices, gsize count, float *rows)
{
  for (gsize done = 0; done < count; done += TILE_ROWS)
    read_fortran_band (data, first + done, indices != NULL ? indices + done : NULL, MIN (TILE_ROWS, count - done),
                       rows + done * data->info->shape[1]);
}

/* Whether the values of a row do not lie together. */
static gboolean
has_scattered_rows (const SpecArrayData *data)
{
  return data->column_stride != spec_dtype_get_size (data->info->dtype);
}

void
spec_array_data_read_rows (const SpecArrayData *data, gsize first, gsize count, float *rows)
{
  const guint8 *bytes = g_bytes_get_data (data->bytes, NULL);
  gsize columns = data->info->shape[1];

  if (has_scattered_rows (data))
    read_fortran (data, first, NULL, count, rows);
  else if (data->row_stride == columns * data->column_stride)
    data->convert (bytes + first * data->row_stride, rows, count * columns);
  else
    for (gsize i = 0; i < count; i++)
      data->convert (bytes + (first + i) * data->row_stride, rows + i * columns, columns);
}

void
spec_array_data_gather_rows (const SpecArrayData *data, const guint32 *indices, gsize count, float *rows)
{
  const guint8 *bytes = g_bytes_get_data (data->bytes, NULL);
  gsize columns = data->info->shape[1];

  if (has_scattered_rows (data))
    read_fortran (data, 0, indices, count, rows);
  else
    for (gsize i = 0; i < count; i++)
      data->convert (bytes + indices[i] * data->row_stride, rows + i * columns, columns);
}

/* Every page of a Fortran-order file holds something of some row: all are asked for, in the order they will be read. */
static void
expect_all (const SpecArrayData *data)
{
  gsize size;
  const guint8 *bytes = g_bytes_get_data (data->bytes, &size);

  for (gsize done = 0; size <= EXPECTED_MOST && done < size; done += EXPECTED_BYTES)
    spec_file_mapping_expect (data->mapping, bytes + done, MIN (EXPECTED_BYTES, size - done));
}

void
spec_array_data_expect_rows (const SpecArrayData *data, const guint32 *indices, gsize count)
{
  const guint8 *bytes = g_bytes_get_data (data->bytes, NULL);
  gsize columns = data->info->shape[1];

  if (data->mapping == NULL || !spec_file_mapping_contains (data->mapping, bytes))
    return;
  if (has_scattered_rows (data))
    expect_all (data);
  else
    for (gsize i = 0; i < count; i++)
      spec_file_mapping_expect (data->mapping, bytes + indices[i] * data->row_stride, columns * data->column_stride);
}
