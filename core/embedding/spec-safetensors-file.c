#include "embedding/spec-safetensors-file.h"

#include "embedding/spec-array-choice.h"
#include "embedding/spec-file-label.h"
#include "embedding/spec-safetensors-header.h"

GPtrArray *
spec_safetensors_file_list (SpecInputFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecSafetensorsHeader) header = spec_safetensors_header_read (file, error);

  return header != NULL ? g_ptr_array_ref (header->infos) : NULL;
}

SpecArrayData *
spec_safetensors_file_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error)
{
  g_autoptr (SpecSafetensorsHeader) header = spec_safetensors_header_read (file, error);
  g_autofree char *label = NULL;
  const SpecTensorRange *range;
  const SpecArrayInfo *info;
  guint chosen;

  if (header == NULL || !spec_array_choice_find (file->label, header->infos, array, &chosen, error))
    return NULL;

  info = header->infos->pdata[chosen];
  range = &g_array_index (header->ranges, SpecTensorRange, chosen);
  label = spec_file_label_new (file->path, info->name);

  return spec_array_data_new (label, spec_array_info_copy (info),
                              g_bytes_new_from_bytes (file->bytes, range->begin, range->end - range->begin), error);
}
