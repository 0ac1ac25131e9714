/* Writes .npy (version 1.0, little-endian, C order) and .npz files. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** A two-dimensional float32 array, C-order (rows, columns). Errors, here and below: GIO's, with the path before them. */
gboolean spec_npy_write_floats (const char *path, const float *values, gsize rows, gsize columns, GError **error);

/** A one-dimensional float64 array. */
gboolean spec_npy_write_doubles (const char *path, const double *values, gsize count, GError **error);

/** An .npz (stored, not deflated) of one (rows, columns) float32 array "features" and one string array "files" of rows
 * names. */
gboolean spec_npz_write_features (const char *path, const float *values, gsize rows, gsize columns,
                                  const char *const *files, GError **error);

G_END_DECLS
