/* The rows of an embedding that a computation uses, made ready for single precision.
 *
 * Squared distances by matrix products cancel when the cloud lies far from the origin, and overflow when its units are extreme:
 * rows are therefore handed out centred and in a unit (a power of two) in which their mean squared length is about 1. Distances
 * are the embedding's divided by `unit`. */
#pragma once

#include "base/spec-team.h"
#include "embedding/spec-embedding.h"

G_BEGIN_DECLS

typedef struct
{
  SpecEmbedding *embedding; /* owned */
  guint32 *indices;         /* owned; NULL: all rows */
  gsize count;
  gsize dimensions;
  double unit;    /* of length, in the embedding's units */
  float *mean;    /* dimensions values */
  float *squares; /* count squared lengths of the centred rows, in unit^2 */
  float *lengths; /* count lengths of the rows as they are, not centred, in the embedding's units */
} SpecRows;

/**
 * spec_rows_new:
 * @indices: (nullable) (array length=count): in any order; NULL: all rows, @count ignored
 *
 * Reads the rows twice. Fails with SPEC_ERROR_VALUE when one is not finite, SPEC_ERROR_MEMORY, or G_IO_ERROR_CANCELLED.
 */
SpecRows *spec_rows_new (SpecEmbedding *embedding, const guint32 *indices, gsize count, SpecTeam *team, GCancellable *cancellable,
                         GError **error);
/** @rows: (nullable) (transfer full): gives up its share of the embedding; what was made of the rows must be gone. */
void spec_rows_free (SpecRows *rows);

/** Reads rows first … as they are into C-order (count, dimensions) @out. */
void spec_rows_read (const SpecRows *rows, gsize first, gsize count, float *out);

/** Reads rows first … as (x - mean)/unit into C-order (count, dimensions) @out. */
void spec_rows_read_centred (const SpecRows *rows, gsize first, gsize count, float *out);

/** Reads rows first … divided by their lengths. Rows of zeros stay zeros. */
void spec_rows_read_normalised (const SpecRows *rows, gsize first, gsize count, float *out);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecRows, spec_rows_free)

G_END_DECLS
