/* The rows a map is made of, in memory: divided by their lengths where the geometry is that of the cosine, their mean
 * subtracted, in a unit (a power of two) in which their mean squared length is about 1. Neither of the latter two
 * changes who is near to whom, and both spare the digits of single precision. */
#pragma once

#include <gio/gio.h>

#include "agreement/spec-points.h"

G_BEGIN_DECLS

/**
 * spec_map_points_new:
 * @unit_length: whether rows are divided by their lengths; a row of zeros stays one
 *
 * One thread, hence the same bits always. Fails with SPEC_ERROR_VALUE where a value is not finite, SPEC_ERROR_MEMORY,
 * G_IO_ERROR_CANCELLED.
 */
SpecPoints *spec_map_points_new (SpecEmbedding *embedding,
                                 const guint32 *rows,
                                 gsize count,
                                 gboolean unit_length,
                                 GCancellable *cancellable,
                                 GError **error);

G_END_DECLS
