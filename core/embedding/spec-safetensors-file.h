/* .safetensors: 8 bytes of length, a JSON header, the values. Private to core/embedding. */
#pragma once

#include "embedding/spec-array-data.h"
#include "embedding/spec-input-file.h"

G_BEGIN_DECLS

/** The two operations of a format: see spec-array-format.h. */
GPtrArray *spec_safetensors_file_list (SpecInputFile *file, GCancellable *cancellable, GError **error);
SpecArrayData *
spec_safetensors_file_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error);

G_END_DECLS
