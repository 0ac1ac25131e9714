#include "embedding/spec-array-format.h"

#include "embedding/spec-fvecs-file.h"
#include "embedding/spec-npy-file.h"
#include "embedding/spec-npz-file.h"
#include "embedding/spec-safetensors-file.h"
#include "embedding/spec-table-file.h"
#include "embedding/spec-words-file.h"

typedef struct
{
  GPtrArray *(*list) (SpecInputFile *file, GCancellable *cancellable, GError **error);
  SpecArrayData *(*load) (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error);
} Format;

static const Format FORMATS[] = {
  [SPEC_FORMAT_NPY] = { spec_npy_file_list, spec_npy_file_load },
  [SPEC_FORMAT_NPZ] = { spec_npz_file_list, spec_npz_file_load },
  [SPEC_FORMAT_SAFETENSORS] = { spec_safetensors_file_list, spec_safetensors_file_load },
  [SPEC_FORMAT_TABLE] = { spec_table_file_list, spec_table_file_load },
  [SPEC_FORMAT_WORDS_TEXT] = { spec_words_text_list, spec_words_text_load },
  [SPEC_FORMAT_WORDS_BINARY] = { spec_words_binary_list, spec_words_binary_load },
  [SPEC_FORMAT_FVECS] = { spec_fvecs_file_list, spec_fvecs_file_load },
};

GPtrArray *
spec_array_format_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) infos = FORMATS[file->format].list (file, cancellable, error);

  return spec_file_mapping_confirm (file->mapping, infos != NULL, error) ? g_steal_pointer (&infos) : NULL;
}

SpecArrayData *
spec_array_format_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecArrayData) data = FORMATS[file->format].load (file, array, cancellable, error);

  /* What was copied out of the mapping while the file changed is not to be believed; nor would anyone ask later. */
  if (!spec_file_mapping_confirm (file->mapping, data != NULL, error))
    return NULL;

  data->path = g_strdup (file->path);
  if (spec_file_mapping_contains (file->mapping, g_bytes_get_data (data->bytes, NULL)))
    data->mapping = spec_file_mapping_ref (file->mapping);

  return g_steal_pointer (&data);
}
