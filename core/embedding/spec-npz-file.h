/* .npz: a zip of .npy members. Private to core/embedding. */
#pragma once

#include "embedding/spec-array-data.h"
#include "embedding/spec-input-file.h"

G_BEGIN_DECLS

/** The first of the two operations of a format, see spec-array-format.h: its members that are .npy. */
GPtrArray *spec_npz_file_list (SpecInputFile *file, GCancellable *cancellable, GError **error);

/** A member that is stored as it is stays in the file, mapped; a deflated one is unpacked into memory. */
SpecArrayData *spec_npz_file_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error);

G_END_DECLS
