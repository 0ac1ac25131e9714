/* Rows of an embedding in memory, as they are: agreement measures visit them in every order, which a mapped file is
 * slow at. */
#pragma once

#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

typedef struct
{
  float *values; /* owned; C-order (count, dimensions) */
  gsize count;
  gsize dimensions;
} SpecPoints;

/**
 * spec_points_new:
 * @indices: (nullable) (array length=count): NULL: all rows, @count ignored
 *
 * Fails with SPEC_ERROR_MEMORY or G_IO_ERROR_CANCELLED; values are not looked at.
 */
SpecPoints *spec_points_new (
    const SpecEmbedding *embedding, const guint32 *indices, gsize count, GCancellable *cancellable, GError **error);
/** @points: (nullable) (transfer full): clouds and spaces made of them must be gone. */
void spec_points_free (SpecPoints *points);

/** Returns: (transfer none): row @index. */
const float *spec_points_get (const SpecPoints *points, gsize index);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecPoints, spec_points_free)

G_END_DECLS
