/* What a file says of one array it holds, before any of its values is read. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  SPEC_DTYPE_F16,
  SPEC_DTYPE_BF16,
  SPEC_DTYPE_F32,
  SPEC_DTYPE_F64,
  SPEC_DTYPE_I8,
  SPEC_DTYPE_I16,
  SPEC_DTYPE_I32,
  SPEC_DTYPE_I64,
  SPEC_DTYPE_U8,
  SPEC_DTYPE_U16,
  SPEC_DTYPE_U32,
  SPEC_DTYPE_U64,
  SPEC_DTYPE_STRING, /* fixed-width text: rows may be named by it; never an embedding */
  SPEC_DTYPE_OTHER,  /* complex, boolean, objects: listed by info, never read */
} SpecDType;

/** Returns: bytes of a value, 0 for strings and others. */
gsize spec_dtype_get_size (SpecDType dtype);

/** Returns: NumPy's name of it: "float32", "int64" … */
const char *spec_dtype_get_name (SpecDType dtype);

/** Returns: whether values of it can be converted to float32. */
gboolean spec_dtype_is_number (SpecDType dtype);

typedef struct
{
  char *name; /* (nullable): within the file */
  SpecDType dtype;
  char *type_name; /* as `info` prints it: "float32", or for others what the file calls it: "<c16" */
  gboolean big_endian;
  gboolean fortran_order;
  guint n_dimensions; /* may exceed 8, of which only the first 8 are told */
  gsize shape[8];
} SpecArrayInfo;

/** Returns: (transfer full): a nameless little-endian C-order array of two dimensions. */
SpecArrayInfo *spec_array_info_new_table (SpecDType dtype, gsize rows, gsize columns);

/** Returns: (transfer full): the same with strings of its own */
SpecArrayInfo *spec_array_info_copy (const SpecArrayInfo *info);

/** @info: (transfer full): not NULL; its names go with it. */
void spec_array_info_free (SpecArrayInfo *info);

/**
 * spec_array_info_list:
 * Returns: (transfer full) (element-type SpecArrayInfo): what the file holds, in its order, data not loaded; or NULL
 */
GPtrArray *spec_array_info_list (const char *path, GCancellable *cancellable, GError **error);

/** Returns: (transfer full): the shape as Python prints it: "(1713, 1280)". */
char *spec_array_info_dup_shape (const SpecArrayInfo *info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecArrayInfo, spec_array_info_free)

G_END_DECLS
