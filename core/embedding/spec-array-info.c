#include "embedding/spec-array-info.h"

#include "embedding/spec-array-format.h"

static const struct
{
  const char *name;
  gsize size;
} DTYPES[] = {
  [SPEC_DTYPE_F16] = { "float16", 2 },   [SPEC_DTYPE_BF16] = { "bfloat16", 2 }, [SPEC_DTYPE_F32] = { "float32", 4 },
  [SPEC_DTYPE_F64] = { "float64", 8 },   [SPEC_DTYPE_I8] = { "int8", 1 },       [SPEC_DTYPE_I16] = { "int16", 2 },
  [SPEC_DTYPE_I32] = { "int32", 4 },     [SPEC_DTYPE_I64] = { "int64", 8 },     [SPEC_DTYPE_U8] = { "uint8", 1 },
  [SPEC_DTYPE_U16] = { "uint16", 2 },    [SPEC_DTYPE_U32] = { "uint32", 4 },    [SPEC_DTYPE_U64] = { "uint64", 8 },
  [SPEC_DTYPE_STRING] = { "string", 0 }, [SPEC_DTYPE_OTHER] = { "other", 0 },
};

gsize
spec_dtype_get_size (SpecDType dtype)
{
  g_return_val_if_fail ((gsize) dtype < G_N_ELEMENTS (DTYPES), 0);

  return DTYPES[dtype].size;
}

const char *
spec_dtype_get_name (SpecDType dtype)
{
  g_return_val_if_fail ((gsize) dtype < G_N_ELEMENTS (DTYPES), "other");

  return DTYPES[dtype].name;
}

gboolean
spec_dtype_is_number (SpecDType dtype)
{
  return spec_dtype_get_size (dtype) > 0;
}

SpecArrayInfo *
spec_array_info_new_table (SpecDType dtype, gsize rows, gsize columns)
{
  SpecArrayInfo *info = g_new0 (SpecArrayInfo, 1);

  info->dtype = dtype;
  info->type_name = g_strdup (spec_dtype_get_name (dtype));
  info->n_dimensions = 2;
  info->shape[0] = rows;
  info->shape[1] = columns;

  return info;
}

SpecArrayInfo *
spec_array_info_copy (const SpecArrayInfo *info)
{
  SpecArrayInfo *copy = g_memdup2 (info, sizeof *info);

  copy->name = g_strdup (info->name);
  copy->type_name = g_strdup (info->type_name);

  return copy;
}

void
spec_array_info_free (SpecArrayInfo *info)
{
  g_return_if_fail (info != NULL);

  g_free (info->name);
  g_free (info->type_name);
  g_free (info);
}

GPtrArray *
spec_array_info_list (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecInputFile) file = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  file = spec_input_file_open (path, error);
  if (file == NULL)
    return NULL;

  return spec_array_format_list (file, cancellable, error);
}

char *
spec_array_info_dup_shape (const SpecArrayInfo *info)
{
  GString *text = g_string_new ("(");
  guint stored = MIN (info->n_dimensions, G_N_ELEMENTS (info->shape));

  for (guint i = 0; i < stored; i++)
    g_string_append_printf (text, i == 0 ? "%zu" : ", %zu", info->shape[i]);
  if (info->n_dimensions > stored)
    g_string_append (text, ", ...");
  g_string_append (text, info->n_dimensions == 1 ? ",)" : ")");

  return g_string_free (text, FALSE);
}
