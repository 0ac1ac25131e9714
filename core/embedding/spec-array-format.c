#include "embedding/spec-array-format.h"

#include <glib/gi18n-lib.h>

#include "base/spec-error.h"
#include "embedding/spec-npy-file.h"
#include "embedding/spec-npz-file.h"

typedef struct
{
  GPtrArray *(*list) (SpecInputFile *file, GCancellable *cancellable, GError **error);
  SpecArrayData *(*load) (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error);
} Format;

static const Format FORMATS[SPEC_FORMAT_FVECS + 1] = {
  [SPEC_FORMAT_NPY] = { spec_npy_file_list, spec_npy_file_load },
  [SPEC_FORMAT_NPZ] = { spec_npz_file_list, spec_npz_file_load },
};

static gboolean
check_known (SpecInputFile *file, GError **error)
{
  if (FORMATS[file->format].list != NULL)
    return TRUE;

  g_set_error (error, SPEC_ERROR, SPEC_ERROR_UNSUPPORTED, _ ("%s: a format that is not read yet: expected .npy or .npz"), file->label);

  return FALSE;
}

GPtrArray *
spec_array_format_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  if (!check_known (file, error))
    return NULL;

  return FORMATS[file->format].list (file, cancellable, error);
}

SpecArrayData *
spec_array_format_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  SpecArrayData *data;

  if (!check_known (file, error))
    return NULL;

  data = FORMATS[file->format].load (file, array, cancellable, error);
  if (data != NULL && data->path == NULL)
    data->path = g_strdup (file->path);

  return data;
}
