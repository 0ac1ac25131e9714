#include "embedding/spec-npy-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/spec-error.h"
#include "embedding/spec-array-choice.h"
#include "embedding/spec-npy-strings.h"
#include "embedding/spec-pickle-advice.h"

static SpecNpyHeader *
parse_header (const char *label, GBytes *bytes, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  return spec_npy_header_parse (label, data, size, error);
}

GPtrArray *
spec_npy_file_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecNpyHeader) header = parse_header (file->label, file->bytes, error);
  GPtrArray *infos;

  if (header == NULL)
    return NULL;

  infos = g_ptr_array_new_with_free_func ((GDestroyNotify) spec_array_info_free);
  g_ptr_array_add (infos, spec_array_info_copy (header->info));

  return infos;
}

/* Bytes behind the values are let pass, as NumPy does: several arrays may have been saved one after the other. */
static gboolean
check_size (const char *label, const SpecNpyHeader *header, gsize size, GError **error)
{
  if (header->data_size <= size - header->data_offset)
    return TRUE;

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_FORMAT,
               _ ("%s: ends early: expected %zu bytes of values, found %zu"), label,
               header->data_size, size - header->data_offset);

  return FALSE;
}

/* bfloat16 arrays of JAX and ml_dtypes are saved as records of two bytes without a name. */
static gboolean
refuse_unnamed_type (const char *label, const SpecNpyHeader *header, GError **error)
{
  if (header->kind != 'V' || header->item_size != 2)
    return FALSE;

  g_set_error (
    error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED,
    _ ("%s: NumPy did not save what its values are: expected a type of numbers, found %s. If they are bfloat16, save "
       "them with .astype('float32')"),
    label, header->info->type_name);

  return TRUE;
}

SpecArrayData *
spec_npy_file_load_array (const char *path, const char *array, const char *label, GBytes *bytes, GError **error)
{
  g_autoptr (SpecNpyHeader) header = parse_header (label, bytes, error);
  SpecArrayInfo *info;

  if (header == NULL)
    return NULL;
  if (header->kind == 'O')
    {
      spec_pickle_advice_set_error (error, array != NULL ? SPEC_PICKLE_NPZ : SPEC_PICKLE_NPY, path, array);
      return NULL;
    }
  if (refuse_unnamed_type (label, header, error) || !spec_array_data_check_info (label, header->info, error)
      || !check_size (label, header, g_bytes_get_size (bytes), error))
    return NULL;

  info = spec_array_info_copy (header->info);
  info->name = g_strdup (array);

  return spec_array_data_new (label, info, g_bytes_new_from_bytes (bytes, header->data_offset, header->data_size),
                              error);
}

SpecArrayData *
spec_npy_file_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  if (!spec_array_choice_refuse_name (file->label, array, error))
    return NULL;

  return spec_npy_file_load_array (file->path, NULL, file->label, file->bytes, error);
}

static gboolean
is_list (const SpecNpyHeader *header)
{
  gboolean text = header->info->dtype == SPEC_DTYPE_STRING && header->item_size > 0;
  gboolean integers = spec_dtype_is_number (header->info->dtype) && header->kind != 'f';

  return header->info->n_dimensions == 1 && (text || integers);
}

char **
spec_npy_file_read_strings (const char *path, const char *label, GBytes *bytes, gsize *count, GError **error)
{
  g_autoptr (SpecNpyHeader) header = parse_header (label, bytes, error);
  g_autofree char *shape = NULL;

  if (header == NULL)
    return NULL;
  if (header->kind == 'O')
    {
      spec_pickle_advice_set_error (error, SPEC_PICKLE_STRINGS, path, NULL);
      return NULL;
    }
  if (!check_size (label, header, g_bytes_get_size (bytes), error))
    return NULL;

  shape = spec_array_info_dup_shape (header->info);
  if (!is_list (header))
    {
      g_set_error (error, SPEC_ERROR, SPEC_ERROR_SHAPE,
                   _ ("%s: is no list: expected strings or integers in one dimension, found %s %s"), label,
                   header->info->type_name, shape);
      return NULL;
    }
  *count = header->info->shape[0];

  return spec_npy_strings_decode (label, header, (const guint8 *) g_bytes_get_data (bytes, NULL) + header->data_offset,
                                  error);
}
