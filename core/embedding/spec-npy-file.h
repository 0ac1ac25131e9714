/* .npy, on its own or as a member of an .npz. Private to core/embedding and core/samples. */
#pragma once

#include "embedding/spec-array-data.h"
#include "embedding/spec-input-file.h"
#include "embedding/spec-npy-header.h"

G_BEGIN_DECLS

/** The two operations of a format: see spec-array-format.h. */
GPtrArray *spec_npy_file_list (SpecInputFile *file, GCancellable *cancellable, GError **error);
SpecArrayData *spec_npy_file_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error);

/**
 * spec_npy_file_load_array:
 * @path: the file, for advice on pickles
 * @array: (nullable): the member of an .npz
 * @label: how messages call it
 * @bytes: the whole .npy, header included
 */
SpecArrayData *
spec_npy_file_load_array (const char *path, const char *array, const char *label, GBytes *bytes, GError **error);

/**
 * spec_npy_file_read_strings:
 * @label: how messages call it
 * @bytes: a whole .npy of one dimension that holds strings or integers
 * @count: (out):
 *
 * Returns: (transfer full): the strings (integers in decimals) and a NULL; what is not UTF-8 is replaced
 */
char **spec_npy_file_read_strings (const char *path, const char *label, GBytes *bytes, gsize *count, GError **error);

G_END_DECLS
