/* NumPy's fixed-width strings, and integers as decimals. Private to core/embedding. */
#pragma once

#include "embedding/spec-npy-header.h"

G_BEGIN_DECLS

/**
 * spec_npy_strings_decode:
 * @header: of one dimension and kind U, S, i or u
 * @values: all its values
 *
 * Returns: (transfer full): as many strings as there are values, and a NULL; or NULL without memory for them
 */
char **spec_npy_strings_decode (const char *label, const SpecNpyHeader *header, const guint8 *values, GError **error);

G_END_DECLS
