/* The formats: each lists the arrays of a file and loads one. Private to core/embedding. */
#pragma once

#include "embedding/spec-array-data.h"
#include "embedding/spec-input-file.h"

G_BEGIN_DECLS

/** Returns: (transfer full) (element-type SpecArrayInfo): what the file holds, or NULL. */
GPtrArray *spec_array_format_list (SpecInputFile *file, GCancellable *cancellable, GError **error);

/**
 * spec_array_format_load:
 * @array: (nullable): the array's name; NULL: see spec_array_choice_find()
 */
SpecArrayData *
spec_array_format_load (SpecInputFile *file, const char *array, GCancellable *cancellable, GError **error);

G_END_DECLS
