/* One embedding: n samples in d dimensions, as a file holds them. Immutable; any thread may read it.
 *
 * Row i is sample i. A block of rows handed out is C-order (count, d): seen by BLAS the d x count column-major matrix
 * with leading dimension d. */
#pragma once

#include <gio/gio.h>
#include <glib-object.h>

#include "embedding/spec-array-info.h"

G_BEGIN_DECLS

#define SPEC_TYPE_EMBEDDING (spec_embedding_get_type ())

typedef struct _SpecEmbedding SpecEmbedding;

/** Returns: the boxed type, for properties: copying one is a share more, no copy of the rows */
GType spec_embedding_get_type (void); /* boxed */

/**
 * spec_embedding_load:
 * @location: "FILE" or "FILE:ARRAY" (a file of that whole name is preferred to splitting at the colon)
 *
 * Opens an embedding in any of the formats (see spec-array-format.c). A C-order or Fortran-order .npy (and a stored npz member, where its
 * bytes can be mapped, and .safetensors, .fvecs) is mapped and converted row block by row block as it is read; the
 * others are read into float32. Values are not looked at here: see spec_embedding_check(). Needs at least 2 rows and 1
 * column.
 *
 * Errors name the file, what was expected and what was found.
 * Returns: (transfer full): the embedding, or NULL
 */
SpecEmbedding *spec_embedding_load (const char *location, GCancellable *cancellable, GError **error);

/**
 * spec_embedding_new_take:
 * @rows: (transfer full): C-order (samples, dimensions) float32, from g_malloc
 * @name: how figures call it
 */
SpecEmbedding *spec_embedding_new_take (float *rows, gsize samples, gsize dimensions, const char *name);

/** Returns: (transfer full): the same data under another name for figures and tables; the data is shared. */
SpecEmbedding *spec_embedding_rename (SpecEmbedding *embedding, const char *name);

/** Share it and give a share up, on any thread; not NULL. The last share unmaps the file. */
SpecEmbedding *spec_embedding_ref (SpecEmbedding *embedding);
void spec_embedding_unref (SpecEmbedding *embedding);

/** Returns: n, its rows: at least 2 of a loaded one */
gsize spec_embedding_get_samples (const SpecEmbedding *embedding);

/** Returns: d, values of a row: 1 or more */
gsize spec_embedding_get_dimensions (const SpecEmbedding *embedding);

/** Returns: the type of the numbers in the file; of one made in memory float32 */
SpecDType spec_embedding_get_dtype (const SpecEmbedding *embedding);

/** Returns: the path it was loaded from, or NULL for one made in memory. */
const char *spec_embedding_get_path (const SpecEmbedding *embedding);

/** Returns: the array's name within its file, or NULL where a file holds just one without a name. */
const char *spec_embedding_get_array (const SpecEmbedding *embedding);

/** Returns: how figures and tables call it; the file's stem unless renamed. */
const char *spec_embedding_get_name (const SpecEmbedding *embedding);

/**
 * spec_embedding_get_row_names:
 * Returns: (nullable): what the file itself says its rows are (an npz array "files", "paths" or "ids", the words of a
 * word vector file, the text column of a table): samples strings and a NULL
 */
const char *const *spec_embedding_get_row_names (const SpecEmbedding *embedding);

/**
 * spec_embedding_read_rows:
 * @rows: (out caller-allocates): (count, dimensions) float32, C order
 *
 * Copies rows first … first + count - 1, converted to float32 (float64 beyond its range becomes infinite).
 */
void spec_embedding_read_rows (const SpecEmbedding *embedding, gsize first, gsize count, float *rows);

/** Like spec_embedding_read_rows() for the @count rows listed in @indices. */
void spec_embedding_gather_rows (const SpecEmbedding *embedding, const guint32 *indices, gsize count, float *rows);

/**
 * spec_embedding_check:
 * @need_norm: whether a row of zeros is an error too (the cosine kernel divides by the row's length)
 *
 * Reads all values once and fails with SPEC_ERROR_VALUE on those not finite: how many rows, and the first.
 */
gboolean
spec_embedding_check (const SpecEmbedding *embedding, gboolean need_norm, GCancellable *cancellable, GError **error);

/**
 * spec_embedding_check_unchanged:
 *
 * Fails with SPEC_ERROR_FORMAT where the file an embedding is mapped from has been written to since it was loaded: its
 * rows are not to be believed then, though reading them does no harm. To be asked after a computation. Takes
 * microseconds.
 */
gboolean spec_embedding_check_unchanged (const SpecEmbedding *embedding, GError **error);

/** Returns: (transfer full): the SHA-256 of the file's bytes in hex; for one made in memory, that of its float32
 * values. Read through for once; whoever asks meanwhile waits. */
char *spec_embedding_dup_sha256 (const SpecEmbedding *embedding, GCancellable *cancellable, GError **error);

/**
 * spec_embedding_digest_ahead:
 * @cancellable: (nullable)
 *
 * Begins with it beside other work that will ask for it at its end.
 * Returns: (transfer full): the thread that reads, to be joined before the program ends
 */
GThread *spec_embedding_digest_ahead (SpecEmbedding *embedding, GCancellable *cancellable);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (SpecEmbedding, spec_embedding_unref)

G_END_DECLS
